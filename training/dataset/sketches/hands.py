"""Hands: how one person draws, as a frozen row of habits; some hands are never seen in training.

A hand fixes what stays the same on all pages of one person: the kind of icons, the pen, the
lettering, the arrows, the usual papers and cameras. What differs from page to page (where things
stand, how long a gap is, how the light falls) is sampled when a page is drawn.

``HANDS`` holds them all by name. The names in ``HELD_OUT`` (a tenth, with fonts, one family of
icons and papers that no other hand has) draw the slice "hands" and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.dataset.sketches.people import EVERY_HAND

__all__ = ["HANDS", "HELD_OUT", "Hand", "choose_hand"]


@dataclass(frozen=True, slots=True)
class Hand:
    """One person's habits. Lengths are in drawing pixels: a page is 960 wide.

    Attributes:
        icons: "board", "stamp", "solid", "box", "flow" or "words".
        tool: "pencil", "pen", "marker", "whiteboard" or "printed".
        font: a file of ``fonts/``, or "print" for Pillow's own face.
        pen: width of lines. ink: darkest and lightest grey of its lines, 0 black.
        wobble: how far a free-hand line strays.
        letters: height of lettering. capitals: whether all labels are written so.
        label_at: where labels stand, the first place most often: below, right, above, inside.
        heads: "filled", "open", "half" or "none". head: their length.
        forgets_head: share of arrows without one.
        lines: "straight", "arc", "elbow" or "mixed".
        gap: the widest space between a line's end and what it points at.
        dashed_crew: whether lines to crew are dashed.
        twice: whether outlines are gone over twice.
        shading: "none", "flat" or "hatch".
        uneven: spread of sizes on one page (standard deviation of the logarithm).
        abbreviates, unlabelled: share of labels that are cut short or left out.
        papers, cameras: what the page is drawn on and taken with; equally likely.
        weight: how often the hand draws, against the others.
    """

    name: str
    icons: str
    tool: str
    font: str
    pen: float = 2.0
    ink: tuple[int, int] = (20, 90)
    wobble: float = 0.5
    letters: float = 16.0
    capitals: bool = False
    label_at: tuple[str, ...] = ("below",)
    heads: str = "filled"
    head: float = 11.0
    forgets_head: float = 0.0
    lines: str = "straight"
    gap: float = 8.0
    dashed_crew: bool = False
    twice: bool = False
    shading: str = "none"
    uneven: float = 0.08
    abbreviates: float = 0.0
    unlabelled: float = 0.01
    papers: tuple[str, ...] = ("plain",)
    cameras: tuple[str, ...] = ("scan",)
    weight: float = 1.0
    held_out: bool = False


HANDS: dict[str, Hand] = {row["name"]: Hand(**row) for row in EVERY_HAND}
HELD_OUT = frozenset(name for name, hand in HANDS.items() if hand.held_out)


def choose_hand(random: Random, *, held_out: bool = False) -> Hand:
    """Return a hand by weight: of those that training may see, or of those it may not."""
    able = [hand for hand in HANDS.values() if hand.held_out == held_out]
    return random.choices(able, [hand.weight for hand in able])[0]
