"""Views: what ``o.stats``, ``o.input``, ``o.flags`` and their kin return.

They hold only whose they are; the world that made the object answers for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from flexscript.runtime.values import Value

__all__ = [
    "FLAGS",
    "GATE_METHODS",
    "STATISTICS",
    "STATISTIC_MEMBERS",
    "AttributesView",
    "FlagsView",
    "GateView",
    "ResetPositionView",
    "StatView",
    "StatsView",
]

#: ``o.stats.<name>``; ``state`` may be called with a profile.
STATISTICS = ("input", "output", "content", "staytime", "state", "totalTravelDistance")
#: Members of one statistic.
STATISTIC_MEMBERS = ("value", "average", "minimum", "maximum", "valueString", "count")
#: Methods of ``o.input`` and ``o.output`` with their most arguments.
GATE_METHODS = {"open": 1, "close": 1, "stop": 1, "resume": 1}
#: ``o.flags.<name>`` and the property behind it.
FLAGS = {
    "isProtected": "Protected",
    "isSelected": "",
    "showConnections": "ShowPorts",
    "showContent": "ShowContents",
    "showName": "ShowName",
    "showShape": "ShowShape",
}


@dataclass(frozen=True, slots=True)
class StatsView:
    """``o.stats``."""

    kind: ClassVar[str] = "the statistics of an object"
    owner: Value


@dataclass(frozen=True, slots=True)
class StatView:
    """``o.stats.content``: one statistic."""

    kind: ClassVar[str] = "a statistic"
    owner: Value
    figure: str
    profile: int = 0


@dataclass(frozen=True, slots=True)
class GateView:
    """``o.input`` or ``o.output``."""

    kind: ClassVar[str] = "the ports of an object"
    owner: Value
    side: Literal["input", "output"]


@dataclass(frozen=True, slots=True)
class FlagsView:
    """``o.flags``."""

    kind: ClassVar[str] = "the flags of an object"
    owner: Value


@dataclass(frozen=True, slots=True)
class AttributesView:
    """``o.attrs``."""

    kind: ClassVar[str] = "the attributes of an object"
    owner: Value


@dataclass(frozen=True, slots=True)
class ResetPositionView:
    """``o.resetPosition``: objects go back to where the program put them."""

    kind: ClassVar[str] = "the reset position of an object"
    owner: Value
