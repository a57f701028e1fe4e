"""OnStateChange: the trigger that any object may have.

Its code finds the state that was left as ``param(1)`` and the one entered as ``param(2)``. What it
does to the state of its own object fires it no further.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flexscript.runtime.host import CodeError
from flexscript.simulation.errors import SettingError
from flexscript.simulation.property_code import compiled_code, trigger_text
from flexscript.simulation.state_watch import watch_of

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject

__all__ = ["watch_states"]

_NAME = "OnStateChange"


def watch_states(owner: SimObject) -> None:
    """Fire the trigger of an object, if it has one, from now on.

    Raises:
        SettingError: its code is no FlexScript.
    """
    source = trigger_text(owner, _NAME)
    if not source.strip():
        return
    code = compiled_code(source, owner, _NAME)

    def fire(before: int, state: int) -> None:
        try:
            code.call(owner.world.host, owner, before, state)
        except CodeError as error:
            raise SettingError(f"{owner}: {_NAME}: {error}") from error

    watch_of(owner).listeners.append(fire)
