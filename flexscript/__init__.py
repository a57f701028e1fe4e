"""FlexScript without FlexSim: the language, its objects, and a simulator.

    >>> import flexscript
    >>> result = flexscript.build('Object q = Object.create("Queue"); q.name = "Buffer";')
    >>> [thing.name for thing in result.plant.objects]
    ['Buffer']

``simulate`` and its kin are loaded at their first use: checking needs no simulator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flexscript.language.diagnostics import Diagnostic, FlexScriptError, FlexScriptSyntaxError
from flexscript.language.nodes import Program
from flexscript.language.parser import parse
from flexscript.language.printer import format_program
from flexscript.plant.emitter import emit
from flexscript.plant.model import Code, Connection, Plant, PlantObject
from flexscript.review import review
from flexscript.runtime.build import BuildResult, build
from flexscript.runtime.limits import Limits
from flexscript.validation.checker import check

if TYPE_CHECKING:
    from flexscript.simulation import Run as Run
    from flexscript.simulation import RunLimits as RunLimits
    from flexscript.simulation import SimulationError as SimulationError
    from flexscript.simulation import simulate as simulate

__all__ = [
    "BuildResult",
    "Code",
    "Connection",
    "Diagnostic",
    "FlexScriptError",
    "FlexScriptSyntaxError",
    "Limits",
    "Plant",
    "PlantObject",
    "Program",
    "Run",
    "RunLimits",
    "SimulationError",
    "build",
    "check",
    "emit",
    "format_program",
    "parse",
    "review",
    "simulate",
]


_OF_THE_SIMULATOR = frozenset({"Run", "RunLimits", "SimulationError", "simulate"})


def __getattr__(name: str) -> Any:
    if name in _OF_THE_SIMULATOR:
        from flexscript import simulation

        return getattr(simulation, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
