"""Values of a running program.

Numbers are Python ``int`` (64 bits wide) and ``float``, strings are ``str``, and ``None``
is null (``NULL`` and ``nullvar`` alike). Arrays and maps are shared by reference, vectors
and colours are copied when they are assigned. Values of FlexSim's smaller classes (map
iterators, tables, matches of a pattern ...) are Python objects with a ``kind``, in modules
of their own. Anything else is a handle: an object of the plant or of the library, which
only the world that made it understands.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields, replace
from math import isfinite
from typing import ClassVar

from flexscript.runtime.problem import RunProblem

__all__ = [
    "ArrayValue",
    "ColorValue",
    "DateTimeValue",
    "MapValue",
    "StreamRef",
    "Value",
    "Vec2",
    "Vec3",
    "Vec4",
    "copied",
    "format_number",
    "format_value",
    "kind_of",
    "parse_number",
    "truth",
    "wrap_int",
]

#: A FlexScript value; ``object`` because handles are opaque.
Value = object

_INT_MIN, _INT_MAX = -(1 << 63), (1 << 63) - 1


@dataclass(slots=True, eq=False)
class ArrayValue:
    """An array; FlexScript counts its elements from 1."""

    kind: ClassVar[str] = "an Array"
    items: list[Value] = field(default_factory=list)

    def place(self, index: Value) -> int:
        """Return the Python index of a FlexScript one.

        Raises:
            RunProblem: the index is not a whole number from 1 to the length.
        """
        if isinstance(index, float) and index.is_integer():
            index = int(index)
        if not isinstance(index, int):
            message = f"An array is indexed by a number, not by {kind_of(index)}."
            raise RunProblem("FS503", message)
        if not 1 <= index <= len(self.items):
            message = f"The array has {len(self.items)} elements; there is no element {index}."
            hint = "Elements are counted from 1." if index == 0 else ""
            raise RunProblem("FS502", message, hint)
        return index - 1


@dataclass(slots=True, eq=False)
class MapValue:
    """A map from numbers, strings or objects to values."""

    kind: ClassVar[str] = "a Map"
    items: dict[Value, Value] = field(default_factory=dict)


@dataclass(slots=True)
class Vec2:
    """Two numbers."""

    kind: ClassVar[str] = "a Vec2"
    x: float = 0.0
    y: float = 0.0


@dataclass(slots=True)
class Vec3:
    """Three numbers, such as a place in metres or a rotation in degrees."""

    kind: ClassVar[str] = "a Vec3"
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0


@dataclass(slots=True)
class Vec4:
    """Four numbers."""

    kind: ClassVar[str] = "a Vec4"
    x: float = 0.0
    y: float = 0.0
    z: float = 0.0
    w: float = 0.0


@dataclass(slots=True)
class ColorValue:
    """A colour with its opacity, each part in 0..1."""

    kind: ClassVar[str] = "a Color"
    r: float = 0.0
    g: float = 0.0
    b: float = 0.0
    a: float = 1.0


@dataclass(frozen=True, slots=True, order=True)
class DateTimeValue:
    """A moment, or a span of time, as FlexSim keeps both: seconds since 1 January 1601."""

    kind: ClassVar[str] = "a DateTime"
    seconds: float = 0.0


_COPIED = (Vec3, ColorValue, Vec2, Vec4)


@dataclass(frozen=True, slots=True)
class StreamRef:
    """What ``getstream(object)`` returns: the private random stream of an object."""

    kind: ClassVar[str] = "a random stream"
    owner: Value


def copied(value: Value) -> Value:
    """Return the value as an assignment stores it: vectors and colours are copied."""
    return replace(value) if isinstance(value, _COPIED) else value


def truth(value: Value) -> bool:
    """Tell whether a condition holds: 0, an empty string, null and an ended iterator do not."""
    return bool(value)


def wrap_int(value: int) -> int:
    """Return an integer as 64 bits hold it."""
    if _INT_MIN <= value <= _INT_MAX:
        return value
    return (value - _INT_MIN) % (1 << 64) + _INT_MIN


def kind_of(value: Value) -> str:
    """Return what a value is, with its article, for messages."""
    if value is None:
        return "null"
    if isinstance(value, (int, float)):
        return "a number"
    if isinstance(value, str):
        return "a string"
    return str(getattr(value, "kind", "an object"))


def parse_number(text: str) -> int | float | None:
    """Return the number that a text holds, ``None`` when it holds something else."""
    try:
        is_whole = text.strip().lstrip("+-").isdecimal() and len(text) <= 18
        return int(text) if is_whole else float(text)
    except ValueError:
        return None


def format_number(value: float) -> str:
    """Return a number as text: whole ones without a point, others with up to 6 decimals."""
    if isinstance(value, int):
        return str(value)
    if not isfinite(value):
        return str(value)
    if value.is_integer():
        return str(int(value)) if abs(value) < 1e15 else f"{value:g}"
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return text if text not in ("0", "-0") else f"{value:g}"


def format_value(value: Value, describe: Callable[[Value], str] = repr) -> str:
    """Return a value as ``print`` and string concatenation show it.

    ``describe`` names handles (an object is shown as its path).
    """
    if isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return format_number(value)
    if value is None:
        return "NULL"
    if isinstance(value, ArrayValue):
        return _format_array(value, describe, depth=0)
    if isinstance(value, _COPIED):
        parts = ", ".join(format_number(getattr(value, each.name)) for each in fields(value))
        return f"{value.kind.split()[-1]}({parts})"
    if isinstance(value, DateTimeValue):
        return format_number(value.seconds)
    if isinstance(value, MapValue):
        return f"Map[{len(value.items)}]"
    if isinstance(value, StreamRef):
        return "stream"
    as_text = getattr(value, "as_text", None)
    return str(as_text()) if as_text is not None else describe(value)


#: How many elements and levels of an array are shown; an array may contain itself.
_SHOWN_ELEMENTS, _SHOWN_INNER_ELEMENTS, _SHOWN_DEPTH = 1000, 20, 3


def _format_array(value: ArrayValue, describe: Callable[[Value], str], depth: int) -> str:
    if depth >= _SHOWN_DEPTH:
        return f"Array[{len(value.items)}]"
    most = _SHOWN_ELEMENTS if depth == 0 else _SHOWN_INNER_ELEMENTS
    shown = [
        _format_array(item, describe, depth + 1)
        if isinstance(item, ArrayValue)
        else format_value(item, describe)
        for item in value.items[:most]
    ]
    more = ",..." if len(value.items) > most else ""
    return f"Array[{len(value.items)}]: {{{','.join(shown)}{more}}}"
