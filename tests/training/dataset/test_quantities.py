"""Quantities and timings: stated words to seconds, the paper's order to FlexSim's."""

from __future__ import annotations

from decimal import Decimal

import pytest

from flexscript.plant.model import Code
from training.dataset.quantities import Quantity, Timing


@pytest.mark.parametrize(
    ("stated", "unit", "seconds"),
    [
        ("2.5", "min", "150"),
        ("60", "/h", "60"),
        ("4", "/min", "15"),
        ("1.5", "h", "5400"),
        ("7", "s", "7"),
    ],
)
def test_a_quantity_knows_its_seconds(stated: str, unit: str, seconds: str) -> None:
    assert Quantity(Decimal(stated), unit).value == Decimal(seconds)


def _s(*values: str) -> tuple[Quantity, ...]:
    return tuple(Quantity(Decimal(value), "s") for value in values)


@pytest.mark.parametrize(
    ("timing", "value"),
    [
        (Timing("constant", _s("50")), 50),
        (Timing("exponential", _s("10")), Code("exponential(0, 10, getstream(current))")),
        (
            Timing("triangular", _s("5", "10", "15")),
            Code("triangular(5, 15, 10, getstream(current))"),
        ),
        (Timing("weibull", _s("2", "30")), Code("weibull(0, 30, 2, getstream(current))")),
        (Timing("gamma", _s("3", "4")), Code("gamma(0, 4, 3, getstream(current))")),
        (Timing("lognormal", _s("1.5", "0.2")), Code("lognormal(0, 1.5, 0.2, getstream(current))")),
    ],
)
def test_a_timing_is_written_in_flexsims_argument_order(timing: Timing, value: object) -> None:
    assert timing.property_value() == value
