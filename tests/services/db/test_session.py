"""Sessions: commit, roll back, foreign keys, and writers that wait for one another."""

from __future__ import annotations

from datetime import UTC, datetime
from threading import Thread

import pytest
import sqlalchemy as sa

from services.accounts.models import User
from services.context import Services
from services.teams.models import Membership, Role


def test_an_exception_rolls_back(services: Services) -> None:
    with pytest.raises(RuntimeError), services.database.write() as session:
        session.add(User(name="someone", display_name="Someone"))
        raise RuntimeError
    with services.database.read() as session:
        assert session.scalar(sa.select(User).where(User.name == "someone")) is None


def test_foreign_keys_hold_on_sqlite(services: Services) -> None:
    with pytest.raises(sa.exc.IntegrityError), services.database.write() as session:
        session.add(Membership(team_id="0" * 32, user_id="0" * 32, role=Role.OWNER))
        session.flush()


def test_times_come_back_aware_and_in_utc(services: Services) -> None:
    with services.database.read() as session:
        created = session.scalars(sa.select(User.created_at)).one()
    assert created.tzinfo is UTC
    assert abs((datetime.now(UTC) - created).total_seconds()) < 60


def test_a_naive_time_is_refused(services: Services) -> None:
    with pytest.raises(sa.exc.StatementError, match="time zone"), services.database.write() as s:
        s.add(User(name="n", display_name="N", created_at=datetime(2026, 1, 1)))  # noqa: DTZ001
        s.flush()


def test_many_writers_that_read_first_all_get_through(services: Services) -> None:
    def add(worker: int) -> None:
        for number in range(10):
            with services.database.write() as session:
                session.scalars(sa.select(User)).all()
                session.add(User(name=f"{worker}-{number}", display_name="x"))

    threads = [Thread(target=add, args=(worker,)) for worker in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with services.database.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(User)) == 61
