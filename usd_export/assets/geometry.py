"""Geometry: the few shapes that all assets are made of (numpy; Z up, metres).

A bevelled box lends the normals of its large faces to its bevels: with 24 vertices it
shades like a rounded one. All triangles are counter-clockwise seen from outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise, product
from typing import Literal

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Axis",
    "Floats",
    "Ints",
    "Part",
    "Place",
    "box",
    "cylinder",
    "lathe",
    "move",
    "prism",
    "taper",
    "turn",
]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Axis = Literal["x", "y", "z"]
Place = tuple[float, float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Triangles of one material: vertices and unit normals (V, 3), faces (F, 3)."""

    vertices: Floats
    normals: Floats
    faces: Ints
    material: str


def box(size: Place, at: Place, material: str, bevel: float = 0.03) -> Part:
    """Return a bevelled box of that full size; ``at`` is the middle of its *lowest* face."""
    half = np.array(size) / 2.0
    bevel = float(min(bevel, half.min() * 0.9))
    signs, normals, faces = _unit_box()
    is_face_axis = np.abs(normals) > 0.5
    vertices = signs * np.where(is_face_axis, half, half - bevel)
    vertices = vertices + np.array(at) + np.array((0.0, 0.0, half[2]))
    return Part(vertices, normals, faces, material)


def lathe(
    profile: Sequence[tuple[float, float]],
    at: Place,
    material: str,
    *,
    axis: Axis = "z",
    segments: int = 20,
    smooth: bool = False,
) -> Part:
    """Return a body of revolution: ``profile`` is (radius, height) from its bottom to its top."""
    angles = np.linspace(0.0, 2.0 * np.pi, segments + 1)
    ring = np.stack([np.cos(angles), np.sin(angles)], axis=1)
    slopes = _profile_normals(profile, smooth)
    vertices: list[Floats] = []
    normals: list[Floats] = []
    faces: list[Ints] = []
    for index, ((r0, z0), (r1, z1)) in enumerate(pairwise(profile)):
        if abs(r1 - r0) + abs(z1 - z0) < 1e-9:
            continue
        base = len(vertices) * (segments + 1)
        for radius, height, (out, up) in ((r0, z0, slopes[index][0]), (r1, z1, slopes[index][1])):
            vertices.append(np.column_stack([ring * radius, np.full(segments + 1, height)]))
            normals.append(np.column_stack([ring * out, np.full(segments + 1, up)]))
        low = base + np.arange(segments)
        high = low + segments + 1
        if r0 > 1e-9:
            faces.append(np.column_stack([low, low + 1, high]))
        if r1 > 1e-9:
            faces.append(np.column_stack([high, low + 1, high + 1]))
    part = Part(np.vstack(vertices), np.vstack(normals), np.vstack(faces), material)
    if axis != "z":
        part = turn([part], "y" if axis == "x" else "x", 90.0 if axis == "x" else -90.0)[0]
    return move([part], at)[0]


def cylinder(
    radius: float,
    length: float,
    at: Place,
    material: str,
    *,
    axis: Axis = "z",
    segments: int = 18,
    bevel: float = 0.012,
) -> Part:
    """Return a bevelled cylinder; ``at`` is the middle of its axis."""
    bevel = min(bevel, radius * 0.4, length * 0.4)
    h = length / 2.0
    profile = [
        (0.0, -h),
        (radius - bevel, -h),
        (radius, -h + bevel),
        (radius, h - bevel),
        (radius - bevel, h),
        (0.0, h),
    ]
    return lathe(profile, at, material, axis=axis, segments=segments)


def prism(outline: Sequence[tuple[float, float]], height: float, at: Place, material: str) -> Part:
    """Return an upright prism over a convex outline (x, y; counter-clockwise), flat-shaded."""
    points = np.array(outline)
    count = len(points)
    vertices: list[Floats] = []
    normals: list[Floats] = []
    faces: list[tuple[int, int, int]] = []
    for level, normal in ((0.0, -1.0), (height, 1.0)):
        base = len(vertices) * count
        vertices.append(np.column_stack([points, np.full(count, level)]))
        normals.append(np.tile((0.0, 0.0, normal), (count, 1)))
        fan = [(base, base + k, base + k + 1) for k in range(1, count - 1)]
        faces += fan if normal > 0 else [(a, c, b) for a, b, c in fan]
    offset = 2 * count
    for k in range(count):
        a, b = points[k], points[(k + 1) % count]
        edge = b - a
        out = np.array((edge[1], -edge[0], 0.0)) / np.hypot(*edge)
        vertices.append(np.array([(*a, 0.0), (*b, 0.0), (*b, height), (*a, height)]))
        normals.append(np.tile(out, (4, 1)))
        faces += [(offset, offset + 1, offset + 2), (offset, offset + 2, offset + 3)]
        offset += 4
    part = Part(np.vstack(vertices), np.vstack(normals), np.array(faces), material)
    return move([part], at)[0]


