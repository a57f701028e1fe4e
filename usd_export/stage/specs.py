"""Specs: layers, prims and attributes written straight into Sdf.

The ``Usd`` API recomposes the stage at each change and is quadratic in siblings; specs on a
layer that no stage has open are not. All layers share one clock: 24 time codes a second.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pxr import Gf, Sdf, Vt

from flexscript.plant.model import Vector

__all__ = [
    "TIME_CODES_PER_SECOND",
    "attribute",
    "def_prim",
    "new_layer",
    "over_prim",
    "place_ops",
    "relationship",
    "time_code",
    "with_api",
]

TIME_CODES_PER_SECOND = 24.0
_TYPES = Sdf.ValueTypeNames


def new_layer(path: Path, default_prim: str) -> Sdf.Layer:
    """Return an empty layer that will be saved at the path: Z up, metres, 24 a second.

    A layer of that path from an earlier export in this process is emptied and used again:
    USD keeps one layer a path.
    """
    layer = Sdf.Layer.Find(str(path))
    if layer is None:
        path.unlink(missing_ok=True)
        layer = Sdf.Layer.CreateNew(str(path))
    else:
        layer.Clear()
    layer.defaultPrim = default_prim
    layer.timeCodesPerSecond = layer.framesPerSecond = TIME_CODES_PER_SECOND
    layer.pseudoRoot.SetInfo("upAxis", "Z")
    layer.pseudoRoot.SetInfo("metersPerUnit", 1.0)
    layer.pseudoRoot.SetInfo("kilogramsPerUnit", 1.0)
    return layer


def time_code(seconds: float) -> float:
    """Return the time code of a moment of the run."""
    return seconds * TIME_CODES_PER_SECOND


def def_prim(
    parent: Sdf.Layer | Sdf.PrimSpec, name: str, type_name: str, *, kind: str | None = None
) -> Sdf.PrimSpec:
    """Define a prim."""
    spec = Sdf.PrimSpec(parent, name, Sdf.SpecifierDef, type_name)
    if kind is not None:
        spec.kind = kind
    return spec


def over_prim(layer: Sdf.Layer, path: str) -> Sdf.PrimSpec:
    """Return an over on a prim that a weaker layer defines, with its ancestors."""
    return Sdf.CreatePrimInLayer(layer, path)


def attribute(
    prim: Sdf.PrimSpec,
    name: str,
    type_name: str,
    value: Any = None,
    *,
    uniform: bool = False,
    custom: bool = False,
    metadata: Mapping[str, Any] | None = None,
) -> Sdf.AttributeSpec:
    """Add an attribute; ``type_name`` as in .usda (``float3[]``)."""
    variability = Sdf.VariabilityUniform if uniform else Sdf.VariabilityVarying
    spec = Sdf.AttributeSpec(prim, name, _TYPES.Find(type_name), variability, custom)
    if value is not None:
        spec.default = value
    for key, each in (metadata or {}).items():
        spec.SetInfo(key, each)
    return spec


def relationship(prim: Sdf.PrimSpec, name: str, targets: Sequence[Sdf.Path | str]) -> None:
    """Add a relationship."""
    spec = Sdf.RelationshipSpec(prim, name, False)
    spec.targetPathList.explicitItems = [Sdf.Path(str(target)) for target in targets]


def with_api(prim: Sdf.PrimSpec, *schemas: str) -> None:
    """Apply API schemas."""
    prim.SetInfo("apiSchemas", Sdf.TokenListOp.Create(prependedItems=list(schemas)))


def place_ops(prim: Sdf.PrimSpec, place: Vector, rotation: Vector) -> None:
    """Place a prim; rotation in degrees about x, then y, then z."""
    attribute(prim, "xformOp:translate", "double3", Gf.Vec3d(*place))
    attribute(prim, "xformOp:rotateXYZ", "float3", Gf.Vec3f(*rotation))
    order = Vt.TokenArray(["xformOp:translate", "xformOp:rotateXYZ"])
    attribute(prim, "xformOpOrder", "token[]", order, uniform=True)
