"""Distributions: how complete and short calls are read."""

from __future__ import annotations

import pytest

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments, signature_of


@pytest.mark.parametrize(
    ("name", "values", "arguments"),
    [
        ("exponential", (0, 10), (0, 10)),
        ("exponential", (10,), (0, 10)),
        ("triangular", (5, 15, 10), (5, 15, 10)),
        ("triangular", (5, 10, 15), (5, 15, 10)),
        ("weibull", (2, 30), (0, 30, 2)),
        ("gamma", (2, 30), (0, 30, 2)),
        ("lognormal", (1, 0.5), (0, 1, 0.5)),
        ("lognormal2", (3, 0.5), (0, 3, 0.5)),
        ("normal", (10, 2), (10, 2)),
        ("normal", (10, 2, 7), (10, 2)),
    ],
)
def test_arguments_come_out_complete_and_in_the_order_of_flexsim(
    name: str, values: tuple[float, ...], arguments: tuple[float, ...]
) -> None:
    assert read_arguments(name, values).arguments == arguments


def test_a_complete_call_needs_no_note() -> None:
    assert read_arguments("exponential", (0, 10)).note == ""
    assert read_arguments("triangular", (5, 15, 10)).note == ""


def test_a_short_form_says_how_it_was_read() -> None:
    assert read_arguments("exponential", (10,)).note == (
        "exponential(10) was read as exponential(0, 10): the short form (mean) is not FlexSim's."
    )


def test_a_stream_after_getstream_leaves_no_room_for_another() -> None:
    with pytest.raises(ValueError, match="normal takes 2 arguments and a stream, 3 were given"):
        read_arguments("normal", (10, 2, 7), has_stream=True)


@pytest.mark.parametrize("name", ["normal", "uniform", "beta"])
def test_a_call_without_a_short_form_must_be_complete(name: str) -> None:
    with pytest.raises(ValueError, match=signature_of(name).split("(")[0]):
        read_arguments(name, (1,))


def test_short_forms_name_every_parameter() -> None:
    for distribution in DISTRIBUTIONS.values():
        if distribution.short:
            assert len(distribution.short) == len(distribution.parameters)
