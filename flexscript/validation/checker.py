"""Checker: everything wrong with a program that can be known without executing it.

One walk over the tree, scope by scope. It knows the kind of most values, the class of most
objects, and the value of literals; what it does not know it does not judge. The runtime
judges the rest when it gets there.
"""

from __future__ import annotations

from collections.abc import Sequence

from flexscript.language.diagnostics import Diagnostic, in_order
from flexscript.language.members import CODE_TYPES, REFUSED_CLASSES, TYPE_HINTS, TYPE_NAMES
from flexscript.language.nodes import (
    Block,
    Break,
    CaseLabel,
    Continue,
    Declaration,
    Define,
    Empty,
    Expression,
    ExpressionStatement,
    For,
    FunctionDefinition,
    If,
    MacroLoop,
    Node,
    Program,
    Return,
    Statement,
    Switch,
    While,
)
from flexscript.language.parser import parse_with_problems
from flexscript.language.source import Source, Span
from flexscript.language.suggestions import did_you_mean
from flexscript.validation.assignments import variable_classes
from flexscript.validation.context import CheckContext, FunctionInfo, Mode, VariableInfo
from flexscript.validation.expressions import ExpressionChecker
from flexscript.validation.kinds import is_node, kind_of_type

__all__ = ["check", "check_program", "with_meaning"]


def check(text: str, name: str = "program", *, functions: bool = False) -> list[Diagnostic]:
    """Return all problems of a program that can be found without executing it.

    ``functions`` allows function definitions, which FlexScript does not have.
    """
    program, problems = parse_with_problems(Source(text, name), functions=functions)
    return with_meaning(program, problems) if problems else check_program(program)


