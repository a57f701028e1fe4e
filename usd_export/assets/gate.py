"""Gates: where items come into the plant (Source, green arrow) and leave it (Sink, red)."""

from __future__ import annotations

from flexscript.plant.model import Vector
from usd_export.assets.asset import Deck
from usd_export.assets.geometry import Part, box, cylinder, prism

__all__ = ["SinkGate", "SourceGate"]

_POST, _HEADER, _PAD = 1.45, 0.3, 0.14


class SourceGate:
    """A source: a gate at its back through which items come."""

    name = "source_gate"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return [
            *_pad(size),
            *_arch(size, -size[0] / 2.0 + 0.14, "signal_green"),
            _arrow(size, "signal_green"),
        ]

    def deck(self, size: Vector) -> Deck:
        """Items lie on the pad."""
        return Deck(size[0] * 0.3, size[1] * 0.3, _PAD)


class SinkGate:
    """A sink: a gate at its front through which items leave."""

    name = "sink_gate"

    def build(self, size: Vector) -> list[Part]:
        """Return its shape."""
        return [
            *_pad(size),
            *_arch(size, size[0] / 2.0 - 0.14, "signal_red"),
            _arrow(size, "signal_red"),
        ]

    def deck(self, size: Vector) -> Deck:
        """Items lie on the pad."""
        return Deck(size[0] * 0.3, size[1] * 0.3, _PAD)


def _pad(size: Vector) -> list[Part]:
    x, y, _ = size
    return [
        box((x + 0.1, y + 0.1, 0.05), (0.0, 0.0, 0.0), "graphite", 0.015),
        box((x, y, 0.08), (0.0, 0.0, 0.045), "gate", 0.03),
        box((x * 0.86, y * 0.78, 0.02), (0.0, 0.0, 0.118), "belt", 0.006),
    ]


def _arch(size: Vector, x: float, sign: str) -> list[Part]:
    width = size[1] + 0.2
    parts = [
        box((0.3, width + 0.16, _HEADER), (x, 0.0, _POST), "gate", 0.06),
        box((0.32, width * 0.62, 0.1), (x, 0.0, _POST + 0.1), sign, 0.02),
        box((0.06, width - 0.14, 0.16), (x, 0.0, _POST - 0.15), "graphite", 0.01),
    ]
    for side in (-1, 1):
        edge = side * width / 2.0
        parts.append(box((0.22, 0.14, _POST + 0.04), (x, edge, 0.0), "gate", 0.04))
        parts.append(box((0.23, 0.15, 0.3), (x, edge, 0.04), "safety", 0.035))
        parts.append(cylinder(0.07, 0.16, (x, edge, _POST + _HEADER + 0.08), "status", bevel=0.025))
    strips = min(60, max(4, round((width - 0.2) / 0.13)))
    for k in range(strips):
        y = -width / 2.0 + 0.14 + (width - 0.28) * k / (strips - 1)
        parts.append(box((0.012, 0.1, _POST - 0.3), (x, y, 0.2), "rubber", 0.004))
    return parts


def _arrow(size: Vector, material: str) -> Part:
    k = min(size[0], size[1]) * 0.28
    return prism([(-k, -k * 0.8), (k, 0.0), (-k, k * 0.8)], 0.008, (0.05, 0.0, 0.137), material)
