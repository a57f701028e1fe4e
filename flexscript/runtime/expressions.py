"""Expressions: syntax tree to Python closures.

Each expression becomes a function of the frame. Names, commands and operators are looked
up once, when the program is compiled; running it only calls closures.

Call arguments are evaluated last to first, as FlexSim does on 64-bit machines: it matters
for ``f(x++, x)`` and for random draws inside one call.
"""

from __future__ import annotations

from collections.abc import Callable

from flexscript.language.constants import CONSTANTS
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
from flexscript.language.source import Span
from flexscript.language.visitor import walk
from flexscript.runtime.conversion import converter_of
from flexscript.runtime.members import get_index, get_member, has_member, set_index, set_member
from flexscript.runtime.methods import call_method
from flexscript.runtime.operators import BINARY, negate, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_values import literal_pattern
from flexscript.runtime.scope import Function, Scopes
from flexscript.runtime.table_query import table_query
from flexscript.runtime.values import ArrayValue, Value, copied, truth, wrap_int
from flexscript.runtime.world import Frame, Library

__all__ = ["Evaluate", "ExpressionCompiler"]

Evaluate = Callable[[Frame], Value]
#: Stores a value where an expression points.
Store = Callable[[Frame, Value], None]

#: Ways to ask for a parameter by its number.
_PARAMETERS = frozenset({"param", "parnode", "parstr", "parval", "msgparam"})

#: How often macros may be used in a program, and how deep in each other.
_MAX_EXPANSIONS, _MAX_MACRO_DEPTH = 2_000, 8

_BASE_CONSTANTS: dict[str, Value] = {
    "true": 1,
    "false": 0,
    "NULL": None,
    "null": None,
    "nullvar": None,
    "PI": 3.141592653589793,
}


