"""Runner: the decoder one token at a time, with its keys and values kept.

The prefix is read once, every position seeing every other; then each token costs one row.
The arithmetic is that of ``training.model.decoder`` and a test holds the two together.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from training.model.decoder import Block, Decoder, rotate

__all__ = ["Runner"]


class Runner:
    """State of one request: caches (layers, H, max, D / H) and the prefix's copy keys (P, D)."""

    def __init__(self, decoder: Decoder, embedded: Tensor, ids: Tensor, copy_from: int) -> None:
        """Read the prefix.

        Args:
            embedded: (P, D) embeddings of the prefix.
            ids: (P,) its token ids.
            copy_from: ids from this one on may be copied.
        """
        config = decoder.config
        self.decoder = decoder
        self.blocks = [block for block in decoder.blocks if isinstance(block, Block)]
        shape = (len(self.blocks), config.heads, config.max_length, config.width // config.heads)
        self.keys, self.values = torch.zeros(shape), torch.zeros(shape)
        self.length = 0
        prefix = self._rows(embedded)
        copyable = ids >= copy_from
        self.copy_ids = ids[copyable]
        self.copy_keys = decoder.copy_key(prefix[copyable])
        self.last = prefix[-1]

    def _rows(self, x: Tensor) -> Tensor:
        """Return hidden states (T, D) of the next T embeddings, which see each other."""
        t, width = x.shape
        heads, start = self.decoder.config.heads, self.length
        cos, sin = self.decoder.cos[start : start + t], self.decoder.sin[start : start + t]
        for layer, block in enumerate(self.blocks):
            qkv = block.qkv(block.norm1(x)).view(t, 3, heads, width // heads).permute(1, 2, 0, 3)
            self.keys[layer, :, start : start + t] = rotate(qkv[1], cos, sin)
            self.values[layer, :, start : start + t] = qkv[2]
            y = F.scaled_dot_product_attention(
                rotate(qkv[0], cos, sin),
                self.keys[layer, :, : start + t],
                self.values[layer, :, : start + t],
            )
            x = x + block.out(y.transpose(0, 1).reshape(t, width))
            gate, up = block.gate_up(block.norm2(x)).chunk(2, -1)
            x = x + block.down(F.silu(gate) * up)
        self.length += t
        hidden: Tensor = self.decoder.norm(x)
        return hidden

    def probabilities(self) -> Tensor:
        """Return (V,) of the next token: the vocabulary's share and the copied share."""
        decoder, hidden = self.decoder, self.last
        written = (decoder.embedding.weight @ hidden).softmax(-1)
        if not len(self.copy_ids):
            return written
        scores = self.copy_keys @ decoder.copy_query(hidden) * decoder.config.width**-0.5
        gate = torch.sigmoid(decoder.copy_gate(hidden))
        mixed: Tensor = gate * written
        return mixed.index_add(0, self.copy_ids, (1 - gate) * scores.softmax(-1))

    def push(self, token: int) -> None:
        """Take the chosen token."""
        self.last = self._rows(self.decoder.embedding.weight[token][None])[-1]
