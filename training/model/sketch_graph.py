"""Sketch graph: what a sketch shows, as the connector takes it.

The sketch encoder (for a picture) or the board document (for a drawing made on the board)
gives objects with a place, a belief about their class, and beliefs about arrows between
them. ``features`` lays this out as one vector an object; the connector projects it.
Places are fractions of the sketch's *width* (x to the right, y down).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from training.model.codec import CLASSES, MAX_OBJECTS

__all__ = [
    "FEATURES",
    "KINDS",
    "SKETCH_WIDTH_M",
    "SketchGraph",
    "SketchObject",
    "one_hot",
    "place_in_metres",
]

KINDS = (*CLASSES, "Unknown")  # what a drawn thing may look like
SKETCH_WIDTH_M = 64.0  # the width of a sketch stands for this many metres of floor
_BANDS = 6  # Fourier bands of each coordinate

FEATURES = len(KINDS) + 2 + 4 * _BANDS + 3 * MAX_OBJECTS


@dataclass(frozen=True, slots=True)
class SketchObject:
    """One drawn object: its label as read, belief over ``KINDS`` (sums to 1), and its centre."""

    label: str
    kinds: tuple[float, ...]
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SketchGraph:
    """Objects, and for each arrow seen (from, to) the belief that it is there, 0..1.

    ``exact`` when it comes from a board document: nothing in it was guessed.
    """

    objects: tuple[SketchObject, ...]
    links: dict[tuple[int, int], float]
    exact: bool = False

    def features(self) -> Tensor:
        """Return (N, FEATURES): kind, place, own slot, successors, predecessors."""
        n = len(self.objects)
        kinds = torch.tensor([o.kinds for o in self.objects], dtype=torch.float32).view(
            n, len(KINDS)
        )
        place = torch.tensor([(o.x, o.y) for o in self.objects], dtype=torch.float32).view(n, 2)
        angles = place[:, :, None] * (torch.pi * 2.0 ** torch.arange(_BANDS))
        waves = torch.cat([angles.sin(), angles.cos()], -1).view(n, 4 * _BANDS)
        slots = torch.eye(n, MAX_OBJECTS)
        after = torch.zeros(n, MAX_OBJECTS)
        before = torch.zeros(n, MAX_OBJECTS)
        for (a, b), belief in self.links.items():
            after[a, b] = belief
            before[b, a] = belief
        return torch.cat([kinds, place, waves, slots, after, before], 1)


def one_hot(kind: str) -> tuple[float, ...]:
    """Return full belief in one kind."""
    return tuple(1.0 if name == kind else 0.0 for name in KINDS)


def place_in_metres(x: float, y: float) -> tuple[int, int]:
    """Return the floor place (metres, y up the page positive) of a sketch place."""
    return round(x * SKETCH_WIDTH_M), round(-y * SKETCH_WIDTH_M)
