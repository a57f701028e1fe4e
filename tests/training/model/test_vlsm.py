"""VLSM: masks, the copy head's arithmetic, and learning on a handful of samples."""

from __future__ import annotations

import torch

from tests.support.tiny_vlsm import tiny_model, tiny_words
from training.dataset.samples import sample
from training.model.codec import SPECIAL_TOKENS
from training.model.sketch_graph import FEATURES, SketchGraph, SketchObject, one_hot
from training.model.vlsm import build_prefix, prefix_mask


def test_the_prefix_sees_itself_and_the_program_only_the_past() -> None:
    mask = prefix_mask(torch.tensor([2]), torch.tensor([4]), 5)[0, 0].int().tolist()
    assert mask == [
        [1, 1, 0, 0, 0],
        [1, 1, 0, 0, 0],
        [1, 1, 1, 0, 0],
        [1, 1, 1, 1, 0],
        [1, 1, 1, 1, 0],
    ]


def test_features_hold_kind_place_slot_and_neighbours() -> None:
    graph = SketchGraph(
        (
            SketchObject("A", one_hot("Source"), 0.1, 0.2),
            SketchObject("B", one_hot("Sink"), 0.9, 0.2),
        ),
        {(0, 1): 0.7},
    )
    rows = graph.features()
    assert rows.shape == (2, FEATURES)
    assert rows[0, -96 + 1].item() == torch.tensor(0.7).item()  # successors of A: slot 1
    assert rows[1, -48].item() == torch.tensor(0.7).item()  # predecessors of B: slot 0


def test_probabilities_of_all_next_tokens_sum_to_one() -> None:
    words, model = tiny_words(), tiny_model()
    prefix = build_prefix(words, "The Oven takes 5 s.", None)
    ids = torch.tensor([prefix.ids])
    hidden = model.decoder(
        model.embed(ids, [prefix]),
        prefix_mask(torch.tensor([ids.shape[1]]), torch.tensor([ids.shape[1]]), ids.shape[1]),
    )
    copyable = ids >= len(SPECIAL_TOKENS)
    every = torch.arange(words.size)[None]
    log_p = model.decoder.log_probabilities(
        hidden[:, -1:].expand(-1, words.size, -1), hidden, ids, copyable, every
    )
    assert abs(float(log_p.detach().exp().sum()) - 1) < 1e-3


def test_padding_does_not_change_the_loss() -> None:
    words, model = tiny_words(), tiny_model()
    short, long = sample(4), sample(9)
    rows = [(build_prefix(words, c.prompt, c.sketch), words.steps(c.steps)) for c in (short, long)]
    together, n, _ = model.loss([p for p, _ in rows], [s for _, s in rows], len(SPECIAL_TOKENS))
    alone = [model.loss([p], [s], len(SPECIAL_TOKENS)) for p, s in rows]
    mean = sum(float(loss) * count for loss, count, _ in alone) / n
    assert abs(float(together) - mean) < 1e-4


def test_a_few_steps_lower_the_loss() -> None:
    words, model = tiny_words(), tiny_model().train()
    rows = [
        (build_prefix(words, c.prompt, c.sketch), words.steps(c.steps))
        for c in map(sample, range(6))
    ]
    optimizer = torch.optim.AdamW(model.parameters(), lr=3e-3)
    losses = []
    for _ in range(25):
        loss, _, _ = model.loss([p for p, _ in rows], [s for _, s in rows], len(SPECIAL_TOKENS))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        losses.append(float(loss.detach()))
    assert losses[-1] < 0.6 * losses[0]
