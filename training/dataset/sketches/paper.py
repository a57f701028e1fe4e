"""Paper: what a page is drawn on, as a grey picture of the page's size.

Lines of squared and ruled paper are drawn at the page's own size; the mottle of the sheet is a
small field of random greys that is stretched over it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from random import Random

import numpy as np
from PIL import Image, ImageDraw

__all__ = ["PAPERS", "grain", "sheet"]

Size = tuple[int, int]


def sheet(random: Random, kind: str, size: Size) -> Image.Image:
    """Return a sheet of a kind of ``PAPERS``."""
    return PAPERS[kind](random, size)


def _white(random: Random, size: Size) -> Image.Image:
    del random
    return Image.new("L", size, 255)


def _plain(random: Random, size: Size) -> Image.Image:
    return _mottled(random, size, random.randint(222, 252), random.uniform(0.4, 2))


def _graph(random: Random, size: Size) -> Image.Image:
    page = _mottled(random, size, random.randint(224, 252), random.uniform(0.4, 2))
    _grid(random, page, random.uniform(11, 26), random.randint(5, 24))
    return page


def _squared(random: Random, size: Size) -> Image.Image:
    page = _mottled(random, size, random.randint(228, 252), random.uniform(0.4, 2))
    step, faint = random.uniform(7, 13), random.randint(8, 22)
    _grid(random, page, step, faint)
    if random.random() < 0.5:  # every fifth line is stronger
        _grid(random, page, step * 5, faint * 2)
    return page


def _ruled(random: Random, size: Size) -> Image.Image:
    page = _mottled(random, size, random.randint(226, 250), random.uniform(0.4, 2))
    pen = ImageDraw.Draw(page)
    step, tone = random.uniform(15, 26), random.randint(180, 222)
    y = random.uniform(0, 2 * step)
    while y < size[1]:
        pen.line([(0, round(y)), (size[0], round(y))], fill=tone)
        y += step
    if random.random() < 0.4:
        x = round(random.uniform(0.04, 0.1) * size[0])
        pen.line([(x, 0), (x, size[1])], fill=tone - 15)
    return page


def _dotted(random: Random, size: Size) -> Image.Image:
    page = _mottled(random, size, random.randint(230, 250), random.uniform(0.4, 2))
    step, tone = random.randint(10, 17), random.randint(165, 205)
    pen = ImageDraw.Draw(page)
    start_x, start_y = random.randrange(step), random.randrange(step)
    dots = [(x, y) for y in range(start_y, size[1], step) for x in range(start_x, size[0], step)]
    pen.point(dots, fill=tone)
    return page


def _whiteboard(random: Random, size: Size) -> Image.Image:
    """Return a glossy board with what an eraser left: pale wipes and specks of old ink."""
    page = _mottled(random, size, random.randint(220, 250), random.uniform(1, 4))
    for _ in range(random.randint(0, 4)):
        wipe = Image.new("L", (24, 14), 0)
        ImageDraw.Draw(wipe).line(
            [(random.randint(2, 21), random.randint(2, 11)) for _ in range(3)],
            fill=random.randint(10, 40),
            width=random.randint(2, 4),
        )
        area = (random.randint(100, 300), random.randint(50, 140))
        corner = (random.randrange(size[0]), random.randrange(size[1]))
        smear = wipe.resize(area, Image.Resampling.BICUBIC)
        page.paste(random.choice((150, 180, 250)), (corner[0] - 50, corner[1] - 30), smear)
    return page


def _sticky(random: Random, size: Size) -> Image.Image:
    return _mottled(random, size, random.randint(205, 232), random.uniform(0.5, 2))


def _kraft(random: Random, size: Size) -> Image.Image:
    page = _mottled(random, size, random.randint(165, 195), random.uniform(2, 4))
    fibres = grain(random, size)
    return Image.fromarray((np.asarray(page) - (fibres >> 4)).astype(np.uint8))


def _flip_chart(random: Random, size: Size) -> Image.Image:
    page = _mottled(random, size, random.randint(220, 248), random.uniform(1, 3))
    if random.random() < 0.5:
        _grid(random, page, random.uniform(28, 44), random.randint(6, 16))
    return page


PAPERS: dict[str, Callable[[Random, Size], Image.Image]] = {
    "white": _white,
    "plain": _plain,
    "graph": _graph,
    "squared": _squared,
    "ruled": _ruled,
    "dotted": _dotted,
    "whiteboard": _whiteboard,
    "sticky": _sticky,
    "kraft": _kraft,
    "flip-chart": _flip_chart,
}


def _mottled(random: Random, size: Size, tone: int, depth: float) -> Image.Image:
    """Return a sheet of about one grey, uneven by about ``depth`` levels."""
    field = Image.frombytes("L", (12, 8), random.randbytes(96)).resize(
        size, Image.Resampling.BILINEAR
    )
    table = [min(255, max(0, round(tone + (k - 128) / 64 * depth))) for k in range(256)]
    return field.point(table)


def _grid(random: Random, page: Image.Image, step: float, depth: int) -> None:
    pixels = np.array(page)
    for axis in (0, 1):
        places = np.arange(random.uniform(0, step), page.size[1 - axis], step).astype(np.intp)
        lines = pixels[places] if axis == 0 else pixels[:, places]
        darker = np.maximum(lines, depth) - depth
        if axis == 0:
            pixels[places] = darker
        else:
            pixels[:, places] = darker
    page.paste(Image.fromarray(pixels))


def grain(random: Random, size: Size) -> np.ndarray:
    """Return a field (height, width) of fine grain, 0 to 255: a part of one fixed tile."""
    tile = _tile()
    x, y = random.randrange(_TILE // 2), random.randrange(_TILE // 2)
    high, wide = -(-(size[1] + y) // _TILE), -(-(size[0] + x) // _TILE)
    if high > 1 or wide > 1:
        tile = np.tile(tile, (high, wide))
    return tile[y : y + size[1], x : x + size[0]]


_TILE = 1024


@lru_cache(maxsize=1)
def _tile() -> np.ndarray:
    """Return integers only, so that every machine has the same: mean 128, about +-37."""
    rough = np.frombuffer(Random("grain").randbytes(2 * _TILE * _TILE), np.uint8)
    halves = rough.reshape(2, _TILE, _TILE).astype(np.uint16)
    # The mean of two neighbours of two fields: grain that is a little coarser than a pixel.
    mean = (halves[0] + halves[1] + np.roll(halves[0], 1, 0) + np.roll(halves[1], 1, 1)) >> 2
    tile: np.ndarray = mean.astype(np.uint8)
    tile.setflags(write=False)
    return tile
