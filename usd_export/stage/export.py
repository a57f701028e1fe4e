"""Export: writes the layered stage, packs it, and judges it with OpenUSD's own validators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pxr import Sdf, Usd, UsdUtils, UsdValidation

from usd_export.bundle.document import hall_asset
from usd_export.bundle.export import prototypes_of
from usd_export.model import Scene
from usd_export.stage.asset_layers import write_assets
from usd_export.stage.environment_layer import write_environment
from usd_export.stage.figures_layer import write_figures
from usd_export.stage.layout_layer import write_layout
from usd_export.stage.materials import write_materials
from usd_export.stage.motion_layer import write_motion
from usd_export.stage.specs import new_layer, time_code

__all__ = ["ROOT_FILE", "StageProblem", "export_stage", "package_usdz", "validate_stage"]

ROOT_FILE = "factory.usda"
# Strongest first: a run can be replaced by other layers without a touch on the layout.
_SUBLAYERS = ("kpi.usdc", "sim.usdc", "environment.usda", "layout.usdc")


@dataclass(frozen=True, slots=True)
class StageProblem:
    """A finding of a validator."""

    rule: str
    severity: str
    message: str
    places: tuple[str, ...]


def export_stage(scene: Scene, out: Path) -> Path:
    """Write the layers of a scene into a folder; return the root layer's path."""
    out.mkdir(parents=True, exist_ok=True)
    materials = write_assets(out, [*prototypes_of(scene), hall_asset(scene)])
    write_materials(out, materials)
    write_layout(out / "layout.usdc", scene)
    write_environment(out / "environment.usda", scene)
    note = write_motion(out / "sim.usdc", scene)
    write_figures(out / "kpi.usdc", scene)
    notes = scene.notes if note is None else (*scene.notes, note)
    return _write_root(out / ROOT_FILE, scene.end_time, notes)


def package_usdz(root: Path, out: Path) -> Path:
    """Pack a stage with all that it refers to into one .usdz file.

    Raises:
        OSError: the package could not be written.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    if not UsdUtils.CreateNewUsdzPackage(Sdf.AssetPath(str(root)), str(out)):
        raise OSError(f"{root} could not be packed into {out}")
    return out


def validate_stage(root: Path) -> list[StageProblem]:
    """Return what the validators of OpenUSD find; nothing is the only good answer."""
    stage = Usd.Stage.Open(str(root))
    validators = UsdValidation.ValidationRegistry().GetOrLoadAllValidators()
    errors = UsdValidation.ValidationContext(validators).Validate(stage)
    return [_problem(error) for error in errors]


def _problem(error: UsdValidation.ValidationError) -> StageProblem:
    places = tuple(
        str(site.GetPrim().GetPath()) if site.IsPrim() else "" for site in error.GetSites()
    )
    severity = str(error.GetType()).rsplit(".", 1)[-1].lower()
    return StageProblem(str(error.GetName()), severity, error.GetMessage(), places)


def _write_root(path: Path, end_time: float, notes: Iterable[str]) -> Path:
    layer = new_layer(path, "Factory")
    layer.subLayerPaths = [f"./{name}" for name in _SUBLAYERS]
    layer.startTimeCode, layer.endTimeCode = 0.0, time_code(end_time)
    layer.customLayerData = {
        "twinwright": {
            "generator": "Twinwright",
            "endTime": float(end_time),
            "notes": "\n".join(notes),
        }
    }
    layer.Save()
    return path
