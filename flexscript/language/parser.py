"""Parser: program text to a syntax tree, by recursive descent, a method per statement rule.

All syntax errors of a program are reported at once. After an error the parser goes on
behind the next ``;`` (or before the ``}``) of the statement at fault; a missing ``;`` at a
line's end is reported and assumed, because the next line is almost always sound.
"""

from __future__ import annotations

import re

from flexscript.language.diagnostics import (
    MAX_DIAGNOSTICS,
    Diagnostic,
    FlexScriptSyntaxError,
    in_order,
)
from flexscript.language.expression_parser import ExpressionParser
from flexscript.language.nodes import (
    ArrayLiteral,
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
    Parameter,
    Program,
    Return,
    Statement,
    Switch,
    While,
)
from flexscript.language.source import Source, Span
from flexscript.language.token_cursor import ParseProblem
from flexscript.language.tokens import Token, TokenKind

__all__ = ["MACRO_LOOPS", "parse", "parse_expression", "parse_with_problems"]

MACRO_LOOPS = frozenset({"forobjecttreeunder", "forobjectlayerunder"})
_MODIFIERS = frozenset({"static", "const", "unsigned"})
_DEFINE = re.compile(r"#define[ \t]+([^\W\d]\w*)(\()?[ \t]*(.*)", re.DOTALL)
_BLOCK_OF_ANOTHER_LANGUAGE = frozenset(
    {"try", "catch", "class", "struct", "function", "def", "foreach"}
)


def parse(text: str, name: str = "program", *, functions: bool = False) -> Program:
    """Return the syntax tree of a program.

    ``functions`` allows function definitions at the top of a script, which FlexScript
    does not have.

    Raises:
        FlexScriptSyntaxError: the text is not FlexScript; it holds every place, each with
            line, column and a hint.
    """
    program, problems = parse_with_problems(Source(text, name), functions=functions)
    if problems:
        raise FlexScriptSyntaxError(problems, program.source)
    return program


def parse_with_problems(
    source: Source, *, functions: bool = False
) -> tuple[Program, list[Diagnostic]]:
    """Return what could be read of a program and everything that could not."""
    parser = _Parser(source, functions=functions)
    unreadable_lines = {problem.line for problem in parser.problems}
    unreadable = len(parser.problems)
    program = parser.parse_program()
    # What the grammar misses on a line that could not be read is a consequence of that.
    consequences = [p for p in parser.problems[unreadable:] if p.line not in unreadable_lines]
    problems = parser.problems[:unreadable] + consequences
    return program, in_order(problems)


def parse_expression(source: Source) -> Expression | None:
    """Return the tree of a text that is one expression and nothing else, else ``None``."""
    parser = _Parser(source)
    try:
        expression = parser.parse_expression()
    except ParseProblem:
        return None
    if parser.problems or parser.token.kind is not TokenKind.END:
        return None
    return expression


