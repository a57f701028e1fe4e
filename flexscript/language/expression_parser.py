"""ExpressionParser: a method per rule of the expression grammar, lowest precedence first.

Two ambiguities are settled here: a ``?`` after ``.name`` is the optional-label mark when
no expression can start behind it (otherwise it is the ternary operator), and binary
operators climb one precedence table instead of ten nested rules.
"""

from __future__ import annotations

from flexscript.language.lexer import char_value, number_value, string_value
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
from flexscript.language.token_cursor import TokenCursor
from flexscript.language.tokens import Token, TokenKind

__all__ = ["ASSIGNMENTS", "PRECEDENCE", "ExpressionParser"]

ASSIGNMENTS = frozenset({"=", "+=", "-=", "*=", "/=", "%=", "|=", "&="})

#: Binary operators, a higher number binding tighter.
PRECEDENCE = {
    "||": 1,
    "&&": 2,
    "|": 3,
    "^": 4,
    "&": 5,
    "==": 6,
    "!=": 6,
    "<": 7,
    "<=": 7,
    ">": 7,
    ">=": 7,
    "<<": 8,
    ">>": 8,
    "+": 9,
    "-": 9,
    "*": 10,
    "/": 10,
    "%": 10,
}

_PREFIXES = frozenset({"!", "-", "+", "~", "++", "--"})
_STARTS_EXPRESSION = _PREFIXES | {"(", "[", "$"}
_ASSIGNABLE = (Name, Member, Index)


