"""Light: what a camera does to the greys of a page: shadows, folds, blur, grain, compression.

Shadows and folds are small fields (integers, or short rows of floats) stretched over the picture
and multiplied in: a page is never touched pixel by pixel in Python. Only Pillow and NumPy's plain
arithmetic are used, whose results do not depend on the machine; no OpenCV.
"""

from __future__ import annotations

import io
import math
from random import Random

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from training.dataset.sketches.lettering import font
from training.dataset.sketches.paper import grain

__all__ = ["blurred", "compressed", "folded", "framed", "grainy", "resampled", "shaded"]


def shaded(random: Random, page: Image.Image) -> Image.Image:
    """Return the page in uneven light: a slope of brightness and at times a soft shadow."""
    wide, high = 32, 20
    a, b = random.uniform(0.78, 1), random.uniform(0.78, 1)
    c, d = random.uniform(0.85, 1), random.uniform(0.85, 1)
    across = [a + (b - a) * k / (wide - 1) for k in range(wide)]
    down = [c + (d - c) * k / (high - 1) for k in range(high)]
    field = Image.frombytes(
        "L", (wide, high), bytes(min(255, round(255 * x * y)) for y in down for x in across)
    )
    if random.random() < 0.45:  # a hand, a phone or a head between lamp and page
        _cast_shadow(random, field)
        field = field.filter(ImageFilter.GaussianBlur(random.uniform(0.8, 2.5)))
    light = field.resize(page.size, Image.Resampling.BILINEAR)
    return ImageChops.multiply(page, light)


def _cast_shadow(random: Random, field: Image.Image) -> None:
    wide, high = field.size
    dark = random.randint(140, 215)
    corner = random.choice(((0, 0), (wide, 0), (0, high), (wide, high)))
    reach_x = random.uniform(0.2, 0.7) * wide * (1 if corner[0] == 0 else -1)
    reach_y = random.uniform(0.3, 1.0) * high * (1 if corner[1] == 0 else -1)
    outline = [corner, (corner[0] + reach_x, corner[1]), (corner[0], corner[1] + reach_y)]
    mask = Image.new("L", field.size, 255)
    ImageDraw.Draw(mask).polygon(outline, fill=dark)
    field.paste(ImageChops.multiply(field, mask))


def folded(random: Random, page: Image.Image) -> Image.Image:
    """Return the page with one to three folds: a bright edge beside a dark one that fades."""
    pixels = np.asarray(page, np.int16).copy()
    for _ in range(random.randint(1, 3)):
        axis = random.randrange(2)
        length = pixels.shape[axis]
        at = round(random.choice((0.333, 0.5, 0.667, random.uniform(0.15, 0.85))) * length)
        depth = random.uniform(8, 26)
        profile = np.zeros(length, np.int16)
        for k in range(-12, 13):
            if 0 <= at + k < length:
                side = 1 if k < 0 else -1
                profile[at + k] = round(side * depth * (1 - abs(k) / 13) * (0.5 if k < 0 else 1))
        pixels += profile[:, None] if axis == 0 else profile[None, :]
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def blurred(random: Random, page: Image.Image) -> Image.Image:
    """Return the page out of focus, or shaken along one direction."""
    if random.random() < 0.7:
        return page.filter(ImageFilter.GaussianBlur(random.uniform(0.3, 0.8)))
    dx, dy = random.choice(((1, 0), (0, 1), (1, 1)))
    return Image.blend(page, ImageChops.offset(page, dx, dy), 0.4)


def grainy(random: Random, page: Image.Image) -> Image.Image:
    """Return the page with the sensor's noise, standard deviation about 2 to 5 levels."""
    noise = grain(random, page.size)
    shift = random.choice((3, 3, 4))
    pixels = np.asarray(page, np.int16) + ((noise.astype(np.int16) - 128) >> shift)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def compressed(random: Random, page: Image.Image, worst: int) -> Image.Image:
    """Return the page after a JPEG of a quality of ``worst`` to 80."""
    stream = io.BytesIO()
    page.save(stream, "JPEG", quality=random.randint(worst, 80))
    stream.seek(0)
    with Image.open(stream) as image:
        image.load()
        return image.convert("L")


def resampled(random: Random, page: Image.Image) -> Image.Image:
    """Return the page shrunk to 60 to 90 % and enlarged again, as pasted screenshots are."""
    share = random.uniform(0.6, 0.95)
    small = (math.ceil(page.width * share), math.ceil(page.height * share))
    return page.resize(small, Image.Resampling.BILINEAR).resize(page.size, Image.Resampling.BICUBIC)


def framed(random: Random, page: Image.Image) -> Image.Image:
    """Return the page, at times with a corner of the window that showed it."""
    if random.random() > 0.3:
        return page
    page = page.copy()
    pen = ImageDraw.Draw(page)
    text = random.choice(("Upload", "Image", "input image", "Sketch", "File  Edit", "sketch.png"))
    letters = font("print", random.randint(9, 13))
    width, height = letters.getlength(text) + 12, 19
    x = random.choice((-8, 0, page.width - width))
    pen.rectangle([(x, 0), (x + width, height)], fill=252, outline=205)
    pen.text((x + 6, 4), text, fill=random.randint(60, 140), font=letters)
    return page
