"""Asset layers: one interface (.usda) and one payload (.usdc) a prototype.

The interface carries what a stage needs without loading geometry: kind, extents, identity.
Meshes are welded, one a material; normals are a face-varying indexed primvar, so hard edges
need no doubled points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pxr import Sdf, Vt

from usd_export.assets.geometry import Floats, Ints, Part
from usd_export.assets.library import build_asset
from usd_export.model import AssetKey
from usd_export.stage.materials import LIBRARY_FILE, library_path
from usd_export.stage.specs import attribute, def_prim, new_layer, relationship, with_api

__all__ = ["asset_reference", "write_assets"]

_FOLDER = "assets"


def asset_reference(key: AssetKey) -> Sdf.Reference:
    """Return the reference to a prototype from a layer in the scene's folder."""
    return Sdf.Reference(f"./{_FOLDER}/{key.label}.usda")


def write_assets(out: Path, keys: Iterable[AssetKey]) -> set[str]:
    """Write the prototypes; return the names of the materials that they use."""
    folder = out / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    materials: set[str] = set()
    for key in keys:
        parts = build_asset(key)
        _write_payload(folder, key.label, parts)
        _write_interface(folder, key, parts)
        materials.update(part.material for part in parts)
    return materials


def _write_interface(folder: Path, key: AssetKey, parts: Sequence[Part]) -> None:
    layer = new_layer(folder / f"{key.label}.usda", key.label)
    root = def_prim(layer, key.label, "Xform", kind="component")
    with_api(root, "GeomModelAPI")
    root.SetInfo(
        "assetInfo",
        {
            "name": key.label,
            "identifier": Sdf.AssetPath(f"./{key.label}.usda"),
            "version": "1.0.0",
        },
    )
    root.payloadList.prependedItems = [Sdf.Payload(f"./{key.label}.payload.usdc")]
    points = np.vstack([part.vertices for part in parts])
    attribute(root, "extentsHint", "float3[]", _extent(points))
    layer.Save()


def _write_payload(folder: Path, label: str, parts: Sequence[Part]) -> None:
    layer = new_layer(folder / f"{label}.payload.usdc", label)
    with Sdf.ChangeBlock():
        root = def_prim(layer, label, "Xform")
        geometry, looks = def_prim(root, "Geom", "Scope"), def_prim(root, "Looks", "Scope")
        for material in sorted({part.material for part in parts}):
            look = def_prim(looks, material, "Material")
            look.referenceList.prependedItems = [
                Sdf.Reference(f"../{LIBRARY_FILE}", library_path(material))
            ]
            _mesh(geometry, material, [part for part in parts if part.material == material], look)
    layer.Save()


def _mesh(parent: Sdf.PrimSpec, name: str, parts: Sequence[Part], look: Sdf.PrimSpec) -> None:
    points, point_faces = _welded([part.vertices for part in parts], parts, 5)
    normals, normal_faces = _welded([part.normals for part in parts], parts, 4)
    kept = _has_area(points, point_faces)
    point_faces, normal_faces = point_faces[kept], normal_faces[kept]
    mesh = def_prim(parent, name, "Mesh")
    with_api(mesh, "MaterialBindingAPI")
    attribute(mesh, "points", "point3f[]", _vectors(points))
    counts = np.full(len(point_faces), 3, dtype=np.int32)
    attribute(mesh, "faceVertexCounts", "int[]", Vt.IntArray.FromNumpy(counts))
    attribute(mesh, "faceVertexIndices", "int[]", _integers(point_faces))
    attribute(
        mesh,
        "primvars:normals",
        "normal3f[]",
        _vectors(normals / np.linalg.norm(normals, axis=1, keepdims=True)),
        metadata={"interpolation": "faceVarying"},
    )
    attribute(mesh, "primvars:normals:indices", "int[]", _integers(normal_faces))
    attribute(mesh, "subdivisionScheme", "token", "none", uniform=True)
    attribute(mesh, "extent", "float3[]", _extent(points))
    relationship(mesh, "material:binding", [look.path])


def _welded(arrays: Sequence[Floats], parts: Sequence[Part], digits: int) -> tuple[Floats, Ints]:
    """Join equal rows of all parts; return the rows and each corner's row, by face."""
    starts = np.cumsum([0, *(len(each) for each in arrays[:-1])])
    faces = np.vstack([part.faces + start for part, start in zip(parts, starts, strict=True)])
    rows, where = np.unique(np.round(np.vstack(arrays), digits), axis=0, return_inverse=True)
    corners = where.ravel()[faces]
    used, where = np.unique(corners, return_inverse=True)
    return rows[used], where.reshape(corners.shape)


def _has_area(points: Floats, faces: Ints) -> NDArray[np.bool_]:
    a, b, c = (points[faces[:, k]] for k in range(3))
    areas: Floats = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return areas > 1e-10


def _vectors(values: Floats) -> Vt.Vec3fArray:
    return Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(values, dtype=np.float32))


def _integers(values: Ints) -> Vt.IntArray:
    return Vt.IntArray.FromNumpy(np.ascontiguousarray(values.ravel(), dtype=np.int32))


def _extent(points: Floats) -> Vt.Vec3fArray:
    return _vectors(np.array([points.min(axis=0), points.max(axis=0)]))
