"""Tests of the assets: closed rules for every prototype, whatever it looks like."""

from __future__ import annotations

import numpy as np
import pytest

from flexscript.plant.classes import CLASSES
from usd_export.assets.library import ASSETS, asset_of, build_asset, key_of
from usd_export.assets.palette import MATERIALS
from usd_export.model import AssetKey

_SIZES = {
    **dict.fromkeys(ASSETS, (4.0, 3.0, 2.0)),
    **{asset_of(spec.name): spec.size for spec in CLASSES.values()},
}
_SIZES["hall"] = (27.0, 21.0, 5.0)
_KEYS = [key_of(name, size) for name, size in _SIZES.items()]


@pytest.mark.parametrize("key", _KEYS, ids=lambda key: key.name)
def test_prototypes_are_sound(key: AssetKey) -> None:
    for part in build_asset(key):
        assert part.material in MATERIALS
        assert np.isfinite(part.vertices).all()
        np.testing.assert_allclose(np.linalg.norm(part.normals, axis=1), 1.0, atol=1e-6)
        assert part.faces.min() >= 0 and part.faces.max() < len(part.vertices)


@pytest.mark.parametrize("key", _KEYS, ids=lambda key: key.name)
def test_faces_look_where_their_normals_point(key: AssetKey) -> None:
    for part in build_asset(key):
        a, b, c = (part.vertices[part.faces[:, k]] for k in range(3))
        across = np.cross(b - a, c - a)
        normals = part.normals[part.faces].mean(axis=1)
        large = np.linalg.norm(across, axis=1) > 1e-9
        assert (np.einsum("ij,ij->i", across, normals)[large] > 0).all(), part.material


@pytest.mark.parametrize("spec", CLASSES.values(), ids=lambda spec: spec.name)
def test_every_class_has_an_asset_that_stands_on_the_floor(spec: object) -> None:
    name = getattr(spec, "name", "")
    points = np.vstack(
        [p.vertices for p in build_asset(key_of(asset_of(name), CLASSES[name].size))]
    )
    assert points[:, 2].min() == pytest.approx(0.0, abs=0.02)


def test_conveyors_grow_legs_with_their_length() -> None:
    short, long = (len(build_asset(key_of("conveyor", (x, 0.5, 1.0)))) for x in (4.0, 12.0))
    assert long > short


def test_sizes_share_a_prototype_within_a_centimetre() -> None:
    assert key_of("rack", (10.001, 1.5, 4.0)) == key_of("rack", (10.0, 1.5, 4.0))


def test_size_zero_is_drawn_as_small_as_can_be_seen() -> None:
    assert min(key_of("queue_pad", (0.0, 0.0, 0.0)).size) > 0.0
