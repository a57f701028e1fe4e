"""A plant and its run as OpenUSD layers and a browser bundle.

``export_scene`` writes everything of a twin's scene. ``pxr`` is loaded at its first use.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from flexscript.plant.model import Plant
from flexscript.simulation.report import Report
from flexscript.simulation.trace import Trace
from usd_export.scene import build_scene

__all__ = ["SceneFiles", "build_scene", "export_scene"]


@dataclass(frozen=True, slots=True)
class SceneFiles:
    """Where the files of a scene are: the USD root layer, its package, the browser bundle."""

    stage: Path
    package: Path
    bundle: Path
    notes: tuple[str, ...]


def export_scene(
    plant: Plant, trace: Trace, out: Path, *, report: Report | None = None
) -> SceneFiles:
    """Write ``scene/factory.usda``, ``scene.usdz`` and ``bundle/`` into the folder ``out``.

    Raises:
        OSError: the files could not be written.
    """
    from usd_export.bundle import export_bundle
    from usd_export.stage.export import export_stage, package_usdz

    scene = build_scene(plant, trace, report)
    stage = export_stage(scene, out / "scene")
    return SceneFiles(
        stage=stage,
        package=package_usdz(stage, out / "scene.usdz"),
        bundle=export_bundle(scene, out / "bundle"),
        notes=scene.notes,
    )
