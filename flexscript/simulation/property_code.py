"""Property code of a run: text becomes a function of the item, as cheap as it can be.

A plain number is bound as that number, one distribution with literal arguments as a draw
from the object's stream. Any other code is evaluated through the run's ``CodeHost`` at
each use. Errors of the code end the run with the object and property in the message.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

from flexscript.language.diagnostics import FlexScriptError
from flexscript.plant.model import Code
from flexscript.runtime.code import CompiledCode, compile_code
from flexscript.runtime.host import CodeError
from flexscript.simulation.distributions import NON_NEGATIVE, sampler
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject

__all__ = [
    "ItemFunction",
    "NumberCode",
    "ObjectFunction",
    "Trigger",
    "compiled_code",
    "constant_code",
    "number_code",
    "object_code",
    "trigger_code",
    "trigger_text",
]

ItemFunction = Callable[[Item | None], float]
ObjectFunction = Callable[[Item | None], object]
Trigger = Callable[[Item | None, int], None]


@dataclass(frozen=True, slots=True)
class NumberCode:
    """A number property as a function of the item.

    ``constant`` is the number when it always is the same; ``never_negative`` says that no
    result can be below 0 or infinite.
    """

    call: ItemFunction
    constant: float | None = None
    never_negative: bool = False


def constant_code(value: float) -> NumberCode:
    """Return the function that always gives ``value``."""
    return NumberCode(lambda item: value, value, never_negative=0.0 <= value < inf)


def number_code(source: str, owner: SimObject, property_name: str) -> NumberCode:
    """Bind the code of a number property.

    Raises:
        SettingError: the text is no FlexScript, or its distribution has impossible arguments.
    """
    code = compiled_code(source, owner, property_name)
    if code.constant is not None:
        return constant_code(code.constant)
    if code.draw is not None:
        name, arguments = code.draw
        stream = owner.world.streams.named(owner.id)
        draw = sampler(name, arguments, stream, used_by=f"{owner}: {property_name}")
        never_negative = name in NON_NEGATIVE and bool(arguments) and arguments[0] >= 0
        return NumberCode(draw, never_negative=never_negative)
    evaluate = _evaluated(code, owner, property_name)
    return NumberCode(lambda item: _number(evaluate(item), owner, property_name))


def trigger_code(source: str, owner: SimObject, name: str) -> Trigger:
    """Bind the code of a trigger: called with the item and a port number."""
    code = compiled_code(source, owner, name)
    host = owner.world.host

    def fire(item: Item | None, port: int) -> None:
        try:
            code.call(host, owner, item, port)
        except CodeError as error:
            raise SettingError(f"{owner}: {name}: {error}") from error

    return fire


def trigger_text(owner: SimObject, name: str) -> str:
    """Return the code of a trigger such as ``OnReset``, empty when there is none."""
    properties = owner.plant_object.properties
    value = properties.get(name, properties.get(f"Triggers.{name}"))
    text = value.source if isinstance(value, Code) else value
    return text if isinstance(text, str) else ""


def compiled_code(source: str, owner: SimObject, property_name: str) -> CompiledCode:
    """Compile the code of a property; how a short form was read goes into the report.

    Raises:
        SettingError: the text is no FlexScript.
    """
    try:
        code = compile_code(source)
    except FlexScriptError as error:
        raise SettingError(f"{owner}: {property_name} is not FlexScript: {error}") from error
    for note in code.notes:
        owner.world.warn(f"{owner}: {property_name}: {note}")
    return code


def object_code(source: str, owner: SimObject, property_name: str) -> ObjectFunction:
    """Bind the code of a property that gives any value, such as another object."""
    return _evaluated(compiled_code(source, owner, property_name), owner, property_name)


def _evaluated(code: CompiledCode, owner: SimObject, property_name: str) -> ObjectFunction:
    host = owner.world.host

    def evaluate(item: Item | None) -> object:
        try:
            return code.call(host, owner, item)
        except CodeError as error:
            raise SettingError(f"{owner}: {property_name}: {error}") from error

    return evaluate


def _number(value: object, owner: SimObject, property_name: str) -> float:
    if isinstance(value, int | float):
        return value
    if value is None:
        return 0.0
    raise SettingError(f"{owner}: {property_name} gave {value!r}; it must give a number")
