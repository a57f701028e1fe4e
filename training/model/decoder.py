"""Decoder: a Llama-style transformer over a prefix and a program, with a copy head.

- Prefix language model: sketch and prompt see each other in both directions, the program is
  written left to right. Small models read a short, mixed prefix better this way.
- RMSNorm before each block, rotary positions, SwiGLU, no biases, tied embeddings.
- Copy head (pointer-generator, See et al. 2017, arXiv 1704.04368): each program position mixes
  the vocabulary's distribution with one over the prefix's tokens. Names and numbers must be
  copied exactly; without this head a model of this size learns it an order of magnitude later.

Shapes: B samples, T positions, D width, H heads, P prefix positions, V vocabulary.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

__all__ = ["Decoder", "DecoderConfig", "rotary_tables", "rotate"]


@dataclass(frozen=True, slots=True)
class DecoderConfig:
    """Sizes of the decoder. ``max_length`` bounds prefix and program together, in tokens."""

    vocabulary: int
    width: int = 256
    layers: int = 6
    heads: int = 4
    hidden: int = 704  # of the SwiGLU
    max_length: int = 2048
    rope_theta: float = 10_000.0


def rotary_tables(config: DecoderConfig) -> tuple[Tensor, Tensor]:
    """Return cosines and sines, each (max_length, head width)."""
    width = config.width // config.heads
    frequencies = config.rope_theta ** (-torch.arange(0, width, 2).float() / width)
    angles = torch.arange(config.max_length).float()[:, None] * frequencies
    return torch.cat([angles.cos()] * 2, -1), torch.cat([-angles.sin(), angles.sin()], -1)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate (..., T, head width) by position; the halves of a head are the pairs."""
    return x * cos + torch.roll(x, x.shape[-1] // 2, -1) * sin


class Block(nn.Module):
    """Attention and feed-forward, each on the normalised residual stream (B, T, D)."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.heads = config.heads
        self.norm1 = nn.RMSNorm(config.width, eps=1e-5)
        self.qkv = nn.Linear(config.width, 3 * config.width, bias=False)
        self.out = nn.Linear(config.width, config.width, bias=False)
        self.norm2 = nn.RMSNorm(config.width, eps=1e-5)
        self.gate_up = nn.Linear(config.width, 2 * config.hidden, bias=False)
        self.down = nn.Linear(config.hidden, config.width, bias=False)

    def forward(self, x: Tensor, mask: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
        b, t, d = x.shape
        qkv = self.qkv(self.norm1(x)).view(b, t, 3, self.heads, d // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4).unbind(0)  # each (B, H, T, D / H)
        y = F.scaled_dot_product_attention(
            rotate(q, cos, sin).type_as(v), rotate(k, cos, sin).type_as(v), v, attn_mask=mask
        )
        x = x + self.out(y.transpose(1, 2).reshape(b, t, d))
        gate, up = self.gate_up(self.norm2(x)).chunk(2, -1)
        result: Tensor = x + self.down(F.silu(gate) * up)
        return result


class Decoder(nn.Module):
    """The language model of the VLSM. Takes embeddings, so that the connector can add its own."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = nn.Embedding(config.vocabulary, config.width)
        self.blocks = nn.ModuleList(Block(config) for _ in range(config.layers))
        self.norm = nn.RMSNorm(config.width, eps=1e-5)
        self.copy_query = nn.Linear(config.width, config.width, bias=False)
        self.copy_key = nn.Linear(config.width, config.width, bias=False)
        self.copy_gate = nn.Linear(config.width, 1)
        cos, sin = rotary_tables(config)
        self.cos: Tensor
        self.sin: Tensor
        self.register_buffer("cos", cos, persistent=False)
        self.register_buffer("sin", sin, persistent=False)
        self.apply(self._initialise)
        for block in self.blocks:
            assert isinstance(block, Block)
            nn.init.zeros_(block.out.weight)
            nn.init.zeros_(block.down.weight)

    @staticmethod
    def _initialise(module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.normal_(module.weight, std=module.in_features**-0.5)
            if module.bias is not None:
                nn.init.zeros_(module.bias)
        elif isinstance(module, nn.Embedding):
            nn.init.normal_(module.weight, std=0.05)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return normalised hidden states (B, T, D) of embeddings (B, T, D).

        ``mask`` (B, 1, T, T) is true where the row's position may look at the column's.
        """
        t = x.shape[1]
        cos, sin = self.cos[:t], self.sin[:t]
        for block in self.blocks:
            x = block(x, mask, cos, sin)
        hidden: Tensor = self.norm(x)
        return hidden

    def log_probabilities(
        self, hidden: Tensor, prefix: Tensor, prefix_ids: Tensor, copyable: Tensor, targets: Tensor
    ) -> Tensor:
        """Return log p(target) for each program position, (B, T).

        Args:
            hidden: (B, T, D) states that predict the targets.
            prefix: (B, P, D) states of the prefix.
            prefix_ids: (B, P) token ids of the prefix.
            copyable: (B, P) true where a prefix token may be copied.
            targets: (B, T) token ids.
        """
        logits = hidden @ self.embedding.weight.T
        written = logits.float().log_softmax(-1).gather(-1, targets[..., None]).squeeze(-1)
        scores = self.copy_query(hidden) @ self.copy_key(prefix).transpose(1, 2)
        scores = scores.float() * self.config.width**-0.5
        attention = scores.masked_fill(~copyable[:, None], -1e9).softmax(-1)  # (B, T, P)
        same = (prefix_ids[:, None, :] == targets[..., None]) & copyable[:, None]
        copied = (attention * same).sum(-1)
        gate = torch.sigmoid(self.copy_gate(hidden).float()).squeeze(-1)
        return torch.log(gate * written.exp() + (1 - gate) * copied + 1e-9)
