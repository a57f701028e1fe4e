"""Down times: the MTBF/MTTR and Time Table tools of a plant, and the properties that they take.

FlexSim publishes no property names for the two tools; those here follow the names of its
dialogs. Which tools stop an object is said by the object, as in FlexSim:
``setProperty("MTBFMTTRs", ["Name"])`` and ``"TimeTables"``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flexscript.plant.properties import PropertyKind, PropertySpec

__all__ = ["DOWN_TIME_FOLDERS", "DOWN_TIME_PROPERTIES", "MEMBERSHIPS"]


_K = PropertyKind
_MODES = MappingProxyType({"None": 0, "Daily": 1, "Weekly": 2, "Custom": 3})
_BREAKDOWN = (
    # Without it the first failure comes after one UpTime; below 0 there is none.
    PropertySpec(name="FirstFailureTime", kind=_K.TIME_CODE),
    PropertySpec(name="UpTime", kind=_K.TIME_CODE, default=1000, minimum=0),
    PropertySpec(name="DownTime", kind=_K.TIME_CODE, default=100, minimum=0),
    PropertySpec(name="DownState", kind=_K.ANY, default=11),
    PropertySpec(name="BreakIndividually", kind=_K.FLAG, default=1),
    # The states in which UpTime counts, by number or name; none for all.
    PropertySpec(name="UpStates", kind=_K.ANY, default=()),
    PropertySpec(name="Enabled", kind=_K.FLAG, default=1),
)
_TIME_TABLE = (
    # Rows of time, state, duration.
    PropertySpec(name="Table", kind=_K.ANY, default=()),
    PropertySpec(name="Mode", kind=_K.CHOICE, default="None", options=_MODES),
    # Of mode Custom.
    PropertySpec(name="RepeatTime", kind=_K.TIME, default=0, minimum=0),
    PropertySpec(name="Enabled", kind=_K.FLAG, default=1),
)

#: FlexSim's type of a tool -> property -> what it takes.
DOWN_TIME_PROPERTIES: Mapping[str, Mapping[str, PropertySpec]] = MappingProxyType(
    {
        kind: MappingProxyType({spec.name: spec for spec in specs})
        for kind, specs in (("MTBFMTTR", _BREAKDOWN), ("TimeTable", _TIME_TABLE))
    }
)

#: FlexSim's type of a tool -> the part of ``Tools`` that holds them.
DOWN_TIME_FOLDERS: Mapping[str, str] = MappingProxyType(
    {"MTBFMTTR": "breakdowns", "TimeTable": "time_tables"}
)

#: The property by which an object says the names of its tools, and their type.
MEMBERSHIPS: Mapping[str, str] = MappingProxyType(
    {"MTBFMTTRs": "MTBFMTTR", "TimeTables": "TimeTable"}
)
