"""CallChecker: commands, class methods and methods, with their arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from flexscript.language.commands import COMMANDS, INVENTED_COMMANDS
from flexscript.language.distributions import DISTRIBUTIONS
from flexscript.language.flexsim_commands import NOT_RUN, REASONS
from flexscript.language.members import (
    CLASS_NAMES,
    INVENTED_METHODS,
    OBJECT_METHODS,
    REFUSED_CLASSES,
    REFUSED_METHODS,
    STATIC_METHODS,
)
from flexscript.language.nodes import Call, Expression, Member, Name
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASS_ALIASES, CLASSES
from flexscript.plant.properties import PROPERTIES
from flexscript.runtime.class_names import library_has, unknown_class_hint
from flexscript.runtime.connections import KEYS, refused_pair
from flexscript.validation.arguments import check_argument_kinds
from flexscript.validation.assignments import class_made_by
from flexscript.validation.context import UNKNOWN, CheckContext, Known
from flexscript.validation.distributions import check_distribution
from flexscript.validation.kinds import (
    KIND_TYPES,
    NUMERIC,
    is_node,
    kind_of_type,
    methods_of_kind,
    result_of_method,
    with_article,
)
from flexscript.validation.properties import check_property, check_property_name, check_variable

__all__ = ["CallChecker"]

#: Methods of the lists and views that belong to objects (ports, labels, statistics, gates), and
#: of task sequences.
_VIEW_METHODS = frozenset(
    {"toArray", "assert", "state", "getTotalTimeAt", "open", "close", "stop", "resume", "set"}
    | {"clear", "addTask", "dispatch"}
)
_ANY_METHODS = (
    frozenset(OBJECT_METHODS)
    | _VIEW_METHODS
    | frozenset(name for kind in KIND_TYPES for name in methods_of_kind(kind) or ())
)
#: Class methods that make what a run cannot make.
_ONLY_WHILE_BUILDING = frozenset({"Object.create"})
#: Methods that only an Object has in FlexSim, not a treenode.
_OF_OBJECTS = frozenset(OBJECT_METHODS) - frozenset(
    {"as", "coevaluate", "copy", "destroy", "evaluate", "find", "getPath", "is"}
)
_PROPERTY_NAMES = {name.casefold(): name for table in PROPERTIES.values() for name in table}
_CONNECTORS = frozenset({"contextdragconnection", "defaultdragconnection"})


class CallChecker:
    """Checks calls; ``check_expression`` checks the arguments and tells what they are."""

    def __init__(
        self, context: CheckContext, check_expression: Callable[[Expression], Known]
    ) -> None:
        self.context = context
        self.check_expression = check_expression

    def check(self, node: Call) -> Known:
        """Check a call and return what is known of its result."""
        function = node.function
        if isinstance(function, Name):
            return self._command(node, function)
        if isinstance(function, Member):
            return self._method(node, function)
        self.check_expression(function)
        self.context.report(node.location, "FS101", "Only a command or a method can be called.")
        return UNKNOWN

    def _arguments(self, node: Call) -> list[Known]:
        return [self.check_expression(argument) for argument in node.arguments]

    # -- commands ---------------------------------------------------------------------

    def _command(self, node: Call, function: Name) -> Known:
        name = function.name
        own = self.context.functions.get(name)
        if own is not None:
            self._arguments(node)
            self._count(node, name, own.parameters, own.parameters)
            return Known(own.kind)
        signature = COMMANDS.get(name)
        arguments = self._arguments(node)
        if signature is None and self._is_class(name):
            reason = REFUSED_CLASSES.get(name, "it has no values that a program could make")
            message = f"'{name}' cannot be made here: {reason}."
            self.context.report(function.location, "FS112", message)
            return UNKNOWN
        if signature is None:
            self._unknown_command(function)
            return UNKNOWN
        if name == "constant" or name in DISTRIBUTIONS:
            self._distribution(node, function, arguments)
            return Known("double")
        if not (signature.build if self.context.mode == "build" else signature.code):
            self._unsupported(function, name)
            return Known(signature.result)
        self._count(node, name, signature.least, signature.most)
        self._special_command(node, name, arguments)
        return Known(signature.result, class_made_by(node))

    def _distribution(self, node: Call, function: Name, arguments: list[Known]) -> None:
        name = function.name
        if self.context.mode == "build":
            message = f"'{name}' is drawn once, while the plant is built."
            hint = f'For a draw each time, write it as a text: "{name}(...)".'
            self.context.warn(function.location, "FS306", message, hint)
        if name == "constant":
            message = "FlexSim has no 'constant'; its argument was read as the value."
            self.context.warn(function.location, "FS305", message, "Write the number alone.")
            return
        check_distribution(self.context, node, name, arguments)

    def _unknown_command(self, function: Name) -> None:
        name = function.name
        if self.context.find(name) is not None:
            message = f"'{name}' is a variable and cannot be called."
            self.context.report(function.location, "FS101", message)
            return
        works = [each for each, s in COMMANDS.items() if s.build or s.code]
        hint = INVENTED_COMMANDS.get(name) or _property_hint(name) or did_you_mean(name, works)
        if not hint and name in _ANY_METHODS:
            hint = f"It is a method: object.{name}(...)."
        message = f"FlexSim has no command '{name}'."
        self.context.report(function.location, "FS101", message, hint)

    def _unsupported(self, function: Name | Member, name: str) -> None:
        if name in NOT_RUN:
            message = f"'{name}' does not work here: it {REASONS[NOT_RUN[name]]}."
        elif self.context.mode == "build":
            message = f"'{name}' does not work in a build script: it needs a running model."
        else:
            message = f"'{name}' does not work in the code of a property: the plant is built then."
        self.context.report(function.location, "FS112", message)

    def _count(self, node: Call, name: str, least: int, most: int) -> None:
        given = len(node.arguments)
        if _fits(given, least, most):
            return
        wanted = str(least) if least == most else f"{least} to {most}"
        noun = "argument" if wanted == "1" else "arguments"
        verb = "was" if given == 1 else "were"
        message = f"'{name}' takes {wanted} {noun}, {given} {verb} given."
        self.context.report(node.location, "FS102", message, _usage(name))

    def _special_command(self, node: Call, name: str, arguments: Sequence[Known]) -> None:
        nodes = node.arguments
        if _fits(len(nodes), COMMANDS[name].least, COMMANDS[name].most):
            check_argument_kinds(self.context, name, nodes, arguments)
        if name in _CONNECTORS and len(arguments) >= 3:
            self._connection_key(nodes[2], arguments[2])
            for place in (0, 1):
                if arguments[place].kind == "string":
                    message = "A connection joins objects, not names."
                    hint = 'Use the variable of the object, or Model.find("name").'
                    self.context.report(nodes[place].location, "FS511", message, hint)
            self._connected_pair(node, arguments)
        elif name in ("setvarnum", "setvarstr") and len(arguments) == 3:
            owner = arguments[0].class_name
            check_variable(self.context, owner, nodes[1], arguments[1], nodes[2], arguments[2])
        elif name == "setproperty" and len(arguments) == 3:
            owner = arguments[0].class_name
            check_property(self.context, owner, nodes[1], arguments[1], nodes[2], arguments[2])

    def _connected_pair(self, node: Call, arguments: Sequence[Known]) -> None:
        """Report a pair of classes that "A" can never join, where both are known."""
        source, target = arguments[0].class_name, arguments[1].class_name
        if not self.context.connections or arguments[2].literal not in ("A", "a", 65, 97):
            return
        one, other = (_shown(argument) for argument in node.arguments[:2])
        if source is not None and target is not None:
            refusal = refused_pair(CLASSES[source], CLASSES[target], f"{one} to {other}")
            if refusal is not None:
                self.context.report(node.location, *refusal)
                return
        if one == other and isinstance(node.arguments[0], Name):
            message = f"An object cannot be connected to itself ({one})."
            self.context.report(node.location, "FS403", message)

    def _connection_key(self, node: Expression, known: Known) -> None:
        key = known.literal
        if isinstance(key, int) and 0 < key < 128:
            key = chr(key)
        if key is None or (isinstance(key, str) and key.upper() in KEYS):
            return
        message = f"'{key}' is not a connection key; known: {', '.join(KEYS)}."
        hint = 'Use "A" for items and "S" for operators and transporters.'
        self.context.report(node.location, "FS402", message, hint)

    # -- methods ----------------------------------------------------------------------

    def _method(self, node: Call, function: Member) -> Known:
        target = function.target
        if isinstance(target, Name) and self._is_class(target.name):
            return self._class_method(node, function, target.name)
        known = self.check_expression(target)
        takes_type = function.name in ("as", "is")
        arguments = [] if takes_type else self._arguments(node)
        if takes_type:
            return self._cast(node, known)
        if known.kind in NUMERIC:
            message = f"A number has no method '{function.name}'."
            self.context.report(function.name_location, "FS103", message, _method_hint(function))
            return UNKNOWN
        methods = methods_of_kind(known.kind)
        if methods is not None:
            self._value_method(node, function, known.kind, methods)
            return Known(result_of_method(known.kind, function.name))
        if is_node(known.kind):
            return self._object_method(node, function, known, arguments)
        if function.name not in _ANY_METHODS:
            self._unknown_method(function, "No value", _ANY_METHODS)
        return Known("node") if function.name in ("find", "copy", "assert") else UNKNOWN

    def _cast(self, node: Call, known: Known) -> Known:
        """``node.as(Type)``: the type of the result is known then."""
        wanted = node.arguments[0] if len(node.arguments) == 1 else None
        name = node.function.name if isinstance(node.function, Member) else ""
        if wanted is None:
            self._count(node, name, 1, 1)
            return UNKNOWN
        if name == "is":
            return Known("int")
        kind = kind_of_type(wanted.name) if isinstance(wanted, Name) else "any"
        return Known(kind, known.class_name if is_node(kind) else None)

    def _is_class(self, name: str) -> bool:
        return name in CLASS_NAMES and self.context.find(name) is None

    def _class_method(self, node: Call, function: Member, class_name: str) -> Known:
        full = f"{class_name}.{function.name}"
        self.context.queries += full == "Table.query"
        arguments = self._arguments(node)
        self.context.queries -= full == "Table.query"
        signature = STATIC_METHODS.get(full)
        if signature is None:
            self._unknown_class_method(function, class_name)
            return UNKNOWN
        least, most, result = signature
        if full in _ONLY_WHILE_BUILDING and self.context.mode == "code":
            self._unsupported(function, full)
            return Known(result)
        self._count(node, full, least, most)
        if full == "Object.create" and arguments:
            self._class_name(node.arguments[0], arguments[0])
        return Known(result, class_made_by(node))

    def _unknown_class_method(self, function: Member, class_name: str) -> None:
        full = f"{class_name}.{function.name}"
        known = [key.split(".")[1] for key in STATIC_METHODS if key.startswith(f"{class_name}.")]
        hint = INVENTED_METHODS.get(function.name) or did_you_mean(function.name, known)
        if class_name in REFUSED_CLASSES:
            message = f"'{full}' cannot be used here: {REFUSED_CLASSES[class_name]}."
            self.context.report(function.location, "FS112", message)
            return
        message = f"{class_name} has no method '{function.name}'."
        self.context.report(function.name_location, "FS103", message, hint)

    def _class_name(self, node: Expression, known: Known) -> None:
        """Check the argument of Object.create; the runtime warns about a wrong case."""
        if not isinstance(known.literal, str):
            return
        name = known.literal.rsplit("::", 1)[-1].strip("/").rsplit("/", 1)[-1]
        if name in CLASS_ALIASES or name.casefold() in {each.casefold() for each in CLASSES}:
            return
        hint = unknown_class_hint(name)
        message = f"The library has no class '{known.literal}'."
        self.context.report(node.location, "FS204", message, hint)

    def _value_method(
        self, node: Call, function: Member, kind: str, methods: Mapping[str, tuple[int, int]]
    ) -> None:
        counts = methods.get(function.name)
        if counts is None:
            self._unknown_method(function, with_article(kind).capitalize(), methods)
            return
        self._count(node, function.name, *counts)

    def _object_method(
        self, node: Call, function: Member, known: Known, arguments: Sequence[Known]
    ) -> Known:
        name = function.name
        counts = OBJECT_METHODS.get(name)
        if counts is None:
            if known.kind == "Object" or name not in _ANY_METHODS:
                self._unknown_method(function, "An object", OBJECT_METHODS)
            return UNKNOWN
        if name in REFUSED_METHODS:
            message = f"'{name}' does not work here. {REFUSED_METHODS[name]}"
            self.context.report(function.name_location, "FS112", message)
            return UNKNOWN
        if known.kind == "node" and name in _OF_OBJECTS:
            message = f"FlexSim knows no '{name}' of a treenode, only of an Object."
            hint = "Declare the variable as Object, or write .as(Object) before it."
            self.context.warn(function.name_location, "FS114", message, hint)
        self._count(node, name, *counts)
        if name == "setLocation" and len(arguments) in (2, 4, 5):
            message = f"'setLocation' takes 1, 3 or 6 arguments, {len(arguments)} were given."
            self.context.report(node.location, "FS102", message, _usage(name))
        if name in ("setRotation", "setSize") and len(arguments) == 2:
            message = f"'{name}' takes 1 or 3 arguments, 2 were given."
            self.context.report(node.location, "FS102", message, _usage(name))
        nodes = node.arguments
        if _fits(len(nodes), *counts):
            check_argument_kinds(self.context, name, nodes, arguments, method=True)
        if name == "setProperty" and len(arguments) == 2:
            check_property(
                self.context, known.class_name, nodes[0], arguments[0], nodes[1], arguments[1]
            )
        elif name == "setVariable" and len(arguments) == 2:
            check_variable(
                self.context, known.class_name, nodes[0], arguments[0], nodes[1], arguments[1]
            )
        elif name == "getProperty" and arguments and isinstance(arguments[0].literal, str):
            check_property_name(self.context, known.class_name, nodes[0], arguments[0].literal)
        if name == "find":
            self._library_path(function, nodes, arguments)
            return Known("node")
        return Known("Object", known.class_name) if name == "copy" else UNKNOWN

    def _library_path(
        self, function: Member, nodes: Sequence[Expression], arguments: Sequence[Known]
    ) -> None:
        """``library().find("?Quue")``: the library is known, so that a wrong path is too."""
        match function.target:
            case Call(function=Name(name="library")) if arguments:
                path = arguments[0].literal
                if not isinstance(path, str) or library_has(path):
                    return
                message = f"The library has nothing at '{path}'."
                hint = unknown_class_hint(path.rsplit("/", 1)[-1].removeprefix("?"))
                self.context.report(nodes[0].location, "FS204", message, hint)

    def _unknown_method(self, function: Member, owner: str, known: Iterable[str]) -> None:
        hint = _method_hint(function) or did_you_mean(function.name, known)
        message = f"{owner} has no method '{function.name}'."
        self.context.report(function.name_location, "FS103", message, hint)


def _fits(given: int, least: int, most: int) -> bool:
    return least <= given <= most


def _method_hint(function: Member) -> str:
    return INVENTED_METHODS.get(function.name, "") or _property_hint(function.name)


def _property_hint(name: str) -> str:
    """``setProcessTime`` and its kin: there is one method for all properties."""
    verb, rest = name[:3], name[3:]
    known = _PROPERTY_NAMES.get(rest.casefold())
    if known is None or verb not in ("set", "get"):
        return ""
    value = ", value" if verb == "set" else ""
    return f'Write object.{verb}Property("{known}"{value}).'


def _shown(node: Expression) -> str:
    return f"'{node.name}'" if isinstance(node, Name) else "the object"


_USAGES = {
    "connect": 'Write contextdragconnection(from, to, "A").',
    "contextdragconnection": 'Write contextdragconnection(from, to, "A").',
    "setLocation": "Write object.setLocation(x, y, z).",
    "setProperty": 'Write object.setProperty("MaxContent", 10).',
    "setRotation": "Write object.setRotation(x, y, z), in degrees.",
    "setSize": "Write object.setSize(x, y, z), in metres.",
    "setloc": "Write setloc(object, x, y, z).",
    "createinstance": 'Write createinstance(library().find("?Queue"), model()).',
    "Object.create": 'Write Object.create("Queue").',
}


def _usage(name: str) -> str:
    return _USAGES.get(name, "")
