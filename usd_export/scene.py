"""Scene: makes the one description that both the USD layers and the browser bundle show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from flexscript.plant.classes import default_colour, is_dispatcher, is_executer
from flexscript.plant.model import Plant, PlantObject
from flexscript.simulation.report import Report
from flexscript.simulation.trace import Trace
from usd_export.animation.executers import errands_of, executer_tracks
from usd_export.animation.frame import Frame
from usd_export.animation.items import ItemWays, Stand
from usd_export.animation.stays import Stay, contained, content_tracks, stays_by_item
from usd_export.assets.library import ASSETS, ITEM_SIZES, asset_of, key_of
from usd_export.layout.hall import hall_around, plant_bounds, props_of
from usd_export.layout.naming import prim_names
from usd_export.layout.places import Places, find_places
from usd_export.model import (
    AssetKey,
    ExecuterTrack,
    Figures,
    Instance,
    ItemTrack,
    Scene,
    StateTrack,
)

__all__ = ["build_scene"]

_ITEM_CLASSES = {"Box": "carton", "Tote": "tote", "Cylinder": "drum", "Pallet": "pallet"}


def build_scene(plant: Plant, trace: Trace, report: Report | None = None) -> Scene:
    """Return the scene of a run.

    Args:
        plant: the plant that ran.
        trace: its movements. An empty trace gives a scene that stands still.
        report: its figures; without, the scene has none.
    """
    places = find_places(plant)
    stays = stays_by_item(trace)
    executers = [each for each in plant.objects if is_executer(each.class_name)]
    errands = errands_of(stays, places.centres)
    tracks = executer_tracks(plant, executers, trace, places, errands)
    instances = _instances(plant, places)
    bounds = plant_bounds(instances, tuple(tracks.values()))
    hall = hall_around(bounds)
    return Scene(
        instances=instances,
        props=props_of(hall),
        hall=hall,
        bounds=bounds,
        items=_item_tracks(plant, places, stays, tracks, trace.end_time),
        executers=tuple(track for track in tracks.values() if len(track.keys) > 1),
        states=_state_tracks(trace),
        contents=content_tracks(stays, trace.end_time),
        links=tuple((link.source, link.target, link.kind) for link in plant.connections),
        figures={} if report is None else _figures(report),
        end_time=trace.end_time,
        notes=_notes(places, trace),
    )


def _instances(plant: Plant, places: Places) -> tuple[Instance, ...]:
    names = prim_names(thing.name for thing in plant.objects)
    return tuple(
        Instance(
            prim_path=f"/Factory/{_group(thing)}/{name}",
            object_id=thing.id,
            name=thing.name,
            class_name=thing.class_name,
            asset=key_of(asset_of(thing.class_name), thing.size),
            place=places.centres[thing.id],
            rotation=thing.rotation,
            colour=default_colour(thing.class_name),
            moves=is_executer(thing.class_name),
        )
        for thing, name in zip(plant.objects, names, strict=True)
    )


def _group(thing: PlantObject) -> str:
    if is_executer(thing.class_name):
        return "Executers"
    return "Dispatchers" if is_dispatcher(thing.class_name) else "Stations"


def _item_tracks(
    plant: Plant,
    places: Places,
    stays: Mapping[int, list[Stay]],
    tracks: Mapping[str, ExecuterTrack],
    end_time: float,
) -> tuple[ItemTrack, ...]:
    stands = {thing.id: _stand(thing, places) for thing in plant.objects}
    ways = ItemWays(stays, stands, tracks, end_time)
    containers = contained(dict(stays))
    looks = {thing.id: _item_look(thing) for thing in plant.objects}
    result = []
    for item in sorted(stays):
        keys = ways.way(item)
        if not keys:
            continue
        first = stays[item][0].holder
        look = "pallet" if item in containers else looks.get(first, "carton")
        result.append(ItemTrack(item, AssetKey(look, ITEM_SIZES[look]), tuple(keys)))
    return tuple(result)


def _stand(thing: PlantObject, places: Places) -> Stand:
    key = key_of(asset_of(thing.class_name), thing.size)
    frame = Frame(places.centres[thing.id], thing.rotation[2])
    return Stand(thing, frame, ASSETS[key.name].deck(key.size))


def _item_look(thing: PlantObject) -> str:
    chosen = thing.properties.get("FlowItemClass")
    return _ITEM_CLASSES.get(chosen if isinstance(chosen, str) else "Box", "carton")


def _state_tracks(trace: Trace) -> tuple[StateTrack, ...]:
    changes: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for change in trace.states:
        changes[change.object_id].append((change.time, change.state))
    return tuple(StateTrack(object_id, tuple(rows)) for object_id, rows in changes.items())


def _figures(report: Report) -> dict[str, Figures]:
    return {
        each.id: Figures(
            utilisation=each.utilisation,
            input=each.input,
            output=each.output,
            content_average=each.content.average,
            content_maximum=each.content.maximum,
            stay_average=each.stay_time.average,
            states=dict(each.states),
        )
        for each in report.objects
    }


def _notes(places: Places, trace: Trace) -> tuple[str, ...]:
    notes = [] if places.note is None else [places.note]
    if trace.truncated:
        notes.append("The run was longer than its trace; the scene shows the part that was traced.")
    return tuple(notes)
