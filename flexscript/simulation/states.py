"""States: FlexSim's state numbers, the names we report them by, and which count as work.

The numbers are FlexSim's own, so that code in a program may read them. Reports and
traces use the names; a state is a plain integer inside the engine because it is set
twice for each item at each station. ``flexscript.language.constants`` has the same table as the
``STATE_...`` macros of the language; a test holds the two together.
"""

from __future__ import annotations

from typing import Final

__all__ = ["STATE_COUNT", "STATE_NAMES", "WORKING_STATES", "state_number"]

IDLE: Final = 1
PROCESSING: Final = 2
BLOCKED: Final = 4
GENERATING: Final = 5
EMPTY: Final = 6
COLLECTING: Final = 7
RELEASING: Final = 8
WAITING_FOR_OPERATOR: Final = 9
WAITING_FOR_TRANSPORT: Final = 10
BREAKDOWN: Final = 11
SCHEDULED_DOWN: Final = 12
CONVEYING: Final = 13
TRAVEL_EMPTY: Final = 14
TRAVEL_LOADED: Final = 15
OFFSET_TRAVEL_EMPTY: Final = 16
OFFSET_TRAVEL_LOADED: Final = 17
LOADING: Final = 18
UNLOADING: Final = 19
SETUP: Final = 21
UTILIZE: Final = 22

STATE_NAMES: Final[tuple[str, ...]] = (
    "unknown",
    "idle",
    "processing",
    "busy",
    "blocked",
    "generating",
    "empty",
    "collecting",
    "releasing",
    "waiting_for_operator",
    "waiting_for_transport",
    "breakdown",
    "scheduled_down",
    "conveying",
    "travel_empty",
    "travel_loaded",
    "offset_travel_empty",
    "offset_travel_loaded",
    "loading",
    "unloading",
    "down",
    "setup",
    "utilize",
    "full",
    "not_empty",
    "filling",
    "starved",
    "mixing",
    "flowing",
    "allocated_idle",
    "off_shift",
    "change_over",
    "repair",
    "maintenance",
    "lunch",
    "on_break",
    "suspend",
    "available",
    "preprocessing",
    "postprocessing",
    "inspecting",
    "operating",
    "standby",
    "purging",
    "cleaning",
    "accelerating",
    "maxspeed",
    "decelerating",
    "stopped",
    "waiting",
    "accumulating",
)
"""Name of each state by FlexSim's number. Those above 22 are entered by ``setstate``, stops,
breakdowns and time tables only."""

STATE_COUNT: Final = len(STATE_NAMES)

WORKING_STATES: Final = frozenset(
    {
        PROCESSING,
        SETUP,
        CONVEYING,
        TRAVEL_EMPTY,
        TRAVEL_LOADED,
        OFFSET_TRAVEL_EMPTY,
        OFFSET_TRAVEL_LOADED,
        LOADING,
        UNLOADING,
        UTILIZE,
    }
)
"""States whose share of run time is an object's utilisation. Storing is not work."""


def state_number(value: object) -> int | None:
    """Return the number of a state given by its number or name, ``None`` when there is none."""
    if isinstance(value, str):
        name = "_".join(value.casefold().replace("_", " ").split()).removeprefix("state_")
        return STATE_NAMES.index(name) if name in STATE_NAMES[1:] else None
    if isinstance(value, int | float) and value in range(1, STATE_COUNT):
        return int(value)
    return None
