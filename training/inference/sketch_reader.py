"""Sketch reader: a picture or a board document as the sketch graph that the model reads.

A board document says exactly what stands where and which arrow joins what. For a picture
the sketch encoder finds objects and arrows and the label reader their names; a label without
an object near it stands for one just above it, as people write names below what they draw.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import torch
import torch.nn.functional as F
from PIL import Image
from torch import Tensor

from training.inference.labels import Label, read_labels
from training.model.codec import CLASSES, MAX_OBJECTS
from training.model.pages import page_of
from training.model.sketch_encoder import STRIDE, SketchEncoder
from training.model.sketch_graph import (
    KINDS,
    SKETCH_WIDTH_M,
    SketchGraph,
    SketchObject,
    one_hot,
)

__all__ = ["graph_of_board", "graph_of_picture"]

_PEAK = 0.35  # heat that makes an object
_ALONE = 0.55  # heat that makes an object without a label
_CLEAR = 0.6  # heat that lettering alone does not reach
_REACH = 62.0  # page pixels between an object and its label
_UNSURE = 0.5  # a class believed less is unknown
_KIND_OF_STAMP = {name.lower(): name for name in CLASSES}


def graph_of_board(board: Mapping[str, Any]) -> SketchGraph | None:
    """Return the graph of a board document, or ``None`` when no object is drawn on it."""
    # The board has a scale bar: its metres count, not the width of its paper.
    metres = float(
        board.get("metres_per_pixel") or SKETCH_WIDTH_M / float(board.get("width") or 960)
    )
    unit = metres / SKETCH_WIDTH_M
    items = [item for item in board.get("items", []) if isinstance(item, Mapping)]
    shapes = [item for item in items if item.get("type") in ("stamp", "box")][:MAX_OBJECTS]
    if not shapes:
        return None
    texts = [item for item in items if item.get("type") == "text" and item.get("text")]
    objects = []
    for shape in shapes:
        x, y = _centre(shape)
        label = str(shape.get("label") or "").strip() or _nearest_text(texts, x, y)
        kind = _KIND_OF_STAMP.get(str(shape.get("kind", "")).lower(), "Unknown")
        objects.append(SketchObject(label, one_hot(kind), x * unit, y * unit))
    slots = {str(shape.get("id")): k for k, shape in enumerate(shapes)}
    links = {}
    for item in items:
        if item.get("type") != "arrow":
            continue
        a = slots.get(str(item.get("from")), _touched(shapes, item.get("x"), item.get("y")))
        b = slots.get(str(item.get("to")), _touched(shapes, item.get("x2"), item.get("y2")))
        if a is not None and b is not None and a != b:
            links[a, b] = 1.0
    return SketchGraph(tuple(objects), links, exact=True)


def _centre(shape: Mapping[str, Any]) -> tuple[float, float]:
    return (
        float(shape.get("x", 0)) + float(shape.get("w", 0)) / 2,
        float(shape.get("y", 0)) + float(shape.get("h", 0)) / 2,
    )


def _nearest_text(texts: Sequence[Mapping[str, Any]], x: float, y: float) -> str:
    near = [(math.hypot(float(t["x"]) - x, float(t["y"]) - y), str(t["text"])) for t in texts]
    best = min(near, default=(1e9, ""))
    return best[1].strip() if best[0] < 70 else ""


def _touched(shapes: Sequence[Mapping[str, Any]], x: Any, y: Any) -> int | None:
    if x is None or y is None:
        return None
    reach = [
        (
            math.hypot(
                max(float(s["x"]) - x, 0, x - float(s["x"]) - float(s["w"])),
                max(float(s["y"]) - y, 0, y - float(s["y"]) - float(s["h"]) - 20),
            ),
            k,
        )
        for k, s in enumerate(shapes)
    ]
    distance, index = min(reach)
    return index if distance < 45 else None


@torch.inference_mode()
def graph_of_picture(encoder: SketchEncoder, image: Image.Image) -> SketchGraph | None:
    """Return what is seen in a picture, or ``None`` when no object is found.

    Raises:
        LabelReaderMissing: the label reader is not installed.
    """
    page, scale = page_of(image)
    features, heat = encoder(page[None])
    peaks = _peaks(heat[0, 0].sigmoid())
    labels = read_labels(image)
    points, names = _pair(peaks, labels, scale)
    if not points:
        return None
    at = torch.tensor(points)
    kinds = encoder.kinds(features[0], at).softmax(-1)
    objects = tuple(
        SketchObject(name, _belief(row), x / scale / image.width, y / scale / image.width)
        for (x, y), name, row in zip(points, names, kinds, strict=True)
    )
    return SketchGraph(objects, _links(encoder, features[0], heat[0], at))


def _peaks(heat: Tensor) -> list[tuple[float, float, float]]:
    """Return (x, y, heat) of local maxima, hottest first, in page pixels."""
    around = F.max_pool2d(heat[None, None], 5, stride=1, padding=2)[0, 0]
    rows, columns = torch.nonzero((heat == around) & (heat > _PEAK), as_tuple=True)
    found = [
        ((int(c) + 0.5) * STRIDE, (int(r) + 0.5) * STRIDE, float(heat[r, c]))
        for r, c in zip(rows, columns, strict=True)
    ]
    return sorted(found, key=lambda peak: -peak[2])[:MAX_OBJECTS]


def _pair(
    peaks: list[tuple[float, float, float]], labels: list[Label], scale: float
) -> tuple[list[tuple[float, float]], list[str]]:
    """Match objects with labels, nearest pairs first; keep what stands alone if it is sure."""
    costs = sorted(
        (_distance(peak, label, scale), p, k)
        for p, peak in enumerate(peaks)
        for k, label in enumerate(labels)
    )
    of_peak: dict[int, int] = {}
    of_label: dict[int, int] = {}
    for cost, p, k in costs:
        if cost < _REACH and p not in of_peak and k not in of_label:
            of_peak[p], of_label[k] = k, p
    points, names = [], []
    for k, label in enumerate(labels):
        if k in of_label:
            x, y, _ = peaks[of_label[k]]
        else:
            x, y = label.x * scale, max(8.0, label.top * scale - 18)
        points.append((x, y))
        names.append(label.text)
    for p, (x, y, heat) in enumerate(peaks):
        if p not in of_peak and heat > _ALONE:
            points.append((x, y))
            names.append("")
    return points[:MAX_OBJECTS], names[:MAX_OBJECTS]


def _distance(peak: tuple[float, float, float], label: Label, scale: float) -> float:
    """Return page pixels between an object and the place where the label's object would be."""
    dx = peak[0] - label.x * scale
    inside = math.hypot(dx, peak[1] - label.y * scale)
    above = math.hypot(dx, peak[1] - (label.top * scale - 18))
    if peak[2] < _CLEAR:  # lettering itself can look a little like an object
        inside += 25.0
    return min(inside, above)


def _belief(row: Tensor) -> tuple[float, ...]:
    return tuple(row.tolist()) if float(row.max()) >= _UNSURE else one_hot(KINDS[-1])


def _links(
    encoder: SketchEncoder, features: Tensor, heat: Tensor, at: Tensor
) -> dict[tuple[int, int], float]:
    pairs = [(a, b) for a in range(len(at)) for b in range(len(at)) if a != b]
    if not pairs:
        return {}
    index = torch.tensor(pairs)
    beliefs = encoder.links(features, heat, at[index[:, 0]], at[index[:, 1]]).sigmoid().tolist()
    return {pair: belief for pair, belief in zip(pairs, beliefs, strict=True) if belief > 0.08}
