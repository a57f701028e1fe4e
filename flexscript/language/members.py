"""Members: methods and members of objects, values and classes, for the checker.

What the runtime executes in a build script is listed with its argument counts; a test
keeps the lists equal to the runtime's own tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "CLASS_NAMES",
    "INVENTED_METHODS",
    "MEMBER_RESULTS",
    "OBJECT_MEMBERS",
    "OBJECT_METHODS",
    "STATIC_MEMBERS",
    "STATIC_METHODS",
    "TYPE_HINTS",
    "TYPE_NAMES",
    "VALUE_MEMBERS",
]

#: Method of an object -> (least, most) arguments.
OBJECT_METHODS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "applyProperties": (0, 1),
        "as": (1, 1),
        "copy": (0, 2),
        "destroy": (0, 0),
        "find": (1, 1),
        "getLocation": (0, 3),
        "getPath": (0, 2),
        "getProperty": (1, 2),
        "getVariable": (1, 1),
        "is": (1, 1),
        "setLocation": (1, 6),
        "setProperty": (2, 2),
        "setRotation": (1, 3),
        "setSize": (1, 3),
        "setVariable": (2, 2),
    }
)

#: Members of an object; every other name is a label.
OBJECT_MEMBERS = frozenset(
    {"centerObjects", "classname", "color", "first", "inObjects", "labels", "last", "location"}
    | {"name", "next", "outObjects", "prev", "rank", "rotation", "size", "subnodes", "up"}
)

#: What some members of an object are.
MEMBER_RESULTS: Mapping[str, str] = MappingProxyType(
    {
        "location": "Vec3",
        "rotation": "Vec3",
        "size": "Vec3",
        "color": "Color",
        "name": "string",
        "classname": "string",
        "rank": "int",
    }
)

#: Members of values.
VALUE_MEMBERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "string": frozenset({"length"}),
        "Array": frozenset({"length"}),
        "Vec3": frozenset({"x", "y", "z", "magnitude", "normalized"}),
        "Color": frozenset({"r", "g", "b", "a"}),
    }
)

_MATH_1 = "acos asin atan ceil cos degrees exp fabs factorial floor frac log log10 radians sign sin"
_MATH_1 += " sqr sqrt tan trunc"
_COLOURS = (
    "red green blue aqua black brown gray lightBlue lime orange pink purple silver teal white"
)

#: ``Class.method`` -> (least, most) arguments and the kind of the result.
STATIC_METHODS: Mapping[str, tuple[int, int, str]] = MappingProxyType(
    {
        **{f"Math.{name}": (1, 1, "double") for name in _MATH_1.split()},
        **{f"Math.{name}": (2, 2, "double") for name in ("atan2", "fmod", "max", "min", "pow")},
        "Math.round": (1, 2, "double"),
        "Color.byNumber": (1, 1, "Color"),
        "Model.find": (1, 1, "Object"),
        "Object.create": (1, 1, "Object"),
        "string.fromNum": (1, 2, "string"),
    }
)

#: ``Class.member`` -> the kind of its value.
STATIC_MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        **{f"Color.{name}": "Color" for name in (*_COLOURS.split(), "yellow")},
        "Math.pi": "double",
        "Model.time": "double",
    }
)

#: Classes whose own methods a program may call by their name.
CLASS_NAMES = frozenset(
    {"Object", "Model", "Math", "Color", "string", "Table", "Group", "List", "TaskSequence"}
    | {"Tools", "Token", "DateTime", "JSON", "Empirical", "Storage", "AGV", "AStar", "Conveyor"}
    | {"Delay", "TrackedVariable", "Database", "Http", "Event", "RegExp", "XML", "USD", "Vec2"}
    | {"Vec4", "Mat4"}
)

#: Types that a variable may be declared with.
TYPE_NAMES = frozenset(
    {"int", "double", "string", "treenode", "Object", "TaskExecuter", "Dispatcher", "Navigator"}
    | {"Variant", "var", "Array", "Map", "Vec2", "Vec3", "Vec4", "Mat4", "Color", "DateTime"}
    | {"intarray", "doublearray", "stringarray", "treenodearray", "Token", "Group", "List"}
    | {"Table", "JSON", "RegExp", "TaskSequence", "TrackedVariable", "Event", "EventResult"}
    | {"Delay", "Coroutine", "lambda", "StatisticsCollector", "Empirical", "AGV", "FlowItem"}
    | {"Conveyor", "FixedResource", "ConveyorObject", "Storage"}
)

#: Types of other languages, and what to write.
TYPE_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "bool": "Write int; true is 1 and false is 0.",
        "boolean": "Write int; true is 1 and false is 0.",
        "float": "Write double.",
        "number": "Write double.",
        "long": "Write int.",
        "char": "Write int for a character code, or string.",
        "String": "Write string.",
        "str": "Write string.",
        "object": "Write Object.",
        "node": "Write treenode.",
        "array": "Write Array.",
        "list": "Write Array.",
        "vector": "Write Array or Vec3.",
        "dict": "Write Map.",
        "map": "Write Map.",
        **dict.fromkeys(
            (
                *("Source", "Queue", "Processor", "Sink", "Combiner", "Separator"),
                *("Operator", "Robot", "Transporter", "MultiProcessor", "Rack"),
            ),
            "Write Object; the class is the argument of Object.create.",
        ),
    }
)

#: Methods that people and models write and FlexSim does not have, with the real way.
INVENTED_METHODS: Mapping[str, str] = MappingProxyType(
    {
        "addObject": 'Write Object.create("Queue").',
        "connect": 'Write contextdragconnection(from, to, "A").',
        "connectTo": 'Write contextdragconnection(from, to, "A").',
        "create": 'Write Object.create("Queue").',
        "createObject": 'Write Object.create("Queue").',
        "getLabel": "Write object.LabelName, or object.LabelName? if it may be missing.",
        "getName": "Write object.name.",
        "getStatNum": 'Write getstat(object, "Content", STAT_AVERAGE).',
        "setCapacity": 'Write object.setProperty("MaxContent", 10).',
        "setColor": "Write object.color = Color(r, g, b).",
        "setLabel": "Write object.LabelName = value.",
        "setMaxContent": 'Write object.setProperty("MaxContent", 10).',
        "setName": 'Write object.name = "name".',
        "setPosition": "Write object.setLocation(x, y, z).",
        "setProcessTime": 'Write object.setProperty("ProcessTime", 10).',
        "setSetupTime": 'Write object.setProperty("SetupTime", 10).',
    }
)
