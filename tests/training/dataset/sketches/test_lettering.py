"""Lettering: shipped fonts write every label of every language, and no other font is used."""

from __future__ import annotations

from importlib.resources import files

import pytest

from training.dataset.samples import triplet
from training.dataset.sketches.hands import HANDS
from training.dataset.sketches.lettering import FONTS, face_for, font, has_letters, wrapped


@pytest.mark.parametrize("name", FONTS)
def test_a_hand_writes_german_and_spanish(name: str) -> None:
    assert has_letters(name, "Förderband Prüfplatz Maß Übergabe Estación Envío Año 0123456789")


def test_hands_write_in_shipped_fonts_only() -> None:
    assert {hand.font for hand in HANDS.values()} <= {*FONTS, "print"}
    shipped = {path.name for path in (files("training.dataset.sketches") / "fonts").iterdir()}
    assert {f"{name}.ttf" for name in (*FONTS, "zen-kurenaido", "long-cang")} <= shipped
    assert any(name.startswith("OFL") for name in shipped)


def test_letters_that_a_hand_lacks_come_from_another_face() -> None:
    assert face_for("caveat", "Lathe 1") == "caveat"
    assert face_for("caveat", "包装機 3") == "zen-kurenaido"
    assert face_for("caveat", "焊接机 2") == "long-cang"
    assert not has_letters("caveat", "包")


@pytest.mark.parametrize("slice_name", ["japanese", "chinese", "german", "spanish", "train"])
def test_every_label_can_be_written(slice_name: str) -> None:
    for seed in range(30):
        drawing = triplet(seed, slice=slice_name).drawing
        for shape in drawing.shapes if drawing else ():
            assert has_letters(face_for("patrick-hand", shape.label), shape.label), shape.label


def test_a_long_name_goes_on_two_lines() -> None:
    assert wrapped("Mask Substrate Loader") == ["Mask Substrate", "Loader"]
    assert wrapped("Loader") == ["Loader"]


def test_a_face_is_as_high_as_asked() -> None:
    low, high = font("kalam", 12).getbbox("H"), font("kalam", 24).getbbox("H")
    assert (high[3] - high[1]) == pytest.approx(2 * (low[3] - low[1]), abs=2)
