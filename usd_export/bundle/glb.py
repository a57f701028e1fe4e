"""GLB: prototypes as one binary glTF 2.0 file, written by hand.

One mesh a prototype with one primitive a finish; colours are on the vertices in linear
light. glTF's own axes are Y up, but this file keeps Z up in metres, as the whole bundle: only our
viewer reads it, and each turn saved is a source of error less.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from usd_export.assets.geometry import Part
from usd_export.assets.palette import FINISHES, MATERIALS, Finish, to_linear

__all__ = ["write_glb"]

_ARRAY, _ELEMENTS = 34962, 34963
_FLOAT, _BYTE, _SHORT, _INT = 5126, 5121, 5123, 5125
_MAGIC, _JSON, _BIN = 0x46546C67, 0x4E4F534A, 0x004E4942


class _Buffer:
    """The binary chunk, and the views and accessors into it."""

    def __init__(self) -> None:
        self.data = bytearray()
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def add(
        self, values: NDArray[Any], component: int, kind: str, target: int, **extra: Any
    ) -> int:
        """Append an array; return the number of its accessor."""
        self.data += b"\0" * (-len(self.data) % 4)
        raw = values.tobytes()
        self.views.append(
            {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(raw), "target": target}
        )
        self.data += raw
        self.accessors.append(
            {
                "bufferView": len(self.views) - 1,
                "componentType": component,
                "count": len(values),
                "type": kind,
                **extra,
            }
        )
        return len(self.accessors) - 1


def write_glb(path: Path, prototypes: Mapping[str, Sequence[Part]]) -> None:
    """Write the prototypes under their names."""
    buffer = _Buffer()
    finishes = list(FINISHES)
    meshes = [
        {"name": name, "primitives": _primitives(buffer, parts, finishes)}
        for name, parts in prototypes.items()
    ]
    document = {
        "asset": {"version": "2.0", "generator": "Twinwright"},
        "scene": 0,
        "scenes": [{"nodes": list(range(len(meshes)))}],
        "nodes": [{"name": mesh["name"], "mesh": index} for index, mesh in enumerate(meshes)],
        "meshes": meshes,
        "materials": [_material(finish) for finish in finishes],
        "accessors": buffer.accessors,
        "bufferViews": buffer.views,
        "buffers": [{"byteLength": len(buffer.data) + -len(buffer.data) % 4}],
    }
    path.write_bytes(_container(document, bytes(buffer.data)))


def _primitives(
    buffer: _Buffer, parts: Iterable[Part], finishes: list[Finish]
) -> list[dict[str, Any]]:
    groups: dict[Finish, list[Part]] = {}
    for part in parts:
        groups.setdefault(MATERIALS[part.material].finish, []).append(part)
    return [
        _primitive(buffer, groups[finish], finishes.index(finish))
        for finish in finishes
        if finish in groups
    ]


def _primitive(buffer: _Buffer, parts: Sequence[Part], material: int) -> dict[str, Any]:
    vertices = np.vstack([part.vertices for part in parts]).astype("<f4")
    normals = np.vstack([part.normals for part in parts]).astype("<f4")
    colours = np.vstack([_colours(part) for part in parts])
    starts = np.cumsum([0, *(len(part.vertices) for part in parts[:-1])])
    faces = np.vstack(
        [part.faces + start for part, start in zip(parts, starts, strict=True)]
    ).ravel()
    is_small = len(vertices) < 65535
    limits = {"min": vertices.min(axis=0).tolist(), "max": vertices.max(axis=0).tolist()}
    return {
        "attributes": {
            "POSITION": buffer.add(vertices, _FLOAT, "VEC3", _ARRAY, **limits),
            "NORMAL": buffer.add(normals, _FLOAT, "VEC3", _ARRAY),
            "COLOR_0": buffer.add(colours, _BYTE, "VEC4", _ARRAY, normalized=True),
        },
        "indices": buffer.add(
            faces.astype("<u2" if is_small else "<u4"),
            _SHORT if is_small else _INT,
            "SCALAR",
            _ELEMENTS,
        ),
        "material": material,
    }


def _colours(part: Part) -> NDArray[np.uint8]:
    linear = [round(each * 255) for each in to_linear(MATERIALS[part.material].colour)]
    return np.tile(np.array([*linear, 255], dtype=np.uint8), (len(part.vertices), 1))


def _material(finish: Finish) -> dict[str, Any]:
    spec = FINISHES[finish]
    return {
        "name": finish,
        "pbrMetallicRoughness": {
            "metallicFactor": spec.metallic,
            "roughnessFactor": spec.roughness,
        },
    }


def _container(document: Mapping[str, Any], binary: bytes) -> bytes:
    text = json.dumps(document, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    binary += b"\0" * (-len(binary) % 4)
    size = 12 + 8 + len(text) + 8 + len(binary)
    return b"".join(
        (
            struct.pack("<III", _MAGIC, 2, size),
            struct.pack("<II", len(text), _JSON),
            text,
            struct.pack("<II", len(binary), _BIN),
            binary,
        )
    )
