"""Migrations: up, down, up again, and equal to the models."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.script import ScriptDirectory

from services.db.migrate import alembic_config, is_newest, main, migrate
from services.db.models import Base
from services.db.session import Database


@pytest.fixture
def url(tmp_path: Path) -> str:
    """An empty database's address."""
    return f"sqlite:///{tmp_path / 'test.db'}"


def test_the_newest_revision_equals_the_models(url: str) -> None:
    migrate(url)
    # Raises when autogenerate would find anything to do.
    command.check(alembic_config(url))


def test_there_is_one_head(url: str) -> None:
    assert len(ScriptDirectory.from_config(alembic_config(url)).get_heads()) == 1


def test_down_takes_everything_back_and_up_works_again(url: str) -> None:
    migrate(url)
    command.downgrade(alembic_config(url), "base")
    database = Database(url)
    assert set(sa.inspect(database.engine).get_table_names()) == {"alembic_version"}
    migrate(url)
    assert set(Base.metadata.tables) <= set(sa.inspect(database.engine).get_table_names())
    database.close()


def test_migrating_twice_changes_nothing(url: str) -> None:
    migrate(url)
    migrate(url)


def test_who_waits_for_the_schema_goes_on_when_it_is_the_newest(
    url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWINWRIGHT_DATABASE_URL", url)
    assert main(["--wait", "0"]) == 1
    assert "has the migration run?" in capsys.readouterr().err
    assert main([]) == 0
    assert main(["--wait", "0"]) == 0


def test_a_schema_of_another_version_is_not_the_newest(url: str) -> None:
    migrate(url)
    command.downgrade(alembic_config(url), "base")
    assert not is_newest(url)


def test_a_database_that_does_not_answer_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TWINWRIGHT_DATABASE_URL", f"sqlite:///{tmp_path / 'no' / 'folder.db'}")
    assert main(["--wait", "0"]) == 1
    assert "it does not answer: unable to open database file" in capsys.readouterr().err