class ExpressionCompiler:
    """Turns expressions into closures within the scopes that are open."""

    def __init__(self, library: Library, scopes: Scopes) -> None:
        self.library = library
        self.scopes = scopes
        self._expansions = 0
        self._iterations = 0
        self._macro_depth = 0

    def compile(self, node: Expression) -> Evaluate:
        """Return the function that evaluates the expression."""
        # The most frequent kinds stand first.
        match node:
            case Name():
                return self._name(node)
            case Member():
                return self._member(node)
            case Call():
                return self._call(node)
            case String() | Number() | Char():
                return _constant(node.value)
            case Index():
                return self._index(node)
            case Binary():
                return self._binary(node)
            case Unary():
                return self._unary(node)
            case Postfix():
                return self._step(node.operand, node.operator, node.location, new=False)
            case Assign():
                return self._assign(node)
            case Conditional():
                return self._conditional(node)
            case ArrayLiteral():
                return self._array(node)
            case Sequence():
                return self._sequence(node)
            case Regex():
                return self._regex(node)
            case Await():
                return _raises(node.location, "FS112", "'await' works only in a coroutine.")
            case Iteration():
                return self._iteration(node)

    def _regex(self, node: Regex) -> Evaluate:
        try:
            return _constant(literal_pattern(node.text))
        except RunProblem as problem:
            return _raises(node.location, problem.code, problem.message)

    # -- names ------------------------------------------------------------------------

    def _name(self, node: Name) -> Evaluate:
        name = node.name
        variable = self.scopes.find(name)
        if variable is not None:
            slot = variable.slot
            return lambda frame: frame.slots[slot]
        defined = self.scopes.defines.get(name)
        if defined is not None:
            return self._macro(node, defined)
        if name == "msgsendingobject":
            return _sender
        if name in _BASE_CONSTANTS:
            return _constant(_BASE_CONSTANTS[name])
        if name in self.library.constants:
            return _constant(self.library.constants[name])
        if name in CONSTANTS:
            return _constant(CONSTANTS[name])
        message = f"'{name}' is not declared."
        return _raises(node.location, "FS105", message, "Declare it with its type first.")

    def _macro(self, node: Name, defined: Expression) -> Evaluate:
        """Macros may use each other, even in a circle: their expansion is bounded."""
        self._expansions += 1
        if self._expansions > _MAX_EXPANSIONS or self._macro_depth >= _MAX_MACRO_DEPTH:
            message = f"The macro '{node.name}' expands without end."
            return _raises(node.location, "FS009", message)
        self._macro_depth += 1
        value = self.compile(defined)
        self._macro_depth -= 1
        return value

    def _static_name(self, node: Expression, member: str) -> str | None:
        """Return ``Class.member`` when the target is a class and not a variable."""
        if isinstance(node, Name) and self.scopes.find(node.name) is None:
            return f"{node.name}.{member}"
        return None

    # -- members ----------------------------------------------------------------------

    def _member(self, node: Member) -> Evaluate:
        name, label = node.name, node.label
        static = self.library.static_members.get(self._static_name(node.target, name) or "")
        if static is not None:
            return lambda frame: static(frame.world)
        target, location = self.compile(node.target), node.location

        def run(frame: Frame) -> Value:
            holder = target(frame)
            try:
                return get_member(frame.world, holder, name, label=label)
            except RunProblem as problem:
                raise _placed(problem, location) from problem

        if node.optional:
            return _optional(target, name, run)
        if node.safe:
            return lambda frame: None if target(frame) is None else run(frame)
        return run

    def _index(self, node: Index) -> Evaluate:
        target, index = self.compile(node.target), self.compile(node.index)
        location = node.location

        def run(frame: Frame) -> Value:
            place = index(frame)
            try:
                return get_index(frame.world, target(frame), place)
            except RunProblem as problem:
                raise _placed(problem, location) from problem

        return run

    # -- calls ------------------------------------------------------------------------

    def _call(self, node: Call) -> Evaluate:
        function = node.function
        arguments = [self._argument(argument, function) for argument in node.arguments]
        backwards = arguments[::-1]
        if isinstance(function, Name):
            return self._command_call(function, node.location, backwards)
        if isinstance(function, Member):
            static = self._static_name(function.target, function.name)
            if static == "Table.query":
                return self._query(node)
            command = self.library.static_methods.get(static or "")
            if command is not None:
                return _calls(command, backwards, node.location)
            return self._method_call(function, node.location, backwards)
        return _raises(node.location, "FS101", "Only a command or a method can be called.")

    def _argument(self, node: Expression, function: Expression) -> Evaluate:
        """The argument of ``.as(Type)`` and ``.is(Type)`` is a type's name, not a value."""
        takes_type = isinstance(function, Member) and function.name in ("as", "is")
        if takes_type and isinstance(node, Name) and self.scopes.find(node.name) is None:
            return _constant(node.name)
        return self.compile(node)

    def _command_call(self, function: Name, location: Span, backwards: list[Evaluate]) -> Evaluate:
        if function.name in _PARAMETERS and len(backwards) == 1:
            return _parameter(backwards[0], behind=function.name == "msgparam")
        if function.name == "parqty":
            return lambda frame: len(frame.parameters)
        if function.name == "msgsendingobject":
            return _sender
        own = self.scopes.functions.get(function.name)
        if own is not None:
            return _calls_own(own, backwards, location)
        command = self.library.commands.get(function.name)
        if command is None:
            return _raises(location, "FS101", f"There is no command '{function.name}' here.")
        return _calls(command, backwards, location)

    def _method_call(self, function: Member, location: Span, backwards: list[Evaluate]) -> Evaluate:
        target, name, safe = self.compile(function.target), function.name, function.safe

        def run(frame: Frame) -> Value:
            values = [argument(frame) for argument in backwards]
            values.reverse()
            holder = target(frame)
            if safe and holder is None:
                return None
            frame.world.span = location
            try:
                return call_method(frame.world, holder, name, values)
            except RunProblem as problem:
                raise _placed(problem, location) from problem

        return run

    # -- queries ----------------------------------------------------------------------

    def _query(self, node: Call) -> Evaluate:
        """The arguments behind the text stay unevaluated: SQL may want one for every row."""
        self._iterations += 1
        arguments = [self.compile(argument) for argument in node.arguments]
        self._iterations -= 1
        per_row = [_uses_iteration(argument) for argument in node.arguments[1:]]
        location = node.location

        def run(frame: Frame) -> Value:
            frame.world.span = location
            try:
                return table_query(frame, arguments[0], arguments[1:], per_row)
            except RunProblem as problem:
                raise _placed(problem, location) from problem

        return run

    def _iteration(self, node: Iteration) -> Evaluate:
        """``$iter(n)``: the row of table n that a query is at."""
        if not self._iterations or node.name != "iter" or len(node.arguments) != 1:
            message = f"'${node.name}' works only inside the arguments of Table.query."
            return _raises(node.location, "FS112", message)
        number = self.compile(node.arguments[0])
        return lambda frame: frame.rows.get(whole_of(number(frame), "The number of a table"))

    # -- operators --------------------------------------------------------------------

    def _binary(self, node: Binary) -> Evaluate:
        left, right = self.compile(node.left), self.compile(node.right)
        if node.operator == "&&":
            return lambda frame: 1 if truth(left(frame)) and truth(right(frame)) else 0
        if node.operator == "||":
            return lambda frame: 1 if truth(left(frame)) or truth(right(frame)) else 0
        combine, location = BINARY[node.operator], node.location

        def run(frame: Frame) -> Value:
            a = left(frame)
            try:
                return combine(frame.world, a, right(frame))
            except RunProblem as problem:
                raise _placed(problem, location) from problem

        return run

    def _unary(self, node: Unary) -> Evaluate:
        if node.operator in ("++", "--"):
            return self._step(node.operand, node.operator, node.location, new=True)
        operand, location = self.compile(node.operand), node.location
        if node.operator == "!":
            return lambda frame: 0 if truth(operand(frame)) else 1
        if node.operator == "+":
            return operand
        if node.operator == "~":
            return lambda frame: ~whole_of(operand(frame), "The value after '~'")

        def run(frame: Frame) -> Value:
            value = operand(frame)
            try:
                return negate(value)
            except RunProblem as problem:
                raise _placed(problem, location) from problem

        return run

    def _conditional(self, node: Conditional) -> Evaluate:
        condition, then = self.compile(node.condition), self.compile(node.then)
        otherwise = self.compile(node.otherwise)
        return lambda frame: then(frame) if truth(condition(frame)) else otherwise(frame)

    def _array(self, node: ArrayLiteral) -> Evaluate:
        items = [self.compile(item) for item in node.items]

        def run(frame: Frame) -> Value:
            frame.budget.take_cells(len(items))
            return ArrayValue([copied(item(frame)) for item in items])

        return run

    def _sequence(self, node: Sequence) -> Evaluate:
        items = [self.compile(item) for item in node.items]

        def run(frame: Frame) -> Value:
            value: Value = None
            for item in items:
                value = item(frame)
            return value

        return run

    # -- assignment -------------------------------------------------------------------

    def _assign(self, node: Assign) -> Evaluate:
        store, value, location = self._store(node.target), self.compile(node.value), node.location
        if node.operator == "=":

            def assign(frame: Frame) -> Value:
                result = value(frame)
                try:
                    store(frame, result)
                except RunProblem as problem:
                    raise _placed(problem, location) from problem
                return result

            return assign
        read, combine = self.compile(node.target), BINARY[node.operator[:-1]]

        def update(frame: Frame) -> Value:
            before = read(frame)
            try:
                result = combine(frame.world, before, value(frame))
                store(frame, result)
            except RunProblem as problem:
                raise _placed(problem, location) from problem
            return result

        return update

    def _step(self, target: Expression, operator: str, location: Span, *, new: bool) -> Evaluate:
        """``x++`` and its kin; ``new`` tells whether the value is that after the step."""
        read, store = self.compile(target), self._store(target)
        by = 1 if operator == "++" else -1

        def run(frame: Frame) -> Value:
            before = read(frame)
            try:
                after = BINARY["+"](frame.world, before, by)
                store(frame, after)
            except RunProblem as problem:
                raise _placed(problem, location) from problem
            return after if new else before

        return run

    def _store(self, target: Expression) -> Store:
        match target:
            case Name():
                return self._store_name(target)
            case Member():
                holder, name, label = self.compile(target.target), target.name, target.label
                return lambda frame, value: set_member(
                    frame.world, holder(frame), name, value, label=label
                )
            case Index():
                container, index = self.compile(target.target), self.compile(target.index)
                return lambda frame, value: set_index(
                    frame.world, container(frame), index(frame), value
                )
        fail = _raises(target.location, "FS010", "Nothing can be assigned to this.")
        return _store_nowhere(fail)

    def _store_name(self, target: Name) -> Store:
        variable = self.scopes.find(target.name)
        if variable is None:
            fail = _raises(target.location, "FS105", f"'{target.name}' is not declared.")
            return _store_nowhere(fail)
        slot, convert = variable.slot, converter_of(variable.type_name)

        def store(frame: Frame, value: Value) -> None:
            frame.slots[slot] = convert(value)

        return store


