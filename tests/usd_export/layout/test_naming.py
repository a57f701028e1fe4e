"""Tests of prim names."""

from __future__ import annotations

from usd_export.layout.naming import prim_names


def test_names_become_valid_identifiers() -> None:
    names = ["Queue 1", "2nd Line", "Prüfstand", "  ", "/", "机器"]
    assert prim_names(names) == [
        "Queue_1",
        "_2nd_Line",
        "Prufstand",
        "Object",
        "Object_2",
        "Object_3",
    ]


def test_names_that_fall_together_are_numbered() -> None:
    assert prim_names(["A 1", "A_1", "a-1", "A_1_2"]) == ["A_1", "A_1_2", "a_1_3", "A_1_2_2"]