class _Parser(ExpressionParser):
    def __init__(self, source: Source, *, functions: bool = False) -> None:
        super().__init__(source)
        self.functions = functions

    def parse_program(self) -> Program:
        """program = { directive | statement }."""
        body: list[Statement] = []
        while self.token.kind is not TokenKind.END and len(self.problems) <= MAX_DIAGNOSTICS:
            if self.is_operator("}"):
                hint = "Remove it, or add the { that it should close."
                self.report(self.token.span, "FS001", "This '}' closes nothing.", hint)
                self.advance()
                continue
            self._parse_into(body)
        return Program(
            source=self.source,
            body=tuple(body),
            comments=tuple(self.comments),
            location=Span(0, len(self.source.text)),
        )

    # -- recovery ---------------------------------------------------------------------

    def _parse_into(self, body: list[Statement]) -> None:
        """Read one statement into ``body``, or report it and go on behind it."""
        depth, before = self.depth, self.at
        try:
            body.append(self.parse_statement())
        except ParseProblem as problem:
            self.problems.append(problem.diagnostic)
            self.depth = depth
            if self.at == before:
                self.advance()
            self._skip_statement()

    def _skip_statement(self) -> None:
        """Go behind the ``;`` or the block that ends the statement, or before a closing brace.

        A statement word at the start of a line also ends the skipping: the broken
        statement probably lacks its ``;``.
        """
        open_braces = 0
        while self.token.kind is not TokenKind.END:
            token = self.token
            if self.is_operator("{"):
                open_braces += 1
            elif self.is_operator("}"):
                if open_braces == 0:
                    return
                open_braces -= 1
                if open_braces == 0:
                    self.advance()
                    return
            elif open_braces == 0 and self.is_operator(";"):
                self.advance()
                return
            elif open_braces == 0 and self._starts_line(token) and self._starts_statement():
                return
            self.advance()

    def _starts_line(self, token: Token) -> bool:
        return "\n" in self.source.text[self.previous.end : token.start]

    def _starts_statement(self) -> bool:
        if self.token.kind is TokenKind.KEYWORD:
            return self.token.text not in ("else", "await")
        if self.token.kind is TokenKind.DIRECTIVE:
            return True
        return self._is_declaration() or (
            self.token.kind is TokenKind.NAME and self.peek().text in ("(", ".", "=")
        )

    def _end_statement(self) -> None:
        """Pass the ``;``; where a line ends without one, report it and assume it."""
        if self.accept(";"):
            return
        last, token = self.previous, self.token
        line_break = "\n" in self.source.text[last.end : token.start]
        if not (line_break or token.kind is TokenKind.END or token.text == "}"):
            message = f"Expected ';' after the statement, found {token.describe()}."
            raise self.problem(token.span, "FS006", message, self.foreign_hint())
        message = "Expected ';' at the end of this statement."
        hint = self.foreign_hint() or "Every statement ends with a semicolon."
        self.report(Span(last.end - 1, last.end), "FS006", message, hint)

    # -- statements -------------------------------------------------------------------

    def parse_statement(self) -> Statement:
        """statement = ";" | block | if | while | for | switch | jump | decl | expr ";"."""
        token = self.token
        if token.kind is TokenKind.KEYWORD:
            return self._parse_keyword_statement()
        if token.kind is TokenKind.DIRECTIVE:
            return self._parse_define()
        if self.is_operator("{"):
            return self._parse_block()
        if self.is_operator(";"):
            self.advance()
            return Empty(location=token.span)
        if token.text in MACRO_LOOPS and self.peek().text == "(":
            return self._parse_macro_loop()
        if token.text in _BLOCK_OF_ANOTHER_LANGUAGE and token.kind is TokenKind.NAME:
            self._refuse_foreign_block()
        if self._is_declaration():
            if self.functions and self.depth == 0 and self._is_function():
                return self._parse_function()
            declaration = self._parse_declaration()
            self._end_statement()
            return declaration
        expression = self.parse_expression()
        self._end_statement()
        location = self.span_from(token)
        return ExpressionStatement(expression=expression, location=location)

    def _parse_keyword_statement(self) -> Statement:
        token = self.token
        match token.text:
            case "if":
                return self._parse_if()
            case "while":
                return self._parse_while()
            case "for":
                return self._parse_for()
            case "switch":
                return self._parse_switch()
            case "return":
                self.advance()
                value = None if self.is_operator(";") else self.parse_expression()
                self._end_statement()
                return Return(value=value, location=self.span_from(token))
            case "break":
                self.advance()
                self._end_statement()
                return Break(location=self.span_from(token))
            case "continue":
                self.advance()
                self._end_statement()
                return Continue(location=self.span_from(token))
            case "await":
                expression = self.parse_expression()
                self._end_statement()
                location = self.span_from(token)
                return ExpressionStatement(expression=expression, location=location)
            case "do":
                hint = "Write the loop with while (condition) { ... }."
                raise self.problem(token.span, "FS008", "FlexScript has no do loop.", hint)
            case "else":
                hint = "An else follows directly after the statement or block of its if."
                raise self.problem(token.span, "FS001", "This 'else' has no 'if'.", hint)
            case _:
                message = f"'{token.text}' stands outside a switch."
                raise self.problem(token.span, "FS001", message)

    def _parse_block(self) -> Block:
        opening = self.advance()
        self.enter()
        body: list[Statement] = []
        while not self.is_operator("}"):
            if self.token.kind is TokenKind.END:
                raise self._unclosed(opening)
            self._parse_into(body)
        self.leave()
        self.advance()
        return Block(body=tuple(body), location=self.span_from(opening))

    def _unclosed(self, opening: Token) -> ParseProblem:
        hint = "Add the missing }."
        return self.problem(opening.span, "FS007", "This '{' is never closed.", hint)

    def _parse_condition(self, keyword: str) -> Expression:
        self.expect("(", f"after '{keyword}'")
        self.enter()
        condition = self.parse_expression()
        self.leave()
        self.expect(")", f"after the condition of '{keyword}'")
        return condition

    def _parse_body(self) -> Statement:
        self.enter()
        body = self.parse_statement()
        self.leave()
        return body

    def _parse_if(self) -> If:
        """An else-if ladder is read in a loop, so that its length costs no depth."""
        rungs: list[tuple[Token, Expression, Statement]] = []
        otherwise: Statement | None = None
        while True:
            token = self.advance()
            condition = self._parse_condition("if")
            rungs.append((token, condition, self._parse_body()))
            if not self.is_keyword("else"):
                break
            self.advance()
            if not self.is_keyword("if"):
                otherwise = self._parse_body()
                break
        end = self.previous.end
        for token, condition, then in reversed(rungs):
            location = Span(token.start, end)
            otherwise = If(condition=condition, then=then, otherwise=otherwise, location=location)
        assert isinstance(otherwise, If)
        return otherwise

    def _parse_while(self) -> While:
        token = self.advance()
        condition = self._parse_condition("while")
        body = self._parse_body()
        return While(condition=condition, body=body, location=self.span_from(token))

    def _parse_for(self) -> For:
        token = self.advance()
        self.expect("(", "after 'for'")
        start = self._parse_for_start()
        if self.is_operator(":") or self.token.text == "in":
            hint = "Count with for (int i = 1; i <= values.length; i++)."
            raise self.problem(self.token.span, "FS008", "FlexScript has no foreach loop.", hint)
        self.expect(";", "after the start of the for loop")
        condition = None if self.is_operator(";") else self.parse_expression()
        self.expect(";", "after the condition of the for loop")
        step = None if self.is_operator(")") else self.parse_expression()
        self.expect(")", "after the step of the for loop")
        body = self._parse_body()
        location = self.span_from(token)
        return For(start=start, condition=condition, step=step, body=body, location=location)

    def _parse_for_start(self) -> Declaration | ExpressionStatement | None:
        if self.is_operator(";"):
            return None
        token = self.token
        if self._is_declaration():
            return self._parse_declaration()
        expression = self.parse_expression()
        return ExpressionStatement(expression=expression, location=self.span_from(token))

    def _parse_switch(self) -> Switch:
        token = self.advance()
        subject = self._parse_condition("switch")
        opening = self.token
        self.expect("{", "after the value of 'switch'")
        self.enter()
        body: list[Statement | CaseLabel] = []
        while not self.is_operator("}"):
            if self.token.kind is TokenKind.END:
                raise self._unclosed(opening)
            if self.is_keyword("case") or self.is_keyword("default"):
                body.append(self._parse_case_label())
            else:
                statements: list[Statement] = []
                self._parse_into(statements)
                body.extend(statements)
        self.leave()
        self.advance()
        return Switch(subject=subject, body=tuple(body), location=self.span_from(token))

    def _parse_case_label(self) -> CaseLabel:
        token = self.advance()
        value: Expression | None = None
        if token.text == "case":
            value = self._parse_conditional()
        self.expect(":", f"after '{token.text}'")
        return CaseLabel(value=value, location=self.span_from(token))

    def _parse_macro_loop(self) -> MacroLoop:
        token = self.advance()
        root = self._parse_condition(token.text)
        body = self._parse_body()
        return MacroLoop(macro=token.text, root=root, body=body, location=self.span_from(token))

    def _refuse_foreign_block(self) -> None:
        following = self.peek()
        is_block = following.text == "{" or following.kind is TokenKind.NAME
        takes_head = self.token.text in ("foreach", "catch") and following.text == "("
        if is_block or takes_head:
            message = f"FlexScript has no '{self.token.text}'."
            raise self.problem(self.token.span, "FS008", message, self.foreign_hint())

    # -- declarations -----------------------------------------------------------------

    def _is_declaration(self) -> bool:
        """A statement is a declaration iff it starts with ``ident{.ident} ident``."""
        if self.token.kind is not TokenKind.NAME:
            return False
        if self.token.text in _MODIFIERS and self.peek().kind is TokenKind.NAME:
            return True
        distance = 1
        while self.peek(distance).text == "." and self.peek(distance + 1).kind is TokenKind.NAME:
            distance += 2
        return self.peek(distance).kind is TokenKind.NAME

    def _parse_declaration(self) -> Declaration:
        start = self.token
        modifiers: list[str] = []
        while self.token.text in _MODIFIERS and self.peek().kind is TokenKind.NAME:
            modifiers.append(self.advance().text)
        type_name, type_location = self._parse_type()
        declarators = [self._parse_declarator()]
        if self.is_operator("("):
            self._refuse_function(start)
        while self.accept(","):
            declarators.append(self._parse_declarator())
        return Declaration(
            type_name=type_name,
            type_location=type_location,
            declarators=tuple(declarators),
            modifiers=tuple(modifiers),
            location=self.span_from(start),
        )

    def _parse_declarator(self) -> Declarator:
        """declarator = ident { "[" [ expr ] "]" } [ "=" ( assign | "{" args "}" ) ]."""
        name = self.expect_name("the name of a variable")
        dimensions: list[Expression | None] = []
        while self.accept("["):
            dimensions.append(None if self.is_operator("]") else self.parse_expression())
            self.expect("]", "after the length of the array")
        value: Expression | None = None
        if self.accept("="):
            value = self._parse_braced_array() if self.is_operator("{") else None
            value = value or self.parse_assignment()
        return Declarator(
            name=name.text,
            name_location=name.span,
            dimensions=tuple(dimensions),
            value=value,
            location=self.span_from(name),
        )

    def _parse_braced_array(self) -> Expression:
        start = self.token
        items = self._parse_arguments("{", "}")
        return ArrayLiteral(items=items, location=self.span_from(start))

    def _refuse_function(self, start: Token) -> None:
        span = self.span_from(start)
        message = "FlexScript has no function definitions inside a script."
        hint = "Write the code in place, or allow functions, an extension (flexscript --functions)."
        raise self.problem(span, "FS008", message, hint)

    def _is_function(self) -> bool:
        """``type{.type} name (`` begins a function."""
        distance = 1
        while self.peek(distance).text == "." and self.peek(distance + 1).kind is TokenKind.NAME:
            distance += 2
        return self.peek(distance + 1).text == "("

    def _parse_function(self) -> FunctionDefinition:
        """function = type ident "(" [ type ident { "," type ident } ] ")" block."""
        start = self.token
        type_name, type_location = self._parse_type()
        name = self.expect_name("the name of a function")
        self.expect("(", "after the name of the function")
        parameters: list[Parameter] = []
        while not self.is_operator(")"):
            parameters.append(self._parse_parameter())
            if not self.accept(","):
                break
        self.expect(")", "after the parameters of the function")
        if not self.is_operator("{"):
            raise self.unexpected("'{' before the body of the function")
        body = self._parse_block()
        return FunctionDefinition(
            type_name=type_name,
            type_location=type_location,
            name=name.text,
            name_location=name.span,
            parameters=tuple(parameters),
            body=body,
            location=self.span_from(start),
        )

    def _parse_parameter(self) -> Parameter:
        start = self.token
        type_name, type_location = self._parse_type()
        name = self.expect_name("the name of a parameter")
        location = self.span_from(start)
        return Parameter(
            type_name=type_name, type_location=type_location, name=name.text, location=location
        )

    def _parse_type(self) -> tuple[str, Span]:
        start = self.expect_name("a type")
        type_name = start.text
        while self.accept("."):
            type_name += "." + self.expect_name("the name of a type").text
        return type_name, self.span_from(start)

    def _parse_define(self) -> Define:
        token = self.advance()
        match = _DEFINE.match(token.text.rstrip())
        if match is None:
            raise self.problem(
                token.span, "FS001", "Expected '#define NAME text'.", "Give the macro a name."
            )
        name, parameters, text = match.groups()
        if parameters is not None:
            message = f"The macro '{name}' has parameters; FlexScript's #define has none."
            raise self.problem(token.span, "FS008", message, "Write the text where it is used.")
        text = text.strip()
        value = None
        if text:
            # Spaces in front keep the offsets of the macro's text those of the program.
            before = token.start + match.start(3)
            value = parse_expression(Source(" " * before + text, self.source.name))
            if value is None:
                message = f"The text of the macro '{name}' is not an expression."
                hint = "Only macros for values are supported, such as #define COUNT 5."
                self.report(token.span, "FS008", message, hint)
        return Define(name=name, text=text, value=value, location=token.span)
