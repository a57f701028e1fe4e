"""Layout layer: the plant's objects as instances of prototypes, each with its identity."""

from __future__ import annotations

from pathlib import Path

from pxr import Sdf

from usd_export.model import Instance, Scene
from usd_export.stage.asset_layers import asset_reference
from usd_export.stage.specs import def_prim, new_layer, place_ops

__all__ = ["write_layout"]


def write_layout(path: Path, scene: Scene) -> None:
    """Write ``/Factory`` and the objects under it."""
    layer = new_layer(path, "Factory")
    with Sdf.ChangeBlock():
        factory = def_prim(layer, "Factory", "Xform", kind="assembly")
        groups: dict[str, Sdf.PrimSpec] = {}
        for each in scene.instances:
            _, _, group, name = each.prim_path.split("/")
            if group not in groups:
                groups[group] = def_prim(factory, group, "Xform", kind="group")
            _instance(groups[group], name, each)
    layer.Save()


def _instance(group: Sdf.PrimSpec, name: str, each: Instance) -> None:
    prim = def_prim(group, name, "Xform", kind="component")
    prim.instanceable = True
    prim.referenceList.prependedItems = [asset_reference(each.asset)]
    prim.SetInfo("displayName", each.name)
    prim.SetInfo(
        "customData",
        {
            "twinwright": {
                "objectId": each.object_id,
                "className": each.class_name,
                "name": each.name,
            }
        },
    )
    place_ops(prim, each.place, each.rotation)
