"""Experiment: several scenarios of a plant, each run several times with the same random numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flexscript.experiments.intervals import Estimate, estimate
from flexscript.experiments.jobs import Job, run_jobs
from flexscript.experiments.responses import response
from flexscript.experiments.scenario import Scenario
from flexscript.language.suggestions import did_you_mean
from flexscript.plant.model import Plant
from flexscript.simulation.limits import RunLimits
from flexscript.simulation.report import Report

__all__ = ["AS_IT_IS", "EXPERIMENT_SCHEMA", "Experiment", "Results", "run_experiment"]

EXPERIMENT_SCHEMA = "twinwright.experiment/1"

AS_IT_IS = Scenario("as it is")
"""The plant without changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """What to run: every scenario in ``replications`` runs of ``until`` seconds.

    The report of a run leaves out its first ``warm_up`` seconds. Replication n of every
    scenario has the same random streams (common random numbers).
    """

    plant: Plant
    scenarios: tuple[Scenario, ...] = (AS_IT_IS,)
    replications: int = 10
    until: float = 3600.0
    warm_up: float = 0.0
    seed: int = 1
    limits: RunLimits = field(default_factory=RunLimits)

    def __post_init__(self) -> None:
        names = [each.name for each in self.scenarios]
        if self.replications < 1 or not names:
            raise ValueError("an experiment needs at least one scenario and one replication")
        if len(set(names)) < len(names):
            raise ValueError(f"scenarios must have different names, not {', '.join(names)}")

    def jobs(self) -> list[Job]:
        """Return the runs, scenario by scenario.

        Raises:
            ScenarioError: a change does not fit the plant.
        """
        plants = [scenario.apply(self.plant) for scenario in self.scenarios]
        return [
            Job(
                plant=plant,
                seed=self.seed,
                replication=replication,
                until=self.until,
                warm_up=self.warm_up,
                limits=self.limits,
            )
            for plant in plants
            for replication in range(self.replications)
        ]


@dataclass(frozen=True, slots=True)
class Results:
    """The reports of every scenario, by its name, in the order of replications."""

    reports: Mapping[str, tuple[Report, ...]]

    def values(self, name: str, scenario: str | None = None) -> list[float]:
        """Return a response of each replication; without a name, of the first scenario.

        Raises:
            ValueError: no such scenario or response.
        """
        return [response(report, name) for report in self._of(scenario)]

    def estimate(
        self, name: str, scenario: str | None = None, confidence: float = 0.95
    ) -> Estimate:
        """Return the mean of a response with its t interval."""
        return estimate(self.values(name, scenario), confidence)

    def to_json(self, responses: Sequence[str]) -> dict[str, Any]:
        """Return the estimates of some responses (schema ``twinwright.experiment/1``)."""
        return {
            "schema": EXPERIMENT_SCHEMA,
            "scenarios": [
                {
                    "name": scenario,
                    "replications": len(reports),
                    "responses": {name: self._to_json(name, scenario) for name in responses},
                }
                for scenario, reports in self.reports.items()
            ],
        }

    def _to_json(self, name: str, scenario: str) -> dict[str, Any]:
        found = self.estimate(name, scenario)
        # One run says nothing of its error; JSON has no infinity.
        half_width = found.half_width if found.count > 1 else None
        return {
            "mean": found.mean,
            "half_width": half_width,
            "deviation": found.deviation,
            "minimum": found.minimum,
            "maximum": found.maximum,
        }

    def _of(self, scenario: str | None) -> tuple[Report, ...]:
        if scenario is None:
            return next(iter(self.reports.values()))
        if scenario not in self.reports:
            hint = did_you_mean(scenario, self.reports)
            raise ValueError(f"there is no scenario {scenario!r}. {hint}".rstrip())
        return self.reports[scenario]


def run_experiment(experiment: Experiment, workers: int = 1) -> Results:
    """Run all of it, by so many processes; the number of workers does not change the figures.

    Raises:
        ScenarioError: a change does not fit the plant.
        SimulationError: a run cannot be carried out.
    """
    reports = run_jobs(experiment.jobs(), workers)
    size = experiment.replications
    return Results(
        {
            scenario.name: tuple(reports[index * size : (index + 1) * size])
            for index, scenario in enumerate(experiment.scenarios)
        }
    )
