"""ExpressionChecker: names, calls, members and operators of one expression."""

from __future__ import annotations

from flexscript.language.members import (
    CLASS_NAMES,
    MEMBER_RESULTS,
    OBJECT_MEMBERS,
    STATIC_MEMBERS,
    VALUE_MEMBERS,
)
from flexscript.language.nodes import (
    ArrayLiteral,
    Assign,
    Await,
    Binary,
    Call,
    Char,
    Conditional,
    Expression,
    Index,
    Iteration,
    Member,
    Name,
    Number,
    Postfix,
    Regex,
    Sequence,
    String,
    Unary,
)
from flexscript.language.suggestions import closest, did_you_mean
from flexscript.plant.properties import PROPERTIES
from flexscript.validation.assignments import class_made_by
from flexscript.validation.calls import CallChecker
from flexscript.validation.context import UNKNOWN, CheckContext, Known

__all__ = ["ExpressionChecker"]

_CONSTANTS = {
    "true": Known("int", literal=1),
    "false": Known("int", literal=0),
    "NULL": Known("null"),
    "null": Known("null"),
    "nullvar": Known("null"),
    "PI": Known("double"),
}
#: FlexSim's own constants by their beginnings (STATE_IDLE, STAT_CURRENT, ...).
_MACROS = ("STATE_", "TASKTYPE_", "DATATYPE_", "STAT_", "PREEMPT_", "GET_PROPERTY_FLAG_")
_NUMERIC = ("int", "double")
_PROPERTY_NAMES = {name.casefold(): name for table in PROPERTIES.values() for name in table}


