"""The checker: what it finds before a program runs, and where."""

from __future__ import annotations

from pathlib import Path

import pytest

from flexscript import build, check

FIXTURES = Path(__file__).parent.parent / "fixtures"


def findings(text: str) -> list[tuple[str, str, int, int]]:
    return [(each.severity, each.code, each.line, each.column) for each in check(text)]


def only(text: str) -> tuple[str, str, str]:
    (found,) = check(text)
    return found.code, found.message, found.hint


def test_a_sound_program_has_no_findings() -> None:
    assert check((FIXTURES / "dual_line_loop.fs").read_text(encoding="utf-8")) == []


def test_all_errors_are_found_at_once_in_the_order_of_the_text() -> None:
    text = (
        'Object q = Object.create("Quene");\n'
        'q.setProprty("MaxContent", 5);\n'
        "connectPorts(q, r);\n"
        "break;\n"
    )
    assert findings(text) == [
        ("error", "FS204", 1, 26),
        ("error", "FS103", 2, 3),
        ("error", "FS101", 3, 1),
        ("error", "FS105", 3, 17),
        ("error", "FS111", 4, 1),
    ]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("createObject(1);", 'Write Object.create("Queue").'),
        ("connectPorts(1, 2);", 'Write contextdragconnection(from, to, "A").'),
        ('connectobjects(1, 2, "A");', 'Write contextdragconnection(from, to, "A").'),
        ("setProcessTime(1, 2);", 'Write object.setProperty("ProcessTime", 10).'),
        ("savemodel();", "A program cannot save the model; leave the line out."),
        ("getmodeltime();", "Write Model.time."),
        ("numtostr(1);", "Write string.fromNum(x)."),
        ("warmuptime();", "Write Model.warmupTime."),
        ("resetstatistics();", "Write resetstats()."),
        ("scheduledowntime();", "Down times are set in the MTBF/MTTR and Time Table tools."),
        ("setCapacity(1, 2);", 'Write object.setProperty("MaxContent", 10).'),
        ("contextdragconection(1, 2, 3);", "Did you mean 'contextdragconnection'?"),
        ("applyProperties();", "It is a method: object.applyProperties(...)."),
    ],
)
def test_an_invented_command_names_the_real_one(text: str, hint: str) -> None:
    code, _, found = only(text)
    assert (code, found) == ("FS101", hint)


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        ("o.connectTo(o)", 'Write contextdragconnection(from, to, "A").'),
        ("o.setCapacity(5)", 'Write object.setProperty("MaxContent", 10).'),
        ("o.getLabel(1)", "Write object.LabelName, or object.LabelName? if it may be missing."),
        ("o.setLocaton(1, 2, 3)", "Did you mean 'setLocation'?"),
        ("o.setInterarrivalTime(5)", 'Write object.setProperty("InterArrivalTime", value).'),
        ("o.getMaxContent()", 'Write object.getProperty("MaxContent").'),
        ('Model.create("Queue")', 'Write Object.create("Queue").'),
        ('Model.addObject("Queue")', 'Write Object.create("Queue").'),
        ("[1].pusch(2)", "Did you mean 'push'?"),
        ('"a".toUppercase()', "Did you mean 'toUpperCase'?"),
    ],
)
def test_an_unknown_method_names_the_real_one(call: str, hint: str) -> None:
    code, _, found = only(f'Object o = Object.create("Queue");\n{call};')
    assert (code, found) == ("FS103", hint)


@pytest.mark.parametrize(
    "call",
    [
        "contextdragconnection(o, o)",
        "o.setProperty(1)",
        "o.setLocation(1, 2)",
        "o.setSize(1, 2)",
        "setname(o)",
        "Math.sqrt(1, 2)",
        "Object.create()",
        "[1].push()",
        "time(1)",
    ],
)
def test_a_wrong_number_of_arguments(call: str) -> None:
    assert only(f'Object o = Object.create("Queue");\n{call};')[0] == "FS102"


def test_the_wrong_number_says_what_is_right() -> None:
    assert only('Object o = Object.create("Queue"); contextdragconnection(o, o);') == (
        "FS102",
        "'contextdragconnection' takes 3 arguments, 2 were given.",
        'Write contextdragconnection(from, to, "A").',
    )


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("print(cuont);", "Did you mean 'count'?"),
        ("print(None);", "Write true, false or NULL."),
        ("xyzzy = 3;", "Declare it with its type first: int x = 0;"),
    ],
)
def test_an_undeclared_variable(text: str, hint: str) -> None:
    code, _, found = only(f"int count = 1;\n{text}")
    assert (code, found) == ("FS105", hint)


def test_a_variable_ends_with_its_block() -> None:
    assert findings("{ int x = 1; }\nx = 2;") == [("error", "FS105", 2, 1)]
    assert findings("for (int i = 0; i < 3; i++) ;\nprint(i);") == [("error", "FS105", 2, 7)]


