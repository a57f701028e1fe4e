"""TokenCursor: the parser's place in the tokens, and how it reports what it finds there."""

from __future__ import annotations

from flexscript.language.diagnostics import Diagnostic, diagnostic_at
from flexscript.language.lexer import tokenize
from flexscript.language.source import Source, Span
from flexscript.language.tokens import Token, TokenKind

__all__ = ["MAX_CHAIN", "MAX_DEPTH", "ParseProblem", "TokenCursor"]

#: Brackets and blocks may nest this deep, and one expression may chain this many operators
#: at one level. Both keep the recursive walks over a tree far from Python's own limit.
MAX_DEPTH = 60
MAX_CHAIN = 200

#: Words of other languages that models and users write, and what FlexScript has instead.
_FOREIGN = {
    "new": 'FlexScript makes objects with Object.create("Queue").',
    "let": "Declare with a type or with var: var x = 1;",
    "auto": "Declare with a type or with var: var x = 1;",
    "function": "FlexScript has no function definitions; write the code in place.",
    "def": "FlexScript has no function definitions; write the code in place.",
    "foreach": "FlexScript has no foreach; count with for (int i = 1; i <= n; i++).",
    "in": "FlexScript has no for-in; count with for (int i = 1; i <= n; i++).",
    "and": "Write && for 'and'.",
    "or": "Write || for 'or'.",
    "not": "Write ! for 'not'.",
    "try": "FlexScript has no try and catch; test for null first.",
    "catch": "FlexScript has no try and catch; test for null first.",
    "throw": "FlexScript has no exceptions to throw.",
    "class": "FlexScript has no class definitions.",
    "struct": "FlexScript has no structures; use a Map or labels.",
    "elif": "Write else if.",
    "elseif": "Write else if.",
    ":": "Assign with =.",
    "then": "FlexScript has no 'then'; use braces.",
    "import": "FlexScript has no imports.",
}


class ParseProblem(Exception):
    """The statement cannot be read on; the statement loop reports it and goes on behind it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.message)


class TokenCursor:
    """A place among the tokens of a source, with the problems found so far."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.tokens, self.comments, self.problems = tokenize(source)
        self.at = 0
        self.token = self.tokens[0]
        self.depth = 0
        #: Where the last passed token ends.
        self.passed_end = self.token.end

    # -- moving ---------------------------------------------------------------------

    def advance(self) -> Token:
        """Return the current token and go to the next; the END token is never passed."""
        token = self.token
        if token.kind is not TokenKind.END:
            self.at += 1
            self.token = self.tokens[self.at]
            self.passed_end = token.end
        return token

    def peek(self, distance: int = 1) -> Token:
        """Return a later token without moving."""
        return self.tokens[min(self.at + distance, len(self.tokens) - 1)]

    @property
    def previous(self) -> Token:
        """The token before the current one (the first token at the very start)."""
        return self.tokens[max(self.at - 1, 0)]

    def is_operator(self, text: str) -> bool:
        """Tell whether the current token is that operator."""
        return self.token.text == text and self.token.kind is TokenKind.OPERATOR

    def is_keyword(self, text: str) -> bool:
        """Tell whether the current token is that keyword."""
        return self.token.text == text and self.token.kind is TokenKind.KEYWORD

    def accept(self, text: str) -> bool:
        """Pass the operator if it is there, and tell so."""
        if self.token.text == text and self.token.kind is TokenKind.OPERATOR:
            self.advance()
            return True
        return False

    def expect(self, text: str, after: str) -> Token:
        """Pass the operator that the grammar wants here, or fail."""
        if self.is_operator(text):
            return self.advance()
        raise self.unexpected(f"'{text}' {after}")

    def expect_name(self, what: str) -> Token:
        """Pass a name, or fail; ``what`` says which name was wanted."""
        if self.token.kind is TokenKind.NAME:
            return self.advance()
        raise self.unexpected(what)

    def span_from(self, start: Token) -> Span:
        """Return the span from a token to the last passed one."""
        return Span(start.start, self.passed_end)

    # -- reporting ------------------------------------------------------------------

    def report(self, span: Span, code: str, message: str, hint: str = "") -> None:
        """Note a problem and go on."""
        self.problems.append(diagnostic_at(self.source, span, code, message, hint=hint))

    def problem(self, span: Span, code: str, message: str, hint: str = "") -> ParseProblem:
        """Return a problem to raise: the statement cannot be read on."""
        return ParseProblem(diagnostic_at(self.source, span, code, message, hint=hint))

    def unexpected(self, wanted: str) -> ParseProblem:
        """Return the problem "expected ..., found ..." at the current token."""
        hint = self.foreign_hint()
        message = f"Expected {wanted}, found {self.token.describe()}."
        return self.problem(self.token.span, "FS001", message, hint)

    def foreign_hint(self) -> str:
        """Return the cure when this or the last word belongs to another language."""
        return _FOREIGN.get(self.token.text) or _FOREIGN.get(self.previous.text, "")

    def enter(self) -> None:
        """Go one level deeper; fail where the program nests too deep to be sane."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            message = f"The program nests deeper than {MAX_DEPTH} levels here."
            hint = "Split the expression, or move blocks out of each other."
            raise self.problem(self.token.span, "FS009", message, hint)

    def leave(self) -> None:
        """Come back one level."""
        self.depth -= 1

    def check_chain(self, length: int) -> None:
        """Fail where one expression chains too many operators."""
        if length > MAX_CHAIN:
            message = f"This expression chains more than {MAX_CHAIN} operators."
            raise self.problem(self.token.span, "FS009", message, "Split it into statements.")
