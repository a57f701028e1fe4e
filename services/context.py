"""Services: the opened installation, handed to every service function.

Nothing here is global: a process opens one (``open_services``), a test opens as many
as it likes. Safe to share between threads.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from services.accounts.service import Actor, ensure_local_user
from services.blobs.store import LocalBlobs
from services.db import models as _all_tables  # noqa: F401  (mappers refer to each other)
from services.db.migrate import migrate
from services.db.session import Database
from services.settings import Settings

__all__ = ["Actor", "Sender", "Services", "open_services"]


class Sender(Protocol):
    """Puts a job's id into the queue."""

    def send(self, job_id: str) -> None:
        """Queue the job for a worker.

        Raises:
            services.errors.Unavailable: the queue does not answer.
        """


@dataclass(frozen=True, slots=True)
class Services:
    """Settings, database, blobs and the way to the queue."""

    settings: Settings
    database: Database
    blobs: LocalBlobs
    sender: Sender

    def local_actor(self) -> Actor:
        """Return the local user as actor."""
        with self.database.write() as session:
            return ensure_local_user(session)

    def close(self) -> None:
        """Close the database's connections."""
        self.database.close()


def open_services(settings: Settings | None = None, *, sender: Sender | None = None) -> Services:
    """Open the installation: create the folder, migrate the database, make the local user.

    ``sender`` defaults to Celery; tests and tools pass their own.
    """
    settings = settings or Settings.from_env()
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    migrate(settings.database_url)
    services = Services(
        settings=settings,
        database=Database(settings.database_url),
        blobs=LocalBlobs(settings.data_dir / "blobs"),
        sender=sender or _celery_sender(settings),
    )
    services.local_actor()
    return services


def _celery_sender(settings: Settings) -> Sender:
    # Celery is loaded only where jobs are really queued.
    from services.queue import CelerySender

    return CelerySender(settings)
