"""First tables: user, team, membership, project, job, version, artifact.

Column types are spelt out and not taken from the models: a migration must go on
doing what it did when the models have moved on.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)
ROLES = ("viewer", "editor", "owner")
JOB_STATES = ("queued", "running", "succeeded", "failed", "cancelled")
STAGES = ("reading", "writing", "checking", "simulating", "scene", "saving")
VERSION_STATES = ("ready", "has_errors")


def upgrade() -> None:
    """Create all tables."""
    _accounts()
    _projects()
    _jobs()
    _versions()


def downgrade() -> None:
    """Drop all tables, those that refer to others first."""
    for table in ("artifact", "version", "job", "project", "membership", "user", "team"):
        op.drop_table(table)


def _accounts() -> None:
    op.create_table("team", *_identified(), sa.Column("name", sa.String(200), nullable=False))
    op.create_table(
        "user",
        *_identified(),
        sa.Column("name", sa.String(120), nullable=False, unique=True),
        sa.Column("display_name", sa.String(200), nullable=False),
    )
    op.create_table(
        "membership",
        *_identified(),
        _refers("team_id", "team.id", on_delete="CASCADE"),
        _refers("user_id", "user.id", on_delete="CASCADE", index=True),
        sa.Column("role", _choice("role", ROLES), nullable=False),
        sa.UniqueConstraint("team_id", "user_id"),
    )


def _projects() -> None:
    op.create_table(
        "project",
        *_identified(),
        _refers("team_id", "team.id", on_delete="CASCADE", index=True),
        sa.Column("name", sa.String(200), nullable=False),
    )


def _jobs() -> None:
    op.create_table(
        "job",
        *_identified(),
        _refers("project_id", "project.id", on_delete="CASCADE", index=True),
        _refers("author_id", "user.id"),
        sa.Column("parent_id", sa.String(32)),
        sa.Column("idempotency_key", sa.String(200), nullable=False, unique=True),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("state", _choice("state", JOB_STATES), nullable=False, index=True),
        sa.Column("stage", _choice("stage", STAGES)),
        sa.Column("progress", sa.Double, nullable=False),
        sa.Column("stages", sa.JSON, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("error_code", sa.String(60)),
        sa.Column("error_sentence", sa.Text),
        sa.Column("worker", sa.String(120)),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("sent_at", TIME),
        sa.Column("heartbeat_at", TIME),
        sa.Column("started_at", TIME),
        sa.Column("finished_at", TIME),
        sa.Column("revision", sa.Integer, nullable=False),
    )


def _versions() -> None:
    op.create_table(
        "version",
        *_identified(),
        _refers("project_id", "project.id", on_delete="CASCADE"),
        _refers("parent_id", "version.id", nullable=True),
        _refers("job_id", "job.id", nullable=True, unique=True),
        _refers("author_id", "user.id"),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("state", _choice("state", VERSION_STATES), nullable=False),
        sa.Column("model_version", sa.String(200), nullable=False),
        sa.Column("seed", sa.BigInteger, nullable=False),
        sa.Column("until", sa.Double, nullable=False),
        sa.Column("notes", sa.JSON, nullable=False),
        sa.Column("diagnostics", sa.JSON, nullable=False),
        sa.Column("figures", sa.JSON),
        sa.UniqueConstraint("project_id", "number"),
    )
    op.create_table(
        "artifact",
        *_identified(),
        _refers("version_id", "version.id", on_delete="CASCADE"),
        sa.Column("name", sa.String(400), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("media_type", sa.String(100), nullable=False),
        sa.UniqueConstraint("version_id", "name"),
    )


def _identified() -> tuple[sa.Column[str], sa.Column[object]]:
    return (
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("created_at", TIME, nullable=False),
    )


def _refers(
    name: str,
    target: str,
    *,
    on_delete: str | None = None,
    nullable: bool = False,
    index: bool | None = None,
    unique: bool | None = None,
) -> sa.Column[str]:
    return sa.Column(
        name,
        sa.String(32),
        sa.ForeignKey(target, ondelete=on_delete),
        nullable=nullable,
        index=index,
        unique=unique,
    )


def _choice(name: str, values: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=24)
