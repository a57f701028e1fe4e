"""VLSM: sketch encoder, connector and decoder as one model, and how a request is laid out.

The prefix is ``<sketch>`` (``<object>`` label)... ``<prompt>`` words... ``<program>``; a program
that is to be changed stands first, as ``<repair>`` and its own tokens. Each ``<object>``
position carries what the sketch encoder saw there: its features, projected by the connector,
are added to the token's embedding. A board document gives the same features exactly; a
picture gives beliefs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.model.codec import Step
from training.model.decoder import Decoder, DecoderConfig
from training.model.sketch_graph import FEATURES, SketchGraph
from training.model.tokenizer import Words, tidy

__all__ = ["VLSM", "Connector", "Prefix", "build_prefix", "prefix_mask"]

MAX_PROMPT_TOKENS = 1100


@dataclass(frozen=True, slots=True)
class Prefix:
    """Token ids (P), the rows of sketch features (N, FEATURES), and where they belong (N)."""

    ids: tuple[int, ...]
    features: Tensor
    places: tuple[int, ...]


class Connector(nn.Module):
    """Two-layer MLP from sketch features (N, FEATURES) to the decoder's width (N, D)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.slots = nn.Linear(FEATURES, width, bias=False)
        self.inner = nn.Linear(width, width)

    def forward(self, features: Tensor) -> Tensor:
        linear = self.slots(features)
        return linear + self.inner(nn.functional.silu(linear))  # type: ignore[no-any-return]


def build_prefix(
    words: Words, prompt: str, sketch: SketchGraph | None, before: Sequence[Step] = ()
) -> Prefix:
    """Return the prefix of a request; an over-long prompt keeps its first tokens.

    Args:
        before: the steps of a program that the prompt wishes to be changed.
    """
    special = words.special
    ids: list[int] = [special["<repair>"], *words.steps(before)] if before else []
    places: list[int] = []
    features = torch.zeros(0, FEATURES)
    if sketch is not None and sketch.objects:
        ids.append(special["<sketch>"])
        for item in sketch.objects:
            places.append(len(ids))
            ids.append(special["<object>"])
            if item.label:
                ids += words.text(" " + item.label)
        features = sketch.features()
    ids.append(special["<prompt>"])
    if prompt.strip():
        ids += words.text(tidy(prompt))[:MAX_PROMPT_TOKENS]
    ids.append(special["<program>"])
    return Prefix(tuple(ids), features, tuple(places))


def prefix_mask(prefix_lengths: Tensor, total_lengths: Tensor, size: int) -> Tensor:
    """Return (B, 1, T, T): all of the prefix, and of the program what came before."""
    position = torch.arange(size)
    causal = position[:, None] >= position[None, :]
    inside = position[None, None, :] < prefix_lengths[:, None, None]
    real = position[None, None, :] < total_lengths[:, None, None]
    return ((causal[None] | inside) & real)[:, None]


class VLSM(nn.Module):
    """Connector and decoder. The sketch encoder runs before them and is trained on its own."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.connector = Connector(config.width)
        self.decoder = Decoder(config)

    def embed(self, ids: Tensor, prefixes: Sequence[Prefix]) -> Tensor:
        """Return (B, T, D) embeddings with the sketch's objects in place."""
        x: Tensor = self.decoder.embedding(ids)
        rows = torch.cat([p.features for p in prefixes])
        if len(rows):
            seen = self.connector(rows.to(x.device))
            batch = [b for b, p in enumerate(prefixes) for _ in p.places]
            place = [k for p in prefixes for k in p.places]
            added = torch.zeros_like(x)
            added[batch, place] = seen.type_as(x)
            x = x + added
        return x

    def loss(
        self, prefixes: Sequence[Prefix], programs: Sequence[Sequence[int]], copy_from: int
    ) -> tuple[Tensor, int, int]:
        """Return the mean negative log likelihood, the tokens it is over, and how many were hit.

        Args:
            copy_from: token ids from this one on are words and may be copied.
        """
        lengths = torch.tensor([len(p.ids) for p in prefixes])
        totals = lengths + torch.tensor([len(program) for program in programs])
        size, longest = int(totals.max()), max(len(program) for program in programs)
        ids = torch.zeros(len(prefixes), size, dtype=torch.long)
        targets = torch.zeros(len(prefixes), longest, dtype=torch.long)
        valid = torch.zeros(len(prefixes), longest, dtype=torch.bool)
        for row, (prefix, program) in enumerate(zip(prefixes, programs, strict=True)):
            ids[row, : int(totals[row])] = torch.tensor([*prefix.ids, *program])
            targets[row, : len(program)] = torch.tensor(program)
            valid[row, : len(program)] = True
        # The last token of a program predicts nothing, so it is not fed.
        hidden = self.decoder(self.embed(ids, prefixes), prefix_mask(lengths, totals, size))
        widest = int(lengths.max())
        at = (lengths[:, None] - 1 + torch.arange(longest)).clamp_max(size - 1)
        states = hidden.gather(1, at[..., None].expand(-1, -1, hidden.shape[-1]))
        before = torch.arange(widest)[None] < lengths[:, None]
        copyable = before & (ids[:, :widest] >= copy_from)
        copyable[:, 0] |= ~copyable.any(1)  # a row must have one place to look at
        log_p = self.decoder.log_probabilities(
            states, hidden[:, :widest], ids[:, :widest], copyable, targets
        )
        hits = int(((log_p > -0.6931) & valid).sum())
        return -(log_p * valid).sum() / valid.sum(), int(valid.sum()), hits
