"""Regular expressions: ECMAScript's rules, and an end for every pattern."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexscript.runtime.limits import Budget, Limits
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.regex_machine import find, find_all
from flexscript.runtime.regex_syntax import compile_pattern

#: Patterns whose meaning ECMAScript and Python share.
SHARED = [
    *(r"a*b", r"(a+)(b?)", r"\d{2,3}", r"[^a-c]+", r"(?:ab|a)(c|bcd)(d*)", r"^a.*c$", r"\bfoo\b"),
    *(r"(a)|(b)", r"a{0,2}?b", r"(?=ab)a", r"(?!ab)a", r"(\w)\1", r"x*", r"(?:a|b)+c", r"[\w-]+@"),
    *(r"(a?)(b?)c{2}", r"\s+", r"a??b", r"[\]a]", r"(?<n>a)b", r"\x61|\u0062"),
]


def spans(pattern: str, text: str, flags: str = "") -> tuple[int, ...] | None:
    return find(compile_pattern(pattern, flags), text, Budget(Limits()))


@pytest.mark.parametrize("pattern", SHARED)
@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet="abcdx01 fo@.-]", max_size=12))
def test_a_pattern_finds_what_python_finds(pattern: str, text: str) -> None:
    expected = re.search(pattern.replace("(?<n>", "(?P<n>"), text)
    wanted = None if expected is None else [x for g in expected.regs for x in g]
    found = spans(pattern, text)
    assert (None if found is None else list(found)) == wanted


@pytest.mark.parametrize(
    ("pattern", "flags", "text", "place"),
    [
        ("ABC", "i", "xabc", (1, 4)),
        ("[A-C]+", "i", "xabc", (1, 4)),
        ("^b", "m", "a\nb", (2, 3)),
        ("a.c", "s", "a\nc", (0, 3)),
        ("a.c", "", "a\nc", None),
        ("b", "y", "ab", None),
        ("(a*)*b", "", "b", (0, 1, -1, -1)),
    ],
)
def test_flags_and_where_ecmascript_differs(
    pattern: str, flags: str, text: str, place: tuple[int, ...] | None
) -> None:
    assert spans(pattern, text, flags) == place


def test_all_matches_go_on_behind_an_empty_one() -> None:
    found = find_all(compile_pattern("a*"), "baab", Budget(Limits()))
    assert [match[:2] for match in found] == [(0, 0), (1, 3), (3, 3), (4, 4)]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(a", "a '(' is never closed"),
        ("a)", "a ')' closes nothing"),
        ("[a", "a '[' is never closed"),
        ("*a", "nothing stands before '*' to repeat"),
        ("[b-a]", "a range of a set runs backwards"),
        ("a{3,1}", "runs backwards"),
        ("(?<=a)b", "looking behind"),
        (r"\p{L}", "Unicode classes"),
        ("(a{1000}){1000}", "it is too long"),
        ("a{2}{3}", "nothing stands before '{' to repeat"),
        ("a{2000}", "it repeats more than 1000 times"),
        ("(" * 60 + "a" + ")" * 60, "nests deeper"),
        (r"\k<n>", "there is no group 'n'"),
        ("a\\", "a backslash ends it"),
    ],
)
def test_what_is_no_pattern_is_refused_with_the_reason(pattern: str, reason: str) -> None:
    with pytest.raises(RunProblem) as caught:
        compile_pattern(pattern)
    assert caught.value.code == "FS513" and reason in caught.value.message


@pytest.mark.parametrize("pattern", ["(a+)+b", "(a|a)*b", "(a|aa)+$b", "(.*)(.*)(.*)(.*)x"])
def test_a_pattern_that_would_search_for_ever_ends(pattern: str) -> None:
    with pytest.raises(RunProblem) as caught:
        find(compile_pattern(pattern), "a" * 60, Budget(Limits(steps=20_000)))
    assert caught.value.code == "FS505"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab()[]{}*+?|\\^$.,1-<>=!:dwkux", max_size=15))
def test_no_pattern_crashes(pattern: str) -> None:
    try:
        find(compile_pattern(pattern), "ab1-ab", Budget(Limits(steps=5_000)))
    except RunProblem as problem:
        assert problem.code in ("FS513", "FS505")
