"""ExpressionPrinter: an expression as text, with as few parentheses as its meaning allows.

Comments inside an expression are kept before the value that followed them.
"""

from __future__ import annotations

from collections.abc import Sequence as Series

from flexscript.language.expression_parser import PRECEDENCE
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
    Node,
    Number,
    Postfix,
    Regex,
    Sequence,
    String,
    Unary,
)
from flexscript.language.tokens import Comment

__all__ = ["INDENT", "WIDTH", "ExpressionPrinter"]

INDENT = "    "
#: Lists that would pass this column are broken behind their commas.
WIDTH = 100

# Binary operators have the precedences 1 to 10 of ``PRECEDENCE``.
_SEQUENCE, _ASSIGN, _CONDITIONAL, _UNARY, _POSTFIX = -2, -1, 0, 11, 12


class ExpressionPrinter:
    """Prints expressions; ``comments`` are taken as the printing passes their places."""

    def __init__(self, comments: Series[Comment]) -> None:
        self._comments = comments
        self._next = 0
        self.level = 0

    # -- comments ---------------------------------------------------------------------

    def comments_before(self, offset: int) -> list[Comment]:
        """Take the comments that start before an offset and were not taken yet."""
        taken: list[Comment] = []
        while self._next < len(self._comments) and self._comments[self._next].start < offset:
            taken.append(self._comments[self._next])
            self._next += 1
        return taken

    def inline(self, offset: int, *, closing: bool = False) -> str:
        """Return the comments before an offset as text in the middle of a line."""
        text = ""
        for comment in self.comments_before(offset):
            if comment.ends_line:
                text += f"{comment.text.rstrip()}\n{INDENT * (self.level + 1)}"
            else:
                text += f" {comment.text}" if closing else f"{comment.text} "
        return text

    # -- expressions ------------------------------------------------------------------

    def text(self, node: Expression, least: int = _SEQUENCE) -> str:
        """Return an expression, in parentheses if it binds looser than its surroundings."""
        lead = self.inline(node.location.start)
        inner = self._bare(node)
        return lead + (f"({inner})" if _binding(node) < least else inner)

    def _bare(self, node: Expression) -> str:
        match node:
            case Number() | Char() | Regex():
                return node.text
            case String():
                return " ".join(node.texts)
            case Name():
                return node.name
            case Member():
                return self._member(node)
            case Index():
                target = _closed(self.text(node.target, _POSTFIX))
                return f"{target}[{self.text(node.index)}{self._close(node)}]"
            case Call():
                function = _closed(self.text(node.function, _POSTFIX))
                return f"{function}({self._list(node, node.arguments)})"
            case ArrayLiteral():
                return f"[{self._list(node, node.items)}]"
            case Iteration():
                return f"${node.name}({self._list(node, node.arguments)})"
            case Unary():
                return self._unary(node)
            case Postfix():
                return f"{_closed(self.text(node.operand, _POSTFIX))}{node.operator}"
            case Await():
                return f"await {self.text(node.operand, _UNARY)}"
            case Binary():
                return self._binary(node)
            case Conditional():
                condition = self.text(node.condition, 1)
                then = self.text(node.then, _ASSIGN)
                return f"{condition} ? {then} : {self.text(node.otherwise, _ASSIGN)}"
            case Assign():
                target = self.text(node.target, _POSTFIX)
                return f"{target} {node.operator} {self.text(node.value, _ASSIGN)}"
            case Sequence():
                return ", ".join(self.text(item, _ASSIGN) for item in node.items)

    def _member(self, node: Member) -> str:
        target = self.text(node.target, _POSTFIX)
        # The point after a bare number would be taken as its own.
        if isinstance(node.target, Number):
            target = f"({target})"
        dot = "?." if node.safe else "."
        label, optional = "#" if node.label else "", "?" if node.optional else ""
        return f"{target}{self.inline(node.name_location.start)}{dot}{label}{node.name}{optional}"

    def _unary(self, node: Unary) -> str:
        operand = self.text(node.operand, _UNARY)
        # Two signs in a row would read as one operator: - -x, not --x.
        gap = " " if operand.startswith(node.operator[0]) and node.operator in "+-" else ""
        return f"{node.operator}{gap}{operand}"

    def _binary(self, node: Binary) -> str:
        binding = PRECEDENCE[node.operator]
        left = self.text(node.left, binding)
        if node.operator in "+-":
            left = _closed(left)
        return f"{left} {node.operator} {self.text(node.right, binding + 1)}"

    def _list(self, node: Node, items: Series[Expression]) -> str:
        """Return values with commas; a list that is too long is broken behind its commas."""
        texts = [self.text(item, _ASSIGN) for item in items]
        line = ", ".join(texts) + self._close(node)
        if len(INDENT) * self.level + len(line) <= WIDTH - 10 or "\n" in line:
            return line
        start = INDENT * (self.level + 1)
        rows = [start]
        for place, text in enumerate(texts):
            part = text + ("," if place < len(texts) - 1 else "")
            if len(rows[-1]) + len(part) + 1 > WIDTH and rows[-1] != start:
                rows.append(start)
            rows[-1] += part if rows[-1] == start else f" {part}"
        return "\n" + "\n".join(rows) + "\n" + INDENT * self.level

    def _close(self, node: Node) -> str:
        """Return the comments before the closing bracket of a node."""
        return self.inline(node.location.end, closing=True)


def _closed(text: str) -> str:
    """Put parentheses around what ends in the mark of an optional label.

    Before a sign or a bracket the mark would be read as the start of a ``? :`` choice.
    """
    return f"({text})" if text.endswith("?") else text


def _binding(node: Expression) -> int:
    match node:
        case Sequence():
            return _SEQUENCE
        case Assign():
            return _ASSIGN
        case Conditional():
            return _CONDITIONAL
        case Binary():
            return PRECEDENCE[node.operator]
        case Unary() | Await():
            return _UNARY
    return _POSTFIX
