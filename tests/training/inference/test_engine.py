"""Engine: whatever a model believes, what it writes under the grammar is a legal program."""

from __future__ import annotations

import pytest
import torch

from flexscript import build
from tests.support.tiny_vlsm import tiny_engine, tiny_model, tiny_words
from training.dataset.samples import sample
from training.inference.runner import Runner
from training.model.codec import SPECIAL_TOKENS
from training.model.vlsm import build_prefix, prefix_mask


@pytest.mark.parametrize("seed", range(1, 7))
def test_a_random_model_still_writes_a_program_that_builds(seed: int) -> None:
    result = tiny_engine(seed).generate("Parts go from A to B.", seed=seed)
    if result.refusal is None:
        errors = [
            d.message
            for d in build(result.program).diagnostics
            if d.severity == "error" and d.code != "FS304"
        ]
        assert errors == [], result.program


def test_one_token_at_a_time_gives_the_same_beliefs_as_the_whole_row() -> None:
    words, model = tiny_words(), tiny_model()
    case = next(c for c in map(sample, range(30)) if c.sketch is not None)
    prefix = build_prefix(words, case.prompt, case.sketch)
    program = words.steps(case.steps)[:30]
    with torch.inference_mode():
        ids = torch.tensor([[*prefix.ids, *program]])
        n, size = len(prefix.ids), ids.shape[1]
        x = model.embed(ids, [prefix])
        hidden = model.decoder(x, prefix_mask(torch.tensor([n]), torch.tensor([size]), size))
        before = ids[:, :n]
        expected = model.decoder.log_probabilities(
            hidden[:, n - 1 : -1],
            hidden[:, :n],
            before,
            before >= len(SPECIAL_TOKENS),
            torch.tensor([program]),
        )[0]
        runner = Runner(model.decoder, x[0, :n], ids[0, :n], len(SPECIAL_TOKENS))
        seen = []
        for token in program:
            seen.append(float(runner.probabilities()[token].clamp_min(1e-9).log()))
            runner.push(token)
    assert torch.allclose(torch.tensor(seen), expected, atol=2e-3)


def test_the_same_request_gets_the_same_program() -> None:
    engine = tiny_engine(3)
    assert engine.generate("A feeds B.").program == engine.generate("A feeds B.").program


def test_nothing_drawn_and_nothing_said_says_so() -> None:
    result = tiny_engine().generate("", None, {"items": []})
    assert result.program == ""
    assert "Nothing was recognised" in result.notes[0]


PROGRAM = """
Object In = Object.create("Source");
In.name = "In";
In.setProperty("InterArrivalTime", 10);
Object Press = Object.create("Processor");
Press.name = "Press";
Press.setLocation(8, 0, 0);
Press.setProperty("ProcessTime", 8);
Press.setProperty("OnEntry", "item.Type = 2;");
Object Out = Object.create("Sink");
Out.name = "Out";
contextdragconnection(In, Press, "A");
contextdragconnection(Press, Out, "A");
"""


def test_a_wish_for_a_program_that_does_not_run_is_refused_with_its_error() -> None:
    result = tiny_engine().generate(
        "Make it faster.", base='Object P = Object.create("Prozessor");'
    )
    assert result.program == ""
    assert result.refusal is not None and "does not run" in result.refusal


def test_a_class_beyond_the_profile_cannot_be_changed_by_words() -> None:
    base = 'Object R = Object.create("Rack");'
    result = tiny_engine().generate("Make it faster.", base=base)
    assert result.refusal is not None and "Rack" in result.refusal


@pytest.mark.parametrize("seed", range(1, 5))
def test_an_edit_by_a_random_model_is_a_legal_program_with_its_changes_told(seed: int) -> None:
    result = tiny_engine(seed).generate("Make the Press take 4 s.", seed=seed, base=PROGRAM)
    if result.refusal is None:
        assert build(result.program).plant is not None
        assert result.notes  # random weights change everything, and say so


def test_unconstrained_a_random_model_writes_nonsense_and_that_is_no_program() -> None:
    result = tiny_engine(1).generate("Parts go from A to B.", constrained=False)
    assert result.tokens > 0
    assert result.program == "" or build(result.program) is not None


def test_each_object_has_a_confidence() -> None:
    result = tiny_engine(2).generate("Parts go from A to B.", seed=2)
    if result.refusal is None:
        objects = result.confidence["objects"]
        assert objects and all(0 <= share <= 1 for share in objects.values())
