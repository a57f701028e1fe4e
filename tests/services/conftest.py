"""Fixtures of the service tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from services.context import Services

from tests.support.services import ListSender, open_test_services


@pytest.fixture
def sender() -> ListSender:
    """The queue of ``services``, as a list."""
    return ListSender()


@pytest.fixture
def services(tmp_path: Path, sender: ListSender) -> Iterator[Services]:
    """Opened services on an empty folder."""
    opened = open_test_services(tmp_path / "data", sender=sender)
    yield opened
    opened.close()
