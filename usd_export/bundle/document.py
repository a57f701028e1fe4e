"""Document: ``scene.json``, all of the bundle but meshes and item tracks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from math import hypot, radians, tan
from typing import Any

from flexscript.plant.model import Vector
from usd_export.model import AssetKey, Bounds, Instance, Scene
from usd_export.states import STATE_GROUPS, state_group

__all__ = ["BUNDLE_SCHEMA", "View", "bundle_document", "camera_of", "hall_asset", "item_kinds"]

BUNDLE_SCHEMA = "twinwright.scene/1"

_FIELD_OF_VIEW = 34.0


def item_kinds(scene: Scene) -> list[str]:
    """Return the labels of the assets of flow items, in order."""
    return sorted({track.asset.label for track in scene.items})


def bundle_document(scene: Scene) -> dict[str, Any]:
    """Return the scene as JSON data."""
    state_names = sorted({name for track in scene.states for _, name in track.changes})
    view = camera_of(scene.bounds)
    paths = {each.object_id: each.prim_path for each in scene.instances}
    return {
        "schema": BUNDLE_SCHEMA,
        "end_time": _number(scene.end_time),
        "camera": {
            "field_of_view": _FIELD_OF_VIEW,
            "place": _numbers(view.place),
            "target": _numbers(view.target),
        },
        "bounds": _bounds(scene.bounds),
        "hall": {**_bounds(scene.hall), "asset": hall_asset(scene).label},
        "instances": [_instance(scene, each) for each in scene.instances],
        "props": [
            {"asset": prop.asset.label, "place": _numbers(prop.place), "heading": prop.heading}
            for prop in scene.props
        ],
        "links": [
            [paths[source], paths[target], kind]
            for source, target, kind in scene.links
            if source in paths and target in paths
        ],
        "state_groups": {name: _numbers(colour) for name, colour in STATE_GROUPS.items()},
        "state_names": [[name, state_group(name)] for name in state_names],
        "states": {
            paths[track.object_id]: [
                [_number(time), state_names.index(name)] for time, name in track.changes
            ]
            for track in scene.states
            if track.object_id in paths
        },
        "contents": {
            paths[track.object_id]: [[_number(time), number] for time, number in track.changes]
            for track in scene.contents
            if track.object_id in paths
        },
        "executers": {
            paths[track.object_id]: [_numbers(key) for key in track.keys]
            for track in scene.executers
        },
        "item_kinds": item_kinds(scene),
        "notes": list(scene.notes),
    }


def hall_asset(scene: Scene) -> AssetKey:
    """Return the prototype of the hall: its floor and walls."""
    size = [b - a for a, b in zip(scene.hall.low, scene.hall.high, strict=True)]
    return AssetKey("hall", (round(size[0], 2), round(size[1], 2), round(size[2], 2)))


def _instance(scene: Scene, each: Instance) -> dict[str, Any]:
    figures = scene.figures.get(each.object_id)
    return {
        "id": each.prim_path,
        "object": each.object_id,
        "name": each.name,
        "class": each.class_name,
        "asset": each.asset.label,
        "place": _numbers(each.place),
        "rotation": _numbers(each.rotation),
        "size": _numbers(each.asset.size),
        "colour": _numbers(each.colour),
        "moves": each.moves,
        "figures": None if figures is None else _rounded(asdict(figures)),
    }


@dataclass(frozen=True, slots=True)
class View:
    """A camera: where it is and what it looks at."""

    place: Vector
    target: Vector


def camera_of(bounds: Bounds) -> View:
    """Return a view from the front left that holds the whole plant."""
    width, depth = (bounds.high[axis] - bounds.low[axis] for axis in (0, 1))
    x, y, z = bounds.centre[0], bounds.centre[1], bounds.low[2] + 0.6
    away = max(12.0, (0.5 * hypot(width, depth) + 2.0) / tan(radians(_FIELD_OF_VIEW / 2.0)) * 0.62)
    return View((x - 0.17 * away, y - 0.8 * away, z + 0.46 * away), (x, y, z))


def _bounds(bounds: Bounds) -> dict[str, list[float]]:
    return {"low": _numbers(bounds.low), "high": _numbers(bounds.high)}


def _number(value: float) -> float:
    return round(float(value), 3)


def _numbers(values: Iterable[float]) -> list[float]:
    return [_number(value) for value in values]


def _rounded(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: _rounded(value)
        if isinstance(value, Mapping)
        else round(value, 4)
        if isinstance(value, float)
        else value
        for name, value in values.items()
    }