class ExpressionChecker:
    """Checks expressions and returns what is known of their values."""

    def __init__(self, context: CheckContext) -> None:
        self.context = context
        self.calls = CallChecker(context, self.check)

    def check_effect(self, node: Expression) -> None:
        """Check an expression that stands as a statement: it should do something."""
        if isinstance(node, Binary) and node.operator == "==":
            hint = "Assign with a single =."
            self.context.warn(node.location, "FS110", "This comparison has no effect.", hint)
        elif isinstance(node, (Number, String, Name)) and self.context.mode == "build":
            self.context.warn(node.location, "FS110", "This statement has no effect.")
        self.check(node)

    def check_condition(self, node: Expression) -> None:
        """Check the condition of an if or a loop: an assignment there is rarely meant."""
        if isinstance(node, Assign) and node.operator == "=":
            message = "This condition assigns a value."
            self.context.warn(node.location, "FS110", message, "Compare with ==.")
        self.check(node)

    def check(self, node: Expression) -> Known:
        """Check an expression and return what is known of its value."""
        match node:
            case Number():
                kind = "int" if isinstance(node.value, int) else "double"
                return Known(kind, literal=node.value)
            case String():
                return Known("string", literal=node.value)
            case Char():
                return Known("int", literal=node.value)
            case Regex():
                message = "Regular expressions do not work here."
                self.context.report(node.location, "FS112", message, "Search for a plain text.")
                return Known("string")
            case Name():
                return self._name(node)
            case Member():
                return self._member(node)
            case Call():
                return self.calls.check(node)
            case Index():
                return self._index(node)
            case Binary():
                return self._binary(node)
            case Unary():
                return self._unary(node)
            case Postfix():
                return self.check(node.operand)
            case Assign():
                return self._assign(node)
            case Conditional():
                return self._conditional(node)
            case ArrayLiteral():
                for item in node.items:
                    self.check(item)
                return Known("Array")
            case Sequence():
                return [self.check(item) for item in node.items][-1]
            case Await():
                message = "'await' works only in a coroutine of a process flow."
                self.context.report(node.location, "FS112", message)
                return UNKNOWN
            case Iteration():
                message = "'$' works only inside Table.query."
                self.context.report(node.location, "FS112", message)
                return UNKNOWN

    # -- names ------------------------------------------------------------------------

    def _name(self, node: Name) -> Known:
        name = node.name
        variable = self.context.find(name)
        if variable is not None:
            return Known(variable.kind, variable.class_name)
        if name in self.context.defines or name.startswith(_MACROS):
            return UNKNOWN
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        self.context.report(
            node.location, "FS105", f"'{name}' is not declared.", self._undeclared_hint(name)
        )
        return UNKNOWN

    def _undeclared_hint(self, name: str) -> str:
        if name in ("current", "item"):
            return (
                f"'{name}' exists only in the code of a property: write that code as a text, "
                'such as "exponential(0, 10, getstream(current))".'
            )
        if name in ("True", "TRUE", "False", "FALSE", "None", "Null"):
            return "Write true, false or NULL."
        names = [*self.context.visible_names(), *_CONSTANTS]
        return did_you_mean(name, names) or "Declare it with its type first: int x = 0;"

    # -- members ----------------------------------------------------------------------

    def _member(self, node: Member) -> Known:
        target = node.target
        if isinstance(target, Name) and self._is_class(target.name):
            return self._static_member(node, target.name)
        known = self.check(target)
        if known.kind in VALUE_MEMBERS:
            members = VALUE_MEMBERS[known.kind]
            if node.name not in members:
                message = f"A {known.kind} has no member '{node.name}'."
                self.context.report(
                    node.name_location, "FS104", message, did_you_mean(node.name, members)
                )
            return Known("int" if node.name == "length" else "double")
        if known.kind in _NUMERIC:
            message = f"A number has no member '{node.name}'."
            self.context.report(node.name_location, "FS104", message)
            return UNKNOWN
        if known.kind == "Object" and not node.label:
            return Known(MEMBER_RESULTS.get(node.name, "any"))
        return UNKNOWN

    def _is_class(self, name: str) -> bool:
        return name in CLASS_NAMES and self.context.find(name) is None

    def _static_member(self, node: Member, class_name: str) -> Known:
        full = f"{class_name}.{node.name}"
        if full in STATIC_MEMBERS:
            return Known(STATIC_MEMBERS[full])
        if class_name in ("Math", "Color"):
            known = [key.split(".")[1] for key in STATIC_MEMBERS if key.startswith(class_name)]
            message = f"{class_name} has no member '{node.name}'."
            hint = did_you_mean(node.name, known)
            self.context.report(node.name_location, "FS104", message, hint)
        else:
            message = f"'{full}' does not work in a headless build script."
            self.context.report(node.location, "FS112", message)
        return UNKNOWN

    def _index(self, node: Index) -> Known:
        index, target = self.check(node.index), self.check(node.target)
        if target.kind in _NUMERIC:
            message = "A number has no elements."
            self.context.report(node.location, "FS104", message)
        if target.kind == "Array" and index.literal == 0:
            message = "Arrays count from 1; there is no element 0."
            self.context.report(node.index.location, "FS502", message)
        if isinstance(node.target, Member) and node.target.name.endswith("Objects"):
            return Known("Object")
        return UNKNOWN

    # -- operators --------------------------------------------------------------------

    def _binary(self, node: Binary) -> Known:
        left, right = self.check(node.left), self.check(node.right)
        operator = node.operator
        if operator in ("==", "!=") and {left.kind, right.kind} in (
            {"int", "string"},
            {"double", "string"},
        ):
            message = "A number is compared with a string; they are never equal."
            hint = "Compare numbers with numbers, or use .toNum()."
            self.context.warn(node.location, "FS113", message, hint)
        if operator in ("-", "*", "/", "%"):
            self._require_numbers(node, operator, left, right)
        if operator == "%" and "double" in (left.kind, right.kind) and not left.literal:
            self.context.warn(
                node.location, "FS113", "'%' takes whole numbers.", "Use Math.fmod(a, b)."
            )
        return _result(operator, left, right)

    def _require_numbers(self, node: Binary, operator: str, left: Known, right: Known) -> None:
        for side, known in ((node.left, left), (node.right, right)):
            if known.kind in ("string", "Array", "Map") or (
                known.kind == "Object" and operator != "-"
            ):
                message = f"'{operator}' takes numbers, not a value of type {known.kind}."
                self.context.report(side.location, "FS503", message)

    def _unary(self, node: Unary) -> Known:
        known = self.check(node.operand)
        if node.operator == "-" and isinstance(known.literal, (int, float)):
            return Known(known.kind, literal=-known.literal)
        if node.operator == "!":
            return Known("int")
        return Known(known.kind, literal=known.literal if node.operator == "+" else None)

    def _conditional(self, node: Conditional) -> Known:
        self.check(node.condition)
        then, otherwise = self.check(node.then), self.check(node.otherwise)
        same_class = then.class_name if then.class_name == otherwise.class_name else None
        return Known(then.kind if then.kind == otherwise.kind else "any", same_class)

    # -- assignment -------------------------------------------------------------------

    def _assign(self, node: Assign) -> Known:
        value = self.check(node.value)
        if isinstance(node.target, Member):
            self._member_target(node.target)
        else:
            target = self.check(node.target)
            if node.operator == "=" and isinstance(node.target, Name):
                self.check_assigned(node.target.name, target.kind, node.value, value)
        made = class_made_by(node.value)
        return Known("Object", made) if made else Known(value.kind, value.class_name, value.literal)

    def check_assigned(self, name: str, kind: str, node: Expression, value: Known) -> None:
        """Report a value that a variable of a kind cannot take."""
        if kind in _NUMERIC and value.kind == "string":
            message = f"'{name}' is {kind}; a string cannot be assigned to it."
            self.context.report(node.location, "FS503", message, "Use .toNum().")
        elif kind == "string" and value.kind in _NUMERIC:
            message = f"'{name}' is a string; a number cannot be assigned to it."
            self.context.report(node.location, "FS503", message, "Use string.fromNum(x).")
        elif kind == "Object" and value.kind == "string":
            message = f"'{name}' is an object; a string cannot be assigned to it."
            self.context.report(node.location, "FS511", message, 'Use Model.find("name").')

    def _member_target(self, node: Member) -> None:
        """Setting an unknown member of an object makes a label; warn when that looks wrong."""
        known = self.check(node.target)
        if known.kind in VALUE_MEMBERS and node.name not in VALUE_MEMBERS[known.kind]:
            message = f"A {known.kind} has no member '{node.name}'."
            hint = did_you_mean(node.name, VALUE_MEMBERS[known.kind])
            self.context.report(node.name_location, "FS104", message, hint)
        if known.kind != "Object" or node.label or node.name in OBJECT_MEMBERS:
            return
        property_name = _PROPERTY_NAMES.get(node.name.casefold())
        if property_name is not None:
            message = f"This sets a label '{node.name}', not the property {property_name}."
            hint = f'Write .setProperty("{property_name}", value).'
            self.context.warn(node.name_location, "FS108", message, hint)
            return
        near = closest(node.name, OBJECT_MEMBERS, count=1)
        if near and abs(len(near[0]) - len(node.name)) <= 1 and near[0][0] == node.name[0]:
            message = f"This sets a label '{node.name}'."
            hint = f"Did you mean '{near[0]}'?"
            self.context.warn(node.name_location, "FS108", message, hint)


def _result(operator: str, left: Known, right: Known) -> Known:
    if operator in ("==", "!=", "<", "<=", ">", ">=", "&&", "||", "&", "|", "^", "<<", ">>", "%"):
        return Known("int")
    if operator == "+" and "string" in (left.kind, right.kind):
        if isinstance(left.literal, str) and isinstance(right.literal, str):
            return Known("string", literal=left.literal + right.literal)
        return Known("string")
    if left.kind in _NUMERIC and right.kind in _NUMERIC:
        return Known("double" if "double" in (left.kind, right.kind) else "int")
    if "Vec3" in (left.kind, right.kind):
        return Known("Vec3")
    return UNKNOWN
