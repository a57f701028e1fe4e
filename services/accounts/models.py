"""A user: a person (or, on one machine, "the person at this machine") who acts."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, mapped_column

from services.db.base import Base, Identified

__all__ = ["User"]


class User(Identified, Base):
    """One account. ``name`` is what signs in, ``display_name`` what others see."""

    __tablename__ = "user"

    name: Mapped[str] = mapped_column(sa.String(120), unique=True)
    display_name: Mapped[str] = mapped_column(sa.String(200))
