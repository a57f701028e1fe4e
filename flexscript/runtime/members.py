"""Members: reading and writing ``target.name`` and ``target[index]`` for every kind of value.

Values answer for themselves here; handles are passed on to the world.
"""

from __future__ import annotations

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import (
    ArrayValue,
    ColorValue,
    MapValue,
    Value,
    Vec3,
    copied,
    kind_of,
)
from flexscript.runtime.world import World

__all__ = ["get_index", "get_member", "set_index", "set_member"]

_PARTS: dict[type, tuple[str, ...]] = {Vec3: ("x", "y", "z"), ColorValue: ("r", "g", "b", "a")}


def get_member(world: World, target: Value, name: str, *, label: bool = False) -> Value:
    """Return ``target.name``."""
    if isinstance(target, (Vec3, ColorValue)):
        return _get_part(target, name)
    if isinstance(target, (str, ArrayValue)):
        if name == "length":
            return len(target) if isinstance(target, str) else len(target.items)
        raise _no_member(target, name, ("length",))
    if isinstance(target, MapValue):
        if name in target.items:
            return target.items[name]
        if name in ("keys", "values", "length"):
            return _map_view(target, name)
        message = f"The map has no key '{name}'."
        hint = f'Use map["{name}"], which gives null for a missing key.'
        raise RunProblem("FS502", message, hint)
    if target is None:
        raise _null_access(name)
    if isinstance(target, (int, float)):
        raise _no_member(target, name, ())
    return world.get_member(target, name, label=label)


def set_member(
    world: World, target: Value, name: str, value: Value, *, label: bool = False
) -> None:
    """Set ``target.name``."""
    if isinstance(target, (Vec3, ColorValue)):
        if name not in _PARTS[type(target)]:
            raise _no_member(target, name, _PARTS[type(target)])
        setattr(target, name, float(number_of(value, f"The value of '.{name}'")))
    elif isinstance(target, MapValue):
        _put(world, target, name, value)
    elif isinstance(target, ArrayValue) and name == "length":
        _resize(world, target, value)
    elif target is None:
        raise _null_access(name)
    elif isinstance(target, (int, float, str, ArrayValue)):
        raise _no_member(target, name, ())
    else:
        world.set_member(target, name, copied(value), label=label)


def get_index(world: World, target: Value, index: Value) -> Value:
    """Return ``target[index]``; the first element is 1, a missing key of a map gives null."""
    if isinstance(target, ArrayValue):
        return target.items[target.place(index)]
    if isinstance(target, MapValue):
        return target.items.get(_key(index))
    if isinstance(target, str):
        place = whole_of(index, "The index of a string")
        if not 1 <= place <= len(target):
            message = f"The string has {len(target)} characters; there is no character {place}."
            raise RunProblem("FS502", message)
        return ord(target[place - 1])
    if target is None:
        raise RunProblem("FS501", "The program takes an element of null.", _NULL_HINT)
    if isinstance(target, (int, float, Vec3, ColorValue)):
        raise RunProblem("FS503", f"{kind_of(target).capitalize()} has no elements.")
    return world.get_index(target, index)


def set_index(world: World, target: Value, index: Value, value: Value) -> None:
    """Set ``target[index]``."""
    if isinstance(target, ArrayValue):
        target.items[target.place(index)] = copied(value)
    elif isinstance(target, MapValue):
        _put(world, target, _key(index), value)
    elif target is None:
        raise RunProblem("FS501", "The program sets an element of null.", _NULL_HINT)
    elif isinstance(target, (int, float, str, Vec3, ColorValue)):
        raise RunProblem("FS503", f"{kind_of(target).capitalize()} has no elements to set.")
    else:
        world.set_index(target, index, copied(value))


_NULL_HINT = "Make sure that the variable was set, and that Model.find found its object."


def _null_access(name: str) -> RunProblem:
    return RunProblem("FS501", f"The program uses '.{name}' of null.", _NULL_HINT)


def _no_member(target: Value, name: str, known: tuple[str, ...]) -> RunProblem:
    message = f"{kind_of(target).capitalize()} has no member '{name}'."
    return RunProblem("FS104", message, did_you_mean(name, known))


def _get_part(target: Vec3 | ColorValue, name: str) -> Value:
    if name in _PARTS[type(target)]:
        part: float = getattr(target, name)
        return part
    if isinstance(target, Vec3) and name == "magnitude":
        return (target.x**2 + target.y**2 + target.z**2) ** 0.5
    if isinstance(target, Vec3) and name == "normalized":
        length = (target.x**2 + target.y**2 + target.z**2) ** 0.5 or 1.0
        return Vec3(target.x / length, target.y / length, target.z / length)
    raise _no_member(target, name, (*_PARTS[type(target)], "magnitude", "normalized"))


def _map_view(target: MapValue, name: str) -> Value:
    if name == "length":
        return len(target.items)
    return ArrayValue(list(target.items if name == "keys" else target.items.values()))


def _key(index: Value) -> Value:
    if isinstance(index, (ArrayValue, MapValue, Vec3, ColorValue)):
        raise RunProblem("FS503", f"A map's key is a number or a string, not {kind_of(index)}.")
    return index


def _put(world: World, target: MapValue, key: Value, value: Value) -> None:
    if key not in target.items:
        world.budget.take_cells(1)
    target.items[key] = copied(value)


def _resize(world: World, target: ArrayValue, value: Value) -> None:
    length = whole_of(value, "The length of an array")
    if length < 0:
        raise RunProblem("FS502", f"The length of an array cannot be {length}.")
    more = length - len(target.items)
    if more > 0:
        world.budget.take_cells(more)
        target.items.extend([None] * more)
    else:
        del target.items[length:]
