"""Printer: a program as text in one layout.

Four spaces a level, a brace at the end of its line, one statement a line; at most one
empty line of the author's is kept between statements. Comments survive: one on a line of
its own stays so, one behind a statement stays behind it. Printing what was printed
changes nothing, and the printed text means the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from flexscript.language.expression_printer import INDENT, ExpressionPrinter
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
from flexscript.language.parser import parse

__all__ = ["format_program", "print_program"]


def format_program(text: str, name: str = "program", *, functions: bool = False) -> str:
    """Return a program in the one layout, ending in a newline.

    ``functions`` allows function definitions, an extension.

    Raises:
        FlexScriptSyntaxError: the text is not FlexScript.
    """
    return print_program(parse(text, name, functions=functions))


def print_program(program: Program) -> str:
    """Return a parsed program as text, ending in a newline (an empty one as empty text)."""
    return _Printer(program).print()


class _Printer:
    def __init__(self, program: Program) -> None:
        self.program = program
        self.source = program.source.text
        self.expressions = ExpressionPrinter(program.comments)
        self.lines: list[str] = []
        #: Where the last printed thing ended in the source; -1 at the start of a block.
        self.last_end = -1

    def print(self) -> str:
        self._sequence(self.program.body, len(self.source))
        return "\n".join(self.lines) + "\n" if self.lines else ""

    # -- lines ------------------------------------------------------------------------

    def _line(self, text: str) -> None:
        self.lines.append(INDENT * self.expressions.level + text)

    def _text(self, node: Expression) -> str:
        return self.expressions.text(node)

    def _gap(self, start: int) -> None:
        """Keep one empty line where the author left any."""
        if self.last_end >= 0 and self.source.count("\n", self.last_end, start) > 1:
            self.lines.append("")

    def _comments_before(self, offset: int) -> None:
        for comment in self.expressions.comments_before(offset):
            same_line = (
                self.last_end >= 0 and "\n" not in self.source[self.last_end : comment.start]
            )
            if same_line and self.lines:
                self.lines[-1] += f"  {comment.text.rstrip()}"
            else:
                self._gap(comment.start)
                self._line(comment.text.rstrip())
            self.last_end = comment.end

    def _sequence(self, body: Sequence[Statement | CaseLabel], end: int) -> None:
        """Print statements and the comments among them, up to the offset ``end``."""
        for node in body:
            self._comments_before(node.location.start)
            self._gap(node.location.start)
            if isinstance(node, CaseLabel):
                self._case_label(node)
            else:
                self._statement(node)
            self.last_end = node.location.end
        self._comments_before(end)

    def _nested(self, body: Sequence[Statement | CaseLabel], end: int) -> None:
        self.expressions.level += 1
        self.last_end = -1
        self._sequence(body, end)
        self.expressions.level -= 1

    # -- statements -------------------------------------------------------------------

    def _statement(self, node: Statement) -> None:
        match node:
            case Block():
                self._line("{")
                self._nested(node.body, node.location.end)
                self._line("}")
            case If():
                self._if(node)
            case While():
                self._headed(f"while ({self._text(node.condition)})", node.body)
            case For():
                self._for(node)
            case MacroLoop():
                self._headed(f"{node.macro}({self._text(node.root)})", node.body)
            case Switch():
                self._line(f"switch ({self._text(node.subject)}) {{")
                self._nested(node.body, node.location.end)
                self._line("}")
            case FunctionDefinition():
                parameters = ", ".join(f"{p.type_name} {p.name}" for p in node.parameters)
                self._headed(f"{node.type_name} {node.name}({parameters})", node.body)
            case Define():
                self._line(f"#define {node.name} {node.text}".rstrip())
                if node.value is not None:
                    self._text(node.value)
            case _:
                text = self._simple(node)
                late = self.expressions.inline(node.location.end, closing=True)
                self._line(f"{text}{late};")

    def _simple(self, node: Statement) -> str:
        match node:
            case ExpressionStatement():
                return self._text(node.expression)
            case Declaration():
                return self._declaration(node)
            case Return():
                return "return" if node.value is None else f"return {self._text(node.value)}"
            case Break():
                return "break"
            case Continue():
                return "continue"
            case Empty():
                return ""
        raise AssertionError(f"no simple statement: {type(node).__name__}")

    def _declaration(self, node: Declaration) -> str:
        words = [*node.modifiers, node.type_name]
        return f"{' '.join(words)} {', '.join(self._declarator(d) for d in node.declarators)}"

    def _declarator(self, node: Declarator) -> str:
        sizes = "".join(f"[{self._text(d) if d is not None else ''}]" for d in node.dimensions)
        if node.value is None:
            return f"{node.name}{sizes}"
        return f"{node.name}{sizes} = {self.expressions.text(node.value, -1)}"

    def _headed(self, head: str, body: Statement) -> None:
        """Print a loop or a choice: its head, then its body."""
        if isinstance(body, Block):
            self._line(f"{head} {{")
            self._nested(body.body, body.location.end)
            self._line("}")
        elif isinstance(body, Empty):
            self._line(f"{head};")
        else:
            self._line(head)
            self._nested((body,), body.location.start)

    def _if(self, node: If) -> None:
        """A ladder is printed in a loop, so that its length costs no depth."""
        head = "if"
        while True:
            self._headed(f"{head} ({self._text(node.condition)})", node.then)
            rest = node.otherwise
            if rest is None:
                return
            self.last_end = node.then.location.end
            # Comments around the else come before it.
            self._comments_before(rest.location.start)
            head = self._else_head(node.then)
            if not isinstance(rest, If):
                self._headed(head, rest)
                return
            node, head = rest, f"{head} if"

    def _else_head(self, before: Statement) -> str:
        """``} else`` on one line after a block, unless a comment stands in between."""
        joined = isinstance(before, Block) and self.lines[-1].strip() == "}"
        return f"{self.lines.pop().strip()} else" if joined else "else"

    def _for(self, node: For) -> None:
        start = self._simple(node.start) if node.start is not None else ""
        condition = f" {self._text(node.condition)}" if node.condition is not None else ""
        step = f" {self._text(node.step)}" if node.step is not None else ""
        self._headed(f"for ({start};{condition};{step})", node.body)

    def _case_label(self, node: CaseLabel) -> None:
        self.expressions.level -= 1
        label = "default" if node.value is None else f"case {self._text(node.value)}"
        self._line(f"{label}:")
        self.expressions.level += 1
