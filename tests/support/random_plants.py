"""Random plants for property-based tests: every one can be run, few make sense.

Stations stand in layers; items go from a layer to the next and, now and then, back. Whatever is
drawn, the plant has a source with a time above 0 and a sink.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from flexscript.plant.model import Plant, PlantObject
from flexscript.plant.properties import PROPERTIES
from tests.support.plants import code, make_plant, thing

__all__ = ["plants"]

_TIMES = st.sampled_from(
    [0.5, 2, 7, code("exponential(0, 4)"), code("uniform(1, 5)"), code("item.Rank + 1")]
)
_SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "BatchSize": st.integers(1, 4),
    "CombineMode": st.integers(1, 3),
    "ComponentsList": st.sampled_from([((2,),), ((1,), (1,)), (3,)]),
    "DoBatching": st.integers(0, 1),
    "FlushContent": st.integers(0, 1),
    "LIFO": st.integers(0, 1),
    "MaxBatchTime": st.sampled_from([0, 5]),
    "MaxContent": st.integers(1, 6),
    "MinimumDwellTime": _TIMES,
    "ProcessTime": _TIMES,
    "Pull": st.integers(0, 1),
    "SendToPort": st.sampled_from([0, 1, 2, code("duniform(1, 2)")]),
    "SeparateMode": st.integers(0, 1),
    "SeparateQty": st.integers(1, 3),
    "SetupTime": _TIMES,
    "UseProcessOperators": st.integers(0, 1),
    "UseTransport": st.integers(0, 1),
}
_STATIONS = (
    "Queue",
    "Processor",
    "MultiProcessor",
    "Combiner",
    "Separator",
    "Rack",
    "StraightConveyor",
)
_EXECUTERS = ("Operator", "Transporter", "Robot", "Crane")


@st.composite
def plants(draw: st.DrawFn) -> Plant:
    """Draw a plant of up to a dozen objects."""
    layers = [["Source"] * draw(st.integers(1, 2))]
    for _ in range(draw(st.integers(1, 3))):
        layers.append(draw(st.lists(st.sampled_from(_STATIONS), min_size=1, max_size=3)))
    layers.append(["Sink"])
    names = [
        [f"{class_name}{level}{place}" for place, class_name in enumerate(layer)]
        for level, layer in enumerate(layers)
    ]
    movers = draw(st.lists(st.sampled_from(_EXECUTERS), max_size=2))
    objects = [
        _station(draw, name, class_name)
        for row, layer in zip(names, layers, strict=True)
        for name, class_name in zip(row, layer, strict=True)
    ]
    objects += [_station(draw, f"{each}{number}", each) for number, each in enumerate(movers)]
    return make_plant(
        objects, *_chains(draw, names, [each.id for each in objects[len(objects) - len(movers) :]])
    )


def _chains(draw: st.DrawFn, names: list[list[str]], movers: list[str]) -> list[str]:
    chains = []
    for row, following in pairwise(names):
        for name in row:
            targets = draw(
                st.lists(st.sampled_from(following), min_size=1, max_size=2, unique=True)
            )
            chains += [f"{name} > {target}" for target in targets]
    middle = [name for row in names[1:-1] for name in row]
    if draw(st.booleans()):
        chains.append(f"{draw(st.sampled_from(middle))} > {draw(st.sampled_from(middle))}")
    for mover in movers:
        chains.append(f"{draw(st.sampled_from(middle))} - {mover}")
    return chains


def _station(draw: st.DrawFn, name: str, class_name: str) -> PlantObject:
    known = PROPERTIES[class_name]
    settings = {
        key: draw(values)
        for key, values in _SETTINGS.items()
        if key in known and draw(st.booleans())
    }
    if class_name == "Source":
        settings["InterArrivalTime"] = draw(st.sampled_from([1, 6, code("exponential(0, 3)")]))
        settings["OnCreation"] = "item.Rank = duniform(0, 3);"
    place = (draw(st.integers(-20, 20)), draw(st.integers(-20, 20)), 0.0)
    return thing(name, class_name, at=place, **settings)
