"""Labels: the words written on a sketch and where they stand, read by PP-OCR.

The reader is RapidOCR on ONNX Runtime (Apache-2.0). It runs on the processor in about half a
second a page. Lines that belong to one label ("Mask Substrate" / "Loader") are joined.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from PIL import Image

__all__ = ["Label", "LabelReaderMissing", "read_labels"]

READ_WIDTH = 1600  # small lettering is read better on a larger page


class LabelReaderMissing(RuntimeError):
    """RapidOCR is not installed, so labels in pictures cannot be read."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words on the sketch with their box in picture pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float

    @property
    def x(self) -> float:
        """Centre of the box."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """Centre of the box."""
        return (self.top + self.bottom) / 2


@lru_cache(maxsize=1)
def _reader() -> Any:
    try:
        from rapidocr_onnxruntime import RapidOCR  # type: ignore[import-untyped]
    except ImportError as error:
        raise LabelReaderMissing(
            "the label reader (rapidocr-onnxruntime) is not installed, so that labels in pictures "
            "are not read"
        ) from error
    return RapidOCR(intra_op_num_threads=2)


def read_labels(image: Image.Image) -> list[Label]:
    """Return the labels of a picture in reading order.

    Raises:
        LabelReaderMissing: RapidOCR is not installed.
    """
    scale = READ_WIDTH / image.width if image.width < READ_WIDTH else min(1.0, 2000 / image.width)
    page = image.convert("RGB").resize((round(image.width * scale), round(image.height * scale)))
    rows, _ = _reader()(np.asarray(page)[:, :, ::-1].copy(), use_cls=False)
    labels = []
    for corners, text, confidence in rows or []:
        xs, ys = [c[0] / scale for c in corners], [c[1] / scale for c in corners]
        cut = min(xs) < 3 or max(xs) > image.width - 3  # words cut by the page's edge name nothing
        if len(text.strip()) > 1 and float(confidence) > 0.5 and not cut:
            labels.append(
                Label(text.strip(), min(xs), min(ys), max(xs), max(ys), float(confidence))
            )
    parted = [part for label in labels for part in _part(label)]
    return sorted(_join_lines(parted), key=lambda label: (label.y, label.x))


def _part(label: Label) -> list[Label]:
    """Part two names that were read as one because an arrow runs between them."""
    words = [w.strip() for w in re.split(r"[/|\\]+|[-=]*>", label.text)]
    words = [w for w in words if len(w) > 1]
    if len(words) < 2:
        return [label]
    letters = sum(len(word) for word in words)
    parts, at = [], label.left
    for word in words:
        end = at + (label.right - label.left) * len(word) / letters
        parts.append(Label(word, at, label.top, end, label.bottom, label.confidence))
        at = end
    return parts


def _join_lines(labels: list[Label]) -> list[Label]:
    """Join a line with the one right below it when they are centred on each other."""
    rest = sorted(labels, key=lambda label: label.y)
    joined: list[Label] = []
    while rest:
        upper = rest.pop(0)
        for lower in rest:
            height = min(upper.bottom - upper.top, lower.bottom - lower.top)
            close = -0.4 * height < lower.top - upper.bottom < 0.35 * height
            narrower = min(upper.right - upper.left, lower.right - lower.left)
            if close and abs(upper.x - lower.x) < 0.45 * narrower:
                rest.remove(lower)
                upper = Label(
                    f"{upper.text} {lower.text}",
                    min(upper.left, lower.left),
                    upper.top,
                    max(upper.right, lower.right),
                    lower.bottom,
                    min(upper.confidence, lower.confidence),
                )
                break
        joined.append(upper)
    return joined
