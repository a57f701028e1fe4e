"""Board: the exact drawings use the sketch board's own icons and its rule for arrows."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from random import Random

import numpy as np

from training.dataset.drawings import Drawing, Shape
from training.dataset.plants import sample_plant
from training.dataset.rendering import draw_page
from training.dataset.sketches.board import board_size

ROOT = Path(__file__).resolve().parents[4]
BOARD = ROOT / "platform/twinwright/components/sketch_board/frontend/src/stamps.json"


def test_the_icons_are_the_boards() -> None:
    ours = (files("training.dataset.sketches") / "stamps.json").read_text(encoding="utf-8")
    assert json.loads(ours) == json.loads(BOARD.read_text(encoding="utf-8"))


def test_an_arrow_ends_four_pixels_before_the_icon() -> None:
    spec = sample_plant(Random(3))
    first, second = (spec.stations[k].class_name for k in (0, 1))
    a = Shape(0, 200, 200, *board_size(first), "A")
    b = Shape(1, 500, 200, *board_size(second), "B")
    drawing = Drawing(960, 540, (a, b), ((0, 1),), "board", 15)
    page = draw_page(Random(1), spec, drawing, width=960, height=540)
    (start, end) = page.lines[0]
    assert start == (200 + a.width / 2 + 4, 200.0)
    assert end == (500 - b.width / 2 - 4, 200.0)
    assert page.effects == ()
    bare = draw_page(Random(1), spec, replace(drawing, arrows=()), width=960, height=540)
    ink = np.asarray(bare.image, int) - np.asarray(page.image, int)
    rows, columns = np.nonzero(ink > 60)
    assert rows.min() >= 193 and rows.max() <= 207
    assert abs(columns.min() - start[0]) <= 2 and abs(columns.max() - end[0]) <= 2


def test_an_arrow_lies_over_an_icon_in_its_way() -> None:
    spec = sample_plant(Random(3))
    shapes = [Shape(0, 200 + 200 * k, 200, 60, 44, "") for k in range(3)]
    way = Drawing(960, 540, tuple(shapes), ((0, 2),), "board", 15)
    page = np.asarray(draw_page(Random(1), spec, way, width=960, height=540).image, int)
    bare = replace(way, arrows=())
    without = np.asarray(draw_page(Random(1), spec, bare, width=960, height=540).image, int)
    across = (slice(197, 204), slice(374, 426))
    assert page[across].min(0).max() < 120
    assert without[across].min(0).max() > 200