def with_meaning(program: Program, problems: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return syntax errors together with the errors of the statements that could be read.

    Left out is what a broken statement may have caused: undeclared variables, calls of
    functions that were refused, and anything in a line that has a syntax error.
    """
    broken = {problem.line for problem in problems}
    refused_functions = any(problem.code == "FS008" for problem in problems)
    caused = {"FS105", "FS101"} if refused_functions else {"FS105"}
    found = [
        finding
        for finding in check_program(program)
        if finding.severity == "error" and finding.code not in caused and finding.line not in broken
    ]
    return in_order([*problems, *found])


def check_program(
    program: Program, mode: Mode = "build", *, connections: bool = True
) -> list[Diagnostic]:
    """Return all problems of a parsed program, in the order of the text.

    ``mode`` "code" is for the code of a property: it knows ``current``, ``item`` and ``c``.
    Without ``connections`` impossible pairs are left to the execution, which makes the rest
    of the plant all the same.
    """
    context = CheckContext(program.source, mode, connections=connections)
    if mode == "code":
        for name in ("current", "item", "tasksequence", "c"):
            context.scopes[0][name] = VariableInfo("Object")
        context.scopes.append({})
    checker = _StatementChecker(context, variable_classes(program.body, program.source.text))
    checker.announce_functions(program.body)
    checker.statements(program.body)
    return in_order(context.diagnostics)


_LIST_TYPES = ("List.Entry", "List.BackOrder", "List.PullResult", "List.PushResult")


class _StatementChecker:
    def __init__(self, context: CheckContext, classes: dict[str, str]) -> None:
        self.context = context
        self.classes = classes
        self.expressions = ExpressionChecker(context)

    def expression(self, node: Expression | None) -> None:
        if node is not None:
            self.expressions.check(node)

    def statements(self, body: Sequence[Statement]) -> None:
        for statement in body:
            self.statement(statement)

    def statement(self, node: Statement) -> None:
        match node:
            case ExpressionStatement():
                self.expressions.check_effect(node.expression)
            case Declaration():
                self._declaration(node)
            case Block():
                self._scoped(node.body)
            case If():
                self._if(node)
            case While():
                self.expression(node.condition)
                self._loop_body(node.body)
            case For():
                self._for(node)
            case Switch():
                self._switch(node)
            case Return():
                self.expression(node.value)
            case Break() | Continue():
                self._jump(node)
            case MacroLoop():
                self._macro_loop(node)
            case Define():
                # Its text is judged by the runtime where it is used, with the names known there.
                self.context.defines.add(node.name)
            case FunctionDefinition():
                self._function(node)
            case Empty():
                pass

    def announce_functions(self, body: Sequence[Statement]) -> None:
        """Learn the functions of a script, which may be called before their place."""
        for node in body:
            if isinstance(node, FunctionDefinition):
                kind = kind_of_type(node.type_name)
                self.context.functions[node.name] = FunctionInfo(len(node.parameters), kind)

    def _function(self, node: FunctionDefinition) -> None:
        message = "A function inside a script is an extension; FlexSim refuses it."
        hint = "In FlexSim make it a user command."
        self.context.warn(node.name_location, "FS116", message, hint)
        if node.type_name != "void":
            self.check_type(node.type_name, node.type_location)
        inside: dict[str, VariableInfo] = {}
        for parameter in node.parameters:
            self.check_type(parameter.type_name, parameter.type_location)
            kind = kind_of_type(parameter.type_name)
            inside[parameter.name] = VariableInfo(kind, None, parameter.type_name)
        outside, self.context.scopes = self.context.scopes, [inside]
        classes, self.classes = (
            self.classes,
            variable_classes(node.body.body, self.context.source.text),
        )
        self.statement(node.body)
        self.context.scopes, self.classes = outside, classes

    def _scoped(self, body: Sequence[Statement]) -> None:
        self.context.scopes.append({})
        self.statements(body)
        self.context.scopes.pop()

    def _declaration(self, node: Declaration) -> None:
        self.check_type(node.type_name, node.type_location)
        for declarator in node.declarators:
            kind = "Array" if declarator.dimensions else kind_of_type(node.type_name)
            if declarator.value is not None:
                value = self.expressions.check(declarator.value)
                self.expressions.check_assigned(
                    declarator.name, kind, declarator.value, value, node.type_name
                )
                if node.type_name == "var":
                    kind = value.kind if value.kind != "null" else "any"
            for dimension in declarator.dimensions:
                self.expression(dimension)
            scope = self.context.scopes[-1]
            if declarator.name in scope:
                message = f"'{declarator.name}' is declared already in this block."
                hint = f"Assign without the type: {declarator.name} = ...;"
                self.context.warn(declarator.name_location, "FS106", message, hint)
            class_name = self.classes.get(declarator.name) if is_node(kind) else None
            scope[declarator.name] = VariableInfo(kind, class_name, node.type_name)

    def check_type(self, type_name: str, location: Span) -> None:
        """Report a type that does not exist, or that no program can use here."""
        base = type_name.split(".", maxsplit=1)[0]
        if type_name in TYPE_NAMES or (base == "List" and type_name in _LIST_TYPES):
            return
        if base in REFUSED_CLASSES:
            if self.context.mode == "code" and base in CODE_TYPES:
                return
            message = f"'{type_name}' cannot be used here: {REFUSED_CLASSES[base]}."
            self.context.report(location, "FS112", message)
            return
        hint = TYPE_HINTS.get(type_name) or did_you_mean(type_name, TYPE_NAMES)
        self.context.report(location, "FS107", f"'{type_name}' is not a type.", hint)

    def _if(self, node: If) -> None:
        rest: Statement | None = node
        while isinstance(rest, If):
            self.expressions.check_condition(rest.condition)
            self._scoped((rest.then,))
            rest = rest.otherwise
        if rest is not None:
            self._scoped((rest,))

    def _for(self, node: For) -> None:
        self.context.scopes.append({})
        if node.start is not None:
            self.statement(node.start)
        if node.condition is not None:
            self.expressions.check_condition(node.condition)
        self.expression(node.step)
        self._loop_body(node.body)
        self.context.scopes.pop()

    def _loop_body(self, body: Statement) -> None:
        self.context.loops += 1
        self._scoped((body,))
        self.context.loops -= 1

    def _macro_loop(self, node: MacroLoop) -> None:
        self.expression(node.root)
        self.context.scopes.append({"a": VariableInfo("Object")})
        self._loop_body(node.body)
        self.context.scopes.pop()

    def _switch(self, node: Switch) -> None:
        self.expression(node.subject)
        self.context.scopes.append({})
        self.context.switches += 1
        defaults = 0
        for part in node.body:
            if isinstance(part, CaseLabel):
                self.expression(part.value)
                defaults += part.value is None
                if part.value is None and defaults > 1:
                    message = "This switch has a second 'default'."
                    self.context.report(part.location, "FS109", message)
            else:
                self.statement(part)
        self.context.switches -= 1
        self.context.scopes.pop()

    def _jump(self, node: Node) -> None:
        inside = self.context.loops > 0
        if isinstance(node, Break):
            inside = inside or self.context.switches > 0
        if not inside:
            word = "break" if isinstance(node, Break) else "continue"
            where = "a loop or a switch" if word == "break" else "a loop"
            self.context.report(node.location, "FS111", f"'{word}' stands outside {where}.")
