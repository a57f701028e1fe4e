"""Database: an engine and its sessions, with SQLite set up for several processes.

WAL lets the page read while a worker writes; ``busy_timeout`` makes a second writer
wait in place of failing. On SQLite a writing session starts with BEGIN IMMEDIATE:
with the default BEGIN, two sessions that read and then write fail with "database is
locked" at once, since SQLite cannot upgrade a stale snapshot however long it waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, sessionmaker

__all__ = ["Database"]

PRAGMAS = ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000")
WRITING = {"twinwright_writing": True}


class Database:
    """A connection pool that hands out sessions. Safe to share between threads."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.engine = _engine(url)
        self._sessions = sessionmaker(self.engine, expire_on_commit=False)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session for reading; nothing is committed."""
        with self._sessions() as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Open a session for writing: commits at the end, rolls back on an exception."""
        with self._sessions() as session:
            session.connection(execution_options=WRITING)
            yield session
            session.commit()

    def close(self) -> None:
        """Close all pooled connections."""
        self.engine.dispose()


def _engine(url: str) -> sa.Engine:
    engine = sa.create_engine(url, pool_pre_ping=not url.startswith("sqlite"))
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, record: object) -> None:
    # The driver's own implicit BEGIN is switched off; _begin_sqlite writes it.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("twinwright_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
