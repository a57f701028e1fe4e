"""The local user: who acts on one machine, made on the first start.

An installation for many replaces only who the actor is; every service function
already takes one and checks its membership.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from services.accounts.models import User
from services.projects.models import Project
from services.teams.models import Membership, Role, Team

__all__ = ["Actor", "ensure_local_user"]

LOCAL_NAME = "local"


@dataclass(frozen=True, slots=True)
class Actor:
    """The user on whose behalf a service function runs."""

    user_id: str


def ensure_local_user(session: Session) -> Actor:
    """Return the local user; on the first start also makes a team and the first project."""
    user = session.scalar(sa.select(User).where(User.name == LOCAL_NAME))
    if user is None:
        user = User(name=LOCAL_NAME, display_name="You")
        team = Team(name="My team")
        session.add_all([user, team])
        session.flush()
        session.add(Membership(team_id=team.id, user_id=user.id, role=Role.OWNER))
        session.add(Project(team_id=team.id, name="My line"))
        session.flush()
    return Actor(user.id)
