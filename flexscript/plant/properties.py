"""Properties: what ``setProperty`` accepts for each class, as one table for all readers.

The validator checks programs against it, the runtime converts values with it, the
simulator takes its defaults from it, and the data set draws its properties from it.

Kinds
- A code kind takes a number or FlexScript text that is evaluated at each use.
- A unit kind takes a number in the model's unit (seconds, metres) or ``[value, "unit"]``.
- A choice takes the name of an option or its number, and is kept as the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from flexscript.plant.classes import CLASSES
from flexscript.plant.model import Code, PropertyValue

__all__ = [
    "EVENTS",
    "PROPERTIES",
    "READ_ONLY",
    "UNITS",
    "PropertyKind",
    "PropertySpec",
    "property_of",
    "property_of_variable",
]


class PropertyKind(Enum):
    """How a property's value is written and kept."""

    NUMBER = "a number"
    FLAG = "0 or 1"
    CHOICE = "one of its options"
    TIME = "a time in seconds"
    LENGTH = "a length in metres"
    SPEED = "a speed in metres per second"
    ACCELERATION = "an acceleration in metres per second squared"
    TIME_CODE = "a time in seconds, or code that returns one"
    CODE = "a number, or code that returns one"
    TEXT = "a text"
    VECTOR = "an array of three numbers"
    COLOUR = "an array of three or four numbers from 0 to 1"
    ANY = "a number, a text or an array"

    @property
    def is_code(self) -> bool:
        """Whether a text for it is FlexScript."""
        return self in (PropertyKind.CODE, PropertyKind.TIME_CODE)

    @property
    def dimension(self) -> str:
        """The dimension of its unit ("time", "length", ...), empty when it has none."""
        return _DIMENSIONS.get(self, "")


_DIMENSIONS = {
    PropertyKind.TIME: "time",
    PropertyKind.TIME_CODE: "time",
    PropertyKind.LENGTH: "length",
    PropertyKind.SPEED: "speed",
    PropertyKind.ACCELERATION: "acceleration",
}

#: Factor from a unit to the model's unit, by dimension.
UNITS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "time": {
            "ms": 0.001,
            "s": 1.0,
            "sec": 1.0,
            "min": 60.0,
            "hr": 3600.0,
            "h": 3600.0,
            "day": 86400.0,
        },
        "length": {"m": 1.0, "cm": 0.01, "mm": 0.001, "km": 1000.0, "ft": 0.3048, "in": 0.0254},
        "speed": {"m/s": 1.0, "m/min": 1 / 60, "km/hr": 1 / 3.6, "ft/s": 0.3048},
        "acceleration": {"m/s2": 1.0, "m/s^2": 1.0, "m/s/s": 1.0, "ft/s2": 0.3048},
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertySpec:
    """One property of a class.

    ``variable`` is the old variable behind it (``setvarnum(o, "maxcontent", 5)``),
    ``options`` maps option name to number, ``minimum`` and ``maximum`` bound plain numbers.
    """

    name: str
    kind: PropertyKind
    default: PropertyValue = 0
    variable: str = ""
    options: Mapping[str, int] = field(default_factory=dict)
    minimum: float | None = None
    maximum: float | None = None


def _spec(
    name: str,
    kind: PropertyKind,
    default: PropertyValue = 0,
    variable: str = "",
    *,
    options: Mapping[str, int] | None = None,
    minimum: float | None = None,
    maximum: float | None = None,
) -> PropertySpec:
    return PropertySpec(
        name=name,
        kind=kind,
        default=default,
        variable=variable,
        options=MappingProxyType(dict(options or {})),
        minimum=minimum,
        maximum=maximum,
    )


_K = PropertyKind
_PREEMPT = {
    "No Preempt": 0,
    "Preempt Only": 1,
    "Preempt and Abort Active": 2,
    "Preempt and Abort All": 3,
}
_CENTRE_1 = Code("current.centerObjects[1]")

