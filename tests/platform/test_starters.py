"""The starter examples of the page are the repository's examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from twinwright.starters import Starter, starters

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("starter", starters(), ids=lambda starter: starter.name)
def test_a_starter_equals_its_example(starter: Starter) -> None:
    example = EXAMPLES / starter.name
    packaged = starter.picture.parent
    for name in ("board.json", "prompt.txt"):
        assert (packaged / name).read_bytes() == (example / name).read_bytes()


@pytest.mark.parametrize("starter", starters(), ids=lambda starter: starter.name)
def test_every_arrow_of_a_starter_joins_two_objects(starter: Starter) -> None:
    items = starter.document()["items"]
    nodes = {item["id"] for item in items if item["type"] in ("stamp", "box")}
    arrows = [item for item in items if item["type"] == "arrow"]
    assert arrows
    assert all(arrow["from"] in nodes and arrow["to"] in nodes for arrow in arrows)
