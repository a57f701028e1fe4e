"""Plants that a careless program builds: the scene stays small, valid and finite."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from flexscript.plant.classes import CLASSES
from flexscript.plant.model import Plant, PlantObject
from flexscript.simulation.trace import Trace
from tests.support.plants import make_plant, thing
from usd_export import build_scene, export_scene
from usd_export.assets.library import build_asset
from usd_export.bundle.document import hall_asset
from usd_export.stage.export import validate_stage

_NO_RUN = Trace(10.0, (), (), ())


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("size", [(0.0, 0.0, 0.0), (-3.0, 2.0, 1.0), (5e5, 5e5, 5e5)])
def test_any_size_gives_a_prototype_of_bounded_weight(
    name: str, size: tuple[float, float, float]
) -> None:
    scene = build_scene(
        Plant((PlantObject(id="A", name="A", class_name=name, size=size),), ()), _NO_RUN
    )
    parts = build_asset(scene.instances[0].asset)
    assert sum(len(part.faces) for part in parts) < 60_000
    assert all(np.isfinite(part.vertices).all() for part in parts)


def test_a_plant_of_kilometres_has_a_floor_of_bounded_weight() -> None:
    plant = make_plant([thing("A", "Source"), thing("B", "Sink", at=(90_000.0, -4_000.0, 0.0))])
    scene = build_scene(plant, _NO_RUN)
    assert sum(len(part.faces) for part in build_asset(hall_asset(scene))) < 60_000
    assert len(scene.props) < 100


@pytest.mark.parametrize("size", [(0.0, 0.0, 0.0), (40.0, 3.0, 9.0)])
def test_hostile_names_and_sizes_export_without_a_finding(
    size: tuple[float, float, float], tmp_path: Path
) -> None:
    names = ['"quoted"', "</Factory>", "{brace}", "new\nline", "机器 1", "a" * 300, "..", "class"]
    plant = make_plant(
        [
            thing(name, cls, at=(9.0 * k, -9.0 * k, 0.0), size=size)
            for k, (name, cls) in enumerate(zip(names, CLASSES, strict=False))
        ]
    )
    files = export_scene(plant, _NO_RUN, tmp_path)
    assert validate_stage(files.stage) == []
    assert validate_stage(files.package) == []
