"""Times: numbers people would say, with means inside the range of industry and level."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest

from training.dataset.plants import Constraints, sample_plant
from training.dataset.plants.ranges import (
    LEVEL_FACTORS,
    Range,
    arrival_range,
    service_range,
    setup_range,
)
from training.dataset.plants.times import sample_rate, sample_timing, sample_unit
from training.dataset.quantities import SERVICE_FAMILIES, Quantity, Timing, mean_s
from training.dataset.vocabulary import INDUSTRIES


@pytest.mark.parametrize("family", SERVICE_FAMILIES)
def test_a_timing_has_its_family_and_its_mean_in_the_range(family: str) -> None:
    random, range_ = Random(family), Range(20, 400)
    drawn = [sample_timing(random, family, range_, unit) for unit in ("s", "min") * 100]
    assert all(range_.holds(timing) for timing in drawn)
    assert sum(t.family == family for t in drawn) >= 195  # the rest: no such number was found
    assert len({t.params for t in drawn}) > 60


def test_every_time_of_every_plant_is_in_the_range_of_its_industry_and_level() -> None:
    ranges = {"InterArrivalTime": arrival_range, "ProcessTime": service_range,
              "SetupTime": setup_range}  # fmt: skip
    checked = 0
    for seed in range(500):
        constraints = Constraints(unseen_combination=seed % 5 == 0)
        spec = sample_plant(Random(seed), constraints)
        for station in spec.stations:
            for key, of in ranges.items():
                value = station.properties.get(key)
                if isinstance(value, Timing):
                    allowed = of(spec.industry, spec.level)
                    assert allowed.holds(value), (spec.industry.key, spec.level, key, value)
                    checked += 1
    assert checked > 1500


def test_bounds_rise_and_spreads_are_below_the_mean() -> None:
    random = Random(1)
    for _ in range(400):
        for family in ("uniform", "triangular"):
            values = [q.stated for q in sample_timing(random, family, Range(2, 900), "s").params]
            assert values == sorted(values) and values[0] > 0
        mean, deviation = sample_timing(random, "normal", Range(2, 900), "min").params
        assert deviation.stated <= mean.stated


def test_robots_are_faster_than_hands_in_every_industry() -> None:
    assert LEVEL_FACTORS["robot"] < 1 < LEVEL_FACTORS["operator"] < LEVEL_FACTORS["manual"]
    for industry in INDUSTRIES:
        assert service_range(industry, "robot").low_s < service_range(industry, "manual").low_s


def test_long_times_are_told_in_minutes_or_hours() -> None:
    random = Random(2)
    quick = [sample_unit(random, Range(2, 60)) for _ in range(300)]
    slow = [sample_unit(random, Range(600, 9000)) for _ in range(300)]
    assert "h" not in quick and quick.count("s") > 200
    assert slow.count("s") < 160 and "h" in slow


def test_a_rate_is_given_only_where_one_fits() -> None:
    rate = sample_rate(Random(3), Range(55, 65))
    assert rate in (Quantity(Decimal(60), "/h"), Quantity(Decimal(1), "/min"), None)
    assert sample_rate(Random(3), Range(0.001, 0.002)) is None


@pytest.mark.parametrize(
    ("family", "params", "expected"),
    [
        ("constant", "7", 7),
        ("exponential", "20", 20),
        ("normal", "30 4", 30),
        ("uniform", "10 20", 15),
        ("triangular", "3 6 12", 7),
        ("lognormal", "2 0.5", 8.3729),
        ("weibull", "2 10", 8.8623),
        ("gamma", "3 5", 15),
        ("poisson", "9", 9),
    ],
)
def test_means_of_the_families(family: str, params: str, expected: float) -> None:
    timing = Timing(family, tuple(Quantity(Decimal(p)) for p in params.split()))
    assert mean_s(timing) == pytest.approx(expected, abs=1e-4)
