"""Tests of the stage: what was written is opened again, measured and validated."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from pxr import Usd, UsdGeom, UsdShade

import flexscript
from tests.support.scenes import END_S, line_plant, line_trace
from usd_export import SceneFiles, build_scene, export_scene
from usd_export.stage.export import export_stage, validate_stage

_FIXTURE = Path(__file__).parents[2] / "flexscript" / "fixtures" / "dual_line_loop.fs"
_RATE = 24.0


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> SceneFiles:
    run = flexscript.simulate(line_plant(), until=END_S)
    out = tmp_path_factory.mktemp("twin")
    return export_scene(line_plant(), line_trace(), out, report=run.report)


@pytest.fixture(scope="module")
def stage(files: SceneFiles) -> Usd.Stage:
    return Usd.Stage.Open(str(files.stage))


def _items_at(stage: Usd.Stage, seconds: float) -> list[tuple[float, ...]]:
    items = UsdGeom.PointInstancer(stage.GetPrimAtPath("/Factory/Items"))
    code = seconds * _RATE
    return [
        tuple(m.ExtractTranslation()) for m in items.ComputeInstanceTransformsAtTime(code, code)
    ]


def test_stage_states_its_units_and_clock(stage: Usd.Stage) -> None:
    assert UsdGeom.GetStageUpAxis(stage) == UsdGeom.Tokens.z
    assert UsdGeom.GetStageMetersPerUnit(stage) == 1.0
    assert stage.GetTimeCodesPerSecond() == _RATE
    assert (stage.GetStartTimeCode(), stage.GetEndTimeCode()) == (0.0, END_S * _RATE)
    assert stage.GetDefaultPrim().GetPath() == "/Factory"


def test_every_layer_has_the_same_clock(stage: Usd.Stage) -> None:
    rates = {
        layer.identifier: layer.timeCodesPerSecond
        for layer in stage.GetUsedLayers()
        if not layer.anonymous
    }
    assert len(rates) > 10 and set(rates.values()) == {_RATE}


def test_objects_are_instances_that_know_who_they_are(stage: Usd.Stage) -> None:
    prim = stage.GetPrimAtPath("/Factory/Stations/Buffer_1")
    assert prim.IsInstance() and Usd.ModelAPI(prim).GetKind() == "component"
    assert prim.GetDisplayName() == "Buffer 1"
    assert prim.GetCustomDataByKey("twinwright:objectId") == "Buffer 1"
    assert prim.GetCustomDataByKey("twinwright:className") == "Queue"
    place = UsdGeom.Xformable(prim).ComputeLocalToWorldTransform(0).ExtractTranslation()
    assert tuple(place) == (6.0, 0.0, 0.0)


def test_objects_have_the_size_of_the_plant(stage: Usd.Stage) -> None:
    prim = stage.GetPrimAtPath("/Factory/Stations/Belt")
    box = UsdGeom.BBoxCache(0, ["default", "render"]).ComputeWorldBound(prim).ComputeAlignedRange()
    assert box.GetSize()[0] == pytest.approx(10.0, abs=0.1)


def test_items_move_along_and_leave(stage: Usd.Stage) -> None:
    assert _items_at(stage, 1.0) == []
    assert len(_items_at(stage, 10.0)) == 2
    # Item 2 stays in the buffer; item 1 is further right each time.
    ahead = [max(x for x, *_ in _items_at(stage, seconds)) for seconds in (10.0, 26.0, 36.0, 39.0)]
    assert ahead == sorted(ahead) and ahead[-1] - ahead[0] > 15.0
    assert len(_items_at(stage, 50.0)) == 1


def test_executers_travel(stage: Usd.Stage) -> None:
    anna = UsdGeom.Xformable(stage.GetPrimAtPath("/Factory/Executers/Anna"))
    places = [
        anna.ComputeLocalToWorldTransform(t * _RATE).ExtractTranslation() for t in (0, 12, 20)
    ]
    assert [round(place[0], 2) for place in places] == [9.28, 7.3, 11.7]


def test_states_and_figures_are_on_the_objects(stage: Usd.Stage) -> None:
    press = stage.GetPrimAtPath("/Factory/Stations/Press")
    state = press.GetAttribute("twinwright:state")
    assert [state.Get(t * _RATE) for t in (0, 25, 31)] == ["idle", "processing", "idle"]
    colour = press.GetAttribute("primvars:stateColor")
    assert colour.Get(19.9 * _RATE) == colour.Get(0.0) != colour.Get(25.0 * _RATE)
    assert press.GetAttribute("twinwright:kpi:utilisation").Get() is not None


def test_meshes_have_bound_materials_from_the_library(stage: Usd.Stage) -> None:
    instance = stage.GetPrimAtPath("/Factory/Stations/Press")
    meshes = [
        p for p in Usd.PrimRange(instance, Usd.TraverseInstanceProxies()) if p.IsA(UsdGeom.Mesh)
    ]
    assert len(meshes) > 4
    for mesh in meshes:
        material, _ = UsdShade.MaterialBindingAPI(mesh).ComputeBoundMaterial()
        source = material.ComputeSurfaceSource()[0]
        assert source.GetIdAttr().Get() == "UsdPreviewSurface"


def test_validators_find_nothing(files: SceneFiles) -> None:
    assert validate_stage(files.stage) == []


def test_package_opens_and_is_valid(files: SceneFiles) -> None:
    package = Usd.Stage.Open(str(files.package))
    assert package.GetPrimAtPath("/Factory/Stations/Press").IsInstance()
    assert len(_items_at(package, 10.0)) == 2
    assert validate_stage(files.package) == []


def test_export_over_an_earlier_one_replaces_it(tmp_path: Path) -> None:
    scene = build_scene(line_plant(), line_trace())
    export_stage(scene, tmp_path)
    root = export_stage(scene, tmp_path)
    assert validate_stage(root) == []


def test_the_same_scene_gives_the_same_layers(tmp_path: Path) -> None:
    scene = build_scene(line_plant(), line_trace())
    for name in ("a", "b"):
        export_stage(scene, tmp_path / name)
    files = [path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.usd*")]
    assert len(files) > 20
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes(), file


def test_thirteen_objects_for_ten_minutes_take_under_three_seconds(tmp_path: Path) -> None:
    plant = flexscript.build(_FIXTURE.read_text()).plant
    assert plant is not None
    run = flexscript.simulate(plant, until=600.0)
    start = time.process_time()
    files = export_scene(plant, run.trace, tmp_path, report=run.report)
    assert time.process_time() - start < 3.0
    assert validate_stage(files.stage) == []
