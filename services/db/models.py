"""Every table in one import: what Alembic and ``create_all`` must see."""

from __future__ import annotations

from services.accounts.models import User
from services.db.base import Base
from services.generation.models import Job
from services.projects.models import Artifact, Project, Version
from services.teams.models import Membership, Team

__all__ = ["Artifact", "Base", "Job", "Membership", "Project", "Team", "User", "Version"]
