"""Sensitivity: how much each of some properties matters, one at a time.

Every named property is scaled down and up by the same share, with the same random numbers. The
elasticity says by how many percent the response changes for one percent of the property, with the
t interval of its paired differences: 0 within the interval means that nothing was shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flexscript.experiments.experiment import AS_IT_IS, Experiment, run_experiment
from flexscript.experiments.intervals import Estimate, estimate
from flexscript.experiments.scenario import Scale, Scenario

__all__ = ["Sensitivity", "sensitivity"]


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The response with the property scaled down, as it is, and scaled up; and the elasticity."""

    name: str
    low: Estimate
    base: Estimate
    high: Estimate
    elasticity: Estimate


def sensitivity(
    experiment: Experiment,
    names: Sequence[str],
    response: str,
    *,
    share: float = 0.1,
    workers: int = 1,
) -> list[Sensitivity]:
    """Scale each of ``names`` (``"Press.ProcessTime"``) by 1 - share and 1 + share.

    The scenarios of ``experiment`` do not matter; its plant, times and replications do. The result
    begins with the name of the largest elasticity.

    Raises:
        ScenarioError: a property does not exist or cannot be scaled.
        ValueError: ``share`` is not between 0 and 1.
    """
    if not 0 < share < 1:
        raise ValueError(f"share (={share}) must lie between 0 and 1")
    scenarios = [AS_IT_IS]
    for name in names:
        scenarios += [
            Scenario(f"{name} {sign}", {name: Scale(1.0 + by)})
            for sign, by in (("-", -share), ("+", share))
        ]
    results = run_experiment(replace(experiment, scenarios=tuple(scenarios)), workers)
    base = results.values(response, AS_IT_IS.name)
    found = []
    for name in names:
        low, high = results.values(response, f"{name} -"), results.values(response, f"{name} +")
        elasticity = _elasticity(low, base, high, share)
        found.append(Sensitivity(name, estimate(low), estimate(base), estimate(high), elasticity))
    return sorted(found, key=lambda each: -abs(each.elasticity.mean))


def _elasticity(low: list[float], base: list[float], high: list[float], share: float) -> Estimate:
    mean = sum(base) / len(base)
    if mean == 0:
        return estimate([0.0] * len(base))
    return estimate([(b - a) / (2.0 * share * mean) for a, b in zip(low, high, strict=True)])
