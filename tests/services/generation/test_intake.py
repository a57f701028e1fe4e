"""Intake: every bad input ends in its own sentence, before anything expensive happens."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from services.errors import InvalidInput
from services.generation import intake
from services.settings import Settings
from tests.support.services import picture, settings_for

SVG = b"""<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Default limits."""
    return settings_for(tmp_path_factory.mktemp("data"))


def huge_png(width: int, height: int) -> bytes:
    """A PNG of the given size in a few bytes: one compressed line and no more."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", crc)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(width * 3 + 1))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    )


def refusal(data: bytes, settings: Settings) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        intake.read_sketch(data, settings)
    return caught.value


def test_nothing_at_all_is_refused() -> None:
    with pytest.raises(InvalidInput, match="draw or upload a sketch, write a prompt") as caught:
        intake.check_something_given("  \n ", None, {"version": 1, "items": []})
    assert caught.value.code == "nothing_given"


@pytest.mark.parametrize("given", [("text", None), ("", b"image")])
def test_either_prompt_or_sketch_is_enough(given: tuple[str, bytes | None]) -> None:
    intake.check_something_given(*given, None)


def test_a_100_kb_prompt_is_refused_with_both_numbers(settings: Settings) -> None:
    with pytest.raises(InvalidInput, match=r"100,000 characters, but at most 20,000") as caught:
        intake.check_prompt("x" * 100_000, settings)
    assert caught.value.code == "prompt_too_long"


def test_a_prompt_loses_control_characters_and_keeps_its_lines(settings: Settings) -> None:
    assert intake.check_prompt(" a\x00b\r\nc\td\x1b ", settings) == "ab\nc\td"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_pictures_become_rgb_png(kind: str, settings: Settings) -> None:
    with Image.open(io.BytesIO(intake.read_sketch(picture(kind), settings))) as image:
        assert (image.format, image.mode, image.size) == ("PNG", "RGB", (120, 80))


def test_clear_pixels_become_paper(settings: Settings) -> None:
    data = intake.read_sketch(picture(mode="RGBA"), settings)
    with Image.open(io.BytesIO(data)) as image:
        assert image.getpixel((100, 70)) == (255, 255, 255)


def test_a_photo_taken_sideways_is_turned_upright(settings: Settings) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    data = intake.read_sketch(picture("JPEG", exif=exif.tobytes()), settings)
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == (80, 120)


def test_a_200_megapixel_png_is_refused_without_being_decoded(settings: Settings) -> None:
    error = refusal(huge_png(20_000, 10_000), settings)
    assert error.code == "image_too_many_pixels"
    assert "at most 25 megapixels" in error.sentence


def test_a_30_megapixel_png_is_refused_with_its_size(settings: Settings) -> None:
    error = refusal(huge_png(6_000, 5_000), settings)
    assert error.code == "image_too_many_pixels"
    assert "6,000 x 5,000 pixels" in error.sentence


def test_a_very_long_picture_is_refused(settings: Settings) -> None:
    assert refusal(picture(size=(10_001, 2)), settings).code == "image_side_too_long"


def test_a_truncated_jpeg_is_refused(settings: Settings) -> None:
    data = picture("JPEG", size=(400, 400))
    error = refusal(data[: len(data) // 2], settings)
    assert error.code == "image_not_readable"
    assert "cut off or damaged" in error.sentence


def test_a_damaged_png_is_refused(settings: Settings) -> None:
    data = bytearray(picture())
    data[60:70] = b"0123456789"
    assert refusal(bytes(data), settings).code == "image_not_readable"


@pytest.mark.parametrize(
    "data",
    [b"this is a text file named sketch.png", SVG, b"", b"\x89PNG\r\n\x1a\n", picture("GIF")],
    ids=["text", "svg with a script", "empty", "only a signature", "gif"],
)
def test_what_is_no_picture_is_refused(data: bytes, settings: Settings) -> None:
    error = refusal(data, settings)
    assert error.code == "image_kind"
    assert "not a PNG or JPEG" in error.sentence


def test_a_file_over_the_byte_limit_is_refused_unread(settings: Settings) -> None:
    error = refusal(b"\0" * 12_000_001, settings)
    assert error.code == "image_too_large"
    assert "12.0 MB, but at most 12 MB" in error.sentence


@pytest.mark.parametrize(
    "board",
    [{"version": 2, "items": []}, {"items": "x", "version": 1}, {"version": 1, "items": [{1, 2}]}],
)
def test_a_document_that_is_no_board_is_refused(board: dict[str, object]) -> None:
    with pytest.raises(InvalidInput) as caught:
        intake.check_board(board)
    assert caught.value.code == "board_not_readable"


def test_a_board_of_too_many_items_is_refused() -> None:
    with pytest.raises(InvalidInput, match="3,000 items"):
        intake.check_board({"version": 1, "items": [{}] * 3_000})


def test_an_empty_board_counts_as_none() -> None:
    assert intake.check_board({"version": 1, "items": []}) is None
    assert intake.check_board(None) is None


@pytest.mark.parametrize(
    ("seed", "until"), [(-1, 1.0), (2**53, 1.0), (1, 0.0), (1, float("nan")), (1, float("inf"))]
)
def test_numbers_out_of_range_are_refused(seed: int, until: float, settings: Settings) -> None:
    with pytest.raises(InvalidInput) as caught:
        intake.check_numbers(seed, until, settings)
    assert caught.value.code == "bad_number"


def test_the_intake_reads_no_file(settings: Settings, tmp_path: Path) -> None:
    # A path in place of bytes must not become a way to read the server's files.
    assert refusal(str(tmp_path).encode(), settings).code == "image_kind"
