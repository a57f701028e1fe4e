"""Optimise: the values of named properties that make a response best, searched by Optuna.

Each trial runs the plant with other values and the same random numbers, so trials are compared
without most of the noise. Optuna is an optional extra: ``pip install 'twinwright[optimise]'``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from flexscript.experiments.experiment import Experiment, run_experiment
from flexscript.experiments.scenario import Change, Scale, Scenario
from flexscript.simulation.errors import SimulationError

__all__ = ["OptimiserMissingError", "Optimum", "Parameter", "Trial", "optimise"]


class OptimiserMissingError(ImportError):
    """Optuna is not installed; the message says how to install it."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A property and the values that it may take, both ends included.

    ``kind`` is "integer" (a buffer's MaxContent), "number", or "scale" (the present value, which
    may be random, times the number).
    """

    name: str
    low: float
    high: float
    kind: Literal["integer", "number", "scale"] = "number"

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"{self.name}: low (={self.low}) must not exceed high (={self.high})")

    def change(self, value: float) -> Change:
        """Return the change that sets the property to a value."""
        return Scale(value) if self.kind == "scale" else value


@dataclass(frozen=True, slots=True)
class Trial:
    """Some values, by the parameters' names, and the mean response; ``None`` when a run failed."""

    values: Mapping[str, float]
    response: float | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Optimum:
    """The best trial, and all of them in order."""

    best: Trial
    trials: tuple[Trial, ...]


def optimise(
    experiment: Experiment,
    parameters: Sequence[Parameter],
    response: str,
    *,
    goal: Literal["maximise", "minimise"] = "maximise",
    cost: Mapping[str, float] | None = None,
    trials: int = 50,
    workers: int = 1,
) -> Optimum:
    """Search for the values that make the mean of a response largest or smallest.

    Args:
        experiment: the plant, its times, replications and seed; its scenarios do not matter.
        parameters: what may change.
        response: see ``responses``.
        goal: what is best.
        cost: for one unit of a parameter, by its name: taken off the score when it is to be large
            and added when it is to be small, so that a buffer is not made larger for nothing.
        trials: how many combinations to try.
        workers: processes for the replications of a trial.

    Raises:
        OptimiserMissingError: Optuna is not installed.
        ScenarioError: a parameter does not fit the plant.
        ValueError: no parameters, no such response, or not one trial could be run.
    """
    if not parameters or trials < 1:
        raise ValueError("an optimisation needs at least one parameter and one trial")
    optuna = _optuna()
    made: list[Trial] = []
    sampler = optuna.samplers.TPESampler(seed=experiment.seed)
    study = optuna.create_study(direction=goal.replace("ise", "ize"), sampler=sampler)
    for _ in range(trials):
        asked = study.ask()
        values = {each.name: _suggested(asked, each) for each in parameters}
        trial = _tried(experiment, parameters, values, response, workers)
        if trial.response is None:
            study.tell(asked, state=optuna.trial.TrialState.FAIL)
        else:
            trial = replace(trial, score=trial.response + _costs(values, cost or {}, goal))
            study.tell(asked, trial.score)
        made.append(trial)
    return Optimum(_best(made, goal), tuple(made))


def _optuna() -> Any:
    try:
        import optuna
    except ImportError as error:
        raise OptimiserMissingError(
            "optimisation needs Optuna, which is not installed: pip install 'twinwright[optimise]'"
        ) from error
    optuna.logging.set_verbosity(optuna.logging.WARNING)
    return optuna


def _suggested(asked: Any, parameter: Parameter) -> float:
    if parameter.kind == "integer":
        return int(asked.suggest_int(parameter.name, int(parameter.low), int(parameter.high)))
    return float(asked.suggest_float(parameter.name, parameter.low, parameter.high))


def _tried(
    experiment: Experiment,
    parameters: Sequence[Parameter],
    values: Mapping[str, float],
    response: str,
    workers: int,
) -> Trial:
    changes = {each.name: each.change(values[each.name]) for each in parameters}
    scenario = Scenario("trial", changes)
    try:
        results = run_experiment(replace(experiment, scenarios=(scenario,)), workers)
    except SimulationError:
        # These values make a plant that cannot be run: a finding, not the end of the search.
        return Trial(values, None, None)
    return Trial(values, results.estimate(response).mean, None)


def _costs(values: Mapping[str, float], cost: Mapping[str, float], goal: str) -> float:
    total = sum(cost[name] * value for name, value in values.items() if name in cost)
    return -total if goal == "maximise" else total


def _best(trials: Sequence[Trial], goal: str) -> Trial:
    done = [(trial.score, trial) for trial in trials if trial.score is not None]
    if not done:
        raise ValueError(f"none of the {len(trials)} trials could be run")
    choose = max if goal == "maximise" else min
    return choose(done, key=lambda each: each[0])[1]
