"""Settings: the properties of one object, read as numbers, flags, times and decisions.

A code property becomes a function of the item. Code that is a plain number or one
draw from a distribution is bound here, so that the run does not evaluate text; any other
code is compiled once and evaluated through the run's ``CodeHost``.

Times are seconds and may not be negative: a draw below 0 counts as 0 and is reported once.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import TYPE_CHECKING

from flexscript.plant.model import Code, PlantObject, PropertyValue
from flexscript.plant.properties import PROPERTIES, UNITS
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.property_code import (
    ItemFunction,
    NumberCode,
    Trigger,
    constant_code,
    number_code,
    trigger_code,
    trigger_text,
)
from flexscript.simulation.sequence_code import (
    SequenceFunction,
    constant_sequence_code,
    is_queue_default,
    sequence_code,
)

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject

__all__ = ["Choice", "Settings"]

Choice = Callable[[Item | None], int]
"""A decision about an item: a port number, a quantity, a yes (not 0) or no (0)."""

SequenceChoice = Callable[[object], int]
"""A decision about a task sequence: a port number."""

_LARGEST_CHOICE = 1e9


def _cut(function: SequenceFunction) -> SequenceChoice:
    return lambda sequence: int(function(sequence))


class Settings:
    """The properties of one object of the plant, by FlexSim's names."""

    __slots__ = ("_owner", "_specs", "_values")

    def __init__(self, plant_object: PlantObject, owner: SimObject) -> None:
        self._owner = owner
        self._values = plant_object.properties
        self._specs = PROPERTIES[plant_object.class_name]

    def has(self, name: str) -> bool:
        """Tell whether the program set the property."""
        return name in self._values

    def exists(self, name: str) -> bool:
        """Tell whether objects of the class have the property."""
        return name in self._specs

    def change(self, name: str, value: PropertyValue) -> None:
        """Give a property another value; the plant's own values stay."""
        self._values = {**self._values, name: value}

    def raw(self, name: str) -> PropertyValue:
        """Return the value as the program set it, or the default of the class."""
        if name in self._values:
            return self._values[name]
        return self._specs[name].default

    def number(self, name: str) -> float:
        """Return a number; code is evaluated once, without an item."""
        return self.code(name).call(None)

    def flag(self, name: str) -> bool:
        """Return a yes or no; ``true``, ``"yes"`` and any number but 0 are yes."""
        value = self.raw(name)
        if isinstance(value, str) and value.lower() in ("true", "false", "yes", "no"):
            return value.lower() in ("true", "yes")
        return bool(self.number(name))

    def option(self, name: str) -> int:
        """Return the number of an option given by its name or number.

        Raises:
            SettingError: neither a name nor a number of an option.
        """
        value, options = self.raw(name), self._specs[name].options
        if isinstance(value, str) and value in options:
            return options[value]
        if isinstance(value, int | float) and value in options.values():
            return int(value)
        known = ", ".join(f"{key} ({number})" for key, number in options.items())
        raise SettingError(f"{self._owner}: {name} (={value}) must be one of {known}")

    def text(self, name: str) -> str:
        """Return a text."""
        value = self.raw(name)
        return value.source if isinstance(value, Code) else str(value)

    def time(self, name: str) -> ItemFunction:
        """Return a time in seconds as a function of the item."""
        return self._not_negative(name, self.code(name))

    def time_or_none(self, name: str) -> ItemFunction | None:
        """Return a time as ``time`` does, or ``None`` when it always is 0."""
        code = self.code(name)
        return None if code.constant == 0 else self._not_negative(name, code)

    def bound_time(self, name: str, value: PropertyValue) -> ItemFunction:
        """Return a time that stands inside the value of property ``name``."""
        return self._not_negative(name, self._bound(name, value))

    def count(self, name: str, minimum: int, maximum: int) -> int:
        """Return a whole number.

        Raises:
            SettingError: the number lies outside ``minimum`` to ``maximum``.
        """
        value = self.number(name)
        if not minimum <= value <= maximum:
            raise SettingError(
                f"{self._owner}: {name} (={value:g}) must lie between {minimum} and {maximum}"
            )
        return int(value)

    def choice(self, name: str) -> Choice | None:
        """Return a decision about an item, or ``None`` when it always is the default."""
        if name not in self._values:
            return None
        code = self.code(name)
        return None if code.constant == self._specs[name].default else self.whole(name, code.call)

    def sequence_number(self, name: str) -> SequenceFunction | None:
        """Return what a dispatcher's code gives for a task sequence, ``None`` for the default."""
        value = self._values.get(name)
        if value is None or value == self._specs[name].default:
            return None
        if isinstance(value, int | float):
            return constant_sequence_code(float(value))
        source = value.source if isinstance(value, Code) else str(value)
        return None if is_queue_default(source) else sequence_code(source, self._owner, name)

    def sequence_choice(self, name: str) -> SequenceChoice | None:
        """Return a dispatcher's decision about a task sequence, ``None`` for the default."""
        function = self.sequence_number(name)
        return None if function is None else _cut(function)

    def whole(self, name: str, function: ItemFunction) -> Choice:
        """Return the function with its results cut to whole numbers, as FlexSim cuts them."""
        owner = self._owner

        def cut(item: Item | None) -> int:
            value = function(item)
            if -_LARGEST_CHOICE < value < _LARGEST_CHOICE:
                return int(value)
            raise SettingError(f"{owner}: {name} gave {value}; it must be a whole number")

        return cut

    def trigger(self, name: str) -> Trigger | None:
        """Return what to do at an event such as ``OnEntry``, or ``None``."""
        source = trigger_text(self._owner, name)
        return trigger_code(source, self._owner, name) if source.strip() else None

    def code(self, name: str) -> NumberCode:
        """Return any number property as a function of the item, with what is known of it."""
        return self._bound(name, self.raw(name))

    def _bound(self, name: str, value: PropertyValue) -> NumberCode:
        if isinstance(value, int | float):
            return constant_code(float(value))
        if isinstance(value, Code):
            return number_code(value.source, self._owner, name)
        if isinstance(value, str):
            return number_code(value, self._owner, name)
        return self._with_unit(name, value)

    def _with_unit(self, name: str, value: tuple[PropertyValue, ...]) -> NumberCode:
        """Read ``[5, "min"]``: a value and its unit."""
        units = UNITS.get(self._specs[name].kind.dimension, {})
        if len(value) != 2 or not isinstance(value[1], str) or value[1] not in units:
            known = f" or [value, unit] with a unit of {', '.join(units)}" if units else ""
            raise SettingError(f"{self._owner}: {name} (={value}) must be a number, code{known}")
        inner, factor = self._bound(name, value[0]), units[value[1]]
        if inner.constant is not None:
            return constant_code(inner.constant * factor)
        return NumberCode(lambda item: inner.call(item) * factor)

    def _not_negative(self, name: str, code: NumberCode) -> ItemFunction:
        if code.never_negative:
            return code.call
        owner, world, function = self._owner, self._owner.world, code.call

        def at_least_zero(item: Item | None) -> float:
            value = function(item)
            if 0.0 <= value < inf:
                return value
            if value < 0.0:
                world.warn(f"{owner}: {name} gave a time below 0; such times count as 0")
                return 0.0
            raise SettingError(f"{owner}: {name} gave {value}; a time must be a finite number")

        return at_least_zero
