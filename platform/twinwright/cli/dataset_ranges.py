"""Ranges: the dataset's own times, drawn and fitted by the code that fits a customer's log.

The program of a triplet says a time as a distribution. Times are drawn from it as the simulator
draws them, ``services.timings`` fits them without knowing where they are from, and the mean it
finds must lie in the range of the triplet's industry and automation level, up to four standard
errors of a mean.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from random import Random
from typing import Any

from flexscript import build
from flexscript.plant.model import Code
from flexscript.simulation.distributions import sampler
from services.timings.fitting import fit_sample
from training.dataset.plants.ranges import Range, arrival_range, service_range, setup_range
from training.dataset.release.page import pick
from training.dataset.vocabulary import INDUSTRIES

__all__ = ["RangeReport", "check_ranges"]

DRAWS = 1000
_RANGES = {
    "InterArrivalTime": arrival_range, "ProcessTime": service_range, "SetupTime": setup_range,
}  # fmt: skip
_CALL = re.compile(r"(\w+)\(([-\d.,\s]+),\s*getstream\(current\)\)")


@dataclass(frozen=True, slots=True)
class RangeReport:
    """What fitting found. ``families`` counts (true, found); ``outside`` has a sentence each."""

    fitted: int
    families: Counter[tuple[str, str]]
    outside: tuple[str, ...]

    @property
    def recovered(self) -> float:
        """Share of times whose family was found."""
        return sum(n for (true, found), n in self.families.items() if true == found) / self.fitted


def check_ranges(folder: Path, count: int, seed: int = 1) -> RangeReport:
    """Draw and fit up to ``count`` times of training triplets.

    Raises:
        FileNotFoundError: the dataset has no training part.
    """
    families: Counter[tuple[str, str]] = Counter()
    outside: list[str] = []
    for name, call, allowed in _times(folder, count, seed):
        drawn = _draw(call, Random(f"{seed}-{name}"))
        fit = fit_sample(drawn)
        families[call[1], fit.chosen.family] += 1
        slack = 4 * fit.deviation / sqrt(DRAWS)
        if not allowed.low_s - slack <= fit.mean <= allowed.high_s + slack:
            outside.append(
                f"{name}: mean {fit.mean:.1f} s is not within "
                f"{allowed.low_s:.1f} to {allowed.high_s:.1f} s"
            )
    return RangeReport(families.total(), families, tuple(outside))


def _times(folder: Path, count: int, seed: int) -> Iterator[tuple[str, re.Match[str], Range]]:
    industries = {industry.key: industry for industry in INDUSTRIES}
    left = count
    for row, _ in pick(folder, "train", count, seed):
        for name, key, call in _calls(row):
            if left == 0:
                return
            left -= 1
            allowed = _RANGES[key](industries[row["industry"]], row["automation"])
            yield f"{row['id']} {name} {key}", call, allowed


def _calls(row: dict[str, Any]) -> Iterator[tuple[str, str, re.Match[str]]]:
    plant = build(row["response"]).plant
    for thing in plant.objects if plant else ():
        for key in _RANGES:
            value = thing.properties.get(key)
            if isinstance(value, Code) and (call := _CALL.fullmatch(value.source)):
                yield thing.name, key, call


def _draw(call: re.Match[str], stream: Random) -> list[float]:
    arguments = tuple(float(text) for text in call[2].split(","))
    draw = sampler(call[1], arguments, stream)
    return [max(0.0, draw(None)) for _ in range(DRAWS)]