_COMMON = (
    _spec("Color", _K.COLOUR, (0.5, 0.5, 0.5, 1.0)),
    _spec("Shape", _K.TEXT, ""),
    _spec("Texture", _K.TEXT, ""),
    _spec("ShapeFrames", _K.ANY),
    _spec("ShapeFactors", _K.ANY),
    _spec("ShowName", _K.FLAG, 1),
    _spec("ShowPorts", _K.FLAG, 1),
    _spec("ShowContents", _K.FLAG, 1),
    _spec("ShowShape", _K.FLAG, 1),
    _spec("ScaleContents", _K.FLAG),
    _spec("NoSelect", _K.FLAG),
    _spec("Protected", _K.FLAG),
    _spec("ResetPosition", _K.FLAG),
    _spec("Groups", _K.ANY),
    _spec("TimeTables", _K.ANY),
    _spec("MTBFMTTRs", _K.ANY),
    _spec("NetworkNodes", _K.ANY),
)
# Where a plant keeps them in the object itself, not among its properties.
_PLACE = (
    _spec("Name", _K.TEXT, ""),
    _spec("Location", _K.VECTOR, (0, 0, 0)),
    _spec("Rotation", _K.VECTOR, (0, 0, 0)),
    _spec("Size", _K.VECTOR, (1, 1, 1)),
)
_OUTPUT = (
    _spec("SendToPort", _K.CODE, 0, "sendtoport"),
    _spec("UseTransport", _K.FLAG, 0, "usetransport"),
    _spec("TransportRef", _K.CODE, _CENTRE_1, "transportdispatcher"),
    _spec("TransportPriority", _K.NUMBER, 0, "transportpriority"),
    _spec("TransportPreempt", _K.CHOICE, "No Preempt", "preempttransport", options=_PREEMPT),
)
_INPUT = (
    _spec("Pull", _K.FLAG, 0, "pull"),
    _spec("PullStrategy", _K.CODE, 0, "receivefromport"),
    _spec("PullRequirement", _K.CODE, 1, "pullrequirement"),
)
_PROCESSING = (
    _spec("MaxContent", _K.NUMBER, 1, "maxcontent", minimum=1),
    _spec("SetupTime", _K.TIME_CODE, 0, "setuptime", minimum=0),
    _spec("ProcessTime", _K.TIME_CODE, 10, "cycletime", minimum=0),
    _spec("UseSetupOperators", _K.FLAG, 0, "usesetupoperators"),
    _spec("UseProcessOperators", _K.FLAG, 0, "useprocessoperators"),
    _spec("NumSetupOperators", _K.NUMBER, 1, "nrofsetupoperators", minimum=0),
    _spec("NumProcessOperators", _K.NUMBER, 1, "nrofprocessoperators", minimum=0),
    _spec("UseSameNumOperators", _K.FLAG, 1, "usesameop"),
    _spec("OperatorRef", _K.CODE, _CENTRE_1, "processdispatcher"),
    _spec("OperatorPriority", _K.NUMBER, 0, "processoperatorpriority"),
    _spec("OperatorPreempt", _K.CHOICE, "No Preempt", "preemptprocessoperators", options=_PREEMPT),
    _spec("AnimateItems", _K.FLAG, 1, "convey"),
)
_DISPATCHING = (
    _spec("PassTo", _K.CODE, 0, "passto"),
    _spec("QueueStrategy", _K.CODE, Code("getpriority(tasksequence)"), "queuestrategy"),
)
_OFFSET_TRAVEL = {"Do Not": 0, "Travel": 1, "Block Space": 2, "Use Navigator": 3}
_EXECUTING = (
    *_DISPATCHING,
    _spec("Capacity", _K.NUMBER, 1, "maxcontent", minimum=1),
    _spec("MaxSpeed", _K.SPEED, 2, "maxspeed", minimum=0),
    _spec("Acceleration", _K.ACCELERATION, 1, "acceleration", minimum=0),
    _spec("Deceleration", _K.ACCELERATION, 1, "deceleration", minimum=0),
    _spec("LoadTime", _K.TIME_CODE, 0, "loadtime", minimum=0),
    _spec("UnloadTime", _K.TIME_CODE, 0, "unloadtime", minimum=0),
    _spec("BreakTo", _K.CODE, 0, "breakto"),
    _spec("FlipThreshold", _K.NUMBER, 0, "flipthreshold"),
    _spec("Navigator", _K.TEXT, ""),
    _spec("OffsetTravel", _K.CHOICE, "Travel", "useoffsets", options=_OFFSET_TRAVEL),
    _spec("RotateTraveling", _K.FLAG, 1, "modifyrotation"),
    _spec("AvailableOnStart", _K.FLAG, 1, "availableonstart"),
    _spec("DoAnimations", _K.FLAG, 1),
)
_ARC = (
    _spec("Radius", _K.LENGTH, 2, minimum=0),
    _spec("StartAngle", _K.NUMBER, 0),
    _spec("SweepAngle", _K.NUMBER, 90),
)
_CONVEYING = (
    *_OUTPUT,
    *_INPUT,
    _spec("Speed", _K.SPEED, 1, minimum=0),
    _spec("Acceleration", _K.ACCELERATION, 0, minimum=0),
    _spec("Deceleration", _K.ACCELERATION, 0, minimum=0),
    _spec("Width", _K.LENGTH, 1, minimum=0),
    _spec("Rise", _K.LENGTH, 0),
    _spec("StartLocation", _K.VECTOR, (0, 0, 0)),
    _spec("EndLocation", _K.VECTOR, (10, 0, 0)),
    _spec("IsAccumulating", _K.FLAG, 1),
    _spec("EntrySpaceSizeFactor", _K.NUMBER, 1, minimum=0),
    _spec("EntrySpacePadding", _K.LENGTH, 0),
    _spec("MoveSpaceSizeFactor", _K.NUMBER, 1, minimum=0),
    _spec("MoveSpacePadding", _K.LENGTH, 0),
    _spec("StopSpaceSizeFactor", _K.NUMBER, 1, minimum=0),
    _spec("StopSpacePadding", _K.LENGTH, 0),
    _spec("Visualization", _K.ANY),
)
_PATH = (
    _spec("IsTwoWay", _K.FLAG, 0),
    _spec("StartLocation", _K.VECTOR, (0, 0, 0)),
    _spec("EndLocation", _K.VECTOR, (10, 0, 0)),
    _spec("AccumulationType", _K.ANY),
    _spec("PathClass", _K.ANY),
)
_ARRIVAL_STYLES = {"Inter-Arrival Time": 1, "Arrival Schedule": 2, "Arrival Sequence": 3}
_PLACEMENTS = {
    "Stack Vertically": 1,
    "Horizontal Line": 2,
    "Stack Inside Queue": 3,
    "Do Nothing": 4,
}
_MOTION_MODES = {"Simple": 1, "Move Time": 2, "Joint Speeds": 3, "Motion Paths": 4}
_DEFAULT_ARRIVALS = Code("exponential(0, 10, getstream(current))")

