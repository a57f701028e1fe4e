"""People: one row of habits for every hand (``hands.Hand`` says what each word means).

The last group is held out. Its fonts (schoolbell, reenie-beanie, neucha), its flow-chart icons
and its papers (kraft, dotted) belong to no hand above it.
"""

from __future__ import annotations

from typing import Any

__all__ = ["EVERY_HAND"]


def _hand(name: str, icons: str, tool: str, font: str, **habits: Any) -> dict[str, Any]:
    return {"name": name, "icons": icons, "tool": tool, "font": font, **habits}


_EXACT = [
    _hand("board", "board", "printed", "print", ink=(31, 31), wobble=0, letters=15, head=13,
          gap=4, uneven=0, unlabelled=0, papers=("white",), cameras=("none",), weight=3.0),
    _hand("plotter", "stamp", "printed", "print", ink=(0, 60), wobble=0, pen=1.6, letters=14,
          papers=("white",), cameras=("none", "screen"), weight=1.5),
]  # fmt: skip

_PENCIL = [
    _hand("graph-pencil", "solid", "pencil", "patrick-hand", pen=1.8, ink=(50, 110), wobble=0.4,
          letters=19, label_at=("below", "below", "right"), head=9, forgets_head=0.35, gap=24,
          shading="flat", uneven=0.22, papers=("graph", "plain"), cameras=("screen", "scan"),
          weight=2.5),
    _hand("grey-pencil", "solid", "pencil", "kalam", pen=1.5, ink=(70, 125), wobble=0.6,
          letters=17, label_at=("below", "below", "below", "right"), heads="none", gap=14,
          shading="hatch", uneven=0.25, papers=("graph",), cameras=("scan", "phone"), weight=2.5),
    _hand("shaded-solids", "solid", "pencil", "coming-soon", pen=1.8, ink=(40, 100), letters=18,
          head=8, forgets_head=0.15, lines="mixed", gap=16, shading="flat", uneven=0.18,
          papers=("plain", "graph"), cameras=("screen", "phone"), weight=2.0),
    _hand("soft-sketch", "solid", "pencil", "shadows-into-light", pen=2.2, ink=(70, 130),
          wobble=1.0, letters=21, heads="open", head=10, forgets_head=0.2, lines="arc", gap=12,
          twice=True, shading="hatch", uneven=0.15, papers=("plain", "ruled"), cameras=("phone",),
          weight=1.5),
    _hand("carpenter", "box", "pencil", "architects-daughter", pen=2.6, ink=(60, 110), wobble=1.2,
          letters=17, capitals=True, label_at=("inside", "below"), heads="open", twice=True,
          papers=("plain", "squared"), cameras=("phone", "scan"), weight=1.5),
    _hand("thin-pencil", "stamp", "pencil", "indie-flower", pen=1.2, ink=(60, 130), wobble=0.8,
          letters=17, heads="open", head=8, forgets_head=0.1, lines="mixed",
          papers=("squared", "graph", "ruled"), cameras=("scan", "phone"), weight=1.5),
]  # fmt: skip

_PEN = [
    _hand("ball-pen", "stamp", "pen", "kalam", pen=1.6, ink=(20, 80), wobble=0.7, letters=17,
          heads="open", lines="mixed", dashed_crew=True, papers=("ruled", "plain"),
          cameras=("phone", "scan"), weight=1.5),
    _hand("fine-liner", "stamp", "pen", "patrick-hand", pen=1.8, ink=(0, 40), wobble=0.3,
          letters=17, papers=("plain", "squared"), cameras=("scan", "none"), weight=1.5),
    _hand("engineer", "box", "pen", "architects-daughter", pen=1.6, ink=(0, 60), wobble=0.2,
          letters=14, capitals=True, label_at=("inside",), lines="elbow", head=9,
          dashed_crew=True, papers=("squared", "graph"), cameras=("scan", "phone"), weight=1.5),
    _hand("note-taker", "words", "pen", "caveat", pen=1.6, ink=(10, 80), wobble=1.0, letters=22,
          label_at=("inside",), heads="open", lines="arc", abbreviates=0.05,
          papers=("ruled", "sticky"), cameras=("phone",)),
    _hand("quick-notes", "words", "pen", "nothing-you-could-do", pen=1.8, ink=(20, 90), wobble=1.4,
          letters=19, label_at=("inside",), heads="half", forgets_head=0.25, lines="mixed",
          papers=("plain", "ruled"), cameras=("phone", "scan")),
    _hand("boxes-and-lines", "box", "pen", "coming-soon", pen=1.8, ink=(0, 70), wobble=0.8,
          letters=16, label_at=("inside", "inside", "below"), heads="none", lines="straight",
          papers=("plain", "ruled"), cameras=("scan", "phone"), weight=1.5),
    _hand("comic-pen", "solid", "pen", "swanky-and-moo-moo", pen=2.2, ink=(0, 50), wobble=0.8,
          letters=20, label_at=("below", "above"), lines="arc", shading="hatch", uneven=0.15,
          papers=("plain",), cameras=("scan", "phone")),
    _hand("curly-arrows", "stamp", "pen", "indie-flower", pen=2.0, ink=(10, 70), wobble=1.0,
          letters=19, heads="open", lines="arc", gap=14, label_at=("below", "above", "right"),
          papers=("plain", "sticky"), cameras=("phone",)),
    _hand("tiny-letters", "box", "pen", "just-another-hand", pen=1.4, ink=(10, 80), wobble=0.6,
          letters=24, label_at=("below", "right"), head=8, lines="mixed", uneven=0.15,
          papers=("squared", "plain"), cameras=("scan", "phone")),
    _hand("small-icons", "stamp", "pen", "patrick-hand", pen=1.4, ink=(30, 100), wobble=0.5,
          letters=17, head=7, forgets_head=0.2, gap=20, uneven=0.3, lines="mixed",
          dashed_crew=True, papers=("graph", "plain"), cameras=("screen", "scan"), weight=1.5),
]  # fmt: skip

