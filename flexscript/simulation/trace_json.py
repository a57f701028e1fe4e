"""Trace as JSON: rows of short arrays, with each name written once.

Schema ``twinwright.trace/1``::

    {"schema": "twinwright.trace/1", "end_time": 100.0, "truncated": false,
     "objects": ["Loader", "Press"], "state_names": ["idle", "processing"],
     "states": [[time, object, state], ...],
     "items": [[time, item, holder], ...],
     "executers": [[start, end, object, [x, y, z], [x, y, z], loaded], ...]}

``object`` and ``state`` are places (from 0) in the two lists of names. A holder is a place in
``objects``, ``"@12"`` for flow item 12, or ``null`` when the item left the model.
``loaded`` is 0 or 1. Times are
seconds, places metres.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flexscript.plant.model import Vector
from flexscript.simulation.trace import ExecuterMove, ItemMove, StateChange, Trace

__all__ = ["TRACE_SCHEMA", "trace_from_json", "trace_to_json"]

TRACE_SCHEMA = "twinwright.trace/1"


def trace_to_json(trace: Trace) -> dict[str, Any]:
    """Return the documented JSON form of a trace."""
    objects, state_names = _Places(), _Places()
    states = [
        [row.time, objects.of(row.object_id), state_names.of(row.state)] for row in trace.states
    ]
    items = [[row.time, row.item, _holder_out(row.holder, objects)] for row in trace.items]
    executers = [
        [
            row.start,
            row.end,
            objects.of(row.object_id),
            list(row.origin),
            list(row.destination),
            int(row.loaded),
        ]
        for row in trace.executers
    ]
    return {
        "schema": TRACE_SCHEMA,
        "end_time": trace.end_time,
        "truncated": trace.truncated,
        "objects": objects.names,
        "state_names": state_names.names,
        "states": states,
        "items": items,
        "executers": executers,
    }


def trace_from_json(document: Mapping[str, Any]) -> Trace:
    """Return the trace that ``trace_to_json`` wrote.

    Raises:
        ValueError: the document has another schema, or rows that do not fit it.
    """
    schema = document.get("schema")
    if schema != TRACE_SCHEMA:
        raise ValueError(f"the document's schema (={schema!r}) must be {TRACE_SCHEMA!r}")
    try:
        return _read(document)
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError(f"the document does not fit {TRACE_SCHEMA!r}: {error!r}") from error


class _Places:
    """Names in the order of their first use."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._places: dict[str, int] = {}

    def of(self, name: str) -> int:
        place = self._places.get(name)
        if place is None:
            place = self._places[name] = len(self.names)
            self.names.append(name)
        return place


def _holder_out(holder: str | None, objects: _Places) -> int | str | None:
    if holder is None or (holder.startswith("@") and holder[1:].isdigit()):
        return holder
    return objects.of(holder)


def _read(document: Mapping[str, Any]) -> Trace:
    objects, state_names = document["objects"], document["state_names"]
    return Trace(
        end_time=float(document["end_time"]),
        states=tuple(
            StateChange(float(time), objects[place], state_names[state])
            for time, place, state in document["states"]
        ),
        items=tuple(
            ItemMove(float(time), number, objects[holder] if isinstance(holder, int) else holder)
            for time, number, holder in document["items"]
        ),
        executers=tuple(
            ExecuterMove(
                float(start), float(end), objects[place], _vector(a), _vector(b), bool(loaded)
            )
            for start, end, place, a, b, loaded in document["executers"]
        ),
        truncated=bool(document["truncated"]),
    )


def _vector(values: list[float]) -> Vector:
    x, y, z = values
    return (float(x), float(y), float(z))
