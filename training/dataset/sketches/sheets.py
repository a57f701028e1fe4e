"""Sheets: contact sheets of sketches that a person can judge, one for each slice.

    python -m training.dataset.sketches.sheets docs/dataset

writes ``sketches-<slice>.jpg`` with the first drawn triplets of every slice as the dataset holds
them, ``sketches-every-hand.jpg`` with the first page of every hand, and ``sketches-truth.jpg`` with
the boxes, labels and arrows of the ground truth laid over some pages.
"""

from __future__ import annotations

import argparse
import itertools
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from random import Random

from PIL import Image, ImageDraw

from training.dataset.rendering import SketchPage, draw_page
from training.dataset.samples import triplet
from training.dataset.sketches.hands import HANDS, HELD_OUT
from training.dataset.sketches.lettering import font
from training.dataset.slices import SLICES

__all__ = ["contact_sheet", "main", "pages_of"]

_TILE = (440, 300)
_CAPTION = 18
_MOST_BYTES = 400_000


def pages_of(slice_name: str) -> Iterator[SketchPage]:
    """Yield the pages of a slice's triplets that have a drawing."""
    for seed in itertools.count():
        case = triplet(seed, slice=slice_name)
        if case.drawing is not None and case.spec is not None:
            random = Random(f"ink-{slice_name}-{seed}-{case.attempt}")
            yield draw_page(random, case.spec, case.drawing)


def contact_sheet(pages: Sequence[SketchPage], columns: int, *, truth: bool = False) -> Image.Image:
    """Return the pages side by side, each with its hand, paper and effects below it."""
    rows = -(-len(pages) // columns)
    width, height = _TILE[0] + 6, _TILE[1] + _CAPTION + 6
    sheet = Image.new("RGB", (columns * width, rows * height), (250, 250, 250))
    for k, page in enumerate(pages):
        sheet.paste(_tile(page, truth=truth), (k % columns * width + 3, k // columns * height + 3))
    return sheet


def _tile(page: SketchPage, *, truth: bool) -> Image.Image:
    tile = Image.new("RGB", (_TILE[0], _TILE[1] + _CAPTION), (222, 222, 222))
    picture = _with_truth(page) if truth else page.image.convert("RGB")
    picture.thumbnail(_TILE, Image.Resampling.LANCZOS)
    tile.paste(picture, ((_TILE[0] - picture.width) // 2, (_TILE[1] - picture.height) // 2))
    words = ", ".join((page.hand, page.paper, page.camera, *page.effects))
    ImageDraw.Draw(tile).text((4, _TILE[1] + 3), words, fill=(20, 20, 20), font=font("print", 11))
    return tile


def _with_truth(page: SketchPage) -> Image.Image:
    """Return the picture with shapes in red, labels in blue and arrows in green over it."""
    picture = page.image.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for s in page.drawing.shapes:
        half_x, half_y = s.width / 2, s.height / 2
        pen.rectangle([(s.x - half_x, s.y - half_y), (s.x + half_x, s.y + half_y)], outline="red")
    for box in page.labels:
        if box is not None:
            pen.rectangle([box[:2], box[2:]], outline=(0, 110, 255))
    for line in page.lines:
        if len(line) > 1:
            pen.line(list(line), fill=(0, 170, 0), width=2)
            x, y = line[-1]
            pen.ellipse([(x - 4, y - 4), (x + 4, y + 4)], outline=(0, 170, 0))
    return picture


def _first_of_each_hand() -> list[SketchPage]:
    found: dict[str, SketchPage] = {}
    for slice_name, names in (("train", set(HANDS) - HELD_OUT), ("hands", set(HELD_OUT))):
        for page in pages_of(slice_name):
            if page.hand not in found and len(page.drawing.shapes) > 3:
                found[page.hand] = page
            if names <= set(found):
                break
    return [found[name] for name in HANDS]


def _save(sheet: Image.Image, path: Path) -> None:
    """Write a JPEG of at most 400 kB."""
    for quality in (66, 56, 46, 36):
        sheet.save(path, "JPEG", quality=quality, optimize=True)
        if path.stat().st_size <= _MOST_BYTES:
            return
    raise ValueError(f"{path} does not fit {_MOST_BYTES} bytes: put fewer pages on it")


def main(arguments: Iterable[str] | None = None) -> None:
    """Write the sheets into the folder named on the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pages", type=int, default=9, help="pages on the sheet of a slice")
    options = parser.parse_args(None if arguments is None else list(arguments))
    options.folder.mkdir(parents=True, exist_ok=True)
    for name in SLICES:
        pages = list(itertools.islice(pages_of(name), options.pages))
        _save(contact_sheet(pages, 3), options.folder / f"sketches-{name}.jpg")
    _save(contact_sheet(_first_of_each_hand(), 4), options.folder / "sketches-every-hand.jpg")
    shown = list(itertools.islice(pages_of("validation"), 6))
    _save(contact_sheet(shown, 3, truth=True), options.folder / "sketches-truth.jpg")


if __name__ == "__main__":
    main()
