"""Board icons: exactly those that the sketch board stamps and exports.

``stamps.json`` is the board's own file; a test keeps the two the same.
"""

from __future__ import annotations

import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from training.dataset.sketches.glyphs import Area, Glyph, circle
from training.model.codec import token_class

__all__ = ["board_glyph", "board_size"]

_DARKNESS = {"light": 0.06, "paper": 0.0, "ink": 1.0}


@lru_cache(maxsize=32)
def board_glyph(class_name: str) -> Glyph:
    """Return the board's icon of a class."""
    stamp = _stamp(class_name)
    half_x, half_y = stamp["w"] / 2, stamp["h"] / 2
    strokes, areas = [], list[Area]()
    for shape in stamp["shapes"]:
        if "circle" in shape:
            x, y, r = shape["circle"]
            points = circle(x / half_x - 1, y / half_y - 1, r / half_x, r / half_y)
        else:
            points = [(x / half_x - 1, y / half_y - 1) for x, y in shape["line"]]
            if shape.get("closed"):
                points.append(points[0])
        strokes.append(points)
        if "fill" in shape:
            areas.append((points, _DARKNESS[shape["fill"]]))
    return Glyph(tuple(strokes), tuple(areas))


def board_size(class_name: str) -> tuple[float, float]:
    """Return the icon's width and height in board pixels (the board is 960 wide)."""
    stamp = _stamp(class_name)
    return float(stamp["w"]), float(stamp["h"])


def _stamp(class_name: str) -> dict[str, Any]:
    stamps = _stamps()
    return stamps.get(token_class(class_name).lower()) or stamps["processor"]


@lru_cache(maxsize=1)
def _stamps() -> dict[str, dict[str, Any]]:
    path = files("training.dataset.sketches") / "stamps.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found
