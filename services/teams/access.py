"""Access: which projects an actor sees, and what the role there permits.

Asked by every service function, for page, REST and worker alike. What an actor may
not see answers exactly as what does not exist: an id must not be confirmed.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Session

from services.accounts.service import Actor
from services.errors import NotAllowed, NotFound
from services.projects.models import Project
from services.teams.models import Membership, Role

__all__ = ["project_for", "projects_of"]


def projects_of(session: Session, actor: Actor) -> list[tuple[Project, Role]]:
    """Return the projects that the actor sees, oldest first, with the role in each."""
    rows = session.execute(_visible(actor).order_by(Project.created_at, Project.id))
    return [(project, role) for project, role in rows]


def project_for(session: Session, actor: Actor, project_id: str, wanted: Role) -> Project:
    """Return the project if the actor has at least the role ``wanted`` in it.

    Raises:
        NotFound: no such project, or the actor is in none of its teams.
        NotAllowed: the actor sees it, in a lower role.
    """
    row = session.execute(_visible(actor).where(Project.id == project_id)).first()
    if row is None:
        raise NotFound("project", project_id)
    project, role = row
    if not role.allows(wanted):
        raise NotAllowed(
            "not_allowed",
            f"This needs the role {wanted.value} in the project {project.name!r}; "
            f"yours is {role.value}. Ask an owner of the team.",
        )
    return project


def _visible(actor: Actor) -> sa.Select[Project, Role]:
    return (
        sa.select(Project, Membership.role)
        .join(Membership, Membership.team_id == Project.team_id)
        .where(Membership.user_id == actor.user_id)
    )
