"""Pages: a picture of any size as the sketch encoder takes it."""

from __future__ import annotations

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from training.model.sketch_encoder import PAGE_HEIGHT, PAGE_WIDTH

__all__ = ["page_of"]


def page_of(image: Image.Image) -> tuple[Tensor, float]:
    """Return the page (1, PAGE_HEIGHT, PAGE_WIDTH), ink near 1, and page pixels a picture pixel.

    The picture is put at the top left; contrast is stretched so that faint pencil shows.
    """
    grey = image.convert("L")
    scale = min(PAGE_WIDTH / grey.width, PAGE_HEIGHT / grey.height)
    size = (max(1, round(grey.width * scale)), max(1, round(grey.height * scale)))
    pixels = np.asarray(
        grey.resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BILINEAR),
        np.float32,
    )
    paper, ink = float(np.percentile(pixels, 90)), float(np.percentile(pixels, 0.5))
    inked = ((paper - pixels) / max(paper - ink, 30.0)).clip(-0.3, 1.2)
    page = np.zeros((PAGE_HEIGHT, PAGE_WIDTH), np.float32)
    page[: size[1], : size[0]] = inked
    return torch.from_numpy(page)[None], scale
