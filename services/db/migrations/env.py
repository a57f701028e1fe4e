"""Alembic's entry: runs the migrations of ``versions/`` on the configured database.

Not a package module: Alembic loads this file by path.
"""

from __future__ import annotations

from alembic import context

from services.db.models import Base
from services.db.session import Database


def run() -> None:
    """Run the migrations in one transaction (SQLite alters tables by copying them)."""
    url = context.config.get_main_option("sqlalchemy.url")
    assert url is not None
    database = Database(url)
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            render_as_batch=True,
            compare_type=True,
        )
        with context.begin_transaction():
            context.run_migrations()
    database.close()


run()
