"""A tiny VLSM with random weights: the real architecture, small enough for tests."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from random import Random

import torch

from training.dataset.plants import sample_plant
from training.dataset.prompts import Telling, write_prompt
from training.inference.engine import Engine
from training.model.decoder import DecoderConfig
from training.model.sketch_encoder import SketchEncoder
from training.model.tokenizer import Words, tidy, train_tokenizer
from training.model.vlsm import VLSM


def _corpus() -> Iterator[str]:
    for seed in range(150):
        random = Random(seed)
        spec = sample_plant(random)
        yield tidy(write_prompt(random, spec, Telling(flow=True, kinds=True)))


@lru_cache(maxsize=1)
def tiny_words() -> Words:
    """Return a tokenizer of 1,200 tokens."""
    return Words(train_tokenizer(_corpus(), size=1200))


def tiny_model(seed: int = 0) -> VLSM:
    """Return a model of width 32 and two layers with random weights everywhere."""
    torch.manual_seed(seed)
    model = VLSM(
        DecoderConfig(tiny_words().size, width=32, layers=2, heads=2, hidden=48, max_length=1200)
    )
    for parameter in model.parameters():  # also where training starts at zero
        if parameter.ndim == 2:
            torch.nn.init.normal_(parameter, std=0.15)
    return model.eval()


def tiny_engine(seed: int = 0) -> Engine:
    """Return an engine over a random model: it writes nonsense, but legal nonsense."""
    torch.manual_seed(seed)
    return Engine(tiny_words(), tiny_model(seed), SketchEncoder().eval(), f"tiny-{seed}")
