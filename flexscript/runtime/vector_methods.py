"""Methods and members of vectors and colours. Angles between vectors are in degrees."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, replace

from flexscript.runtime.method_arguments import Method
from flexscript.runtime.operators import number_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ColorValue, Value, Vec2, Vec3, Vec4, kind_of
from flexscript.runtime.world import World

__all__ = ["COLOR_METHODS", "VEC2_METHODS", "VEC3_METHODS", "VECTOR_MEMBERS"]

_Flat = Vec2 | Vec3


def _other(a: _Flat, value: Value) -> _Flat:
    if isinstance(value, type(a)):
        return value
    raise RunProblem("FS503", f"{a.kind.capitalize()} was wanted, not {kind_of(value)}.")


def _space(value: Value) -> Vec3:
    if isinstance(value, Vec3):
        return value
    raise RunProblem("FS503", f"A Vec3 was wanted, not {kind_of(value)}.")


def _values(vector: Value) -> list[float]:
    return [getattr(vector, each.name) for each in fields(vector)]  # type: ignore[arg-type]  # a dataclass


def _dot(a: _Flat, b: _Flat) -> float:
    return sum(x * y for x, y in zip(_values(a), _values(b), strict=True))


def _magnitude(a: _Flat) -> float:
    return math.hypot(*_values(a))


def _normalized(a: _Flat) -> Value:
    """A vector of length 0 has no direction and stays as it is."""
    length = _magnitude(a) or 1.0
    return type(a)(*(part / length for part in _values(a)))


def _angle(world: World, a: _Flat, other: Value) -> Value:
    b = _other(a, other)
    length = _magnitude(a) * _magnitude(b) or 1.0
    return math.degrees(math.acos(max(-1.0, min(1.0, _dot(a, b) / length))))


def _cross(world: World, a: Vec3, other: Value) -> Value:
    b = _space(other)
    return Vec3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)


def _lerp(world: World, a: _Flat, other: Value, share: Value) -> Value:
    b, t = _other(a, other), number_of(share, "The share")
    return type(a)(*(x + (y - x) * t for x, y in zip(_values(a), _values(b), strict=True)))


def _rotate(world: World, a: Vec2, degrees: Value) -> Value:
    turn = math.radians(number_of(degrees, "The angle"))
    cos, sin = math.cos(turn), math.sin(turn)
    return Vec2(a.x * cos - a.y * sin, a.x * sin + a.y * cos)


def _project(world: World, a: Vec3, origin: Value, goal: Value) -> Value:
    """From the coordinates of one object to another's; ``model()`` stands for the floor."""
    return world.project(a, origin, goal)


def _project_rotation(world: World, a: Vec3, origin: Value, goal: Value) -> Value:
    """Objects stand on the floor, so only their turns about z add up."""
    turn = world.turn_of(origin) - world.turn_of(goal)
    return replace(a, z=a.z + turn)


def _lerp_colour(world: World, a: ColorValue, other: Value, share: Value) -> Value:
    if not isinstance(other, ColorValue):
        raise RunProblem("FS503", f"A Color was wanted, not {kind_of(other)}.")
    t = number_of(share, "The share")
    return ColorValue(*(x + (y - x) * t for x, y in zip(_values(a), _values(other), strict=True)))


_COMMON: Mapping[str, Method] = {
    "angle": (1, 1, _angle),
    "dot": (1, 1, lambda w, a, other: _dot(a, _other(a, other))),
    "lerp": (2, 2, _lerp),
}
VEC2_METHODS: Mapping[str, Method] = {**_COMMON, "rotate": (1, 1, _rotate)}
VEC3_METHODS: Mapping[str, Method] = {
    **_COMMON,
    "cross": (1, 1, _cross),
    "project": (2, 2, _project),
    "projectRotation": (2, 2, _project_rotation),
}
COLOR_METHODS: Mapping[str, Method] = {"lerp": (2, 2, _lerp_colour)}


def _part(name: str) -> Callable[[Value], Value]:
    return lambda vector: getattr(vector, name)


def _members(kind: type, *more: str) -> Mapping[str, Callable[[Value], Value]]:
    table = {each.name: _part(each.name) for each in fields(kind)}
    computed: dict[str, Callable[..., Value]] = {
        "magnitude": _magnitude,
        "normalized": _normalized,
    }
    return {**table, **{name: computed[name] for name in more}}


#: Type -> member -> how to read it. The parts can be set too.
VECTOR_MEMBERS: Mapping[type, Mapping[str, Callable[[Value], Value]]] = {
    Vec2: _members(Vec2, "magnitude", "normalized"),
    Vec3: _members(Vec3, "magnitude", "normalized"),
    Vec4: _members(Vec4),
    ColorValue: _members(ColorValue),
}
