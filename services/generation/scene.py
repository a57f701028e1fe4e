"""The scene of a twin: the one place where the services meet ``usd_export``.

Imported with its heavy libraries only by the pipeline's last step, so that a process
that never makes scenes (the page) does not load them.
"""

from __future__ import annotations

from pathlib import Path

from flexscript.plant.model import Plant
from flexscript.simulation.report import Report
from flexscript.simulation.trace import Trace

__all__ = ["write_scene"]


def write_scene(plant: Plant, report: Report, trace: Trace, out: Path) -> None:
    """Write ``scene/``, ``scene.usdz`` and ``bundle/`` of the run into ``out``."""
    from usd_export import export_scene

    export_scene(plant, trace, out, report=report)
