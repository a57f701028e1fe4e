"""Statements: syntax tree to Python closures.

A statement's function returns how to go on: ``None`` to the next statement, or one of the
three signals of ``break``, ``continue`` and ``return``. Every statement and every turn of
a loop takes one step of the budget.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from flexscript.language.nodes import (
    Block,
    Break,
    CaseLabel,
    Continue,
    Declaration,
    Declarator,
    Define,
    Empty,
    Expression,
    ExpressionStatement,
    For,
    FunctionDefinition,
    If,
    MacroLoop,
    Program,
    Return,
    Statement,
    Switch,
    While,
)
from flexscript.language.source import Span
from flexscript.runtime.conversion import converter_of, initial_value
from flexscript.runtime.expressions import Evaluate, ExpressionCompiler
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.scope import Function, Scopes
from flexscript.runtime.values import ArrayValue, Value, copied, truth
from flexscript.runtime.world import Frame, Library, World

__all__ = ["CompiledProgram", "compile_program"]


class Signal(Enum):
    """How a statement leaves the ones around it."""

    BREAK = "break"
    CONTINUE = "continue"
    RETURN = "return"


Execute = Callable[[Frame], Signal | None]


class CompiledProgram:
    """A program ready to run, any number of times, each in a frame of its own."""

    def __init__(self, execute: Execute, slots: int) -> None:
        self._execute = execute
        self._slots = slots

    def run(
        self,
        world: World,
        parameters: tuple[Value, ...] = (),
        presets: Sequence[tuple[int, Value]] = (),
    ) -> Value:
        """Run and return the value of ``return``, null without one.

        ``presets`` fills variables that were declared before compiling (slot, value).
        """
        frame = Frame(world, self._slots, parameters)
        for slot, value in presets:
            frame.slots[slot] = value
        self._execute(frame)
        return frame.result


def compile_program(
    program: Program, library: Library, scopes: Scopes | None = None
) -> CompiledProgram:
    """Compile a program; ``scopes`` may hold variables that exist before its first line."""
    scopes = scopes or Scopes()
    compiler = _StatementCompiler(library, scopes)
    compiler.announce_functions(program.body)
    execute = compiler.sequence(program.body)
    return CompiledProgram(execute, scopes.slots)


class _StatementCompiler:
    def __init__(self, library: Library, scopes: Scopes) -> None:
        self.scopes = scopes
        self.expressions = ExpressionCompiler(library, scopes)

    def expression(self, node: Expression) -> Evaluate:
        return self.expressions.compile(node)

    def announce_functions(self, body: Sequence[Statement]) -> None:
        """Make the functions of a script callable before their place in the text."""
        for node in body:
            if isinstance(node, FunctionDefinition):
                made = Function(node.name, len(node.parameters))
                self.scopes.functions[node.name] = made

    def statement(self, node: Statement) -> Execute:
        match node:
            case ExpressionStatement():
                return self._effect(node.expression)
            case Declaration():
                return self._declaration(node)
            case Block():
                return self._scoped(node.body)
            case If():
                return self._if(node)
            case For():
                return self._for(node)
            case While():
                return self._while(node)
            case Switch():
                return self._switch(node)
            case Return():
                return self._return(node)
            case Break():
                return lambda frame: Signal.BREAK
            case Continue():
                return lambda frame: Signal.CONTINUE
            case MacroLoop():
                return self._macro_loop(node)
            case Define():
                if node.value is not None:
                    self.scopes.defines[node.name] = node.value
                return _nothing
            case FunctionDefinition():
                return self._function(node)
            case Empty():
                return _nothing

    def sequence(self, body: Sequence[Statement]) -> Execute:
        steps = [step for step in map(self.statement, body) if step is not _nothing]

        def run(frame: Frame) -> Signal | None:
            tick = frame.budget.step
            for step in steps:
                tick()
                signal = step(frame)
                if signal is not None:
                    return signal
            return None

        return run

    def _function(self, node: FunctionDefinition) -> Execute:
        """A function sees its parameters and the other functions, no variables of the script."""
        scopes = Scopes()
        scopes.functions, scopes.defines = self.scopes.functions, self.scopes.defines
        slots = [(scopes.declare(p.name, p.type_name).slot, p.type_name) for p in node.parameters]
        execute = _StatementCompiler(self.expressions.library, scopes).statement(node.body)
        convert = copied if node.type_name == "void" else converter_of(node.type_name)

        def call(frame: Frame, arguments: list[Value]) -> Value:
            own = Frame(frame.world, scopes.slots, (), frame.depth + 1)
            for (slot, type_name), value in zip(slots, arguments, strict=True):
                own.slots[slot] = converter_of(type_name)(value)
            execute(own)
            return convert(own.result) if own.result is not None else initial_value(node.type_name)

        self.scopes.functions[node.name].body = call
        return _nothing

    def _scoped(self, body: Sequence[Statement]) -> Execute:
        self.scopes.enter()
        run = self.sequence(body)
        self.scopes.leave()
        return run

    def _body(self, node: Statement) -> Execute:
        """A single statement as a body is a scope too."""
        return self._scoped((node,)) if not isinstance(node, Block) else self.statement(node)

    def _effect(self, node: Expression) -> Execute:
        evaluate = self.expression(node)

        def run(frame: Frame) -> None:
            evaluate(frame)

        return run

    # -- variables --------------------------------------------------------------------

    def _declaration(self, node: Declaration) -> Execute:
        steps = [self._declarator(node.type_name, item) for item in node.declarators]
        if len(steps) == 1:
            return steps[0]

        def run(frame: Frame) -> None:
            for step in steps:
                step(frame)

        return run

    def _declarator(self, type_name: str, node: Declarator) -> Execute:
        # The value is compiled first: in ``int x = x + 1`` the right x is an outer one.
        value = self.expression(node.value) if node.value is not None else None
        lengths = [self.expression(d) for d in node.dimensions if d is not None]
        type_name = "Array" if node.dimensions else type_name
        slot = self.scopes.declare(node.name, type_name).slot
        convert, location = converter_of(type_name), node.location

        def run(frame: Frame) -> None:
            try:
                if value is not None:
                    frame.slots[slot] = convert(value(frame))
                elif lengths:
                    frame.slots[slot] = _array_of(frame, lengths[0](frame))
                else:
                    frame.slots[slot] = initial_value(type_name)
            except RunProblem as problem:
                problem.span = problem.span or location
                raise

        return run

    # -- choices ----------------------------------------------------------------------

    def _if(self, node: If) -> Execute:
        """A ladder is compiled in a loop, so that its length costs no depth."""
        rungs: list[tuple[Evaluate, Execute]] = []
        rest: Statement | None = node
        while isinstance(rest, If):
            rungs.append((self.expression(rest.condition), self._body(rest.then)))
            rest = rest.otherwise
        otherwise = self._body(rest) if rest is not None else _nothing

        def run(frame: Frame) -> Signal | None:
            for condition, then in rungs:
                if truth(condition(frame)):
                    return then(frame)
            return otherwise(frame)

        return run

    def _switch(self, node: Switch) -> Execute:
        """Labels give the place to start at; execution falls through from there."""
        self.scopes.enter()
        subject = self.expression(node.subject)
        steps: list[Execute] = []
        cases: list[tuple[Evaluate | None, int]] = []
        for part in node.body:
            if isinstance(part, CaseLabel):
                value = self.expression(part.value) if part.value is not None else None
                cases.append((value, len(steps)))
            else:
                steps.append(self.statement(part))
        self.scopes.leave()

        def run(frame: Frame) -> Signal | None:
            start = _case_place(frame, subject(frame), cases)
            for step in steps[start:] if start is not None else ():
                frame.budget.step()
                signal = step(frame)
                if signal is Signal.BREAK:
                    return None
                if signal is not None:
                    return signal
            return None

        return run

    # -- loops ------------------------------------------------------------------------

    def _while(self, node: While) -> Execute:
        loop = _loop(self.expression(node.condition), self._body(node.body), None)
        return _placed(loop, node.location)

    def _for(self, node: For) -> Execute:
        self.scopes.enter()
        start = self.statement(node.start) if node.start is not None else _nothing
        condition = self.expression(node.condition) if node.condition is not None else None
        step = self.expression(node.step) if node.step is not None else None
        turn = _placed(_loop(condition, self._body(node.body), step), node.location)
        self.scopes.leave()

        def run(frame: Frame) -> Signal | None:
            start(frame)
            return turn(frame)

        return run

    def _macro_loop(self, node: MacroLoop) -> Execute:
        root = self.expression(node.root)
        self.scopes.enter()
        slot = self.scopes.declare("a", "treenode").slot
        body = self._body(node.body)
        self.scopes.leave()

        def run(frame: Frame) -> Signal | None:
            for visited in frame.world.nodes_under(root(frame)):
                frame.budget.step()
                frame.slots[slot] = visited
                signal = body(frame)
                if signal is Signal.BREAK:
                    return None
                if signal is Signal.RETURN:
                    return signal
            return None

        return run

    def _return(self, node: Return) -> Execute:
        value = self.expression(node.value) if node.value is not None else None

        def run(frame: Frame) -> Signal:
            frame.result = value(frame) if value is not None else None
            return Signal.RETURN

        return run


def _nothing(frame: Frame) -> Signal | None:
    return None


def _loop(condition: Evaluate | None, body: Execute, step: Evaluate | None) -> Execute:
    def run(frame: Frame) -> Signal | None:
        tick = frame.budget.step
        while condition is None or truth(condition(frame)):
            tick()
            signal = body(frame)
            if signal is Signal.BREAK:
                return None
            if signal is Signal.RETURN:
                return signal
            if step is not None:
                step(frame)
        return None

    return run


def _placed(loop: Execute, location: Span) -> Execute:
    """Return the loop with its place told by what stops it between its statements."""

    def run(frame: Frame) -> Signal | None:
        try:
            return loop(frame)
        except RunProblem as problem:
            if problem.span is None:
                problem.span = location
            raise

    return run


def _case_place(
    frame: Frame, subject: Value, cases: list[tuple[Evaluate | None, int]]
) -> int | None:
    default = None
    for value, place in cases:
        if value is None:
            default = place
        elif value(frame) == subject:
            return place
    return default


def _array_of(frame: Frame, length: Value) -> ArrayValue:
    """C-style ``string names[5];``."""
    if not isinstance(length, int) or length < 0:
        raise RunProblem("FS503", "The length of an array must be a whole number from 0.")
    frame.budget.take_cells(length)
    return ArrayValue([None] * length)
