"""Figures layer (``kpi.usdc``): states over time and the report's figures, on each object."""

from __future__ import annotations

from pathlib import Path

from pxr import Gf, Sdf

from usd_export.assets.palette import to_linear
from usd_export.model import Figures, Scene, StateTrack
from usd_export.stage.specs import attribute, new_layer, over_prim, time_code
from usd_export.states import state_colour

__all__ = ["write_figures"]

# Colours interpolate between samples, so the old one is repeated just before a change.
_BEFORE = 0.01


def write_figures(path: Path, scene: Scene) -> None:
    """Write ``twinwright:state``, ``primvars:stateColor`` and ``twinwright:kpi:*``."""
    layer = new_layer(path, "Factory")
    over_prim(layer, "/Factory")
    tracks = {track.object_id: track for track in scene.states}
    with Sdf.ChangeBlock():
        for each in scene.instances:
            prim = over_prim(layer, each.prim_path)
            if each.object_id in tracks:
                _states(layer, prim, tracks[each.object_id])
            if each.object_id in scene.figures:
                _figures(prim, scene.figures[each.object_id])
    layer.Save()


def _states(layer: Sdf.Layer, prim: Sdf.PrimSpec, track: StateTrack) -> None:
    state = attribute(prim, "twinwright:state", "token", custom=True).path
    colour = attribute(
        prim, "primvars:stateColor", "color3f", metadata={"interpolation": "constant"}
    ).path
    shown: Gf.Vec3f | None = None
    for time, name in track.changes:
        code = time_code(time)
        layer.SetTimeSample(state, code, name)
        wanted = Gf.Vec3f(*to_linear(state_colour(name)))
        if shown is not None and code > _BEFORE:
            layer.SetTimeSample(colour, code - _BEFORE, shown)
        layer.SetTimeSample(colour, code, wanted)
        shown = wanted


def _figures(prim: Sdf.PrimSpec, figures: Figures) -> None:
    numbers = {
        "utilisation": figures.utilisation,
        "contentAverage": figures.content_average,
        "contentMaximum": figures.content_maximum,
        "stayAverage": figures.stay_average,
    }
    for name, value in numbers.items():
        attribute(prim, f"twinwright:kpi:{name}", "float", float(value), custom=True)
    attribute(prim, "twinwright:kpi:input", "int", figures.input, custom=True)
    attribute(prim, "twinwright:kpi:output", "int", figures.output, custom=True)
