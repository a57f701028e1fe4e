"""Sketch encoder: a picture to beliefs about objects, their classes and the arrows between.

A small dilated convolutional network turns the page into a map at an eighth of its size.
Three heads read the map: a heat map of object centres, the class of what stands at a point,
and, for a pair of points, whether an arrow leads from one to the other; that head looks along
the straight way between them, as part affinity fields do (Cao et al. 2017, arXiv 1611.08050).

The page is scaled to 640 pixels of width (448 of height at most) and inked in [0, 1],
paper near 0. Points are in pixels of that page. B pages, N points, P pairs, C channels.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.model.sketch_graph import KINDS

__all__ = ["PAGE_HEIGHT", "PAGE_WIDTH", "STRIDE", "SketchEncoder"]

PAGE_WIDTH, PAGE_HEIGHT, STRIDE = 640, 448, 8
_C = 64
_WAY = 24  # places looked at along the way between two objects
_WAY_CHANNELS = 24


class _Residual(nn.Module):
    def __init__(self, dilation: int) -> None:
        super().__init__()
        self.conv = nn.Conv2d(_C, _C, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm2d(_C)

    def forward(self, x: Tensor) -> Tensor:
        return x + F.relu(self.norm(self.conv(x)))


def _stem(inside: int, outside: int, kernel: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Conv2d(inside, outside, kernel, stride=2, padding=kernel // 2, bias=False),
        nn.BatchNorm2d(outside),
        nn.ReLU(),
    )


class SketchEncoder(nn.Module):
    """About 0.4 M parameters; a page takes about 1 GMAC."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Sequential(
            _stem(1, 16, 5),
            _stem(16, 32, 3),
            _stem(32, _C, 3),
            *(_Residual(dilation) for dilation in (1, 2, 4, 8, 1, 4)),
        )
        self.heat = nn.Conv2d(_C, 1, 1)
        self.kind = nn.Sequential(nn.Linear(9 * _C, 96), nn.ReLU(), nn.Linear(96, len(KINDS)))
        self.way = nn.Conv2d(_C, _WAY_CHANNELS, 1)
        self.along = nn.Sequential(
            nn.Conv1d(_WAY_CHANNELS + 1, 32, 3, padding=1),
            nn.ReLU(),
            nn.Conv1d(32, 16, 3, padding=1),
            nn.ReLU(),
        )
        self.link = nn.Sequential(nn.Linear(16 * _WAY + 4, 64), nn.ReLU(), nn.Linear(64, 1))
        nn.init.constant_(self.heat.bias, -4.0)  # type: ignore[arg-type]

    def forward(self, pages: Tensor) -> tuple[Tensor, Tensor]:
        """Return the map (B, C, H/8, W/8) and the heat logits (B, 1, H/8, W/8) of (B, 1, H, W)."""
        features = self.trunk(pages)
        return features, self.heat(features)

    def kinds(self, features: Tensor, points: Tensor) -> Tensor:
        """Return class logits (N, kinds) at points (N, 2) of one page's map (C, h, w)."""
        offsets = torch.tensor([(x, y) for y in (-18, 0, 18) for x in (-18, 0, 18)]).to(points)
        seen = _look(features, points[:, None] + offsets[None])  # (N, 9, C)
        logits: Tensor = self.kind(seen.flatten(1))
        return logits

    def links(self, features: Tensor, heat: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
        """Return arrow logits (P,) for pairs of points (P, 2) of one page."""
        u = torch.linspace(0, 1, _WAY)[None, :, None]
        way = starts[:, None] * (1 - u) + ends[:, None] * u
        maps = torch.cat([self.way(features[None])[0], heat.sigmoid()], 0)
        along = self.along(_look(maps, way).transpose(1, 2))  # (P, 16, _WAY)
        span = (ends - starts) / PAGE_WIDTH
        logits: Tensor = self.link(torch.cat([along.flatten(1), span, span.abs()], 1)).squeeze(1)
        return logits


def _look(features: Tensor, points: Tensor) -> Tensor:
    """Return the map's values (N, K, C) at points (N, K, 2), bilinear."""
    _, height, width = features.shape
    scale = torch.tensor([2.0 / (width * STRIDE), 2.0 / (height * STRIDE)])
    seen = F.grid_sample(
        features[None].float(),
        (points * scale - 1)[None].float(),
        align_corners=False,
        padding_mode="border",
    )
    return seen[0].permute(1, 2, 0)
