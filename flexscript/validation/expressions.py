"""ExpressionChecker: names, calls, members and operators of one expression."""

from __future__ import annotations

from flexscript.language.constants import CONSTANT_PREFIXES, CONSTANTS
from flexscript.language.members import (
    CLASS_NAMES,
    MEMBER_RESULTS,
    OBJECT_MEMBERS,
    REFUSED_CLASSES,
    REFUSED_MEMBERS,
    STATIC_MEMBERS,
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
from flexscript.plant.properties import EVENTS, PROPERTIES
from flexscript.runtime.casts import class_fits
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_values import literal_pattern
from flexscript.validation.arguments import check_member_value
from flexscript.validation.assignments import class_made_by
from flexscript.validation.calls import CallChecker
from flexscript.validation.context import UNKNOWN, CheckContext, Known
from flexscript.validation.kinds import NUMERIC, is_node, members_of_kind, with_article

__all__ = ["ExpressionChecker"]

_CONSTANTS = {
    "true": Known("int", literal=1),
    "false": Known("int", literal=0),
    "NULL": Known("null"),
    "null": Known("null"),
    "nullvar": Known("null"),
    "PI": Known("double"),
}
#: What every node has; the rest needs a variable of the type Object in FlexSim.
_NODE_MEMBERS = frozenset(
    {"dataType", "first", "labels", "last", "name", "next", "prev", "rank", "subnodes", "up"}
    | {"value", "length", "classname", "attrs"}
)
#: Members that programs set; a label that is nearly one of them is probably misspelt.
_SETTABLE = ("color", "location", "name", "rotation", "size")
_PROPERTY_NAMES = {
    name.casefold(): name for table in (*PROPERTIES.values(), EVENTS) for name in table
}


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
        # The most frequent kinds stand first.
        match node:
            case Name():
                return self._name(node)
            case Member():
                return self._member(node)
            case Call():
                return self.calls.check(node)
            case Number():
                kind = "int" if isinstance(node.value, int) else "double"
                return Known(kind, literal=node.value)
            case String():
                return Known("string", literal=node.value)
            case Char():
                return Known("int", literal=node.value)
            case Regex():
                return self._regex(node)
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
                return self._iteration(node)

    def _regex(self, node: Regex) -> Known:
        try:
            literal_pattern(node.text)
        except RunProblem as problem:
            self.context.report(node.location, problem.code, problem.message, problem.hint)
        return Known("RegExp")

    def _iteration(self, node: Iteration) -> Known:
        for argument in node.arguments:
            self.check(argument)
        if not self.context.queries or node.name != "iter":
            message = f"'${node.name}' works only inside the arguments of Table.query."
            self.context.report(node.location, "FS112", message, "Write $iter(1) there.")
        return UNKNOWN

    # -- names ------------------------------------------------------------------------

    def _name(self, node: Name) -> Known:
        name = node.name
        variable = self.context.find(name)
        if variable is not None:
            return Known(variable.kind, variable.class_name)
        if name in self.context.defines:
            return UNKNOWN
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        if name in CONSTANTS:
            return Known("int", literal=CONSTANTS[name])
        if name == "msgsendingobject" and self.context.mode == "code":
            return Known("Object")
        if name.startswith(CONSTANT_PREFIXES):
            message = f"FlexSim has no constant '{name}'."
            self.context.report(node.location, "FS105", message, did_you_mean(name, CONSTANTS))
            return UNKNOWN
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
        if name == "this":
            return "Write current, the object whose code this is."
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
        members = members_of_kind(known.kind)
        if members is not None:
            if node.name not in members:
                message = f"{with_article(known.kind).capitalize()} has no member '{node.name}'."
                hint = did_you_mean(node.name, members)
                self.context.report(node.name_location, "FS104", message, hint)
            return Known(_member_kind(known.kind, node.name))
        if known.kind in NUMERIC:
            message = f"A number has no member '{node.name}'."
            self.context.report(node.name_location, "FS104", message)
            return UNKNOWN
        if known.kind == "node" and node.name in OBJECT_MEMBERS - _NODE_MEMBERS:
            self._warn_of_node(node)
        if is_node(known.kind) and not node.label:
            return Known(MEMBER_RESULTS.get(node.name, "any"))
        return UNKNOWN

    def _warn_of_node(self, node: Member) -> None:
        message = f"FlexSim knows no '.{node.name}' of a treenode, only of an Object."
        hint = "Declare the variable as Object, or write .as(Object) before it."
        self.context.warn(node.name_location, "FS114", message, hint)

    def _is_class(self, name: str) -> bool:
        return name in CLASS_NAMES and self.context.find(name) is None

    def _static_member(self, node: Member, class_name: str) -> Known:
        full = f"{class_name}.{node.name}"
        if full in STATIC_MEMBERS:
            return Known(STATIC_MEMBERS[full])
        reason = REFUSED_MEMBERS.get(full) or REFUSED_CLASSES.get(class_name)
        if reason:
            message = f"'{full}' cannot be used here: {reason}."
            self.context.report(node.location, "FS112", message)
        elif any(key.startswith(f"{class_name}.") for key in STATIC_MEMBERS):
            prefix = f"{class_name}."
            known = [key.removeprefix(prefix) for key in STATIC_MEMBERS if key.startswith(prefix)]
            message = f"{class_name} has no member '{node.name}'."
            hint = did_you_mean(node.name, known)
            self.context.report(node.name_location, "FS104", message, hint)
        else:
            message = f"'{full}' does not work in a headless build script."
            self.context.report(node.location, "FS112", message)
        return UNKNOWN

    def _index(self, node: Index) -> Known:
        index, target = self.check(node.index), self.check(node.target)
        if target.kind in NUMERIC:
            message = "A number has no elements."
            self.context.report(node.location, "FS104", message)
        if target.kind == "Array" and index.literal == 0:
            message = "Arrays count from 1; there is no element 0."
            self.context.report(node.index.location, "FS502", message)
        if target.kind == "string":
            return Known("int")
        if isinstance(node.target, Member) and node.target.name.endswith("Objects"):
            return Known("Object")
        if isinstance(node.target, Member) and node.target.name in ("labels", "subnodes"):
            return Known("node")
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
        if operator in ("==", "!="):
            self._check_related(node, left, right)
        if operator == "%" and "double" in (left.kind, right.kind) and not left.literal:
            self.context.warn(
                node.location, "FS113", "'%' takes whole numbers.", "Use Math.fmod(a, b)."
            )
        return _result(operator, left, right)

    def _check_related(self, node: Binary, left: Known, right: Known) -> None:
        """A number and an object cannot be compared; 0 stands for NULL in old scripts."""
        for one, other in ((left, right), (right, left)):
            if one.kind in NUMERIC and one.literal != 0 and is_node(other.kind):
                message = "A number is compared with a node; FlexSim refuses this."
                hint = "Compare .value of the node, or a label of the object."
                self.context.report(node.location, "FS115", message, hint)

    def _require_numbers(self, node: Binary, operator: str, left: Known, right: Known) -> None:
        for side, known in ((node.left, left), (node.right, right)):
            if known.kind in ("string", "Array", "Map") or (
                is_node(known.kind) and operator != "-"
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
            is_object = self._member_target(node.target)
            if is_object and node.operator == "=":
                check_member_value(self.context, node.target.name, node.value, value)
        else:
            target = self.check(node.target)
            if node.operator == "=" and isinstance(node.target, Name):
                variable = self.context.find(node.target.name)
                type_name = variable.type_name if variable is not None else ""
                self.check_assigned(node.target.name, target.kind, node.value, value, type_name)
        made = class_made_by(node.value)
        return Known("Object", made) if made else Known(value.kind, value.class_name, value.literal)

    def check_assigned(
        self, name: str, kind: str, node: Expression, value: Known, type_name: str = ""
    ) -> None:
        """Report a value that a variable of a kind, or of a type of objects, cannot take."""
        if kind in NUMERIC and value.kind == "string":
            message = f"'{name}' is {kind}; a string cannot be assigned to it."
            self.context.report(node.location, "FS503", message, "Use .toNum().")
        elif kind in NUMERIC and is_node(value.kind):
            message = f"'{name}' is {kind}; a node cannot be assigned to it."
            self.context.report(node.location, "FS503", message, "Write .value of the node.")
        elif kind == "string" and value.kind in NUMERIC:
            message = f"'{name}' is a string; a number cannot be assigned to it."
            self.context.report(node.location, "FS503", message, "Use string.fromNum(x).")
        elif is_node(kind) and value.kind == "string":
            message = f"'{name}' is an object; a string cannot be assigned to it."
            self.context.report(node.location, "FS511", message, 'Use Model.find("name").')
        elif is_node(kind) and not _class_fits(value.class_name, type_name):
            what = with_article(value.class_name or "")
            message = f"Invalid cast: '{name}' takes {with_article(type_name)}, not {what}."
            self.context.report(node.location, "FS512", message, "Declare it as Object.")

    def _member_target(self, node: Member) -> bool:
        """Setting an unknown member of an object makes a label; warn when that looks wrong.

        Return whether a member of an object is set.
        """
        known = self.check(node.target)
        members = members_of_kind(known.kind)
        if members is not None and node.name not in members:
            message = f"{with_article(known.kind).capitalize()} has no member '{node.name}'."
            hint = did_you_mean(node.name, members)
            self.context.report(node.name_location, "FS104", message, hint)
        if not is_node(known.kind) or node.label:
            return False
        if known.kind == "node" and node.name in OBJECT_MEMBERS - _NODE_MEMBERS:
            self._warn_of_node(node)
        if node.name in OBJECT_MEMBERS:
            return True
        property_name = _PROPERTY_NAMES.get(node.name.casefold())
        if property_name is not None:
            message = f"This sets a label '{node.name}', not the property {property_name}."
            hint = f'Write .setProperty("{property_name}", value).'
            self.context.warn(node.name_location, "FS108", message, hint)
            return False
        near = closest(node.name, _SETTABLE, count=1)
        if near and abs(len(near[0]) - len(node.name)) <= 1 and near[0][0] == node.name[0]:
            message = f"This sets a label '{node.name}'."
            hint = f"Did you mean '{near[0]}'?"
            self.context.warn(node.name_location, "FS108", message, hint)
        return False


def _result(operator: str, left: Known, right: Known) -> Known:
    if operator in ("==", "!=", "<", "<=", ">", ">=", "&&", "||", "&", "|", "^", "<<", ">>", "%"):
        return Known("int")
    if operator == "+" and "string" in (left.kind, right.kind):
        if isinstance(left.literal, str) and isinstance(right.literal, str):
            return Known("string", literal=left.literal + right.literal)
        return Known("string")
    if "DateTime" in (left.kind, right.kind):
        return Known("DateTime" if operator in ("+", "-") else "double")
    if left.kind in NUMERIC and right.kind in NUMERIC:
        return Known("double" if "double" in (left.kind, right.kind) else "int")
    for vector in ("Vec2", "Vec3", "Vec4", "Color"):
        if vector in (left.kind, right.kind):
            return Known(vector)
    return UNKNOWN


def _class_fits(class_name: str | None, type_name: str) -> bool:
    """What is not known may fit."""
    return class_name is None or not type_name or class_fits(class_name, type_name)


def _member_kind(kind: str, name: str) -> str:
    if name in ("length", "numRows", "numCols", "count"):
        return "int"
    if name in ("key", "value", "valueString", "puller"):
        return "double" if kind == "TrackedVariable" else "any"
    if name in ("name", "query"):
        return "string"
    return kind if name == "normalized" else "Table" if name == "profile" else "double"
