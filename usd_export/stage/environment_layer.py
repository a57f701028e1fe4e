"""Environment layer: hall, props at its edge, lights and a camera. Nothing of the plant."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from pathlib import Path

import numpy as np
from pxr import Gf, Sdf, Vt

from usd_export.bundle.document import camera_of, hall_asset
from usd_export.model import AssetKey, Prop, Scene
from usd_export.stage.asset_layers import asset_reference
from usd_export.stage.specs import attribute, def_prim, new_layer, place_ops, relationship

__all__ = ["add_prototypes", "write_environment"]


def write_environment(path: Path, scene: Scene) -> None:
    """Write ``/Factory/Environment``."""
    layer = new_layer(path, "Factory")
    factory = Sdf.CreatePrimInLayer(layer, "/Factory")
    environment = def_prim(factory, "Environment", "Xform", kind="group")
    _hall(environment, scene)
    _props(environment, scene.props)
    _lights(environment)
    _camera(environment, scene)
    layer.Save()


def add_prototypes(instancer: Sdf.PrimSpec, keys: Sequence[AssetKey]) -> None:
    """Add the prototypes of a point instancer, in order.

    Kinds must be contiguous from the root down, and a component is not a group: the
    prototypes are sub-components here.
    """
    scope = def_prim(instancer, "Prototypes", "Scope")
    paths = []
    for key in keys:
        prim = def_prim(scope, key.label, "Xform", kind="subcomponent")
        prim.referenceList.prependedItems = [asset_reference(key)]
        paths.append(prim.path)
    relationship(instancer, "prototypes", paths)


def _hall(parent: Sdf.PrimSpec, scene: Scene) -> None:
    prim = def_prim(parent, "Hall", "Xform", kind="component")
    prim.instanceable = True
    prim.referenceList.prependedItems = [asset_reference(hall_asset(scene))]
    x, y, _ = scene.hall.centre
    place_ops(prim, (x, y, scene.hall.low[2]), (0.0, 0.0, 0.0))


def _props(parent: Sdf.PrimSpec, props: Sequence[Prop]) -> None:
    if not props:
        return
    keys = sorted({prop.asset for prop in props})
    instancer = def_prim(parent, "Props", "PointInstancer", kind="component")
    add_prototypes(instancer, keys)
    indices = Vt.IntArray([keys.index(prop.asset) for prop in props])
    attribute(instancer, "protoIndices", "int[]", indices)
    positions = np.array([prop.place for prop in props], dtype=np.float32)
    attribute(instancer, "positions", "point3f[]", Vt.Vec3fArray.FromNumpy(positions))
    attribute(
        instancer, "orientations", "quath[]", Vt.QuathArray([_turn(p.heading) for p in props])
    )
    reach = max(max(key.size) for key in keys)
    low, high = positions.min(axis=0) - reach, positions.max(axis=0) + reach
    attribute(instancer, "extent", "float3[]", Vt.Vec3fArray.FromNumpy(np.array([low, high])))


def _turn(heading: float) -> Gf.Quath:
    half = radians(heading) / 2.0
    return Gf.Quath(cos(half), 0.0, 0.0, sin(half))


def _lights(parent: Sdf.PrimSpec) -> None:
    lights = def_prim(parent, "Lights", "Xform", kind="group")
    sky = def_prim(lights, "Sky", "DomeLight")
    attribute(sky, "inputs:intensity", "float", 500.0)
    attribute(sky, "inputs:color", "color3f", Gf.Vec3f(0.93, 0.96, 1.0))
    sun = def_prim(lights, "Sun", "DistantLight")
    attribute(sun, "inputs:intensity", "float", 1800.0)
    attribute(sun, "inputs:angle", "float", 1.2)
    attribute(sun, "inputs:color", "color3f", Gf.Vec3f(1.0, 0.96, 0.9))
    place_ops(sun, (0.0, 0.0, 20.0), (32.0, -24.0, 0.0))


def _camera(parent: Sdf.PrimSpec, scene: Scene) -> None:
    view = camera_of(scene.bounds)
    look = Gf.Matrix4d().SetLookAt(Gf.Vec3d(*view.place), Gf.Vec3d(*view.target), Gf.Vec3d(0, 0, 1))
    camera = def_prim(parent, "Overview", "Camera")
    attribute(camera, "focalLength", "float", 34.0)
    attribute(camera, "clippingRange", "float2", Gf.Vec2f(0.1, 5000.0))
    attribute(camera, "xformOp:transform", "matrix4d", look.GetInverse())
    order = Vt.TokenArray(["xformOp:transform"])
    attribute(camera, "xformOpOrder", "token[]", order, uniform=True)