_MARKER = [
    _hand("felt-tip", "box", "marker", "permanent-marker", pen=3.8, ink=(0, 40), wobble=1.2,
          letters=15, label_at=("inside", "below"), heads="open", head=15,
          papers=("plain", "flip-chart"), cameras=("phone",)),
    _hand("flip-chart", "stamp", "marker", "kalam", pen=3.4, ink=(0, 60), wobble=1.4, letters=18,
          heads="open", head=15, lines="mixed", papers=("flip-chart",), cameras=("phone",)),
    _hand("whiteboard-boxes", "box", "whiteboard", "patrick-hand", pen=3.4, ink=(20, 90),
          wobble=1.6, letters=18, label_at=("inside", "below"), heads="open", head=14,
          lines="mixed", papers=("whiteboard",), cameras=("phone",), weight=2.0),
    _hand("whiteboard-icons", "stamp", "whiteboard", "shadows-into-light", pen=2.8, ink=(20, 100),
          wobble=1.2, letters=20, heads="open", head=13, forgets_head=0.1, lines="arc",
          dashed_crew=True, papers=("whiteboard",), cameras=("phone",), weight=1.5),
    _hand("whiteboard-words", "words", "whiteboard", "caveat", pen=3.0, ink=(20, 100), wobble=1.6,
          letters=22, label_at=("inside",), heads="open", head=14, forgets_head=0.2,
          abbreviates=0.06, papers=("whiteboard",), cameras=("phone",)),
    _hand("meeting-solids", "solid", "whiteboard", "coming-soon", pen=2.6, ink=(20, 110),
          wobble=1.0, letters=18, heads="filled", head=12, lines="mixed", uneven=0.2,
          papers=("whiteboard", "flip-chart"), cameras=("phone",)),
    _hand("tablet-stylus", "stamp", "marker", "caveat", pen=2.4, ink=(0, 90), wobble=0.5,
          letters=22, heads="open", lines="arc", papers=("white", "graph"),
          cameras=("none", "screen")),
    _hand("tablet-solids", "solid", "marker", "patrick-hand", pen=2.0, ink=(30, 100), wobble=0.3,
          letters=18, head=9, forgets_head=0.3, gap=20, shading="flat", uneven=0.25,
          label_at=("below", "below", "right"), papers=("white", "graph"),
          cameras=("none", "screen"), weight=2.0),
]  # fmt: skip

_HELD_OUT = [
    _hand("flow-chart", "flow", "pen", "schoolbell", pen=2.0, ink=(0, 70), wobble=0.7, letters=17,
          label_at=("below", "inside"), lines="mixed", papers=("dotted", "plain"),
          cameras=("scan", "phone"), held_out=True),
    _hand("kraft-marker", "stamp", "marker", "reenie-beanie", pen=2.8, ink=(0, 50), wobble=1.3,
          letters=22, heads="half", head=13, lines="arc", papers=("kraft",), cameras=("phone",),
          held_out=True),
    _hand("dotted-pencil", "solid", "pencil", "neucha", pen=1.9, ink=(50, 110), wobble=0.9,
          letters=18, label_at=("above", "below"), heads="open", head=9, forgets_head=0.2, gap=14,
          shading="hatch", uneven=0.2, papers=("dotted",), cameras=("phone", "scan"),
          held_out=True),
]  # fmt: skip

EVERY_HAND: tuple[dict[str, Any], ...] = (*_EXACT, *_PENCIL, *_PEN, *_MARKER, *_HELD_OUT)
