"""Materials: one library layer of UsdPreviewSurface materials that all assets reference.

``status`` reads its colour from the primvar ``stateColor`` of the object that it is on, so an
instance of a shared prototype can still show its own state.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pxr import Gf, Sdf

from usd_export.assets.palette import FINISHES, MATERIALS, to_linear
from usd_export.stage.specs import attribute, def_prim, new_layer

__all__ = ["LIBRARY_FILE", "library_path", "write_materials"]

LIBRARY_FILE = "materials/library.usda"
_ROOT = "Library"


def library_path(material: str) -> Sdf.Path:
    """Return the path of a material in the library."""
    return Sdf.Path(f"/{_ROOT}/{material}")


def write_materials(out: Path, names: Iterable[str]) -> None:
    """Write the library with the materials of those names."""
    path = out / LIBRARY_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    layer = new_layer(path, _ROOT)
    root = def_prim(layer, _ROOT, "Scope")
    for name in sorted(set(names)):
        _material(root, name)
    layer.Save()


def _material(root: Sdf.PrimSpec, name: str) -> None:
    material = def_prim(root, name, "Material")
    shader = def_prim(material, "Surface", "Shader")
    attribute(shader, "info:id", "token", "UsdPreviewSurface", uniform=True)
    spec = FINISHES[MATERIALS[name].finish]
    colour = Gf.Vec3f(*to_linear(MATERIALS[name].colour))
    diffuse = attribute(shader, "inputs:diffuseColor", "color3f", colour)
    attribute(shader, "inputs:roughness", "float", spec.roughness)
    attribute(shader, "inputs:metallic", "float", spec.metallic)
    if spec.glow:
        glow = attribute(shader, "inputs:emissiveColor", "color3f", colour * spec.glow)
        if name == "status":
            _read_state_colour(material, (diffuse, glow), colour)
    surface = attribute(shader, "outputs:surface", "token")
    output = attribute(material, "outputs:surface", "token")
    output.connectionPathList.explicitItems = [surface.path]


def _read_state_colour(
    material: Sdf.PrimSpec, inputs: Iterable[Sdf.AttributeSpec], fallback: Gf.Vec3f
) -> None:
    reader = def_prim(material, "StateColor", "Shader")
    attribute(reader, "info:id", "token", "UsdPrimvarReader_float3", uniform=True)
    attribute(reader, "inputs:varname", "string", "stateColor")
    attribute(reader, "inputs:fallback", "float3", fallback)
    result = attribute(reader, "outputs:result", "float3")
    for each in inputs:
        each.connectionPathList.explicitItems = [result.path]
