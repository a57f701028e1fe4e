"""Experiments: many runs of a plant, and what can be read from them.

    >>> from flexscript.experiments import Experiment, Scenario, compare, run_experiment

Standard library only; ``optimise`` needs the extra of the same name.
"""

from flexscript.experiments.bottleneck import BottleneckShare, bottlenecks
from flexscript.experiments.comparison import Comparison, compare
from flexscript.experiments.energy import EnergyUse, PowerTable, energy_use
from flexscript.experiments.experiment import AS_IT_IS, Experiment, Results, run_experiment
from flexscript.experiments.flows import Flow, flows, sankey
from flexscript.experiments.intervals import Estimate, batch_means, estimate, runs_needed
from flexscript.experiments.jobs import Job, run_jobs, run_traced
from flexscript.experiments.oee import Effectiveness, effectiveness
from flexscript.experiments.optimise import Optimum, Parameter, Trial, optimise
from flexscript.experiments.periods import Period, gantt
from flexscript.experiments.responses import response
from flexscript.experiments.scenario import Scale, Scenario, ScenarioError
from flexscript.experiments.scoring import Score, score, score_all
from flexscript.experiments.sensitivity import Sensitivity, sensitivity
from flexscript.experiments.series import (
    content_over_time,
    throughput_over_time,
    utilisation_over_time,
    wip_over_time,
)
from flexscript.experiments.warm_up import WarmUp, mser, suggest_warm_up

__all__ = [
    "AS_IT_IS",
    "BottleneckShare",
    "Comparison",
    "Effectiveness",
    "EnergyUse",
    "Estimate",
    "Experiment",
    "Flow",
    "Job",
    "Optimum",
    "Parameter",
    "Period",
    "PowerTable",
    "Results",
    "Scale",
    "Scenario",
    "ScenarioError",
    "Score",
    "Sensitivity",
    "Trial",
    "WarmUp",
    "batch_means",
    "bottlenecks",
    "compare",
    "content_over_time",
    "effectiveness",
    "energy_use",
    "estimate",
    "flows",
    "gantt",
    "mser",
    "optimise",
    "response",
    "run_experiment",
    "run_jobs",
    "run_traced",
    "runs_needed",
    "sankey",
    "score",
    "score_all",
    "sensitivity",
    "suggest_warm_up",
    "throughput_over_time",
    "utilisation_over_time",
    "wip_over_time",
]
