"""Metrics of the paper (section 4.5), computed on what executing a program builds.

- Connection score CS = matched connections / connections of the truth; a connection is
  (from name, to name, kind), so loops and variables do not matter.
- Object score OS = objects of the truth that are declared with the right class and the
  exact, case-sensitive name / objects of the truth.
- SVR = 0.6 CS + 0.4 OS. PMR = properties with the same name and value / properties of the truth.
- ESR: the program builds without an error and its simulation runs to the end.
- BLEU-4: corpus BLEU of sacrebleu on the tokens of FlexScript's own lexer, because BLEU
  depends on how text is cut (``none`` tokenisation, exponential smoothing).

Besides the paper's: ``extra`` counts connections that the truth lacks (CS does not see them),
and ``exact`` whether objects, properties and connections are all as in the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sacrebleu

from flexscript import build, simulate
from flexscript.language.lexer import tokenize
from flexscript.language.source import Source
from flexscript.plant.model import Plant
from flexscript.simulation import RunLimits, SimulationError

__all__ = ["Score", "bleu4", "score_program"]

_QUICK = RunLimits(max_events=200_000, wall_clock_s=20.0)


@dataclass(frozen=True, slots=True)
class Score:
    """Scores of one program against its truth, each 0..1; ``extra`` is a count."""

    connections: float
    objects: float
    parameters: float
    runs: bool
    reaches_sink: bool
    exact: bool
    extra: int

    @property
    def structure(self) -> float:
        """SVR of the program."""
        return 0.6 * self.connections + 0.4 * self.objects


def score_program(program: str, truth: Plant, *, until: float = 7200.0) -> Score:
    """Return the scores of a program; one that does not build scores 0."""
    result = build(program)
    errors = [d for d in result.diagnostics if d.severity == "error"]
    if result.plant is None or errors:
        return Score(0.0, 0.0, 0.0, False, False, False, 0)
    plant = result.plant
    wanted, found = _connections(truth), _connections(plant)
    objects, declared = _objects(truth), _objects(plant)
    parameters, given = _parameters(truth), _parameters(plant)
    runs, reaches = _run(plant, until)
    return Score(
        connections=len(wanted & found) / max(1, len(wanted)),
        objects=len(objects & declared) / max(1, len(objects)),
        parameters=len(parameters & given) / max(1, len(parameters)) if parameters else 1.0,
        runs=runs,
        reaches_sink=reaches,
        exact=(wanted, objects, parameters) == (found, declared, given),
        extra=len(found - wanted),
    )


def _run(plant: Plant, until: float) -> tuple[bool, bool]:
    try:
        run = simulate(plant, seed=1, until=until, trace=False, limits=_QUICK)
    except SimulationError:
        return False, False
    return True, run.report.throughput > 0


def _connections(plant: Plant) -> set[tuple[str, str, str]]:
    return {(c.source, c.target, c.kind) for c in plant.connections}


def _objects(plant: Plant) -> set[tuple[str, str]]:
    return {(thing.name, thing.class_name) for thing in plant.objects}


def _parameters(plant: Plant) -> set[tuple[str, str, str]]:
    return {
        (thing.name, key, repr(value))
        for thing in plant.objects
        for key, value in thing.properties.items()
    }


def bleu4(programs: Sequence[str], truths: Sequence[str]) -> tuple[float, str]:
    """Return corpus BLEU-4 in 0..1 on lexer tokens, and sacrebleu's signature."""
    metric = sacrebleu.BLEU(tokenize="none", smooth_method="exp", force=True)
    cut = [_words(program) for program in programs]
    result = metric.corpus_score(cut, [[_words(truth) for truth in truths]])
    return result.score / 100, str(metric.get_signature())


def _words(program: str) -> str:
    return " ".join(token.text for token in tokenize(Source(program, "program"))[0] if token.text)
