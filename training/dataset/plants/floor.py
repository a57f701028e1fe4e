"""Floor: where a layout puts its stations and draws its flow while a plant grows."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from random import Random

from training.dataset.plants.naming import Namer
from training.dataset.plants.processes import LineProcess
from training.dataset.plants.spec import COLUMN_M, ROW_M, Station

__all__ = ["Floor", "spot"]

_WIDEST = 12  # stations in a row; a longer line folds, as it would in a hall
_WIDEST_M, _DEEPEST_M = 112, 48  # what cannot fold stands closer together instead


def spot(k: int, pitch: int = 1) -> tuple[int, int]:
    """Return column and row of the k-th station of a line that folds every ``_WIDEST``."""
    fold, along = divmod(k, _WIDEST)
    return along if fold % 2 == 0 else _WIDEST - 1 - along, fold * pitch


@dataclass(slots=True)
class Floor:
    """A plant in the making. ``groups`` holds the same station of each identical line."""

    random: Random
    process: LineProcess
    names: Namer
    longer: bool = False
    stations: list[Station] = field(default_factory=list)
    flow: list[tuple[int, int]] = field(default_factory=list)
    groups: list[list[int]] = field(default_factory=list)
    stages: list[list[int]] = field(default_factory=list)
    identical_lines: bool = False

    def row(
        self, *, most: int = 5, least: int = 1, plain: bool = False, lanes: int = 1
    ) -> list[str]:
        """Return classes for a piece of line; see ``LineProcess.row``."""
        return self.process.row(
            self.random, most=most, least=least, plain=plain, lanes=lanes, longer=self.longer
        )

    def add(self, class_name: str, column: float, row: float = 0, line: int = 0) -> int:
        """Put a station with a new name on the grid of columns and rows; return its index."""
        return self.add_named(self.names.base(class_name), class_name, column, row, line)

    def add_named(
        self, name: str, class_name: str, column: float, row: float = 0, line: int = 0
    ) -> int:
        """Put a station of that name on the grid; return its index."""
        x, y = round(column * COLUMN_M), round(-row * ROW_M)
        self.stations.append(Station(name, class_name, x, y, line))
        return len(self.stations) - 1

    def add_row(
        self, classes: list[str], column: int = 0, row: float = 0, *, pitch: int = 1
    ) -> list[int]:
        """Put stations one after the other and connect them; return their indices.

        A long row turns back below itself, ``pitch`` rows down.
        """
        chain = []
        for k, class_name in enumerate(classes):
            along, down = spot(column + k, pitch)
            chain.append(self.add(class_name, along, row + down))
        self.connect(chain)
        return chain

    def connect(self, chain: list[int]) -> None:
        """Let each station of the chain feed the next."""
        self.flow.extend(itertools.pairwise(chain))

    def connect_stage(self, stage: list[int]) -> None:
        """Let every station of the last step feed every one of this step."""
        if self.stages:
            self.flow.extend((a, b) for a in self.stages[-1] for b in stage)
        self.stages.append(stage)

    def settle(self) -> None:
        """Move the stations of a very large plant closer together, to half of their distances."""
        while (
            max(station.x for station in self.stations) > _WIDEST_M
            or min(station.y for station in self.stations) < -_DEEPEST_M
        ):
            for station in self.stations:  # still on the codec's grid of 2 m
                station.x, station.y = station.x // 4 * 2, station.y // 4 * 2
