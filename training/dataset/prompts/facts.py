"""Facts: the parameters of a station as topics of the bank of wordings.

A topic (``process``, ``room``, ``split`` …) has tables by role: ``does`` follows a subject,
``with`` follows "with", ``field`` and ``short`` stand in lists, ``full`` is a sentence,
``order`` an instruction, ``pass`` what items do there, ``noun`` a noun phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from training.dataset.plants import Station, Value
from training.dataset.quantities import Timing

__all__ = ["Fact", "facts_of"]

_TOPICS = {
    "ProcessTime": "process",
    "SetupTime": "setup",
    "LIFO": "lifo",
    "StackBaseZ": "base",
    "ComponentsList": "components",
    "Speed": "belt_speed",
    "HorizontalLength": "belt_length",
    "Capacity": "carry",
    "MaxSpeed": "speed",
    "LoadTime": "load",
    "UnloadTime": "unload",
}
_OPTIONS = {
    ("ItemPlacement", "Stack Vertically"): "stack",
    ("ItemPlacement", "Horizontal Line"): "row",
    ("ItemPlacement", "Stack Inside Queue"): "inside",
    ("CombineMode", "Pack"): "pack",
    ("CombineMode", "Join"): "join",
    ("CombineMode", "Batch"): "batching",
    ("SeparateMode", "Split"): "splitting",
    ("SeparateMode", "Unpack"): "unpack",
}
_TOLD_ELSEWHERE = ("UseTransport", "UseProcessOperators")  # by who works and carries


@dataclass(frozen=True, slots=True)
class Fact:
    """One parameter of a station: ``topic`` names its tables, ``key`` its property."""

    topic: str
    key: str
    value: Value


def facts_of(station: Station) -> list[Fact]:
    """Return what must be told of a station, in the order of its properties."""
    facts = []
    for key, value in station.properties.items():
        if key in _TOLD_ELSEWHERE or (
            key == "SeparateQty" and "SeparateMode" in station.properties
        ):
            continue
        if key == "SeparateMode" and "SeparateQty" in station.properties:
            facts.append(Fact("split", key, station.properties["SeparateQty"]))
            continue
        facts.append(Fact(_topic(station.class_name, key, value), key, value))
    return facts


def _topic(class_name: str, key: str, value: Value) -> str:
    if key == "InterArrivalTime" and isinstance(value, Timing):
        rate = value.params[0].unit.startswith("/")
        if value.family == "exponential":
            return "rate_random" if rate else "arrival_random"
        if value.family == "constant":
            return "rate" if rate else "arrival"
        return "arrival_spread"
    if key == "MaxContent":
        return "room" if class_name == "Queue" else "batch"
    if isinstance(value, str):
        return _OPTIONS.get((key, value), "other")
    if key in _TOPICS:
        return _TOPICS[key]
    return "other"
