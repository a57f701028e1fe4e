"""Methods of maps, and of the iterators that go through them.

FlexSim promises no order of the keys; here they keep the order in which they were added.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flexscript.runtime.map_iterator import MapIterator
from flexscript.runtime.method_arguments import Method, deep_copy, made_array
from flexscript.runtime.values import MapValue, Value
from flexscript.runtime.world import World

__all__ = ["ITERATOR_MEMBERS", "MAP_METHODS"]


def _begin(world: World, target: MapValue) -> Value:
    return MapIterator(target, tuple(target.items), 0)


def _end(world: World, target: MapValue) -> Value:
    return MapIterator(target, (), 0)


def _find(world: World, target: MapValue, key: Value) -> Value:
    """An iterator on the key; one that counts as false when the map lacks it."""
    keys = tuple(target.items)
    return MapIterator(target, keys, keys.index(key) if key in target.items else len(keys))


def _remove(world: World, target: MapValue, key: Value) -> Value:
    return int(target.items.pop(key, _ABSENT) is not _ABSENT)


def _clear(world: World, target: MapValue) -> Value:
    target.items.clear()
    return None


_ABSENT = object()

MAP_METHODS: Mapping[str, Method] = {
    "begin": (0, 0, _begin),
    "clear": (0, 0, _clear),
    "clone": (0, 0, deep_copy),
    "end": (0, 0, _end),
    "find": (1, 1, _find),
    "remove": (1, 1, _remove),
    "keys": (0, 0, lambda w, m: made_array(w, list(m.items))),
    "values": (0, 0, lambda w, m: made_array(w, list(m.items.values()))),
}

#: Members of an iterator: how to read them.
ITERATOR_MEMBERS: Mapping[str, Callable[[MapIterator], Value]] = {
    "key": lambda iterator: iterator.key,
    "value": lambda iterator: iterator.target.items.get(iterator.key),
}
