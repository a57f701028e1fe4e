"""Random FlexScript: strategies for programs that are right, and for text that is not."""

from __future__ import annotations

from hypothesis import strategies as st

__all__ = ["broken_texts", "programs"]

_NAMES = st.sampled_from(["a", "b", "item", "Press_1", "größe", "newObj"])
_NUMBERS = st.sampled_from(["0", "1", "12", "1.5", ".5", "1e3", "0xFF"])
_STRINGS = st.sampled_from(['""', '"x"', '"a\\n\\"b\\""', "'c'", '"one" "two"'])
_BINARY = st.sampled_from(
    [
        "||",
        "&&",
        "|",
        "^",
        "&",
        "==",
        "!=",
        "<",
        "<=",
        ">",
        ">=",
        "<<",
        ">>",
        "+",
        "-",
        "*",
        "/",
        "%",
    ]
)
_ASSIGN = st.sampled_from(["=", "+=", "-=", "*=", "/=", "%=", "|=", "&="])
_COMMENTS = st.sampled_from(["", "", "", "/**/", "/* note */", "// line\n", "/***tag:x*/"])


def _joined(template: str, **parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.fixed_dictionaries(parts).map(lambda made: template.format(**made))


def _deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(inner, max_size=3).map(", ".join)
    return st.one_of(
        _joined("{a} {o} {b}", a=inner, o=_BINARY, b=inner),
        _joined("({a})", a=inner),
        _joined("{o} {a}", o=st.sampled_from(["!", "-", "+", "~"]), a=inner),
        _joined("{n}++", n=_NAMES),
        _joined("--{n}", n=_NAMES),
        _joined("{n}.{m}", n=_NAMES, m=_NAMES),
        _joined("{n}?.{m}", n=_NAMES, m=_NAMES),
        _joined("{n}.#{m}", n=_NAMES, m=_NAMES),
        _joined("({n}.{m}?)", n=_NAMES, m=_NAMES),
        _joined("{n}[{a}]", n=_NAMES, a=inner),
        _joined("{n}({a})", n=_NAMES, a=lists),
        _joined("{n}.{m}({a})", n=_NAMES, m=_NAMES, a=lists),
        _joined("[{a}]", a=lists),
        _joined("f(/[a-z]+\\d/g, {a})", a=inner),
        _joined("({a} ? {b} : {d})", a=inner, b=inner, d=inner),
        _joined("({n} {o} {a})", n=_NAMES, o=_ASSIGN, a=inner),
        _joined("{c}{a}", c=_COMMENTS, a=inner),
    )


_EXPRESSIONS = st.recursive(st.one_of(_NAMES, _NUMBERS, _STRINGS), _deeper, max_leaves=8)
_SIMPLE = st.one_of(
    _joined("{a};", a=_EXPRESSIONS),
    _joined("{n} = {a};", n=_NAMES, a=_EXPRESSIONS),
    _joined("int {n} = {a}, q;", n=_NAMES, a=_EXPRESSIONS),
    _joined("Storage.Slot {n};", n=_NAMES),
    _joined('string {n}[] = {{"a", {a}}};', n=_NAMES, a=_EXPRESSIONS),
    _joined("return {a};", a=_EXPRESSIONS),
    st.sampled_from([";", "break;", "continue;", "#define N 5\n", "return;"]),
)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    body = st.lists(st.tuples(_COMMENTS, inner).map("".join), max_size=3).map(" ".join)
    return st.one_of(
        _joined("{{ {b} }}", b=body),
        _joined("if ({a}) {s}", a=_EXPRESSIONS, s=inner),
        _joined("if ({a}) {{ {b} }} else {s}", a=_EXPRESSIONS, b=body, s=inner),
        _joined("while ({a}) {{ {b} }}", a=_EXPRESSIONS, b=body),
        _joined("for (int i = 1; {a}; i++) {s}", a=_EXPRESSIONS, s=inner),
        _joined("switch ({a}) {{ case 1: {b} default: {s} }}", a=_EXPRESSIONS, b=body, s=inner),
        _joined("forobjecttreeunder({a}) {{ {b} }}", a=_EXPRESSIONS, b=body),
    )


_STATEMENTS = st.recursive(_SIMPLE, _nested, max_leaves=6)

#: Programs that follow the grammar, with comments in unusual places; they need not make sense.
programs = st.lists(
    st.tuples(_COMMENTS, _STATEMENTS, st.sampled_from(["\n", " ", "\n\n", "  // end\n"])).map(
        "".join
    ),
    max_size=5,
).map("".join)

_PIECES = st.sampled_from(
    [
        "Object",
        "q",
        "=",
        ".",
        "create",
        "(",
        ")",
        '"Queue"',
        ";",
        "{",
        "}",
        "[",
        "]",
        ",",
        "if",
        "else",
        "for",
        "while",
        "switch",
        "case",
        "default",
        "return",
        "/*",
        "*/",
        "//",
        '"',
        "'",
        "#",
        "$",
        "?",
        "?.",
        ":",
        "+",
        "-",
        "*",
        "/",
        "%",
        "==",
        "=",
        "+=",
        "&&",
        "||",
        "!",
        "~",
        "1",
        "0x",
        "1e",
        ".5",
        "\\",
        "\n",
        "\t",
        "é",
        "\x00",
        "await",
        "#define",
        "contextdragconnection",
        "setProperty",
        "executestring",
        "Table.query",
        "$iter(1)",
        "/(a+)+b/",
        "Vec3",
        "Map",
        "function",
        "class",
        "try",
        "do",
    ]
)

#: Text of FlexScript's own words in no order, and any text at all.
broken_texts = st.one_of(
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.text(max_size=60),
)
