"""CallChecker: commands, class methods and methods, with their arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from flexscript.language.commands import COMMANDS, INVENTED_COMMANDS
from flexscript.language.distributions import DISTRIBUTIONS
from flexscript.language.members import (
    CLASS_NAMES,
    INVENTED_METHODS,
    OBJECT_METHODS,
    STATIC_METHODS,
)
from flexscript.language.nodes import Call, Expression, Member, Name
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.classes import CLASS_ALIASES, CLASSES
from flexscript.plant.properties import PROPERTIES
from flexscript.runtime.class_names import unknown_class_hint
from flexscript.runtime.connections import KEYS
from flexscript.runtime.methods import VALUE_METHODS
from flexscript.runtime.values import ArrayValue, ColorValue, MapValue, Vec3
from flexscript.validation.assignments import class_made_by
from flexscript.validation.context import UNKNOWN, CheckContext, Known
from flexscript.validation.distributions import check_distribution
from flexscript.validation.properties import check_property, check_property_name, check_variable

__all__ = ["CallChecker"]

_VALUE_METHODS = {
    "string": VALUE_METHODS[str],
    "Array": VALUE_METHODS[ArrayValue],
    "Map": VALUE_METHODS[MapValue],
    "Vec3": VALUE_METHODS[Vec3],
    "Color": VALUE_METHODS[ColorValue],
}
#: Methods of lists that belong to objects (ports, labels, subnodes).
_LIST_METHODS = frozenset({"toArray", "assert", "find", "length"})
_ANY_METHODS = (
    frozenset(OBJECT_METHODS)
    | _LIST_METHODS
    | frozenset(name for methods in _VALUE_METHODS.values() for name in methods)
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
        signature = COMMANDS.get(name)
        arguments = self._arguments(node)
        if signature is None and self._is_class(name):
            self._unsupported(function)
            return UNKNOWN
        if signature is None:
            self._unknown_command(function)
            return UNKNOWN
        if name == "constant" or name in DISTRIBUTIONS:
            self._distribution(node, function, arguments)
            return Known("double")
        if not (signature.build if self.context.mode == "build" else signature.code):
            self._unsupported(function)
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

    def _unsupported(self, function: Name) -> None:
        place = "a build script" if self.context.mode == "build" else "the code of a property"
        message = f"'{function.name}' does not work in {place} here."
        self.context.report(function.location, "FS112", message)

    def _count(self, node: Call, name: str, least: int, most: int) -> None:
        given = len(node.arguments)
        if least <= given <= most:
            return
        wanted = str(least) if least == most else f"{least} to {most}"
        noun = "argument" if wanted == "1" else "arguments"
        verb = "was" if given == 1 else "were"
        message = f"'{name}' takes {wanted} {noun}, {given} {verb} given."
        self.context.report(node.location, "FS102", message, _usage(name))

    def _special_command(self, node: Call, name: str, arguments: Sequence[Known]) -> None:
        nodes = node.arguments
        if name in _CONNECTORS and len(arguments) >= 3:
            self._connection_key(nodes[2], arguments[2])
            for place in (0, 1):
                if arguments[place].kind == "string":
                    message = "A connection joins objects, not names."
                    hint = 'Use the variable of the object, or Model.find("name").'
                    self.context.report(nodes[place].location, "FS511", message, hint)
        elif name in ("setvarnum", "setvarstr") and len(arguments) == 3:
            owner = arguments[0].class_name
            check_variable(self.context, owner, nodes[1], arguments[1], nodes[2], arguments[2])
        elif name == "setproperty" and len(arguments) == 3:
            owner = arguments[0].class_name
            check_property(self.context, owner, nodes[1], arguments[1], nodes[2], arguments[2])

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
        if known.kind in ("int", "double"):
            message = f"A number has no method '{function.name}'."
            self.context.report(function.name_location, "FS103", message, _method_hint(function))
            return UNKNOWN
        if known.kind in _VALUE_METHODS:
            self._value_method(node, function, known.kind)
            return _value_result(known.kind, function.name)
        if known.kind == "Object":
            return self._object_method(node, function, known, arguments)
        if function.name not in _ANY_METHODS:
            self._unknown_method(function, "No value", _ANY_METHODS)
        return Known("Object") if function.name in ("find", "as", "copy") else UNKNOWN

    def _is_class(self, name: str) -> bool:
        return name in CLASS_NAMES and self.context.find(name) is None

    def _class_method(self, node: Call, function: Member, class_name: str) -> Known:
        arguments = self._arguments(node)
        full = f"{class_name}.{function.name}"
        signature = STATIC_METHODS.get(full)
        if signature is None:
            self._unknown_class_method(function, class_name)
            return UNKNOWN
        least, most, result = signature
        self._count(node, full, least, most)
        if full == "Object.create" and arguments:
            self._class_name(node.arguments[0], arguments[0])
        return Known(result, class_made_by(node))

    def _unknown_class_method(self, function: Member, class_name: str) -> None:
        full = f"{class_name}.{function.name}"
        known = [key.split(".")[1] for key in STATIC_METHODS if key.startswith(f"{class_name}.")]
        hint = INVENTED_METHODS.get(function.name) or did_you_mean(function.name, known)
        if known:
            message = f"{class_name} has no method '{function.name}'."
            self.context.report(function.name_location, "FS103", message, hint)
        else:
            message = f"'{full}' does not work in a headless build script."
            self.context.report(function.location, "FS112", message, hint)

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

    def _value_method(self, node: Call, function: Member, kind: str) -> None:
        methods = _VALUE_METHODS[kind]
        method = methods.get(function.name)
        if method is None:
            article = "An" if kind == "Array" else "A"
            self._unknown_method(function, f"{article} {kind}", methods)
            return
        self._count(node, function.name, method[0], method[1])

    def _object_method(
        self, node: Call, function: Member, known: Known, arguments: Sequence[Known]
    ) -> Known:
        name = function.name
        if self.context.mode == "code":
            # A run's host knows more methods of objects and items than a build script does.
            return UNKNOWN
        counts = OBJECT_METHODS.get(name)
        if counts is None:
            self._unknown_method(function, "An object", OBJECT_METHODS)
            return UNKNOWN
        self._count(node, name, *counts)
        if name == "setLocation" and len(arguments) in (2, 4, 5):
            message = f"'setLocation' takes 1, 3 or 6 arguments, {len(arguments)} were given."
            self.context.report(node.location, "FS102", message, _usage(name))
        if name in ("setRotation", "setSize") and len(arguments) == 2:
            message = f"'{name}' takes 1 or 3 arguments, 2 were given."
            self.context.report(node.location, "FS102", message, _usage(name))
        nodes = node.arguments
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
        return Known("Object", known.class_name) if name in ("as", "copy") else UNKNOWN

    def _unknown_method(self, function: Member, owner: str, known: Iterable[str]) -> None:
        hint = _method_hint(function) or did_you_mean(function.name, known)
        message = f"{owner} has no method '{function.name}'."
        self.context.report(function.name_location, "FS103", message, hint)


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


def _value_result(kind: str, method: str) -> Known:
    if kind == "string" and method not in ("indexOf", "lastIndexOf", "includes", "split"):
        return Known("any" if method == "toNum" else "string")
    if method in ("clone", "slice", "concat", "split", "keys", "values", "stringKeys"):
        return Known("Map" if kind == "Map" and method == "clone" else "Array")
    return UNKNOWN


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
