"""Intake: checks what a user gives before anything expensive sees it.

An image is untrusted. Its bytes are limited before they are touched, its kind is
found by decoding (a file name proves nothing), its size in pixels is read from the
header before any pixel is decoded, and what goes on is a PNG that we wrote
ourselves: RGB, upright, without metadata.
"""

from __future__ import annotations

import io
import json
import math
from collections.abc import Mapping
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

from services.errors import InvalidInput
from services.settings import Settings

__all__ = ["check_board", "check_numbers", "check_prompt", "check_something_given", "read_sketch"]

FORMATS = ("PNG", "JPEG", "WEBP")
BOARD_LIMIT_BYTES = 1_000_000
BOARD_LIMIT_ITEMS = 2_000
# A seed is stored as a signed 64-bit integer; 53 bits also survive JavaScript's numbers.
SEED_LIMIT = 2**53


def check_something_given(
    prompt: str, sketch: bytes | None, board: Mapping[str, Any] | None
) -> None:
    """Refuse a request that says nothing at all."""
    if not prompt.strip() and not sketch and not (board and board.get("items")):
        raise InvalidInput(
            "nothing_given",
            "There is nothing to build from yet: draw or upload a sketch, write a prompt, or both.",
        )


def check_prompt(prompt: str, settings: Settings) -> str:
    """Return the prompt without surrounding space and control characters.

    Raises:
        InvalidInput: it is longer than the limit; the sentence gives both numbers.
    """
    text = prompt.replace("\r\n", "\n").replace("\r", "\n").strip()
    limit = settings.max_prompt_characters
    if len(text) > limit:
        raise InvalidInput(
            "prompt_too_long",
            f"The prompt has {len(text):,} characters, but at most {limit:,} can be read: "
            "keep what the machines do and how they are connected.",
        )
    return "".join(c for c in text if c in "\n\t" or c.isprintable())


def check_numbers(seed: int, until: float, settings: Settings) -> None:
    """Refuse a seed or a run time that no run can use."""
    if not 0 <= seed < SEED_LIMIT:
        raise InvalidInput("bad_number", f"The seed (={seed}) must lie between 0 and 2^53.")
    if not math.isfinite(until) or not 0 < until <= settings.max_run_time_s:
        raise InvalidInput(
            "bad_number",
            f"The run time (={until:g} s) must be more than 0 and at most "
            f"{settings.max_run_time_s:,.0f} s.",
        )


def check_board(board: Mapping[str, Any] | None) -> dict[str, Any] | None:
    """Return the board document as plain JSON data, or ``None`` when it is empty."""
    if not board:
        return None
    items = board.get("items")
    if board.get("version") != 1 or not isinstance(items, list):
        raise InvalidInput(
            "board_not_readable",
            'The drawing is not a board document: it needs "version": 1 and a list of "items".',
        )
    try:
        text = json.dumps(board, allow_nan=False)
    except (TypeError, ValueError) as error:
        raise InvalidInput(
            "board_not_readable", "The drawing holds something that is not plain JSON."
        ) from error
    if len(text) > BOARD_LIMIT_BYTES or len(items) > BOARD_LIMIT_ITEMS:
        raise InvalidInput(
            "board_not_readable",
            f"The drawing has {len(items):,} items in {len(text):,} bytes; at most "
            f"{BOARD_LIMIT_ITEMS:,} items in {BOARD_LIMIT_BYTES:,} bytes can be read.",
        )
    data: dict[str, Any] = json.loads(text)
    return data if items else None


def read_sketch(data: bytes, settings: Settings) -> bytes:
    """Check an uploaded image and return it as an upright RGB PNG.

    Raises:
        InvalidInput: codes ``image_too_large``, ``image_kind``, ``image_side_too_long``,
            ``image_too_many_pixels``, ``image_not_readable``.
    """
    _check_bytes(len(data), settings)
    with _open(data) as image:
        _check_size(image.width, image.height, settings)
        pixels = _decode(image)
    output = io.BytesIO()
    pixels.save(output, "PNG", compress_level=3)
    return output.getvalue()


def _check_bytes(size: int, settings: Settings) -> None:
    if size > settings.max_image_bytes:
        raise InvalidInput(
            "image_too_large",
            f"The sketch is {size / 1e6:.1f} MB, but at most "
            f"{settings.max_image_bytes / 1e6:.0f} MB can be read: save it smaller.",
        )


def _open(data: bytes) -> Image.Image:
    # Image.open reads the header only. Restricting the formats keeps the many parsers
    # that Pillow has for other kinds away from untrusted bytes.
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(None) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise InvalidInput(
            "image_kind",
            "The sketch is not a PNG or JPEG picture (WebP is read as well), whatever its "
            "name says: save it as PNG and try again.",
        ) from error


def _check_size(width: int, height: int, settings: Settings) -> None:
    if width * height > settings.max_image_pixels:
        raise _too_many_pixels((width, height), settings.max_image_pixels)
    if max(width, height) > settings.max_image_side:
        raise InvalidInput(
            "image_side_too_long",
            f"The sketch is {width:,} x {height:,} pixels, but no side may be longer than "
            f"{settings.max_image_side:,}.",
        )


def _too_many_pixels(size: tuple[int, int] | None, limit: int = 25_000_000) -> InvalidInput:
    given = f"{size[0]:,} x {size[1]:,} pixels" if size else "far too many pixels"
    return InvalidInput(
        "image_too_many_pixels",
        f"The sketch has {given}, but at most {limit / 1e6:.0f} megapixels can be read: "
        "save it smaller.",
    )


def _decode(image: Image.Image) -> Image.Image:
    try:
        image.load()
        upright = ImageOps.exif_transpose(image)
        return _on_white(upright)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise InvalidInput(
            "image_not_readable",
            f"The sketch starts as a {image.format} picture but cannot be read to its end; "
            "the file seems to be cut off or damaged. Save it again and try once more.",
        ) from error


def _on_white(image: Image.Image) -> Image.Image:
    # Transparent boards are drawn on paper: without this, clear pixels turn black.
    if image.has_transparency_data:
        rgba = image.convert("RGBA")
        paper = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(paper, rgba).convert("RGB")
    return image.convert("RGB")
