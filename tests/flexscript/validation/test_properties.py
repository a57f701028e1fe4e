"""Checking properties: names, options, kinds, ranges, units, and the code in texts."""

from __future__ import annotations

import pytest

from flexscript import check

_SHORT_FORM = (
    "exponential(10) was read as exponential(0, 10): the short form (mean) is not FlexSim's."
)
_ORDER = (
    "triangular(5, 10, 15) was read as min 5, mode 10, max 15; FlexSim's order is (min, max, mode)."
)
_OPEN_CALL = (
    "Expected ')' or ',' after the value that the '(' began, found the end of the program "
    "(line 1, column 13 of the code)."
)


def only(text: str, class_name: str = "Processor") -> tuple[str, str, str, str]:
    (found,) = check(f'Object o = Object.create("{class_name}");\n{text}')
    return found.severity, found.code, found.message, found.hint


def test_a_property_of_another_class_names_its_owners() -> None:
    assert only('o.setProperty("ProcessTime", 5);', "Queue") == (
        "error",
        "FS201",
        "A Queue has no property 'ProcessTime'.",
        "Processor, MultiProcessor, Combiner, Separator have it.",
    )


def test_a_misspelt_property_names_the_nearest() -> None:
    severity, code, message, hint = only('o.setProperty("ProcesTime", 5);')
    assert (severity, code) == ("error", "FS201")
    assert message == "A Processor has no property 'ProcesTime'."
    assert hint.startswith("Did you mean 'ProcessTime'")


def test_the_class_is_unknown_when_a_variable_holds_several() -> None:
    text = 'Object o = Object.create("Queue");\no = Object.create("Sink");\n'
    assert check(text + 'o.setProperty("MaxContent", 3);') == []
    (found,) = check(text + 'o.setProperty("MaxContnt", 3);')
    assert found.message == "No class has a property 'MaxContnt'."


@pytest.mark.parametrize(
    ("call", "class_name", "code"),
    [
        ('o.setProperty("ItemPlacement", "Vertical");', "Queue", "FS202"),
        ('o.setProperty("ItemPlacement", 9);', "Queue", "FS202"),
        ('o.setProperty("UseTransport", "yes");', "Queue", "FS203"),
        ('o.setProperty("MaxContent", "many");', "Queue", "FS203"),
        ('o.setProperty("Location", [1, 2]);', "Queue", "FS203"),
        ('o.setProperty("MaxContent", 0);', "Queue", "FS209"),
        ('o.setProperty("ProcessTime", -1);', "Processor", "FS209"),
        ('o.setProperty("ProcessTime", [5, "weeks"]);', "Processor", "FS208"),
        ('setvarnum(o, "maxcontnt", 5);', "Queue", "FS206"),
        ('o.getProperty("Nothing");', "Queue", "FS201"),
    ],
)
def test_values_that_do_not_fit(call: str, class_name: str, code: str) -> None:
    assert only(call, class_name)[:2] == ("error", code)


@pytest.mark.parametrize(
    "call",
    [
        'o.setProperty("ItemPlacement", "Stack Vertically");',
        'o.setProperty("ItemPlacement", 1);',
        'o.setProperty("MaxBatchTime", [5, "min"]);',
        'o.setProperty("SendToPort", "item.Type");',
        'o.setProperty("Triggers.OnExit", "item.Type = 2;");',
        'o.setProperty("Color", [1, 0, 0]);',
        'setvarnum(o, "maxcontent", 5);',
    ],
)
def test_values_that_fit(call: str) -> None:
    assert check(f'Object o = Object.create("Queue");\n{call}') == []


def test_a_wrong_case_of_an_option_is_a_warning() -> None:
    assert only('o.setProperty("ItemPlacement", "stack vertically");', "Queue")[:2] == (
        "warning",
        "FS205",
    )


@pytest.mark.parametrize(
    ("code_text", "severity", "code", "message"),
    [
        (
            "exponential(10)",
            "warning",
            "FS301",
            _SHORT_FORM,
        ),
        (
            "triangular(5, 10, 15, getstream(current))",
            "warning",
            "FS302",
            _ORDER,
        ),
        (
            "constant(5)",
            "warning",
            "FS305",
            "FlexSim has no 'constant'; its argument was read as the value.",
        ),
        (
            "exponential(30, 1)",
            "warning",
            "FS303",
            "exponential(30, 1) never gives less than 30: its first argument is a shift.",
        ),
        (
            "normal(10, -2)",
            "error",
            "FS304",
            "stddev (=-2) of normal must be at least 0.",
        ),
        ("uniform(9, 2)", "error", "FS304", "min (=9) of uniform is greater than max (=2)."),
        (
            "triangular(5, 10, 2)",
            "error",
            "FS304",
            "mode (=2) of triangular lies outside min and max.",
        ),
        (
            "normal(10)",
            "error",
            "FS301",
            "normal takes 2 arguments and a stream, 1 were given: normal(mean, stddev, stream).",
        ),
        (
            "exponentail(0, 10)",
            "error",
            "FS101",
            "FlexSim has no command 'exponentail'.",
        ),
        ("speed * 2", "error", "FS105", "'speed' is not declared."),
        (
            "uniform(1, 2",
            "error",
            "FS207",
            _OPEN_CALL,
        ),
    ],
)
def test_the_text_of_a_property_is_checked_as_code(
    code_text: str, severity: str, code: str, message: str
) -> None:
    found = only(f'o.setProperty("ProcessTime", "{code_text}");')
    assert found[:3] == (severity, code, f"ProcessTime: {message}")


def test_a_full_body_knows_its_header() -> None:
    body = (
        "Object current = ownerobject(c);\\nObject item = param(1);\\n"
        "if (item.Type == 2) { return uniform(1, 2, getstream(current)); }\\nreturn 5;"
    )
    text = f'Object o = Object.create("Processor");\no.setProperty("ProcessTime", "{body}");'
    assert check(text) == []


def test_the_mark_is_on_the_text_of_the_property() -> None:
    (found,) = check(
        'Object o = Object.create("Processor");\no.setProperty("ProcessTime", "normal(10)");'
    )
    assert (found.line, found.column, found.length) == (2, 30, 12)
