"""A team, and a user's membership of it in one role."""

from __future__ import annotations

from enum import StrEnum

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from services.db.base import Base, Identified, enum_column

__all__ = ["Membership", "Role", "Team"]


class Role(StrEnum):
    """What a member may do: look, change, or also manage."""

    VIEWER = "viewer"
    EDITOR = "editor"
    OWNER = "owner"

    def allows(self, wanted: Role) -> bool:
        """Return whether this role includes ``wanted``."""
        order = tuple(Role)
        return order.index(self) >= order.index(wanted)


class Team(Identified, Base):
    """A group of users that owns projects."""

    __tablename__ = "team"

    name: Mapped[str] = mapped_column(sa.String(200))


class Membership(Identified, Base):
    """One user in one team."""

    __tablename__ = "membership"
    __table_args__ = (sa.UniqueConstraint("team_id", "user_id"),)

    team_id: Mapped[str] = mapped_column(sa.ForeignKey("team.id", ondelete="CASCADE"))
    user_id: Mapped[str] = mapped_column(sa.ForeignKey("user.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(enum_column(Role, "role"))
