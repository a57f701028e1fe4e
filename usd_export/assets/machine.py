"""Machine: what FlexSim's family of machines has in common: a flared foot and a belt table."""

from __future__ import annotations

from usd_export.assets.geometry import Part, box, cylinder, move, prism, taper, turn

__all__ = ["TABLE_HEIGHT", "belt_table", "chevrons", "foot", "portal"]

TABLE_HEIGHT = 0.9
"""Height of the belt's upper face in metres, at the machine's own size."""


def foot(length: float, width: float, colour: str, dark: str) -> list[Part]:
    """Return a flared body from the floor to under the table."""
    return [
        box((length + 0.16, width + 0.16, 0.07), (0.0, 0.0, 0.0), "graphite", 0.025),
        taper(box((length, width, 0.2), (0.0, 0.0, 0.06), dark, 0.07), (0.9, 0.9)),
        taper(
            box((length * 0.86, width * 0.84, 0.52), (0.0, 0.0, 0.22), colour, 0.12), (0.8, 0.82)
        ),
        box((length * 0.5, width * 0.78, 0.1), (0.0, 0.0, 0.4), "graphite", 0.02),
    ]


def belt_table(length: float, width: float, colour: str, dark: str, y: float = 0.0) -> list[Part]:
    """Return a straight belt along x at table height, rounded over rollers at its ends."""
    top, half = TABLE_HEIGHT, length / 2.0
    parts = [
        box((length - 0.1, width - 0.12, 0.11), (0.0, y, top - 0.15), "graphite", 0.03),
        box((length - 0.16, width - 0.16, 0.035), (0.0, y, top - 0.035), "belt", 0.012),
    ]
    for side in (-1, 1):
        edge = y + side * (width / 2.0 - 0.045)
        parts.append(box((length, 0.1, 0.22), (0.0, edge, top - 0.17), colour, 0.04))
        parts.append(box((length * 0.94, 0.03, 0.05), (0.0, edge, top + 0.05), dark, 0.012))
        parts.append(
            cylinder(0.075, width - 0.17, (side * (half - 0.08), y, top - 0.075), "steel", axis="y")
        )
    count = max(3, round(length / 0.32))
    for k in range(1, count):
        x = -half + 0.1 + (length - 0.2) * k / count
        parts.append(box((0.018, width - 0.2, 0.006), (x, y, top - 0.001), "rubber", 0.002))
    return parts


def portal(x: float, length: float, height: float, colour: str, dark: str) -> list[Part]:
    """Return a housing over the table: two posts, a roof with a window, a working head."""
    top, depth = TABLE_HEIGHT, 1.62
    roof = top + height
    parts = [
        box((length, 0.26, height + 0.5), (x, 0.72, top - 0.45), colour, 0.08),
        taper(box((length, depth, 0.36), (x, 0.04, roof - 0.04), colour, 0.1), (0.9, 0.86)),
        box((length * 0.96, depth * 0.98, 0.05), (x, 0.04, roof - 0.07), dark, 0.02),
        box((length * 0.62, 0.03, 0.15), (x, -0.755, roof + 0.06), "glass", 0.012),
        box((length * 0.7, 0.03, height * 0.5), (x, 0.585, top + 0.16), "screen_dark", 0.01),
        box((0.34, 0.34, 0.2), (x, 0.0, roof - 0.26), "graphite", 0.04),
        cylinder(0.08, 0.14, (x, 0.0, roof - 0.31), "steel"),
        cylinder(0.03, 0.12, (x, 0.0, roof - 0.42), "iron", segments=12),
    ]
    for side in (-1, 1):
        edge = x + side * (length / 2.0 - 0.09)
        parts.append(box((0.15, 0.15, height + 0.12), (edge, -0.66, top - 0.12), dark, 0.035))
    return parts


def chevrons(count: int, x: float, y: float, step: float, material: str) -> list[Part]:
    """Return arrow marks on the belt that point to +x."""
    marks = []
    for k in range(count):
        at = (x + step * k, y, TABLE_HEIGHT + 0.002)
        for side in (-1, 1):
            bar = prism(
                [(-0.03, -0.16), (0.03, -0.16), (0.03, 0.16), (-0.03, 0.16)],
                0.006,
                (0.0, 0.0, 0.0),
                material,
            )
            turned = turn([bar], "z", side * 38.0)[0]
            marks += move([turned], (at[0], at[1] + side * 0.13, at[2]))
    return marks