def test_code_of_a_property_outside_its_text() -> None:
    text = (
        'Object p = Object.create("Processor");\np.setProperty("ProcessTime", getstream(current));'
    )
    code, message, hint = only(text)
    assert (code, message) == ("FS105", "'current' is not declared.")
    assert hint.startswith("'current' exists only in the code of a property")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("bool b = 1;", "FS107"),
        ("Queue q;", "FS107"),
        ('int i = "5";', "FS503"),
        ("string s = 5;", "FS503"),
        ('Object o = "Queue1";', "FS511"),
        ('int i = 1; i = "x";', "FS503"),
        ("Vec3 v; v.w = 3;", "FS104"),
        ("Array a = [1]; print(a[0]);", "FS502"),
        ("Array a = [1]; print(a.size);", "FS104"),
        ('print("a" * 2);', "FS503"),
        ("int i; i.foo();", "FS103"),
        ("await 5;", "FS112"),
        ("drawtext(1, 2, 3);", "FS112"),
        ('Token("x");', "FS112"),
        ('print("a".replace(/(b/, "c"));', "FS513"),
        ("Token.create(1, 2);", "FS112"),
        ("switch (1) { default: default: }", "FS109"),
        ("continue;", "FS111"),
    ],
)
def test_other_errors(text: str, code: str) -> None:
    assert only(text)[0] == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("int i; if (i = 3) i++;", "FS110"),
        ("int i; i == 3;", "FS110"),
        ("int i; int i;", "FS106"),
        ('Object o = Object.create("Queue"); o.maxContent = 5;', "FS108"),
        ('Object o = Object.create("Queue"); o.locatio = 5;', "FS108"),
        ('int i; if (i == "a") i++;', "FS113"),
        ("double d = 1; print(d % 2);", "FS113"),
        ("int n = duniform(1, 3);", "FS306"),
    ],
)
def test_doubtful_things_are_warnings(text: str, code: str) -> None:
    (found,) = check(text)
    assert (found.severity, found.code) == ("warning", code)


def test_a_line_with_a_syntax_error_has_no_other() -> None:
    found = findings("foo(;\nbar(x);")
    assert found == [("error", "FS001", 1, 5), ("error", "FS101", 2, 1)]


def test_a_variable_may_be_called_like_a_class() -> None:
    assert check('Object Source = Model.find("x");\nSource.name = "a";') == []


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        (
            'q.setProperty(20, "MaxContent");',
            "FS503",
            'Write object.setProperty("MaxContent", 10).',
        ),
        ('setname("x", q);', "FS511", 'Write setname(object, "name").'),
        ("setloc(1, 2, 3, q);", "FS511", "Write setloc(object, x, y, z)."),
        ('setlabel("x", q, 1);', "FS511", "The order of its arguments is: an object, a text."),
        ('q.setLocation("1", 2, 3);', "FS503", ""),
        ('createinstance("Queue", model());', "FS511", "Write createinstance(library()"),
        ('library().find("?Quue");', "FS204", "Did you mean 'Queue'?"),
        ("q.name = 5;", "FS503", 'Write object.name = "name".'),
        ('q.color = "red";', "FS503", "Write object.color = Color("),
        ("q.location = 5;", "FS503", "Write object.location = Vec3(x, y, z)."),
        ("int n = q;", "FS503", "Write .value of the node."),
        ("print(q == 5);", "FS115", "Compare .value of the node"),
        ("TaskExecuter t = q;", "FS512", "Declare it as Object."),
        ('TaskExecuter t = Object.create("Queue");', "FS512", "Declare it as Object."),
        ("print(STATE_BUSSY);", "FS105", "Did you mean 'STATE_BUSY'?"),
        ("excelopen(1);", "FS112", ""),
        ('Http.Request r; r.host = "x";', "FS112", ""),
        ("let x = 1;", "FS107", "Write var: var x = 1;"),
        ("q.substring(1, 2);", "FS103", "Write text.slice("),
        ('contextdragconnection(Object.create("Sink"), q, "A");', "FS401", ""),
        ('contextdragconnection(q, Object.create("Operator"), "A");', "FS405", ""),
        ('contextdragconnection(q, q, "A");', "FS403", ""),
        ('Object s = Object.create("Source"); objectconnect(q, s);', "", ""),
    ],
)
def test_what_is_mixed_up_is_found_before_running(line: str, code: str, hint: str) -> None:
    found = check('Object q = Object.create("Queue");\n' + line)
    assert (found[0].code if found else "") == code
    assert not hint or found[0].hint.startswith(hint)


def test_a_stream_stands_last() -> None:
    text = 'Object p = Object.create("Processor");\np.setProperty("ProcessTime", "{}");'
    found = check(text.format("exponential(getstream(current), 0, 10)"))
    assert [each.code for each in found] == ["FS301"]
    assert check(text.format("exponential(0, 10, getstream(current))")) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("uniform(1, 2, getstream(current));", ["FS118"]),
        ("if (item.Type == 1) return; return 2;", ["FS117"]),
        ("return 3;", []),
        ("item.Type == 1 ? 3 : 4", []),
    ],
)
def test_code_of_a_value_returns_one(code: str, found: list[str]) -> None:
    program = f'Object p = Object.create("Processor");\np.setProperty("ProcessTime", "{code}");'
    assert [each.code for each in check(program)] == found
    trigger = program.replace("ProcessTime", "OnEntry")
    assert check(trigger) == []


def test_statements_beside_a_syntax_error_are_checked_too() -> None:
    program = (
        'Object a = Object.create("Procesor");\n'
        "int x = ;\n"
        "a.setLocaton(1, 2, 3);\n"
        "print(x);\n"
        'Object q = Object.create("Queue")\n'
        'q.setProperty("MaxContnt", 10);\n'
    )
    found = [(each.line, each.code) for each in check(program)]
    assert [line for line, _ in found] == [1, 2, 3, 5, 6]
    assert [(d.line, d.code) for d in build(program).diagnostics] == found
