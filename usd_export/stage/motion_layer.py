"""Motion layer: flow items as a pooled point instancer, executers as sampled transforms."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pxr import Gf, Sdf, Vt

from usd_export.model import ExecuterTrack, Instance, Scene
from usd_export.stage.environment_layer import add_prototypes
from usd_export.stage.pool import Pool, fill_pool
from usd_export.stage.specs import attribute, def_prim, new_layer, over_prim, time_code

__all__ = ["write_motion"]


def write_motion(path: Path, scene: Scene) -> str | None:
    """Write the movements of a run over the layout; return a note when it shows not all."""
    note = None
    layer = new_layer(path, "Factory")
    over_prim(layer, "/Factory")
    with Sdf.ChangeBlock():
        if scene.items:
            pool = fill_pool(scene.items, scene.end_time)
            _items(layer, pool)
            if pool.end < scene.end_time:
                note = f"Items move for the first {pool.end:.0f} s only: the run is too large."
        instances = {each.object_id: each for each in scene.instances}
        for track in scene.executers:
            _executer(layer, instances[track.object_id], track)
    layer.Save()
    return note


def _items(layer: Sdf.Layer, pool: Pool) -> None:
    prim = def_prim(layer.GetPrimAtPath("/Factory"), "Items", "PointInstancer", kind="component")
    keys = sorted(set(pool.kinds))
    add_prototypes(prim, keys)
    count = len(pool.kinds)
    attribute(prim, "protoIndices", "int[]", Vt.IntArray([keys.index(k) for k in pool.kinds]))
    attribute(prim, "ids", "int64[]", Vt.Int64Array(list(range(count))))
    positions = attribute(prim, "positions", "point3f[]").path
    invisible = attribute(prim, "invisibleIds", "int64[]").path
    moved, changed = _changes(pool)
    for frame in np.flatnonzero(moved):
        values = Vt.Vec3fArray.FromNumpy(np.ascontiguousarray(pool.places[frame]))
        layer.SetTimeSample(positions, time_code(float(pool.times[frame])), values)
    for frame in np.flatnonzero(changed):
        hidden = np.flatnonzero(~pool.visible[frame]).astype(np.int64)
        code = time_code(float(pool.times[frame]))
        layer.SetTimeSample(invisible, code, Vt.Int64Array.FromNumpy(hidden))
    reach = max(max(key.size) for key in keys)
    flat = pool.places.reshape(-1, 3)
    extent = np.array([flat.min(axis=0) - reach, flat.max(axis=0) + reach], dtype=np.float32)
    attribute(prim, "extent", "float3[]", Vt.Vec3fArray.FromNumpy(extent))


def _changes(pool: Pool) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which frames need a sample: positions interpolate, visibility is held."""
    still = (pool.places[1:] == pool.places[:-1]).all(axis=(1, 2))
    moved = np.ones(len(pool.times), dtype=np.bool_)
    # A frame equal to both its neighbours adds nothing.
    moved[1:-1] = ~(still[:-1] & still[1:])
    changed = np.ones(len(pool.times), dtype=np.bool_)
    changed[1:] = (pool.visible[1:] != pool.visible[:-1]).any(axis=1)
    return moved, changed


def _executer(layer: Sdf.Layer, each: Instance, track: ExecuterTrack) -> None:
    prim = over_prim(layer, each.prim_path)
    translate = attribute(prim, "xformOp:translate", "double3").path
    rotate = attribute(prim, "xformOp:rotateXYZ", "float3").path
    for time, x, y, z, heading in track.keys:
        code = time_code(time)
        layer.SetTimeSample(translate, code, Gf.Vec3d(x, y, z))
        layer.SetTimeSample(rotate, code, Gf.Vec3f(each.rotation[0], each.rotation[1], heading))