class ExpressionParser(TokenCursor):
    """Reads expressions from the tokens."""

    def parse_expression(self) -> Expression:
        """expr = assign { "," assign }."""
        start = self.token
        first = self.parse_assignment()
        if not self.is_operator(","):
            return first
        items = [first]
        while self.accept(","):
            items.append(self.parse_assignment())
        return Sequence(items=tuple(items), location=self.span_from(start))

    def parse_assignment(self) -> Expression:
        """assign = cond [ ("=" | "+=" | ...) assign ]."""
        start = self.token
        target = self._parse_conditional()
        operator = self.token
        if operator.text not in ASSIGNMENTS or operator.kind is not TokenKind.OPERATOR:
            return target
        self.advance()
        if not isinstance(target, _ASSIGNABLE):
            message = "The left side of an assignment must be a variable, a member or an element."
            hint = "Compare with ==." if operator.text == "=" else ""
            self.report(target.location, "FS010", message, hint)
        self.enter()
        value = self.parse_assignment()
        self.leave()
        location = self.span_from(start)
        return Assign(operator=operator.text, target=target, value=value, location=location)

    def _parse_conditional(self) -> Expression:
        """cond = or [ "?" assign ":" assign ]."""
        start = self.token
        condition = self._parse_binary(1)
        if not self.accept("?"):
            return condition
        self.enter()
        then = self.parse_assignment()
        self.expect(":", "between the two values of a ? : choice")
        otherwise = self.parse_assignment()
        self.leave()
        location = self.span_from(start)
        return Conditional(condition=condition, then=then, otherwise=otherwise, location=location)

    def _parse_binary(self, least: int) -> Expression:
        """or..mul: the operators of ``PRECEDENCE``, all of them left-associative."""
        start = self.token
        left = self._parse_unary()
        length = 0
        while True:
            token = self.token
            if token.kind is not TokenKind.OPERATOR:
                return left
            precedence = PRECEDENCE.get(token.text, 0)
            if precedence < least or precedence == 0:
                return left
            length += 1
            self.check_chain(length)
            self.advance()
            right = self._parse_binary(precedence + 1)
            location = Span(start.start, right.location.end)
            left = Binary(operator=token.text, left=left, right=right, location=location)

    def _parse_unary(self) -> Expression:
        """unary = ("!" | "-" | "+" | "~" | "++" | "--" | "await") unary | postfix."""
        token = self.token
        if token.kind is TokenKind.OPERATOR and token.text in _PREFIXES:
            self.advance()
            self.enter()
            operand = self._parse_unary()
            self.leave()
            location = self.span_from(token)
            if token.text in ("++", "--"):
                self._require_assignable(operand, token)
            return Unary(operator=token.text, operand=operand, location=location)
        if self.is_keyword("await"):
            self.advance()
            self.enter()
            operand = self._parse_unary()
            self.leave()
            return Await(operand=operand, location=self.span_from(token))
        return self._parse_postfix()

    def _parse_postfix(self) -> Expression:
        """postfix = primary { member | index | call | "++" | "--" }."""
        start = self.token
        value = self._parse_primary()
        length = 0
        while self.token.kind is TokenKind.OPERATOR:
            text = self.token.text
            if text == "." or text == "?.":
                value = self._parse_member(start, value)
            elif text == "(":
                arguments = self._parse_arguments("(", ")")
                value = Call(function=value, arguments=arguments, location=self.span_from(start))
            elif text == "[":
                value = self._parse_index(start, value)
            elif text == "++" or text == "--":
                operator = self.advance()
                self._require_assignable(value, operator)
                value = Postfix(operator=text, operand=value, location=self.span_from(start))
            else:
                break
            length += 1
            self.check_chain(length)
        return value

    def _parse_member(self, start: Token, target: Expression) -> Expression:
        dot = self.advance()
        label = self.accept("#")
        # Keywords may be member names (``table.default``), as in real models.
        if self.token.kind not in (TokenKind.NAME, TokenKind.KEYWORD):
            raise self.unexpected("the name of a member after '.'")
        name = self.advance()
        optional = self.is_operator("?") and not self._starts_expression(self.peek())
        if optional:
            self.advance()
        return Member(
            target=target,
            name=name.text,
            name_location=name.span,
            safe=dot.text == "?.",
            label=label,
            optional=optional,
            location=self.span_from(start),
        )

    def _parse_index(self, start: Token, target: Expression) -> Expression:
        self.advance()
        self.enter()
        index = self.parse_expression()
        self.leave()
        self.expect("]", "after the index")
        return Index(target=target, index=index, location=self.span_from(start))

    def _parse_arguments(self, opening: str, closing: str) -> tuple[Expression, ...]:
        """args = [ assign { "," assign } [ "," ] ], with its brackets."""
        self.expect(opening, "before the values")
        self.enter()
        items: list[Expression] = []
        while not self.is_operator(closing):
            items.append(self.parse_assignment())
            if not self.accept(","):
                break
        self.leave()
        self.expect(closing, f"or ',' after the value that the '{opening}' began")
        return tuple(items)

    def _parse_primary(self) -> Expression:
        """primary = number | string | char | regex | ident | "(" expr ")" | "[" args "]"."""
        token = self.token
        kind = token.kind
        if kind is TokenKind.NAME:
            self.advance()
            return Name(name=token.text, location=token.span)
        if kind is TokenKind.NUMBER:
            self.advance()
            value = number_value(token.text)
            return Number(text=token.text, value=value, location=token.span)
        if kind is TokenKind.STRING:
            return self._parse_string()
        if kind is TokenKind.CHAR:
            self.advance()
            return Char(text=token.text, value=char_value(token.text), location=token.span)
        if kind is TokenKind.REGEX:
            self.advance()
            return Regex(text=token.text, location=token.span)
        if self.is_operator("("):
            return self._parse_parenthesis()
        if self.is_operator("["):
            items = self._parse_arguments("[", "]")
            return ArrayLiteral(items=items, location=self.span_from(token))
        if self.is_operator("$"):
            self.advance()
            name = self.expect_name("the name of a query parameter after '$'")
            arguments = self._parse_arguments("(", ")")
            location = self.span_from(token)
            return Iteration(name=name.text, arguments=arguments, location=location)
        raise self.unexpected("an expression")

    def _parse_string(self) -> Expression:
        start = self.token
        texts: list[str] = []
        while self.token.kind is TokenKind.STRING:
            texts.append(self.advance().text)
        value = "".join(string_value(text) for text in texts)
        return String(texts=tuple(texts), value=value, location=self.span_from(start))

    def _parse_parenthesis(self) -> Expression:
        self.advance()
        self.enter()
        inner = self.parse_expression()
        self.leave()
        self.expect(")", "to close the parenthesis")
        return inner

    def _require_assignable(self, operand: Expression, operator: Token) -> None:
        if not isinstance(operand, _ASSIGNABLE):
            message = f"'{operator.text}' needs a variable, a member or an element."
            self.report(operand.location, "FS010", message)

    @staticmethod
    def _starts_expression(token: Token) -> bool:
        if token.kind is TokenKind.OPERATOR:
            return token.text in _STARTS_EXPRESSION
        if token.kind is TokenKind.KEYWORD:
            return token.text == "await"
        return token.kind not in (TokenKind.END, TokenKind.DIRECTIVE)
