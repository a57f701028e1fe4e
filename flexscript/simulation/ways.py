"""Ways: points that are joined by ways, and the shortest route between them.

The points may be network nodes, control points, or ends of paths. A way leads in one direction;
its length is in metres and ``through`` holds the places on it, its end last.
Routes are found by Dijkstra's algorithm, the whole tree of a point at its first use; of routes
of the same length the one that was connected first wins.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from flexscript.simulation.travel import Point

__all__ = ["Route", "Way", "Waypoint", "join", "nearest_of", "route"]

_Tree = dict["Waypoint", tuple[float, "Way | None", "Waypoint | None"]]


class Way:
    """One direction of a way."""

    __slots__ = ("end", "length", "through")

    def __init__(self, end: Waypoint, length: float, through: tuple[Point, ...]) -> None:
        self.end = end
        self.length = length
        self.through = through


class Waypoint:
    """A point where ways meet."""

    __slots__ = ("name", "place", "tree", "ways")

    def __init__(self, name: str, place: Point) -> None:
        self.name = name
        self.place = place
        self.ways: list[Way] = []
        self.tree: _Tree | None = None


Route = list[Way]


def join(start: Waypoint, end: Waypoint, length: float, through: tuple[Point, ...] = ()) -> None:
    """Make a way from one point to another."""
    start.ways.append(Way(end, length, (*through, end.place)))


def route(start: Waypoint, end: Waypoint) -> Route | None:
    """Return the shortest ways from one point to another, ``None`` when there are none."""
    tree = _tree_of(start)
    if end not in tree:
        return None
    found: Route = []
    point: Waypoint | None = end
    while point is not None:
        _, way, point = tree[point]
        if way is not None:
            found.append(way)
    return found[::-1]


def nearest_of(start: Waypoint, ends: Iterable[Waypoint]) -> Waypoint | None:
    """Return the point of ``ends`` with the shortest route, the first of equals."""
    tree = _tree_of(start)
    reached = [end for end in ends if end in tree]
    return min(reached, key=lambda end: tree[end][0], default=None)


def _tree_of(start: Waypoint) -> _Tree:
    """Return length, last way and point before it, for each point that can be reached."""
    if start.tree is not None:
        return start.tree
    tree: _Tree = {}
    order = 0
    heap: list[tuple[float, int, Waypoint, Way | None, Waypoint | None]] = []
    heappush(heap, (0.0, 0, start, None, None))
    while heap:
        length, _, point, way, before = heappop(heap)
        if point in tree:
            continue
        tree[point] = (length, way, before)
        for onward in point.ways:
            if onward.end not in tree:
                order += 1
                heappush(heap, (length + onward.length, order, onward.end, onward, point))
    start.tree = tree
    return tree
