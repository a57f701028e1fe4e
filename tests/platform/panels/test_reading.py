"""What was read from a picture: drawn on it, and as a drawing that the board takes."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from services.generation.intake import check_board
from tests.support.services import picture
from twinwright.panels.reading import board_of, overlay

SEEN = {
    "objects": [
        {"label": "Saw", "kind": "Source", "confidence": 0.97, "x": 0.1, "y": 0.2},
        {"label": "", "kind": "Unknown", "confidence": 0.3, "x": 0.9, "y": 0.5},
    ],
    "arrows": [{"from": 0, "to": 1, "confidence": 0.6}],
}


def test_the_overlay_marks_objects_by_how_sure_they_are() -> None:
    image = Image.open(io.BytesIO(overlay(picture(size=(400, 300)), SEEN))).convert("RGB")
    assert image.size == (1040, 780)
    assert image.getpixel((104 - 60, 208)) == (0x1A, 0x7F, 0x37)
    assert image.getpixel((936 + 60, 520)) == (0xC2, 0x1F, 0x1F)
    assert image.getpixel((520, 364)) == (0xB3, 0x59, 0x00)


@pytest.mark.parametrize("size", [(40, 4000), (4000, 40), (1, 1)])
def test_odd_pictures_and_objects_at_the_edge_are_drawn(size: tuple[int, int]) -> None:
    assert overlay(picture(size=size), SEEN)[:4] == b"\x89PNG"


def test_the_board_gets_stamps_boxes_and_arrows() -> None:
    board = check_board(board_of(SEEN))
    assert board is not None
    saw, unknown, arrow = board["items"]
    assert (saw["type"], saw["kind"], saw["label"]) == ("stamp", "source", "Saw")
    assert unknown["type"] == "box"
    assert (arrow["from"], arrow["to"]) == (saw["id"], unknown["id"])
    assert all(0 <= i["x"] <= 960 and 0 <= i["y"] + i["h"] <= 540 for i in (saw, unknown))
