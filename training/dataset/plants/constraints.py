"""Constraints: what a plant may hold, so that a slice can be kept out of training.

Training plants never hold a name, a combination of service family and layout, or a number of
objects of the held-out slices; the slices hold them on purpose. ``TRAINING`` is the default
everywhere, so that nothing held out is sampled unless it is asked for by name.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.dataset.quantities import SERVICE_FAMILIES

__all__ = [
    "HELD_OUT_COMBINATIONS",
    "LONGEST",
    "LONGEST_IN_TRAINING",
    "TRAINING",
    "Constraints",
    "families_seen",
    "families_unseen",
]

LONGEST_IN_TRAINING = 26  # objects, crew included
LONGEST = 44  # of the slice of longer lines; the codec says at most 48 and an edit adds some

# Service family -> layouts that never have it in training. Every family and every layout occurs
# there in other pairs, so a model that has learnt both separately can put them together.
# None of the families of ``edits`` is among them: an edit may set its families anywhere.
HELD_OUT_COMBINATIONS: dict[str, frozenset[str]] = {
    "triangular": frozenset({"rework", "cell"}),
    "lognormal": frozenset({"u-shaped", "loop"}),
    "weibull": frozenset({"join", "dual"}),
    "gamma": frozenset({"branch", "parallel"}),
    "poisson": frozenset({"block", "cell"}),
}


@dataclass(frozen=True, slots=True)
class Constraints:
    """Which held-out things a plant must hold; without any it holds none of them.

    Attributes:
        unseen_names: stations have held-out names only.
        unseen_combination: the plant has a held-out pair of service family and layout.
        longer: the plant has more than ``LONGEST_IN_TRAINING`` objects, at most ``LONGEST``.
    """

    unseen_names: bool = False
    unseen_combination: bool = False
    longer: bool = False


TRAINING = Constraints()


def families_seen(layout: str) -> tuple[str, ...]:
    """Return the service families that training has in this layout."""
    return tuple(f for f in SERVICE_FAMILIES if layout not in HELD_OUT_COMBINATIONS.get(f, ()))


def families_unseen(layout: str) -> tuple[str, ...]:
    """Return the service families that are held out in this layout."""
    return tuple(f for f in SERVICE_FAMILIES if layout in HELD_OUT_COMBINATIONS.get(f, ()))
