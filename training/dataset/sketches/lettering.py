"""Lettering: words in handwriting fonts that are shipped in ``fonts/``.

A word is set in the hand's own font where that has all its letters, else in the first font that
has: Pillow's plain face, a Japanese hand, a Chinese hand. No font of the machine is ever used,
so a page has the same bytes everywhere. The two East Asian files hold the characters of the
prompt writer's own words; a letter that no file has is drawn as the hand font's empty box.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from PIL import ImageFont

__all__ = ["FONTS", "face_for", "font", "has_letters", "wrapped"]

FONTS = (
    "architects-daughter", "caveat", "coming-soon", "indie-flower", "just-another-hand", "kalam",
    "neucha", "nothing-you-could-do", "patrick-hand", "permanent-marker", "reenie-beanie",
    "schoolbell", "shadows-into-light", "swanky-and-moo-moo",
)  # fmt: skip
_EAST_ASIAN = ("zen-kurenaido", "long-cang")
_SMALL = {"kalam": 0.92, "permanent-marker": 0.95, "zen-kurenaido": 0.95, "print": 1.0}


@lru_cache(maxsize=256)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a face at a height of ``size`` pixels; "print" is Pillow's own."""
    height = max(5.0, size * _SMALL.get(name, 1.0))
    if name == "print":
        face = ImageFont.load_default(height)
        assert isinstance(face, ImageFont.FreeTypeFont)  # Pillow is built with FreeType
        return face
    path = files("training.dataset.sketches") / "fonts" / f"{name}.ttf"
    return ImageFont.truetype(str(path), height, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def has_letters(name: str, text: str) -> bool:
    """Return whether the face has every letter of the text."""
    face = font(name, 24)
    empty = _picture(face, "￿")
    return all(c.isspace() or _picture(face, c) != empty for c in set(text))


def face_for(name: str, text: str) -> str:
    """Return the face to set the text in: the hand's own, or the first that has its letters."""
    if text.isascii():
        return name
    return next((n for n in (name, "print", *_EAST_ASIAN) if has_letters(n, text)), name)


def wrapped(text: str) -> list[str]:
    """Return the text on two lines of nearly equal length, or on one where it has no space."""
    words = text.split(" ")
    if len(words) < 2:
        return [text]
    cut = min(
        range(1, len(words)),
        key=lambda k: abs(len(" ".join(words[:k])) - len(" ".join(words[k:]))),
    )
    return [" ".join(words[:cut]), " ".join(words[cut:])]


def _picture(face: ImageFont.FreeTypeFont, letter: str) -> bytes:
    return bytes(face.getmask(letter))
