"""Camera: the map of a picture leads there and back."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from PIL import Image, ImageDraw

from training.dataset.sketches.camera import Warp, photograph


def test_the_way_back_undoes_the_way_there() -> None:
    warp = Warp((1.1, 0.1, 3, -0.2, 0.9, 5, 1e-4, -2e-4, 1.02))
    a, b, c, d, e, f, g, h = warp.inverse()
    x, y = warp(200, 120)
    w = g * x + h * y + 1
    assert ((a * x + b * y + c) / w, (d * x + e * y + f) / w) == pytest.approx((200, 120))


def test_a_dot_lands_where_the_map_says() -> None:
    moved = 0
    for seed in range(40):
        page = Image.new("L", (640, 420), 255)
        ImageDraw.Draw(page).ellipse([(496, 296), (504, 304)], fill=0)
        content = [(60.0, 60.0), (580.0, 60.0), (580.0, 360.0), (60.0, 360.0)]
        image, warp, effects = photograph(Random(seed), page, "phone", content)
        x, y = warp(500, 300)
        around = np.asarray(image, float)[int(y) - 6 : int(y) + 7, int(x) - 6 : int(x) + 7]
        row, column = np.unravel_index(around.argmin(), around.shape)
        assert abs(row - 6) <= 5 and abs(column - 6) <= 5
        assert around.min() < 90
        for place in content:
            u, v = warp(*place)
            assert 0 <= u <= 640 and 0 <= v <= 420
        moved += "perspective" in effects
    assert 15 <= moved < 40
