"""States: the colour in which each state of an object shows, here and in the viewer's legend."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flexscript.plant.model import Vector

__all__ = ["STATE_GROUPS", "StateGroup", "state_colour", "state_group"]

StateGroup = str

STATE_GROUPS: Mapping[StateGroup, Vector] = MappingProxyType(
    {
        "working": (0.11, 0.66, 0.36),
        "waiting": (0.62, 0.67, 0.71),
        "setup": (0.2, 0.55, 0.93),
        "blocked": (0.93, 0.2, 0.17),
        "held up": (0.97, 0.65, 0.05),
    }
)
"""Groups of states with their sRGB colours. Words and colours tell them apart."""

_GROUP_OF: Mapping[str, StateGroup] = MappingProxyType(
    {
        "processing": "working",
        "busy": "working",
        "generating": "working",
        "conveying": "working",
        "travel_empty": "working",
        "travel_loaded": "working",
        "offset_travel_empty": "working",
        "offset_travel_loaded": "working",
        "loading": "working",
        "unloading": "working",
        "utilize": "working",
        "releasing": "working",
        "setup": "setup",
        "blocked": "blocked",
        "breakdown": "blocked",
        "down": "blocked",
        "waiting_for_operator": "held up",
        "waiting_for_transport": "held up",
        "scheduled_down": "held up",
        # Entered by code, breakdowns and time tables only.
        **dict.fromkeys(
            (
                "operating",
                "mixing",
                "flowing",
                "filling",
                "inspecting",
                "preprocessing",
                "postprocessing",
                "purging",
                "cleaning",
                "accelerating",
                "maxspeed",
                "decelerating",
                "accumulating",
            ),
            "working",
        ),
        "change_over": "setup",
        **dict.fromkeys(("full", "stopped", "suspend", "repair", "maintenance"), "blocked"),
        **dict.fromkeys(("off_shift", "lunch", "on_break"), "held up"),
    }
)


def state_group(state: str) -> StateGroup:
    """Return the group of a state; what is not known counts as waiting."""
    return _GROUP_OF.get(state, "waiting")


def state_colour(state: str) -> Vector:
    """Return the colour of a state, sRGB in 0..1."""
    return STATE_GROUPS[state_group(state)]
