"""Figures: the statistics as one SVG of bar panels, after the paper's Figure 3."""

from __future__ import annotations

from html import escape
from pathlib import Path

from training.dataset.release.statistics import Statistics

__all__ = ["write_figure"]

_PANELS = (
    ("(a) Line process", "process"),
    ("(b) Level of automation", "automation"),
    ("(c) Industry", "industry"),
    ("(d) Layout", "layout"),
    ("(e) Service families", "service"),
    ("(f) Objects a plant", "objects"),
)
_WIDTH, _PANEL_HEIGHT, _COLUMNS = 460, 330, 2
_INK, _BAR, _FAINT = "#1f2933", "#3d7ea6", "#cbd5dd"


def write_figure(statistics: Statistics, path: Path) -> None:
    """Write the SVG to ``path``."""
    rows = -(-len(_PANELS) // _COLUMNS)
    width, height = _WIDTH * _COLUMNS, _PANEL_HEIGHT * rows
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            'font-family="sans-serif" font-size="13">'
        ),
        f"<title>GDT-120K: {statistics.triplets:,} triplets</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    for k, (title, dimension) in enumerate(_PANELS):
        x, y = k % _COLUMNS * _WIDTH, k // _COLUMNS * _PANEL_HEIGHT
        parts.append(f'<g transform="translate({x} {y})">')
        parts.append(f'<text x="20" y="30" font-weight="bold" fill="{_INK}">{escape(title)}</text>')
        draw = _columns if dimension == "objects" else _bars
        parts += draw(statistics, dimension)
        parts.append("</g>")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([*parts, "</svg>", ""]), encoding="utf-8")


def _bars(statistics: Statistics, dimension: str) -> list[str]:
    shares = statistics.shares(dimension)
    most = max(shares.values(), default=1.0)
    step = min(30.0, (_PANEL_HEIGHT - 60) / max(1, len(shares)))
    out = []
    for k, (value, share) in enumerate(shares.items()):
        y, length = 48 + k * step, share / most * 240
        middle = y + step * 0.55
        out += [
            f'<text x="130" y="{middle:.1f}" text-anchor="end" fill="{_INK}">{escape(value)}</text>',
            (
                f'<rect x="138" y="{y + step * 0.12:.1f}" width="{length:.1f}" '
                f'height="{step * 0.66:.1f}" fill="{_BAR}"/>'
            ),
            f'<text x="{144 + length:.1f}" y="{middle:.1f}" fill="{_INK}">{share:.1%}</text>',
        ]
    return out


def _columns(statistics: Statistics, dimension: str) -> list[str]:
    rows = statistics.sizes(dimension)
    most = max((count for _, count in rows), default=1)
    largest = max((size for size, _ in rows), default=1)
    step, base = 400 / (largest + 1), _PANEL_HEIGHT - 50
    out = [f'<line x1="30" y1="{base}" x2="440" y2="{base}" stroke="{_FAINT}"/>']
    for size, count in rows:
        height = count / most * (base - 55)
        out.append(
            f'<rect x="{30 + size * step:.1f}" y="{base - height:.1f}" '
            f'width="{step * 0.8:.1f}" height="{height:.1f}" fill="{_BAR}"/>'
        )
    for size in range(0, largest + 1, 5):
        at = 30 + (size + 0.4) * step
        out.append(
            f'<text x="{at:.1f}" y="{base + 18}" text-anchor="middle" fill="{_INK}">{size}</text>'
        )
    return out
