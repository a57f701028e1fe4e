"""FlexScript without FlexSim: the language, its objects, and a simulator.

    >>> import flexscript
    >>> result = flexscript.build('Object q = Object.create("Queue"); q.name = "Buffer";')
    >>> [thing.name for thing in result.plant.objects]
    ['Buffer']

``simulate`` is loaded at its first use: checking a program needs no simulator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flexscript.language.diagnostics import Diagnostic, FlexScriptError, FlexScriptSyntaxError
from flexscript.language.nodes import Program
from flexscript.language.parser import parse
from flexscript.language.printer import format_program
from flexscript.plant.emitter import emit
from flexscript.plant.model import Code, Connection, Plant, PlantObject
from flexscript.runtime.build import BuildResult, build
from flexscript.runtime.limits import Limits
from flexscript.validation.checker import check

if TYPE_CHECKING:
    from flexscript.simulation.engine import simulate as simulate

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
    "build",
    "check",
    "emit",
    "format_program",
    "parse",
    "simulate",
]


def __getattr__(name: str) -> Any:
    if name == "simulate":
        from flexscript.simulation.engine import simulate

        return simulate
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
