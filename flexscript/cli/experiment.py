"""``flexscript experiment``: scenarios of a program's plant, replicated and compared.

A scenario is written as ``"NAME: Press.ProcessTime=8; Buffer.MaxContent*=2"``: ``=`` sets a
property to a number or to code, ``*=`` scales what it is. The plant as it is always comes first,
and every other scenario is compared with it by pairs of runs with the same random numbers.
"""

from __future__ import annotations

import argparse
from typing import Any

from flexscript.experiments.comparison import Comparison, compare
from flexscript.experiments.experiment import AS_IT_IS, Experiment, Results, run_experiment
from flexscript.experiments.scenario import Change, Scale, Scenario, ScenarioError
from flexscript.plant.model import Code, Plant

__all__ = ["DEFAULT_RESPONSES", "experiment_document", "run_from_options", "show_experiment"]

DEFAULT_RESPONSES = ("throughput_per_hour", "work_in_process", "time_in_system")


def run_from_options(plant: Plant, options: argparse.Namespace) -> Results:
    """Run the experiment that the command line asks for.

    Raises:
        ScenarioError: a scenario is not written as it must be, or does not fit the plant.
        SimulationError: a run cannot be carried out.
        ValueError: a number is out of range, or there is no such response.
    """
    scenarios = (AS_IT_IS, *(read_scenario(text) for text in options.scenario))
    experiment = Experiment(
        plant=plant,
        scenarios=scenarios,
        replications=options.replications,
        until=options.time,
        warm_up=options.warm_up,
        seed=options.seed,
    )
    results = run_experiment(experiment, options.workers)
    for name in options.response:
        results.values(name)
    return results


def read_scenario(text: str) -> Scenario:
    """Read ``"NAME: Object.Property=VALUE; Object.Property*=FACTOR"``.

    Raises:
        ScenarioError: the text is not written so.
    """
    name, colon, rest = text.partition(":")
    changes = dict(_change(part) for part in rest.split(";") if part.strip())
    if not colon or not name.strip() or not changes:
        raise ScenarioError(
            f"a scenario (={text!r}) must be written as 'NAME: Press.ProcessTime=8; "
            "Buffer.MaxContent*=2'"
        )
    return Scenario(name.strip(), changes)


def show_experiment(results: Results, responses: list[str]) -> str:
    """Return the estimates of every scenario, and how each differs from the plant as it is."""
    lines = []
    base, *others = results.reports
    runs = len(results.reports[base])
    lines.append(f"{runs} replications; mean and 95 % interval")
    for name in responses:
        lines.append(name)
        width = max(len(scenario) for scenario in results.reports)
        for scenario in results.reports:
            found = results.estimate(name, scenario)
            error = f" ± {found.half_width:.2g}" if found.count > 1 else ""
            lines.append(f"  {scenario:{width}}  {found.mean:10.4g}{error}")
        if runs > 1:
            lines += [f"  {_difference(compare(results, name, base, each))}" for each in others]
    return "\n".join(lines)


def experiment_document(results: Results, responses: list[str]) -> dict[str, Any]:
    """Return the estimates and comparisons as one JSON document."""
    base, *others = results.reports
    document = results.to_json(responses)
    if len(results.reports[base]) < 2:
        return {**document, "comparisons": []}
    found = [compare(results, name, base, each) for name in responses for each in others]
    comparisons = [
        {
            "response": each.response,
            "first": each.first,
            "second": each.second,
            "difference": each.difference.mean,
            "half_width": each.difference.half_width,
            "p_value": each.p_value,
        }
        for each in found
    ]
    return {**document, "comparisons": comparisons}


def _change(part: str) -> tuple[str, Change]:
    name, sign, value = part.partition("=")
    name, value = name.strip(), value.strip()
    if not sign or not name or not value:
        raise ScenarioError(f"a change (={part.strip()!r}) must be written as Press.ProcessTime=8")
    number = _number(value)
    if not name.endswith("*"):
        return name, Code(value) if number is None else number
    if number is None:
        raise ScenarioError(f"a factor (={value!r}) must be a number, as in Press.ProcessTime*=0.9")
    return name.removesuffix("*").rstrip(), Scale(number)


def _number(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value.is_integer() else value


def _difference(found: Comparison) -> str:
    verdict = "different" if found.is_significant else "no difference shown"
    change = found.difference
    # Below this the sum for the probability has no digits left.
    p_value = f"p = {found.p_value:.3g}" if found.p_value >= 1e-9 else "p < 1e-09"
    return f"{found.second}: {change.mean:+.4g} ± {change.half_width:.2g} ({p_value}, {verdict})"
