"""Nodes: the syntax tree of a program.

Every node is a frozen keyword dataclass with its ``location`` (offsets into the source).
Statements and expressions are two closed unions; code that handles them all uses
``match`` or a dict by type, so that mypy finds a forgotten one.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.language.source import Source, Span
from flexscript.language.tokens import Comment

__all__ = [
    "ArrayLiteral",
    "Assign",
    "Await",
    "Binary",
    "Block",
    "Break",
    "Call",
    "CaseLabel",
    "Char",
    "Conditional",
    "Continue",
    "Declaration",
    "Declarator",
    "Define",
    "Empty",
    "Expression",
    "ExpressionStatement",
    "For",
    "FunctionDefinition",
    "If",
    "Index",
    "Iteration",
    "MacroLoop",
    "Member",
    "Name",
    "Node",
    "Number",
    "Parameter",
    "Postfix",
    "Program",
    "Regex",
    "Return",
    "Sequence",
    "Statement",
    "String",
    "Switch",
    "Unary",
    "While",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A part of the syntax tree and its place in the text."""

    location: Span


# -- expressions ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Node):
    """A number literal; ``text`` is kept for the printer."""

    text: str
    value: int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class String(Node):
    """A string literal, or several in a row, which are one string; ``texts`` with quotes."""

    texts: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Char(Node):
    """A character literal; its value is its code."""

    text: str
    value: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Regex(Node):
    """A regular expression literal with its slashes and flags."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Node):
    """A bare name: a variable, a constant, a command or a class."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrayLiteral(Node):
    """``[a, b, c]``."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Iteration(Node):
    """``$iter(1)``: a parameter of a table query."""

    name: str
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unary(Node):
    """A prefix operator: ``! - + ~ ++ --``."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Postfix(Node):
    """``x++`` or ``x--``."""

    operator: str
    operand: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Await(Node):
    """``await expression``: legal only in a coroutine."""

    operand: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Binary(Node):
    """Two operands and an operator, ``&&`` and ``||`` included."""

    operator: str
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditional(Node):
    """``condition ? then : otherwise``."""

    condition: Expression
    then: Expression
    otherwise: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(Node):
    """``target = value`` or a compound form; its value is the assigned one."""

    operator: str
    target: Expression
    value: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence(Node):
    """``a, b``: evaluated in order, the last is the value."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Node):
    """``target.name``, ``target?.name``, ``target.#label`` or ``target.name?``.

    ``safe`` is the ``?.`` form, ``label`` the ``#`` form, ``optional`` the trailing ``?``.
    """

    target: Expression
    name: str
    name_location: Span
    safe: bool = False
    label: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Index(Node):
    """``target[index]``; indexes start at 1."""

    target: Expression
    index: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class Call(Node):
    """``function(arguments)``: a command, a class, or a method."""

    function: Expression
    arguments: tuple[Expression, ...]


Expression = (
    Number
    | String
    | Char
    | Regex
    | Name
    | ArrayLiteral
    | Iteration
    | Unary
    | Postfix
    | Await
    | Binary
    | Conditional
    | Assign
    | Sequence
    | Member
    | Index
    | Call
)


# -- statements -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Empty(Node):
    """A lone ``;``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Define(Node):
    """``#define NAME text``: NAME stands for the expression in ``text``."""

    name: str
    text: str
    value: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Node):
    """``{ ... }``: a scope of its own."""

    body: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declarator(Node):
    """One variable of a declaration; ``dimensions`` counts C-style ``[]`` after the name."""

    name: str
    name_location: Span
    dimensions: tuple[Expression | None, ...] = ()
    value: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration(Node):
    """``type name = value, ...;``; ``modifiers`` are ``static const unsigned``."""

    type_name: str
    type_location: Span
    declarators: tuple[Declarator, ...]
    modifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpressionStatement(Node):
    """An expression for its effect."""

    expression: Expression


@dataclass(frozen=True, slots=True, kw_only=True)
class If(Node):
    """``if (condition) then else otherwise``."""

    condition: Expression
    then: Statement
    otherwise: Statement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class While(Node):
    """``while (condition) body``."""

    condition: Expression
    body: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class For(Node):
    """``for (start; condition; step) body``; each part may be absent."""

    start: Declaration | ExpressionStatement | None
    condition: Expression | None
    step: Expression | None
    body: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLabel(Node):
    """``case value:``; ``value`` is absent for ``default:``."""

    value: Expression | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Node):
    """``switch (subject) { ... }`` with C's fall-through; labels stand among statements."""

    subject: Expression
    body: tuple[Statement | CaseLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break(Node):
    """``break;``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continue(Node):
    """``continue;``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Return(Node):
    """``return value;`` or ``return;``."""

    value: Expression | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MacroLoop(Node):
    """``forobjecttreeunder(root) body`` or ``forobjectlayerunder``; binds ``a``."""

    macro: str
    root: Expression
    body: Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter(Node):
    """One parameter of a function."""

    type_name: str
    type_location: Span
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionDefinition(Node):
    """``type name(parameters) { body }``: an extension, FlexScript has none in a script."""

    type_name: str
    type_location: Span
    name: str
    name_location: Span
    parameters: tuple[Parameter, ...]
    body: Block


Statement = (
    Empty
    | Define
    | Block
    | Declaration
    | ExpressionStatement
    | If
    | While
    | For
    | Switch
    | Break
    | Continue
    | Return
    | MacroLoop
    | FunctionDefinition
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(Node):
    """A whole program: its statements, its comments, and the text it came from."""

    source: Source
    body: tuple[Statement, ...]
    comments: tuple[Comment, ...] = ()
