"""Members: methods and members of objects, values and classes, for the checker.

What the runtime executes in a build script is listed with its argument counts; a test
keeps the lists equal to the runtime's own tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = [
    "CLASS_NAMES",
    "CODE_TYPES",
    "INVENTED_METHODS",
    "MEMBER_RESULTS",
    "OBJECT_MEMBERS",
    "OBJECT_METHODS",
    "REFUSED_CLASSES",
    "REFUSED_MEMBERS",
    "REFUSED_METHODS",
    "STATIC_MEMBERS",
    "STATIC_METHODS",
    "TYPE_HINTS",
    "TYPE_NAMES",
]

#: Method of an object -> (least, most) arguments.
OBJECT_METHODS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "applyProperties": (0, 1),
        "as": (1, 1),
        "coevaluate": (0, 64),
        "copy": (0, 2),
        "destroy": (0, 0),
        "evaluate": (0, 64),
        "event": (1, 4),
        "find": (1, 1),
        "getLocation": (0, 3),
        "getPath": (0, 2),
        "getProperty": (1, 2),
        "getVariable": (1, 1),
        "is": (1, 1),
        "message": (0, 5),
        "resume": (0, 2),
        "setLocation": (1, 6),
        "setProperty": (2, 2),
        "setRotation": (1, 3),
        "setSize": (1, 3),
        "setState": (1, 2),
        "setVariable": (2, 2),
        "stop": (1, 4),
    }
)

#: Methods of an object that always fail here, with the reason.
REFUSED_METHODS: Mapping[str, str] = MappingProxyType(
    {
        "coevaluate": "Coroutines need a process flow; call evaluate() instead.",
        "event": "Events are waited for in coroutines; use a trigger such as OnEntry.",
    }
)

#: Members of an object; every other name is a label.
OBJECT_MEMBERS = frozenset(
    {"animations", "attrs", "centerObjects", "classname", "color", "dataType", "first", "flags"}
    | {"inObjects", "input", "labels", "last", "location", "name", "next", "outObjects", "output"}
    | {"prev", "rank", "resetPosition", "rotation", "size", "stats", "stopCount", "subnodes"}
    | {"up", "value"}
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
        "dataType": "int",
        "stopCount": "int",
        "up": "node",
        "first": "node",
        "last": "node",
        "next": "node",
        "prev": "node",
    }
)

_MATH_1 = "acos asin atan cos degrees exp fabs factorial frac log log10 radians sin sqr sqrt tan"
_MATH_WHOLE = "ceil floor sign trunc"
_COLOURS = (
    "red green blue aqua black brown gray lightBlue lime orange pink purple silver teal white"
)
_SPANS = "days hours minutes seconds milliseconds"

#: ``Class.method`` -> (least, most) arguments and the kind of the result.
STATIC_METHODS: Mapping[str, tuple[int, int, str]] = MappingProxyType(
    {
        **{f"Math.{name}": (1, 1, "double") for name in _MATH_1.split()},
        **{f"Math.{name}": (1, 1, "int") for name in _MATH_WHOLE.split()},
        **{f"Math.{name}": (2, 2, "double") for name in ("atan2", "fmod", "pow")},
        **{f"Math.{name}": (1, 2, "double") for name in ("max", "min")},
        **{f"DateTime.{name}": (1, 1, "DateTime") for name in _SPANS.split()},
        "Color.byNumber": (1, 1, "Color"),
        "Color.fromPalette": (1, 2, "Color"),
        "Color.random": (0, 1, "Color"),
        "DateTime.compose": (1, 7, "DateTime"),
        "DateTime.fromExcelTime": (1, 1, "DateTime"),
        "JSON.parse": (1, 1, "any"),
        "JSON.stringify": (1, 1, "string"),
        "Math.round": (1, 2, "double"),
        "Model.find": (1, 1, "node"),
        "Model.getDateTime": (1, 1, "DateTime"),
        "Model.getTime": (1, 1, "double"),
        "Object.create": (1, 1, "Object"),
        "Table.query": (1, 10, "Table"),
        "TaskSequence.create": (1, 4, "any"),
        "Tools.create": (1, 2, "node"),
        "Tools.get": (2, 2, "node"),
        "string.fromNum": (1, 2, "string"),
    }
)

#: ``Class.member`` -> the kind of its value.
STATIC_MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        **{f"Color.{name}": "Color" for name in (*_COLOURS.split(), "yellow")},
        "Math.pi": "double",
        "Model.dateTime": "DateTime",
        "Model.nextStopTime": "double",
        "Model.parameters": "any",
        "Model.startDateTime": "DateTime",
        "Model.statisticalTime": "double",
        "Model.time": "double",
        "Model.warmupTime": "double",
    }
)

#: Members of classes that FlexSim has and no program can use here, with the reason.
REFUSED_MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        "Model.nextStopDateTime": "the run is stopped from outside of the program",
        "Model.performanceMeasures": "they are defined in FlexSim's windows",
        "Model.warmupDateTime": "the warm-up is set from outside of the program",
    }
)

_FLOW = "it belongs to process flows and coroutines, which are not part of this simulator"
_WINDOWS = "it needs FlexSim's windows"
_NETWORK = "it reaches outside of the model"
_MODULE = "this module of FlexSim is not part of this simulator"
_SEQUENCES = "task sequences are made in property code, such as a trigger"

#: Classes that FlexSim has and no program can use here, with the reason as the end of a
#: sentence. Those of ``CODE_TYPES`` may still be the type of a variable in property code.
REFUSED_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "AGV": "AGVs are set up by their properties and connections",
        "AStar": _MODULE,
        "Agent": _MODULE,
        "Animation": "it moves pictures only",
        "Conveyor": "conveyors are set up by their properties and connections",
        "Coroutine": _FLOW,
        "Database": _NETWORK,
        "Delay": _FLOW,
        "ElevatorBank": _MODULE,
        "Empirical": "its distribution is drawn in a window; use dempirical with a table",
        "Event": _FLOW,
        "EventLog": _WINDOWS,
        "EventResult": _FLOW,
        "Http": _NETWORK,
        "Mat4": "it serves drawing only",
        "Navigator": "navigators belong to their objects here",
        "PowerPoint": _NETWORK,
        "StatisticsCollector": "the report of a run has the figures",
        "Storage": "racks choose their slots by their own properties here",
        "TableValidation": _WINDOWS,
        "TaskSequence": _SEQUENCES,
        "Token": _FLOW,
        "USD": "the plant is exported as USD by its own command",
        "XML": _NETWORK,
        "lambda": "only Table.query takes expressions unevaluated",
    }
)

#: Refused classes that the objects hand to property code as values.
CODE_TYPES = frozenset({"AGV", "Conveyor", "Navigator", "Storage", "TaskSequence", "Token"})

#: Classes whose own methods a program may call by their name.
CLASS_NAMES = frozenset(
    {"Object", "Model", "Math", "Color", "string", "Table", "Group", "List", "Tools", "DateTime"}
    | {"JSON", "TrackedVariable", "RegExp", "Vec2", "Vec3", "Vec4"}
    | set(REFUSED_CLASSES)
)

#: Types that a variable may be declared with.
TYPE_NAMES = frozenset(
    {"int", "double", "string", "treenode", "Object", "TaskExecuter", "Dispatcher"}
    | {"Variant", "var", "Array", "Map", "Vec2", "Vec3", "Vec4", "Color", "DateTime"}
    | {"intarray", "doublearray", "stringarray", "treenodearray", "Group", "List", "Table"}
    | {"RegExp", "TrackedVariable", "FlowItem", "FixedResource"}
)

#: Types of other languages, and what to write.
TYPE_HINTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("let", "auto", "val"), "Write var: var x = 1;"),
        "bool": "Write int; true is 1 and false is 0.",
        "boolean": "Write int; true is 1 and false is 0.",
        "float": "Write double.",
        "number": "Write double.",
        "long": "Write int.",
        "char": "Write int for a character code, or string.",
        "void": "A variable has a type; write Variant if it may hold anything.",
        "RegExResult": "Write var: var result = text.match(/[0-9]+/g);",
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
        "addLabel": "Write object.LabelName = value.",
        "getVariableValue": 'Write object.getProperty("MaxContent").',
        "getStat": "Write object.stats.content.average.",
        "getContent": "Write object.stats.content.value, or content(object).",
        "getLength": "Write .length without parentheses.",
        "size": "Write .length of an Array, or .size of an object, without parentheses.",
        "add": "Write array.push(value).",
        "substring": "Write text.slice(first, behind) or text.substr(first, length).",
        "contains": "Write text.includes(part).",
        "toString": "Write string.fromNum(number).",
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
