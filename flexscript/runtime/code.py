"""Property code: compiled once, evaluated for every item of a run.

``current`` is the object whose property it is and ``item`` the item that it is evaluated
for; a full body may declare them itself from ``ownerobject(c)`` and ``param(1)``.

Most properties are a number or one draw with literal arguments. Both are recognised, so
that a run need not evaluate text for them (``constant``, ``draw``).
"""

from __future__ import annotations

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.language.nodes import (
    Call,
    Declaration,
    Expression,
    Name,
    Number,
    Program,
    Return,
    Unary,
)
from flexscript.language.property_code import PropertyCode, parse_property_code
from flexscript.language.source import Source
from flexscript.runtime.code_library import CODE_LIBRARY
from flexscript.runtime.code_world import CodeWorld
from flexscript.runtime.host import CodeError, CodeHost, PortKind
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.scope import Scopes
from flexscript.runtime.statements import CompiledProgram, compile_program

__all__ = ["CodeError", "CodeHost", "CompiledCode", "PortKind", "compile_code"]


#: Longer lines of code are shown in part.
_SHOWN_CODE = 80


class CompiledCode:
    """Code of one property, ready to be evaluated many times."""

    __slots__ = ("_program", "_slots", "_source", "_world", "constant", "draw", "notes")

    #: The value when the code is a plain number, else ``None``.
    constant: float | None
    #: (name, complete FlexSim arguments) when the code is one distribution with literal
    #: arguments and the stream of ``current`` (or none), so that a run may draw without
    #: evaluating.
    draw: tuple[str, tuple[float, ...]] | None
    #: Sentences about how short forms such as ``exponential(10)`` were read.
    notes: tuple[str, ...]

    def __init__(
        self, program: CompiledProgram, source: Source, slots: tuple[int, int, int]
    ) -> None:
        self._program = program
        self._source = source
        self._slots = slots
        self._world: CodeWorld | None = None
        self.constant = None
        self.draw = None
        self.notes = ()

    def call(self, host: CodeHost, current: object, item: object, *params: object) -> object:
        """Evaluate for an item and return the value of ``return`` (``None`` without one).

        ``param(1)`` is the item, ``param(2)`` and further are ``params``.

        Raises:
            CodeError: the code did what FlexScript forbids; the text says what and where.
        """
        world = self._world
        if world is None or world.host is not host:
            world = self._world = CodeWorld(host)
        world.budget.refill()
        world.current, world.item = current, item
        # A dispatcher's code is about a task sequence; it stands where others have the item.
        presets = tuple(zip(self._slots, (current, item, item), strict=True))
        try:
            return self._program.run(world, (item, *params), presets)
        except RunProblem as problem:
            raise CodeError(self._sentence(problem)) from problem
        except RecursionError as error:
            raise CodeError("The code nests too deeply to be evaluated.") from error

    def _sentence(self, problem: RunProblem) -> str:
        """The message, the place in the code, the code itself at that line, and the hint."""
        if problem.span is None:
            return f"{problem.message} {problem.hint}".strip()
        line, column = self._source.position(problem.span.start)
        code = self._source.line_text(line).strip()
        shown = code if len(code) <= _SHOWN_CODE else code[: _SHOWN_CODE - 3] + "..."
        text = f"{problem.message.removesuffix('.')} (line {line}, column {column}: {shown})."
        return f"{text} {problem.hint}".strip()


def compile_code(source: str) -> CompiledCode:
    """Compile a property's text: a bare expression or a full body.

    Raises:
        FlexScriptSyntaxError: the text is neither; it holds every place.
    """
    parsed = parse_property_code(source)
    scopes = Scopes()
    current, item = scopes.declare("current", "Object"), scopes.declare("item", "Object")
    sequence = scopes.declare("tasksequence", "TaskSequence")
    scopes.enter()
    program = compile_program(parsed.program, CODE_LIBRARY, scopes)
    slots = (current.slot, item.slot, sequence.slot)
    code = CompiledCode(program, parsed.program.source, slots)
    _recognise(code, parsed)
    return code


def _recognise(code: CompiledCode, parsed: PropertyCode) -> None:
    """Fill in what is known without evaluating."""
    expression = parsed.expression or _only_return(parsed.program)
    if expression is None:
        return
    code.constant = _literal(expression)
    if not isinstance(expression, Call) or not isinstance(expression.function, Name):
        return
    name, arguments = expression.function.name, list(expression.arguments)
    if name == "constant" and len(arguments) == 1:
        code.constant = _literal(arguments[0])
        return
    if name not in DISTRIBUTIONS or not arguments:
        return
    has_stream = _is_own_stream(arguments[-1])
    values = [_literal(argument) for argument in arguments[: len(arguments) - has_stream]]
    numbers = [value for value in values if value is not None]
    # A stream given by its number is shared between objects, so the run must see it.
    if len(numbers) < len(values) or len(numbers) > len(DISTRIBUTIONS[name].parameters):
        return
    try:
        reading = read_arguments(name, numbers, has_stream=has_stream)
    except ValueError:
        return
    code.draw = (reading.name, reading.arguments)
    code.notes = (reading.note,) if reading.note else ()


def _only_return(program: Program) -> Expression | None:
    """Return what a body returns whose other statements are the header of current and item."""
    *header, last = program.body or (None,)
    if not isinstance(last, Return):
        return None
    for statement in header:
        if not isinstance(statement, Declaration):
            return None
        if any(item.name not in ("current", "item") for item in statement.declarators):
            return None
    return last.value


def _literal(node: Expression) -> float | None:
    """Return the number that a literal, with or without a sign, stands for."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Unary) and node.operator in ("-", "+"):
        value = _literal(node.operand)
        return value if value is None or node.operator == "+" else -value
    return None


def _is_own_stream(node: Expression) -> bool:
    """Tell whether the node is ``getstream(current)``."""
    match node:
        case Call(function=Name(name="getstream"), arguments=(Name(name="current"),)):
            return True
    return False
