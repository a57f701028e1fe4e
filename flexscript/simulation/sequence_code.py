"""Sequence code: the code of a dispatcher's ``PassTo`` and ``QueueStrategy``.

It is evaluated for a task sequence: ``tasksequence``, which is ``param(1)`` too. Its members are
those of FlexSim's TaskSequence and, beside them, the labels of the item that it moves, so
that ``item.Type`` finds the type of what is to be carried.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flexscript.language.diagnostics import FlexScriptError
from flexscript.runtime.code import compile_code
from flexscript.runtime.host import CodeError
from flexscript.simulation.errors import SettingError

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject

__all__ = ["SequenceFunction", "constant_sequence_code", "is_queue_default", "sequence_code"]

SequenceFunction = Callable[[object], float]


def is_queue_default(source: str) -> bool:
    """Tell whether the code is FlexSim's own default of ``QueueStrategy``."""
    text = "".join(source.split()).removeprefix("return").removesuffix(";")
    return text in ("", "getpriority(tasksequence)", "tasksequence.priority")


def constant_sequence_code(value: float) -> SequenceFunction:
    """Return the function that always gives ``value``."""
    return lambda sequence: value


def sequence_code(source: str, owner: SimObject, name: str) -> SequenceFunction:
    """Bind the code of a property that is about a task sequence.

    Raises:
        SettingError: the text is no FlexScript.
    """
    try:
        code = compile_code(source)
    except FlexScriptError as error:
        raise SettingError(f"{owner}: {name} is not FlexScript: {error}") from error
    if code.constant is not None:
        return constant_sequence_code(code.constant)
    host = owner.world.host

    def evaluate(sequence: object) -> float:
        try:
            value = code.call(host, owner, sequence)
        except CodeError as error:
            raise SettingError(f"{owner}: {name}: {error}") from error
        if isinstance(value, int | float):
            return float(value)
        raise SettingError(f"{owner}: {name} gave {value!r}; it must give a number")

    return evaluate
