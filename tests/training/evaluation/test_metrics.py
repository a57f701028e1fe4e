"""Metrics: the paper's formulas on small programs with known answers."""

from __future__ import annotations

from flexscript import Plant, build
from training.evaluation.metrics import bleu4, score_program

TRUTH = """Object In = Object.create("Source");
In.name = "In";
Object Saw = Object.create("Processor");
Saw.name = "Saw";
Object Out = Object.create("Sink");
Out.name = "Out";
In.setProperty("InterArrivalTime", "exponential(0, 10, getstream(current))");
Saw.setProperty("ProcessTime", 5);
contextdragconnection(In, Saw, "A");
contextdragconnection(Saw, Out, "A");
"""


def truth() -> Plant:
    plant = build(TRUTH).plant
    assert plant is not None
    return plant


def test_the_truth_scores_full_marks() -> None:
    score = score_program(TRUTH, truth())
    assert (score.structure, score.parameters, score.runs, score.exact, score.extra) == (
        1.0,
        1.0,
        True,
        True,
        0,
    )


def test_a_wrong_argument_is_a_mismatch_and_a_wrong_connection_costs_its_share() -> None:
    program = TRUTH.replace("exponential(0, 10,", "exponential(0, 15,").replace(
        '(Saw, Out, "A")', '(In, Out, "A")'
    )
    score = score_program(program, truth())
    assert score.parameters == 0.5
    assert score.connections == 0.5
    assert score.structure == 0.6 * 0.5 + 0.4
    assert score.extra == 1


def test_names_are_compared_with_their_case() -> None:
    score = score_program(TRUTH.replace('Saw.name = "Saw"', 'Saw.name = "saw"'), truth())
    assert round(score.objects, 4) == round(2 / 3, 4)


def test_connections_made_in_a_loop_count() -> None:
    looped = TRUTH.replace(
        'contextdragconnection(In, Saw, "A");\ncontextdragconnection(Saw, Out, "A");\n',
        'Array all = [In, Saw, Out];\nfor (int i = 1; i < 3; i++) { contextdragconnection(all[i], all[i + 1], "A"); }\n',
    )
    assert score_program(looped, truth()).exact


def test_a_program_that_does_not_build_scores_nothing() -> None:
    score = score_program("Object In = ;", truth())
    assert (score.structure, score.parameters, score.runs) == (0.0, 0.0, False)


def test_bleu_is_one_for_equal_texts_and_less_for_others() -> None:
    same, signature = bleu4([TRUTH], [TRUTH])
    other, _ = bleu4([TRUTH.replace("Saw", "Mill")], [TRUTH])
    assert round(same, 6) == 1.0 and other < 0.9
    assert "tok:none" in signature
