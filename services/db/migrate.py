"""Bring a database to the newest schema, under a lock so that two starts do not race.

    python -m services.db.migrate             # migrate, for a job that runs before the rest
    python -m services.db.migrate --wait 300  # wait so many seconds at most until it has been

The lock is for SQLite. On a server database one process must migrate while the others wait:
Alembic itself takes no lock there.
"""

from __future__ import annotations

import argparse
import fcntl
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from services.settings import Settings

__all__ = ["alembic_config", "is_newest", "main", "migrate"]

ASK_EVERY_S = 2.0


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


def is_newest(url: str) -> bool:
    """Return whether the schema of the database at ``url`` is the one that this code needs.

    Raises:
        sqlalchemy.exc.OperationalError: the database does not answer.
    """
    engine = sa.create_engine(url)
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    finally:
        engine.dispose()
    return found == ScriptDirectory.from_config(alembic_config(url)).get_current_head()


def main(argv: Sequence[str] | None = None) -> int:
    """Migrate, or wait for it; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m services.db.migrate")
    parser.add_argument("--wait", type=float, metavar="S", help="only wait, S seconds at most")
    options = parser.parse_args(argv)
    url = Settings.from_env().database_url
    if options.wait is None:
        migrate(url)
        return 0
    problem = _wait(url, options.wait)
    if problem:
        print(problem, file=sys.stderr)  # noqa: T201 - a command
    return 1 if problem else 0


def _wait(url: str, seconds: float) -> str:
    """Return why the wait was in vain, empty when the schema is the newest."""
    give_up_at = time.monotonic() + seconds
    while True:
        try:
            if is_newest(url):
                return ""
            why = "its schema is of another version: has the migration run?"
        except sa.exc.OperationalError as error:
            why = f"it does not answer: {error.orig}"
        if time.monotonic() >= give_up_at:
            return f"The database was not ready within {seconds:g} s; {why}"
        time.sleep(min(ASK_EVERY_S, seconds))


@contextmanager
def _one_at_a_time(url: str) -> Iterator[None]:
    path = sa.make_url(url).database
    if not url.startswith("sqlite") or not path:
        yield
        return
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with Path(path + ".migrating").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    sys.exit(main())
