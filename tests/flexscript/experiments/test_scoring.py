"""Scoring programs: parsed, built and run, here or by two processes."""

from __future__ import annotations

from flexscript.experiments import score, score_all
from flexscript.simulation import RunLimits

GOOD = """
Object loader = Object.create("Source");
loader.name = "Loader";
loader.setProperty("InterArrivalTime", 10);
Object exit = Object.create("Sink");
exit.name = "Exit";
contextdragconnection(loader, exit, "A");
"""
WRONG = "Object x = Object.creat('Queue');"
STUCK = GOOD.replace('"InterArrivalTime", 10', '"InterArrivalTime", 0')


def test_what_becomes_of_a_program() -> None:
    good, wrong, stuck = score(GOOD), score(WRONG), score(STUCK)

    assert (good.built, good.ran, good.throughput, good.error) == (True, True, 360, "")
    assert (wrong.built, wrong.ran) == (False, False)
    assert wrong.error.startswith("FS")
    assert (stuck.built, stuck.ran) == (True, False)
    assert "time stands still" in stuck.error


def test_budgets_and_time_are_those_asked_for() -> None:
    assert score(GOOD, until=100).throughput == 10
    assert "more than 5 events" in score(GOOD, limits=RunLimits(max_events=5)).error


def test_two_workers_score_as_one_does() -> None:
    texts = [GOOD, WRONG, STUCK, GOOD.replace("10", "7")]

    assert score_all(texts, workers=2) == score_all(texts) == [score(text) for text in texts]