def _uses_iteration(node: Expression) -> bool:
    return any(isinstance(part, Iteration) for part in walk(node))


def _constant(value: Value) -> Evaluate:
    return lambda frame: value


def _raises(location: Span, code: str, message: str, hint: str = "") -> Evaluate:
    """A part that is wrong only fails where it is reached; the checker reports it before."""

    def run(frame: Frame) -> Value:
        raise _placed(RunProblem(code, message, hint), location)

    return run


def _store_nowhere(fail: Evaluate) -> Store:
    def store(frame: Frame, value: Value) -> None:
        fail(frame)

    return store


def _placed(problem: RunProblem, location: Span) -> RunProblem:
    if problem.span is None:
        problem.span = location
    return problem


def _optional(target: Evaluate, name: str, run: Evaluate) -> Evaluate:
    """``obj.label?``: null when the label is missing."""

    def read(frame: Frame) -> Value:
        holder = target(frame)
        if holder is None or not has_member(frame.world, holder, name):
            return None
        return run(frame)

    return read


def _calls(command: Callable[..., Value], backwards: list[Evaluate], location: Span) -> Evaluate:
    def run(frame: Frame) -> Value:
        values = [argument(frame) for argument in backwards]
        values.reverse()
        world = frame.world
        world.span = location
        try:
            return command(world, values)
        except RunProblem as problem:
            raise _placed(problem, location) from problem

    return run


def _calls_own(own: Function, backwards: list[Evaluate], location: Span) -> Evaluate:
    """A call of a function of the script; its frame is one level deeper than the caller's."""

    def run(frame: Frame) -> Value:
        values = [argument(frame) for argument in backwards]
        values.reverse()
        try:
            return own.call(frame, values)
        except RunProblem as problem:
            raise _placed(problem, location) from problem

    return run


def _sender(frame: Frame) -> Value:
    """``msgsendingobject``: the first parameter of a message."""
    return frame.parameters[0] if frame.parameters else None


def _parameter(number: Evaluate, *, behind: bool) -> Evaluate:
    """``param(n)`` and its old forms; the values of a message stand behind its sender."""

    def run(frame: Frame) -> Value:
        place = wrap_int(whole_of(number(frame), "The argument of param")) + behind
        parameters = frame.parameters
        return parameters[place - 1] if 1 <= place <= len(parameters) else None

    return run
