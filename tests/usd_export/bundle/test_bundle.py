"""Tests of the browser bundle: its three files, read back as a browser would."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import pytest

import flexscript
from tests.support.scenes import END_S, line_plant, line_trace
from usd_export import build_scene
from usd_export.bundle import BUNDLE_SCHEMA, export_bundle
from usd_export.bundle.item_tracks import read_items
from usd_export.model import Scene


@pytest.fixture(scope="module")
def scene() -> Scene:
    run = flexscript.simulate(line_plant(), until=END_S)
    return build_scene(line_plant(), line_trace(), run.report)


@pytest.fixture(scope="module")
def bundle(scene: Scene, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return export_bundle(scene, tmp_path_factory.mktemp("bundle"))


def _gltf(path: Path) -> tuple[dict[str, Any], bytes]:
    data = path.read_bytes()
    magic, version, size = struct.unpack_from("<III", data)
    assert (magic, version, size) == (0x46546C67, 2, len(data))
    length, kind = struct.unpack_from("<II", data, 12)
    assert kind == 0x4E4F534A
    binary_size, binary_kind = struct.unpack_from("<II", data, 20 + length)
    assert binary_kind == 0x004E4942
    return json.loads(data[20 : 20 + length]), data[28 + length : 28 + length + binary_size]


def test_scene_document_names_objects_by_prim_path(bundle: Path) -> None:
    document = json.loads((bundle / "scene.json").read_text())
    assert document["schema"] == BUNDLE_SCHEMA
    assert document["end_time"] == END_S
    press = next(each for each in document["instances"] if each["object"] == "Press")
    assert press["id"] == "/Factory/Stations/Press"
    assert press["class"] == "Processor"
    assert set(press["figures"]) >= {"utilisation", "input", "output", "states"}
    names = document["state_names"]
    changes = [[time, names[state][0]] for time, state in document["states"][press["id"]]]
    assert changes == [[0.0, "idle"], [20.0, "processing"], [30.0, "idle"]]
    assert document["executers"]["/Factory/Executers/Anna"][0][0] == 0.0


def test_every_asset_that_is_named_is_in_the_meshes(bundle: Path) -> None:
    document = json.loads((bundle / "scene.json").read_text())
    gltf, _ = _gltf(bundle / "protos.glb")
    meshes = {mesh["name"] for mesh in gltf["meshes"]}
    wanted = {each["asset"] for each in document["instances"] + document["props"]}
    assert wanted | {document["hall"]["asset"], *document["item_kinds"]} == meshes


def test_accessors_lie_inside_the_buffer_and_indices_inside_the_vertices(bundle: Path) -> None:
    gltf, binary = _gltf(bundle / "protos.glb")
    widths = {5121: 1, 5123: 2, 5125: 4, 5126: 4}
    parts = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}
    assert gltf["buffers"][0]["byteLength"] == len(binary)
    for accessor in gltf["accessors"]:
        view = gltf["bufferViews"][accessor["bufferView"]]
        size = widths[accessor["componentType"]] * parts[accessor["type"]] * accessor["count"]
        assert view["byteLength"] == size
        assert view["byteOffset"] % 4 == 0 and view["byteOffset"] + size <= len(binary)
    for primitive in (each for mesh in gltf["meshes"] for each in mesh["primitives"]):
        accessor = gltf["accessors"][primitive["indices"]]
        view = gltf["bufferViews"][accessor["bufferView"]]
        code = "<u2" if accessor["componentType"] == 5123 else "<u4"
        raw = binary[view["byteOffset"] : view["byteOffset"] + view["byteLength"]]
        highest = max(memoryview(raw).cast("H" if code == "<u2" else "I"))
        assert highest < gltf["accessors"][primitive["attributes"]["POSITION"]]["count"]


def test_item_tracks_come_back_as_they_were(scene: Scene, bundle: Path) -> None:
    tracks = read_items((bundle / "items.bin").read_bytes())
    assert sorted(tracks) == [1, 2]
    for track in scene.items:
        _, keys = tracks[track.item]
        for key, original in zip(keys, track.keys, strict=True):
            assert key == pytest.approx(original, abs=1e-4)


def test_broken_item_tracks_are_refused_with_a_reason(bundle: Path) -> None:
    data = (bundle / "items.bin").read_bytes()
    with pytest.raises(ValueError, match="asks for"):
        read_items(data[:-4])
    with pytest.raises(ValueError, match="begin with"):
        read_items(b"PK\x03\x04" + data[4:])


def test_the_same_scene_gives_the_same_bytes(scene: Scene, bundle: Path, tmp_path: Path) -> None:
    again = export_bundle(scene, tmp_path)
    for name in ("scene.json", "protos.glb", "items.bin"):
        assert (again / name).read_bytes() == (bundle / name).read_bytes()