_OWN: dict[str, tuple[PropertySpec, ...]] = {
    "Source": (
        *_OUTPUT,
        _spec(
            "ArrivalStyle",
            _K.CHOICE,
            "Inter-Arrival Time",
            "arrivalmode",
            options=_ARRIVAL_STYLES,
        ),
        _spec("InterArrivalTime", _K.TIME_CODE, _DEFAULT_ARRIVALS, "interarrivaltime", minimum=0),
        _spec("TimeZeroArrival", _K.FLAG, 0, "timezerocreate"),
        _spec("FlowItemClass", _K.TEXT, "Box", "itemclass"),
        _spec("ArrivalSchedule", _K.ANY, (), "schedule"),
        _spec("ArrivalSequence", _K.ANY, (), "sequence"),
        _spec("RepeatTable", _K.FLAG, 0, "repeat"),
    ),
    "Queue": (
        *_OUTPUT,
        *_INPUT,
        _spec("MaxContent", _K.NUMBER, 1000, "maxcontent", minimum=1),
        _spec("LIFO", _K.FLAG, 0, "lifo"),
        _spec("DoBatching", _K.FLAG, 0, "usebatching"),
        _spec("BatchSize", _K.NUMBER, 2, "batchsize", minimum=1),
        _spec("MaxBatchTime", _K.TIME, 0, "maxwaittime", minimum=0),
        _spec("FlushContent", _K.FLAG, 0, "flush"),
        _spec("ItemPlacement", _K.CHOICE, "Stack Inside Queue", "placemode", options=_PLACEMENTS),
        _spec("StackBaseZ", _K.LENGTH, 0.1, "stackinitz"),
    ),
    "Processor": (*_OUTPUT, *_INPUT, *_PROCESSING),
    # FlexSim shows its processes only in a table; one process by these names is an extension.
    "MultiProcessor": (*_OUTPUT, *_INPUT, *_PROCESSING, _spec("Processes", _K.ANY, (), "optable")),
    "Combiner": (
        *_OUTPUT,
        *_INPUT,
        *_PROCESSING,
        _spec("CombineMode", _K.CHOICE, "Pack", "pack", options={"Pack": 1, "Join": 2, "Batch": 3}),
        _spec("ComponentsList", _K.ANY, (), "componentlist"),
    ),
    "Separator": (
        *_OUTPUT,
        *_INPUT,
        *_PROCESSING,
        _spec("SeparateMode", _K.CHOICE, "Unpack", "unpack", options={"Unpack": 1, "Split": 0}),
        _spec("SeparateQty", _K.CODE, 2, "splitquantity"),
    ),
    "Sink": _INPUT,
    "Rack": (
        *_OUTPUT,
        *_INPUT,
        _spec("MaxContent", _K.NUMBER, 1_000_000_000, "maxcontent", minimum=1),
        _spec("MinimumDwellTime", _K.TIME_CODE, 0, "minimumdwelltime", minimum=0),
        _spec("NumBays", _K.NUMBER, 10, minimum=1),
        _spec("BaySize", _K.LENGTH, 1),
        _spec("NumLevels", _K.NUMBER, 4, minimum=1),
        _spec("LevelSize", _K.LENGTH, 1),
        _spec("SlotsPerBay", _K.NUMBER, 1, minimum=1),
        _spec("SlotSize", _K.LENGTH, 1),
        _spec("Dimensions", _K.ANY),
        _spec("SlotAssignmentStrategy", _K.ANY),
        _spec("Visualization", _K.ANY),
    ),
    "StraightConveyor": (
        *_CONVEYING,
        _spec("HorizontalLength", _K.LENGTH, 10, minimum=0),
    ),
    "CurvedConveyor": (*_CONVEYING, *_ARC),
    # FlexSim publishes only the common properties of its old conveyor; its speed, length and
    # accumulation go by their old variables.
    "BasicConveyor": (
        *_OUTPUT,
        *_INPUT,
        _spec("MaxContent", _K.NUMBER, 1_000_000_000, "maxcontent", minimum=1),
        _spec("Speed", _K.SPEED, 1, "speed", minimum=0),
        _spec("HorizontalLength", _K.LENGTH, 10, "length", minimum=0),
        _spec("IsAccumulating", _K.FLAG, 1, "accumulating"),
    ),
    "Dispatcher": _DISPATCHING,
    "TaskExecuter": _EXECUTING,
    "Operator": (
        *_EXECUTING,
        _spec("IdleAnimation", _K.TEXT, ""),
        _spec("WalkAnimation", _K.TEXT, ""),
        _spec("WalkLoadedAnimation", _K.TEXT, ""),
        _spec("UtilizeAnimation", _K.TEXT, ""),
    ),
    "Transporter": (
        *_EXECUTING,
        _spec("AllowForkMovement", _K.FLAG, 1),
        _spec("LiftSpeed", _K.SPEED, 1, minimum=0),
    ),
    "Robot": (
        *_EXECUTING,
        _spec("MotionMode", _K.CHOICE, "Move Time", "motionmode", options=_MOTION_MODES),
        _spec("MoveTime", _K.TIME_CODE, 5, "movetime", minimum=0),
        _spec("ExtensionSpeed", _K.SPEED, 0.5, minimum=0),
        _spec("YRotationSpeed", _K.NUMBER, 20, minimum=0),
        _spec("ZRotationSpeed", _K.NUMBER, 20, minimum=0),
        _spec("JointSpeeds", _K.ANY),
    ),
    "Crane": (
        *_EXECUTING,
        _spec("CraneSpeeds", _K.ANY),
        _spec("FrameLocation", _K.VECTOR, (0, 0, 0)),
        _spec("FrameSize", _K.VECTOR, (1, 1, 1)),
        _spec("LiftHeight", _K.LENGTH, 5, minimum=0),
        _spec("LiftRadius", _K.LENGTH, 1),
        _spec("TravelSequence", _K.TEXT, "L>XY>D"),
    ),
    "Elevator": _EXECUTING,
    "ASRSvehicle": (
        *_EXECUTING,
        _spec("ExtensionSpeed", _K.SPEED, 1, minimum=0),
        _spec("LiftSpeed", _K.SPEED, 1, minimum=0),
        _spec("InitialLiftHeight", _K.LENGTH, 0),
    ),
    "NetworkNode": (
        _spec("MaxTravelers", _K.NUMBER, 1_000_000_000, "maxtravelers", minimum=1),
        _spec("SideOffset", _K.LENGTH, 0),
    ),
    "ControlPoint": (
        _spec("MaxAllocations", _K.NUMBER, 1, minimum=1),
        _spec("DeallocationType", _K.ANY),
        _spec("IsAllocationWaitPoint", _K.FLAG, 0),
    ),
    "StraightPath": _PATH,
    "CurvedPath": (*_PATH, *_ARC),
}