def taper(part: Part, top: tuple[float, float]) -> Part:
    """Scale the part's upper end in x and y about its middle; normals stay (small angles)."""
    low, high = part.vertices.min(axis=0), part.vertices.max(axis=0)
    middle = (low + high) / 2.0
    share = (part.vertices[:, 2] - low[2]) / max(high[2] - low[2], 1e-9)
    vertices = part.vertices.copy()
    for axis in (0, 1):
        scale = 1.0 + (top[axis] - 1.0) * share
        vertices[:, axis] = middle[axis] + (vertices[:, axis] - middle[axis]) * scale
    return replace(part, vertices=vertices)


def turn(
    parts: Iterable[Part], axis: Axis, degrees: float, pivot: Place = (0.0, 0.0, 0.0)
) -> list[Part]:
    """Turn parts about an axis through ``pivot``, counter-clockwise seen against the axis."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    rows = {
        "x": ((1, 0, 0), (0, c, -s), (0, s, c)),
        "y": ((c, 0, s), (0, 1, 0), (-s, 0, c)),
        "z": ((c, -s, 0), (s, c, 0), (0, 0, 1)),
    }
    matrix, centre = np.array(rows[axis], dtype=float), np.array(pivot)
    return [
        replace(
            part,
            vertices=(part.vertices - centre) @ matrix.T + centre,
            normals=part.normals @ matrix.T,
        )
        for part in parts
    ]


def move(parts: Iterable[Part], by: Place) -> list[Part]:
    """Move parts by that many metres."""
    return [replace(part, vertices=part.vertices + np.array(by)) for part in parts]


@cache
def _unit_box() -> tuple[Floats, Floats, Ints]:
    """Return signs of the 24 corners, their normals, and the 44 triangles."""
    place: dict[tuple[int, tuple[int, ...]], int] = {}
    signs: list[tuple[int, ...]] = []
    normals: list[list[int]] = []
    for axis in range(3):
        for corner in product((-1, 1), repeat=3):
            place[axis, corner] = len(signs)
            signs.append(corner)
            normals.append([corner[axis] if k == axis else 0 for k in range(3)])
    points = np.array(signs, dtype=float) * np.where(np.abs(np.array(normals)) > 0, 1.0, 0.9)
    faces: list[tuple[int, ...]] = []
    for axis, sign in product(range(3), (-1, 1)):
        corners = [c for c in product((-1, 1), repeat=3) if c[axis] == sign]
        quad = [place[axis, corners[k]] for k in (0, 1, 3, 2)]
        faces += [(quad[0], quad[1], quad[2]), (quad[0], quad[2], quad[3])]
    for first, second in ((0, 1), (0, 2), (1, 2)):
        for s1, s2 in product((-1, 1), repeat=2):
            ends = [c for c in product((-1, 1), repeat=3) if c[first] == s1 and c[second] == s2]
            a, b = place[first, ends[0]], place[first, ends[1]]
            c_, d = place[second, ends[1]], place[second, ends[0]]
            faces += [(a, b, c_), (a, c_, d)]
    faces += [tuple(place[axis, c] for axis in range(3)) for c in product((-1, 1), repeat=3)]
    outward = [f if _faces_out(points, f) else (f[0], f[2], f[1]) for f in faces]
    return np.array(signs, dtype=float), np.array(normals, dtype=float), np.array(outward)


def _faces_out(points: Floats, face: tuple[int, ...]) -> bool:
    a, b, c = (points[index] for index in face)
    return bool(np.cross(b - a, c - a) @ (a + b + c) > 0)


def _profile_normals(
    profile: Sequence[tuple[float, float]], smooth: bool
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    """Return (outward, upward) at both ends of each segment of a profile."""
    flat: list[tuple[float, float]] = []
    for (r0, z0), (r1, z1) in pairwise(profile):
        length = max(float(np.hypot(r1 - r0, z1 - z0)), 1e-9)
        flat.append(((z1 - z0) / length, -(r1 - r0) / length))
    if not smooth:
        return [(each, each) for each in flat]

    def blend(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
        out, up = a[0] + b[0], a[1] + b[1]
        length = max(float(np.hypot(out, up)), 1e-9)
        return (out / length, up / length)

    joints = [blend(a, b) for a, b in pairwise(flat)]
    starts = [flat[0], *joints]
    ends = [*joints, flat[-1]]
    return list(zip(starts, ends, strict=True))
