"""What was read from a picture: an overlay on it, and the same as a drawing to be corrected.

Places are fractions of the picture's width, as the model gives them. A confident object is
outlined in green, a doubtful one in amber, a guess in red; each tells its class and how sure
the model is, so that a misreading is seen at a glance and put right on the board.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageDraw, ImageFont

__all__ = ["board_of", "overlay"]

_WIDTH = 1040  # pixels of the overlay; twice what the page shows, for sharp screens
_SURE, _DOUBTED = 0.8, 0.5
_COLOURS = ("#1a7f37", "#b35900", "#c21f1f")
_BOARD = (960, 540)
_STAMP = (88, 56)
_STAMPS = frozenset((
    "source", "queue", "processor", "combiner", "separator", "sink", "operator", "dispatcher",
    "taskexecuter", "transporter", "robot",
))  # fmt: skip


def overlay(picture: bytes, recognised: Mapping[str, Any]) -> bytes:
    """Return the picture (PNG) with the objects and arrows that were recognised in it."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    height = round(image.height * _WIDTH / image.width)
    image = Image.blend(
        image.resize((_WIDTH, height)), Image.new("RGB", (_WIDTH, height), "white"), 0.35
    )
    draw = ImageDraw.Draw(image)
    objects = recognised["objects"]
    for arrow in recognised["arrows"]:
        _arrow(draw, _centre(objects[arrow["from"]]), _centre(objects[arrow["to"]]), arrow)
    for item in objects:
        _object(draw, item)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def board_of(recognised: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was recognised as a board document, fitted to the board."""
    items: list[dict[str, Any]] = []
    objects = recognised["objects"]
    lowest = max((item["y"] for item in objects), default=0.0)
    scale = min(_BOARD[0], (_BOARD[1] - _STAMP[1]) / lowest if lowest else _BOARD[0])
    for k, item in enumerate(objects):
        x, y = item["x"] * scale - _STAMP[0] / 2, item["y"] * scale - _STAMP[1] / 2
        kind = item["kind"].lower()
        shape = {"type": "stamp", "kind": kind} if kind in _STAMPS else {"type": "box"}
        items.append(
            {"id": f"o{k}", **shape, "x": round(max(0, x)), "y": round(max(0, y)),
             "w": _STAMP[0], "h": _STAMP[1], "label": item["label"]}
        )  # fmt: skip
    for arrow in recognised["arrows"]:
        a, b = items[arrow["from"]], items[arrow["to"]]
        items.append(
            {"id": f"a{len(items)}", "type": "arrow", "from": a["id"], "to": b["id"],
             "x": a["x"] + _STAMP[0] / 2, "y": a["y"] + _STAMP[1] / 2,
             "x2": b["x"] + _STAMP[0] / 2, "y2": b["y"] + _STAMP[1] / 2}
        )  # fmt: skip
    return {
        "version": 1, "width": _BOARD[0], "height": _BOARD[1], "metres_per_pixel": 0.05,
        "items": items,
    }  # fmt: skip


def _centre(item: Mapping[str, Any]) -> tuple[float, float]:
    return item["x"] * _WIDTH, item["y"] * _WIDTH


def _colour(confidence: float) -> str:
    return _COLOURS[0 if confidence >= _SURE else 1 if confidence >= _DOUBTED else 2]


def _object(draw: ImageDraw.ImageDraw, item: Mapping[str, Any]) -> None:
    x, y = _centre(item)
    colour = _colour(item["confidence"])
    draw.rounded_rectangle((x - 60, y - 40, x + 60, y + 40), 10, outline=colour, width=4)
    text = f"{item['label'] or '?'} · {item['kind']} {item['confidence']:.0%}"
    font = ImageFont.load_default(17)
    left, top, right, bottom = draw.textbbox((x, y - 54), text, font=font, anchor="mm")
    shift = max(0.0, 6 - left) - max(0.0, right - _WIDTH + 6)
    draw.rectangle((left + shift - 5, top - 4, right + shift + 5, bottom + 4), fill=colour)
    draw.text((x + shift, y - 54), text, fill="white", font=font, anchor="mm")


def _arrow(
    draw: ImageDraw.ImageDraw,
    start: tuple[float, float],
    end: tuple[float, float],
    arrow: Mapping[str, Any],
) -> None:
    """Draw from edge to edge of the outlines, with a head."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = (dx * dx + dy * dy) ** 0.5
    if length < 1:
        return
    ux, uy = dx / length, dy / length
    gap = min(62.0 / max(abs(ux), 1e-6), 42.0 / max(abs(uy), 1e-6), length / 2 - 1)
    a = (start[0] + ux * gap, start[1] + uy * gap)
    b = (end[0] - ux * gap, end[1] - uy * gap)
    colour = _colour(arrow["confidence"])
    draw.line((a, b), fill=colour, width=5)
    left = (b[0] - 18 * ux - 9 * uy, b[1] - 18 * uy + 9 * ux)
    right = (b[0] - 18 * ux + 9 * uy, b[1] - 18 * uy - 9 * ux)
    draw.polygon((b, left, right), fill=colour)