# People walk slower than the other executers.
_OWN_DEFAULTS: dict[tuple[str, str], PropertyValue] = {("Operator", "MaxSpeed"): 1.4}

_CONNECTS = 'Connect objects with contextdragconnection(from, to, "A"), centre ports with "S".'
#: Properties of all objects that can be read and not set here, and what to do instead.
READ_ONLY: Mapping[str, str] = MappingProxyType(
    {
        "Class": "Make an object of the other class with Object.create.",
        "Container": "Objects stand in the model itself.",
        "Labels": "Write object.label = value.",
        "AllGroups": 'Write Group("name").addMember(object).',
        "InObjects": _CONNECTS,
        "OutObjects": _CONNECTS,
        "CenterObjects": _CONNECTS,
        "ProcessFlows": "Process flows are not modelled here.",
        "AGVConnections": _CONNECTS,
        "AgentSystems": "Agents are not modelled here.",
    }
)

#: Events that take trigger code through ``Triggers.<event>`` (or by their own name).
EVENTS = frozenset(
    {"OnReset", "OnMessage", "OnDraw", "OnEntry", "OnExit", "OnCreation", "OnSetupFinish"}
    | {"OnProcessFinish", "OnEndCollecting", "OnResourceAvailable", "OnLoad", "OnUnload"}
    | {"OnStart", "OnFinish", "OnArrival", "OnStateChange"}
)


