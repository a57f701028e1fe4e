"""Item tracks as one binary file, ``items.bin``: arrays that a browser maps without copying.

Little-endian, every value four bytes::

    char[4] "TWI1" | u32 items n | u32 keys k | u32 0
    u32 number[n]        the flow item's number
    u32 kind[n]          its place in scene.json's "item_kinds"
    u32 first[n + 1]     its first key; first[n] is k
    f32 time[k]          seconds
    f32 place[3 k]       x, y, z of the bottom centre in metres

An item is there from its first key to its last, on straight lines between them. Items are
in the order of their first key.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from usd_export.model import ItemKey, ItemTrack

__all__ = ["ITEMS_MAGIC", "read_items", "write_items"]

ITEMS_MAGIC = b"TWI1"


def write_items(path: Path, tracks: Sequence[ItemTrack], kinds: Sequence[str]) -> None:
    """Write the tracks; ``kinds`` are the labels of their assets."""
    ordered = sorted(tracks, key=lambda track: (track.keys[0][0], track.item))
    keys = np.array([key for track in ordered for key in track.keys], dtype=float).reshape(-1, 4)
    lengths = [len(track.keys) for track in ordered]
    path.write_bytes(
        b"".join(
            (
                struct.pack("<4sIII", ITEMS_MAGIC, len(ordered), len(keys), 0),
                np.array([track.item for track in ordered], dtype="<u4").tobytes(),
                np.array([kinds.index(t.asset.label) for t in ordered], dtype="<u4").tobytes(),
                np.cumsum([0, *lengths]).astype("<u4").tobytes(),
                keys[:, 0].astype("<f4").tobytes(),
                keys[:, 1:].astype("<f4").tobytes(),
            )
        )
    )


def read_items(data: bytes) -> dict[int, tuple[int, tuple[ItemKey, ...]]]:
    """Return (kind, keys) of each item by its number.

    Raises:
        ValueError: the data is not of this format, or cut short.
    """
    if len(data) < 16 or data[:4] != ITEMS_MAGIC:
        raise ValueError(
            f"the data begins with {data[:4]!r}; item tracks begin with {ITEMS_MAGIC!r}"
        )
    _, count, total, _ = struct.unpack_from("<4sIII", data)
    expected = 16 + 4 * (3 * count + 1 + 4 * total)
    if len(data) != expected:
        raise ValueError(f"the data has {len(data)} bytes; its header asks for {expected}")
    whole = np.frombuffer(data, "<u4", 3 * count + 1, 16)
    numbers, kinds, first = whole[:count], whole[count : 2 * count], whole[2 * count :]
    floats = np.frombuffer(data, "<f4", 4 * total, 16 + 4 * (3 * count + 1))
    times, places = floats[:total], floats[total:].reshape(-1, 3)
    keys = [
        (float(t), float(x), float(y), float(z)) for t, (x, y, z) in zip(times, places, strict=True)
    ]
    return {
        int(number): (int(kinds[k]), tuple(keys[int(first[k]) : int(first[k + 1])]))
        for k, number in enumerate(numbers)
    }
