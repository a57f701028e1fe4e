"""Page: triplets of a dataset side by side, as one HTML file that a person can judge."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from training.dataset.release.shards import read_shard

__all__ = ["pick", "write_page"]

_STYLE = """
body{font:14px/1.45 system-ui,sans-serif;margin:1.5rem;color:#1f2933;background:#fff}
article{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(0,1fr) minmax(0,1.1fr);gap:1rem;
 border-top:1px solid #cbd5dd;padding:1rem 0}
img{max-width:100%;border:1px solid #e4e9ed}
pre{white-space:pre-wrap;font-size:11px;max-height:22rem;overflow:auto;background:#f6f8f9;margin:0;
 padding:.6rem}
.prompt{white-space:pre-wrap}
.facts{color:#52606d;grid-column:1/-1;margin:0}
"""

Row = tuple[dict[str, Any], bytes]


def pick(folder: Path, slice_name: str, count: int, seed: int) -> list[Row]:
    """Return up to ``count`` triplets of a slice, at random by seed, one shard at a time.

    Raises:
        FileNotFoundError: the dataset has no shard of that slice.
    """
    shards = sorted(folder.glob(f"{slice_name}-*.tar"))
    if not shards:
        raise FileNotFoundError(f"{folder} has no shard of the slice {slice_name!r}")
    random = Random(f"view-{seed}")
    random.shuffle(shards)
    found: list[Row] = []
    for path in shards:
        rows = list(islice(read_shard(path), 4000))
        found += random.sample(rows, min(count - len(found), len(rows)))
        if len(found) >= count:
            break
    return found


def write_page(path: Path, title: str, rows: Iterable[Row]) -> int:
    """Write the page and return how many triplets are on it."""
    articles = list(_articles(rows))
    path.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1>{''.join(articles)}</html>\n",
        encoding="utf-8",
    )
    return len(articles)


def _articles(rows: Iterable[Row]) -> Iterator[str]:
    for row, image in rows:
        facts = " · ".join(
            str(row[key])
            for key in ("id", "industry", "process", "layout", "automation", "told_by", "language")
            if row[key]
        )
        data = b64encode(image).decode()
        prompt = escape(row["prompt"]) or "<i>no text: the sketch tells everything</i>"
        yield (
            f'<article><p class="facts">{escape(facts)}</p>'
            f'<div><img alt="sketch" src="data:image/jpeg;base64,{data}"></div>'
            f'<div class="prompt">{prompt}</div><pre>{escape(row["response"])}</pre></article>'
        )