def _table_of(class_name: str) -> Mapping[str, PropertySpec]:
    table = {spec.name: spec for spec in (*_PLACE, *_COMMON, *_OWN[class_name])}
    for (owner, name), default in _OWN_DEFAULTS.items():
        if owner == class_name:
            spec = table[name]
            table[name] = _spec(name, spec.kind, default, spec.variable, minimum=spec.minimum)
    return MappingProxyType(table)


#: Class name -> property name -> what it takes. Every class of ``CLASSES`` is here.
PROPERTIES: Mapping[str, Mapping[str, PropertySpec]] = MappingProxyType(
    {name: _table_of(name) for name in CLASSES}
)

_VARIABLES = {
    class_name: {spec.variable: spec for spec in table.values() if spec.variable}
    for class_name, table in PROPERTIES.items()
}


def property_of(class_name: str, name: str) -> PropertySpec | None:
    """Return the property of a class by its exact name, ``None`` when there is none.

    A trigger (``Triggers.OnExit``, ``OnExit``) is a code property of every class.
    """
    spec = PROPERTIES[class_name].get(name)
    if spec is not None:
        return spec
    event = name.removeprefix("Triggers.")
    if event in EVENTS:
        return _spec(f"Triggers.{event}", PropertyKind.CODE)
    return None


def property_of_variable(class_name: str, variable: str) -> PropertySpec | None:
    """Return the property behind an old variable name (``maxcontent``), without regard to case."""
    return _VARIABLES[class_name].get(variable.lower())


def _check_tables() -> None:
    """The two tables must name the same classes; a new class must not be forgotten here."""
    missing = set(CLASSES) ^ set(_OWN)
    if missing:
        raise ValueError(f"classes without properties or the reverse: {', '.join(sorted(missing))}")


_check_tables()
