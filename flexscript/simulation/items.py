"""Flow items: what the plant moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject

__all__ = ["Item"]


class Item:
    """One flow item: a part, or a container with parts in ``contents``.

    ``born`` is when it was made, ``entered`` when it came to ``holder`` (both seconds).
    ``send_to`` is the output port that its holder released it to: 0 for any, -1 for none.
    ``released`` orders released items by the moment of their release.
    """

    __slots__ = (
        "born",
        "class_name",
        "contents",
        "entered",
        "holder",
        "labels",
        "number",
        "released",
        "send_to",
    )

    def __init__(self, number: int, class_name: str, born: float) -> None:
        self.number = number
        self.class_name = class_name
        self.born = born
        self.entered = born
        self.holder: SimObject | None = None
        self.labels: dict[str, Any] = {}
        self.contents: list[Item] = []
        self.send_to = 0
        self.released = 0
