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
