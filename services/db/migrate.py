"""Bring a database to the newest schema, under a lock so that two starts do not race."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

__all__ = ["alembic_config", "migrate"]


def alembic_config(url: str) -> Config:
    """Return Alembic's configuration for a database; there is no ini file to find."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    return config


def migrate(url: str) -> None:
    """Create or upgrade the database at ``url`` to the newest revision."""
    with _one_at_a_time(url):
        command.upgrade(alembic_config(url), "head")


@contextmanager
def _one_at_a_time(url: str) -> Iterator[None]:
    # A server database takes its own lock on the version table; a file needs ours.
    path = sa.make_url(url).database
    if not url.startswith("sqlite") or not path:
        yield
        return
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with Path(path + ".migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
