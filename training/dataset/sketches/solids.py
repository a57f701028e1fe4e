"""Solids: the small shaded bodies that people and picture generators draw for machines.

A body is a front, a top and a side that lean the same way, with something on it: a head, a lid,
a slot, a screen. One page uses the same body for the same class.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from training.dataset.sketches.easel import Points
from training.dataset.sketches.glyphs import Area, Glyph, box, circle

__all__ = ["solid_glyph"]


def solid_glyph(random: Random, class_name: str) -> Glyph:
    """Return one shaded body for the class."""
    return random.choice(_FORMS.get(class_name, _MACHINES))(random)


def _tone(random: Random, low: float = 0.12, high: float = 0.5) -> float:
    return random.uniform(low, high)


def _block(random: Random, x0: float, y0: float, x1: float, y1: float) -> Glyph:
    """Return a box seen from above and one side; the top takes a third of the height."""
    lean = random.uniform(0.12, 0.3) * (x1 - x0)
    if random.random() < 0.3:
        lean = -lean
    fold, tone = y0 + (y1 - y0) * random.uniform(0.22, 0.42), _tone(random)
    left, right = (x0, x1 - lean) if lean > 0 else (x0 - lean, x1)
    front = box(left, fold, right, y1)
    top: Points = [(left, fold), (left + lean, y0), (right + lean, y0), (right, fold), (left, fold)]
    edge = right if lean > 0 else left
    side: Points = [
        (edge, fold), (edge + lean, y0), (edge + lean, y1 - (fold - y0)), (edge, y1), (edge, fold)
    ]  # fmt: skip
    areas: tuple[Area, ...] = ((front, tone), (top, tone * 0.45), (side, tone * 1.5))
    return Glyph((front, top, side), areas)


def _with(base: Glyph, *more: Glyph, lines: tuple[Points, ...] = ()) -> Glyph:
    """Return glyphs on top of each other, and lines over them."""
    strokes, areas = list(base.strokes), list(base.areas)
    for glyph in more:
        strokes += glyph.strokes
        areas += glyph.areas
    return Glyph((*strokes, *lines), tuple(areas))


def _slab(random: Random) -> Glyph:
    """Return a flat pad that lies askew, with an edge: a place to wait."""
    lean = random.uniform(0.1, 0.4) * random.choice((1, 1, -1))
    top: Points = [
        (-0.8 + lean, -0.85), (0.8 + lean, -0.85), (0.8 - lean, 0.65), (-0.8 - lean, 0.65),
        (-0.8 + lean, -0.85),
    ]  # fmt: skip
    edge: Points = [
        (-0.8 - lean, 0.65),
        (-0.8 - lean, 0.85),
        (0.8 - lean, 0.85),
        (0.8 - lean, 0.65),
    ]
    tone = _tone(random, 0.1, 0.4)
    return Glyph((top, edge), ((top, tone), (edge, tone * 1.6)))


def _cube(random: Random) -> Glyph:
    return _block(random, -0.9, -0.9, 0.9, 0.9)


def _machine(random: Random) -> Glyph:
    """Return a low body with a head on it."""
    x = random.uniform(-0.55, 0.0)
    head = _block(random, x, -0.95, x + random.uniform(0.5, 0.9), -0.05)
    base = _block(random, -1, -0.35, 1, 0.9)
    return _with(base, head, lines=([(-0.7, 0.5), (0.4, 0.5)],))


def _printer(random: Random) -> Glyph:
    """Return a body with a lid behind and a slot in front."""
    base = _block(random, -0.95, -0.2, 0.95, 0.9)
    lid = box(-0.55, -0.8, 0.6, -0.15)
    slot = box(-0.6, 0.35, 0.3, 0.55)
    return _with(base, Glyph((lid, slot), ((lid, _tone(random)), (slot, 0.6))))


def _scanner(random: Random) -> Glyph:
    """Return a wide plate between a small top and a small foot."""
    top = box(-0.35, -0.85, 0.3, -0.45)
    plate = _block(random, -1, -0.55, 1, 0.3)
    foot = [(-0.6, 0.3), (0.6, 0.3), (0.45, 0.85), (-0.45, 0.85), (-0.6, 0.3)]
    tone = _tone(random)
    return _with(Glyph((foot, top), ((foot, tone), (top, tone * 0.6))), plate)


def _vessel(random: Random) -> Glyph:
    """Return a bowl on a stand."""
    rim = circle(0, -0.6, 0.55, 0.2)
    bowl: Points = [(-0.55, -0.6), (-0.4, 0.1), (0, 0.25), (0.4, 0.1), (0.55, -0.6)]
    stand: Points = [(-0.9, 0.4), (0.9, 0.4), (0.75, 0.9), (-0.9, 0.9), (-0.9, 0.4)]
    tone = _tone(random)
    return Glyph((bowl, rim, stand), ((bowl, tone), (rim, tone * 0.4), (stand, tone * 0.8)))


def _laptop(random: Random) -> Glyph:
    screen: Points = [(-0.6, -0.9), (0.7, -0.8), (0.6, 0.2), (-0.5, 0.1), (-0.6, -0.9)]
    keys: Points = [(-0.5, 0.15), (0.6, 0.25), (0.3, 0.9), (-0.95, 0.75), (-0.5, 0.15)]
    tone = _tone(random)
    return Glyph((screen, keys), ((screen, tone), (keys, tone * 0.6)))


def _drum(random: Random) -> Glyph:
    """Return an upright cylinder."""
    lid = circle(0, -0.65, 0.75, 0.25)
    wall: Points = [
        (-0.75, -0.65),
        (-0.75, 0.65),
        (-0.4, 0.85),
        (0.4, 0.85),
        (0.75, 0.65),
        (0.75, -0.65),
    ]
    tone = _tone(random)
    return Glyph((wall, lid), ((wall, tone), (lid, tone * 0.4)))


def _pillow(random: Random) -> Glyph:
    """Return a flat body with round corners: what picture generators make of a desk of control."""
    top = circle(0, -0.15, 0.95, 0.6, 16)
    rim: Points = [(-0.95, -0.1), (-0.8, 0.45), (-0.2, 0.75), (0.5, 0.65), (0.95, 0.1)]
    tone = _tone(random)
    return Glyph((rim, top), (([*rim, (-0.95, -0.1)], tone * 1.3), (top, tone * 0.6)))


def _figure(random: Random) -> Glyph:
    """Return a worker: cap, body, one arm stretched out."""
    body: Points = [
        (-0.45, -0.3),
        (0.4, -0.35),
        (0.5, 0.75),
        (0.1, 0.95),
        (-0.5, 0.8),
        (-0.45, -0.3),
    ]
    head, cap = circle(0, -0.58, 0.3, 0.26), box(-0.3, -0.95, 0.35, -0.7)
    arm: Points = (
        [(0.4, -0.2), (0.95, 0.3)] if random.random() < 0.6 else [(-0.4, -0.2), (-0.95, 0.3)]
    )
    tone = _tone(random, 0.3, 0.75)
    return Glyph((body, head, arm, cap), ((body, tone), (head, tone * 0.5), (cap, tone * 0.3)))


def _stick_figure(random: Random) -> Glyph:
    del random
    return Glyph((
        circle(0, -0.7, 0.27, 0.25), [(0, -0.45), (0, 0.25)], [(-0.5, -0.1), (0.5, -0.15)],
        [(-0.4, 0.95), (0, 0.25), (0.4, 0.95)],
    ))  # fmt: skip


def _trolley(random: Random) -> Glyph:
    base = _block(random, -0.95, -0.3, 0.95, 0.55)
    wheels = tuple(circle(x, 0.72, 0.16, 0.2, 9) for x in (-0.6, 0.5))
    return _with(base, Glyph(wheels, tuple((wheel, 0.5) for wheel in wheels)))


def _lift_truck(random: Random) -> Glyph:
    base = _block(random, -0.95, -0.1, 0.45, 0.65)
    mast: tuple[Points, ...] = ([(0.6, -0.95), (0.6, 0.75), (1, 0.75)], [(-0.6, -0.1), (-0.5, -0.8), (0.15, -0.8), (0.3, -0.1)])  # fmt: skip
    return _with(base, Glyph(tuple(circle(x, 0.75, 0.18, 0.2, 9) for x in (-0.6, 0.2))), lines=mast)


def _arm(random: Random) -> Glyph:
    foot = box(-0.5, 0.65, 0.5, 0.95)
    lower: Points = [(-0.1, 0.65), (-0.5, -0.2), (-0.25, -0.3), (0.15, 0.65)]
    upper: Points = [(-0.45, -0.15), (0.45, -0.85), (0.6, -0.65), (-0.3, -0.05)]
    tone = _tone(random)
    grip: Points = [(0.6, -0.65), (0.9, -0.4), (0.75, -0.2)]
    areas: tuple[Area, ...] = ((foot, tone), (lower, tone), (upper, tone))
    return Glyph((foot, lower, upper, grip, circle(-0.38, -0.2, 0.14)), areas)


def _long_belt(random: Random) -> Glyph:
    """Return a belt in perspective with its rollers' ends along the edge."""
    lean = random.uniform(-0.15, 0.25)
    top: Points = [(-0.85, -0.45), (0.85 + lean * 0.5, -0.45), (1, 0.2), (-1, 0.2), (-0.85, -0.45)]
    edge: Points = [(-1, 0.2), (-1, 0.5), (1, 0.5), (1, 0.2)]
    rollers = tuple(circle(-0.8 + 0.4 * k, 0.36, 0.07, 0.12, 7) for k in range(5))
    return Glyph((top, edge, *rollers), ((top, _tone(random, 0.08, 0.35)),))


_MACHINES: tuple[Callable[[Random], Glyph], ...] = (_machine, _printer, _scanner, _cube, _machine)
_FORMS: dict[str, tuple[Callable[[Random], Glyph], ...]] = {
    "Source": (_cube, _cube, _slab, _drum),
    "Sink": (_cube, _slab, _cube, _drum),
    "Queue": (_slab, _slab, _slab, _cube),
    "StraightConveyor": (_long_belt,),
    "Operator": (_figure, _figure, _stick_figure),
    "Dispatcher": (_pillow, _pillow, _cube, _drum, _laptop),
    "TaskExecuter": (_trolley, _laptop, _vessel, _figure),
    "Transporter": (_lift_truck, _lift_truck, _trolley),
    "Robot": (_arm,),
}
