"""Constants: FlexSim's macros by name, with their numbers.

The state numbers are those of FlexSim's state list. Numbers that FlexSim does not publish
are marked by their group below: programs only compare and pass them on, so that any
distinct numbers serve.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["CONSTANTS", "CONSTANT_PREFIXES"]

_STATES = (
    "IDLE PROCESSING BUSY BLOCKED GENERATING EMPTY COLLECTING RELEASING WAITING_FOR_OPERATOR "
    "WAITING_FOR_TRANSPORTER BREAKDOWN SCHEDULED_DOWN CONVEYING TRAVEL_EMPTY TRAVEL_LOADED "
    "OFFSET_TRAVEL_EMPTY OFFSET_TRAVEL_LOADED LOADING UNLOADING DOWN SETUP UTILIZE FULL "
    "NOT_EMPTY FILLING STARVED MIXING FLOWING ALLOCATED_IDLE OFF_SHIFT CHANGE_OVER REPAIR "
    "MAINTENANCE LUNCH ON_BREAK SUSPEND AVAILABLE PREPROCESSING POSTPROCESSING INSPECTING "
    "OPERATING STANDBY PURGING CLEANING ACCELERATING MAXSPEED DECELERATING STOPPED WAITING "
    "ACCUMULATING"
)
_TASKS = {
    "LOAD": 1,
    "FRLOAD": 2,
    "UNLOAD": 3,
    "FRUNLOAD": 4,
    "UTILIZE": 5,
    "STOPREQUESTBEGIN": 6,
    "STOPREQUESTFINISH": 7,
    "TRAVEL": 8,
    "TRAVELTOLOC": 9,
    "TRAVELRELATIVE": 10,
    "BREAK": 11,
    "DELAY": 12,
    "MOVEOBJECT": 15,
    "DESTROYOBJECT": 16,
    "PICKOFFSET": 18,
    "PLACEOFFSET": 19,
    "MILESTONE": 27,
    "FREEOPERATORS": 32,
    "MESSAGE": 34,
}
# Numbers of our own.
_STATISTICS = "CURRENT MIN MAX AVERAGE TIME_AT_VALUE MEAN SUM VARIANCE STD_DEV"
_STATISTIC_TYPES = "LEVEL TIME_SERIES CUMULATIVE CATEGORICAL"

#: Name -> number.
CONSTANTS: Mapping[str, int] = MappingProxyType(
    {
        **{f"STATE_{name}": number for number, name in enumerate(_STATES.split(), start=1)},
        "STATE_WAITING_FOR_TRANSPORT": 10,
        **{f"TASKTYPE_{name}": number for name, number in _TASKS.items()},
        **{f"STAT_{name}": number for number, name in enumerate(_STATISTICS.split(), start=1)},
        **{
            f"STAT_TYPE_{name}": number
            for number, name in enumerate(_STATISTIC_TYPES.split(), start=1)
        },
        "PREEMPT_NOT": 0,
        "PREEMPT_ONLY": 1,
        "PREEMPT_AND_ABORT_ACTIVE": 2,
        "PREEMPT_AND_ABORT_ALL": 3,
        "DATATYPE_NUMBER": 1,
        "DATATYPE_STRING": 2,
        "DATATYPE_COUPLING": 3,
        "DATATYPE_OBJECT": 4,
        "DATATYPE_PARTICLE": 5,
        "DATATYPE_BUNDLE": 6,
        "DATATYPE_SIMPLE": 7,
        # From here on numbers of our own.
        "VAR_TYPE_NULL": 0,
        "VAR_TYPE_NUMBER": 1,
        "VAR_TYPE_STRING": 2,
        "VAR_TYPE_NODE": 3,
        "VAR_TYPE_ARRAY": 4,
        "VAR_TYPE_MAP": 5,
        "GET_PROPERTY_FLAG_UNITS": 1,
        "GET_PROPERTY_FLAG_STRING": 2,
        "COPY_FLAG_REPLACE": 1,
        "COPY_FLAG_SUPPRESS_ON_CREATE": 2,
        "TIME_MULTIPLE": 1,
        "LENGTH_MULTIPLE": 2,
        "START_TIME_NODE": 3,
        "TIME_NAME": 4,
        "LENGTH_NAME": 5,
    }
)

#: What FlexSim's macros begin with; of these families an unknown name is a mistake.
CONSTANT_PREFIXES = (
    *("STATE_", "TASKTYPE_", "STAT_", "PREEMPT_", "DATATYPE_", "VAR_TYPE_"),
    *("GET_PROPERTY_FLAG_", "COPY_FLAG_"),
)
