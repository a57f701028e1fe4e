"""JSONL view: rows of ``image``, ``prompt``, ``response``, as the paper's training code reads.

``train.jsonl`` and so on, one a slice, and ``images/`` with the pictures they name.
"""

from __future__ import annotations

import json
from pathlib import Path

from training.dataset.release.shards import read_shard

__all__ = ["write_jsonl"]


def write_jsonl(folder: Path, out: Path, slices: tuple[str, ...] = ()) -> dict[str, int]:
    """Write the view of a dataset to ``out``; return slice -> rows.

    Args:
        slices: which ones; () for all.
    """
    images = out / "images"
    images.mkdir(parents=True, exist_ok=True)
    written: dict[str, int] = {}
    for path in sorted(folder.glob("*.tar")):
        slice_name = path.stem.rsplit("-", 1)[0]
        if slices and slice_name not in slices:
            continue
        mode = "a" if slice_name in written else "w"
        with (out / f"{slice_name}.jsonl").open(mode, encoding="utf-8") as stream:
            for row, image in read_shard(path):
                name = f"{row['id']}.jpg"
                (images / name).write_bytes(image)
                line = {
                    "image": f"images/{name}",
                    "prompt": row["prompt"],
                    "response": row["response"],
                }
                stream.write(json.dumps(line, ensure_ascii=False) + "\n")
                written[slice_name] = written.get(slice_name, 0) + 1
    return written
