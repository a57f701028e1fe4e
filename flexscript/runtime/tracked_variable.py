"""VariableValue: a tracked variable, a level whose average weighs by time, and its members."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.runtime.method_arguments import Method
from flexscript.runtime.operators import number_of
from flexscript.runtime.table_value import TableValue
from flexscript.runtime.values import Value
from flexscript.runtime.world import World

__all__ = ["VARIABLE_MEMBERS", "VARIABLE_METHODS", "VARIABLE_SETTERS", "VariableValue"]


@dataclass(slots=True, eq=False)
class VariableValue:
    """A tracked variable: a level, and how it went; the average weighs by time."""

    kind: ClassVar[str] = "a TrackedVariable"
    name: str
    level: float = 0.0
    start: float = 0.0
    since: float = 0.0
    area: float = 0.0
    least: float = 0.0
    most: float = 0.0
    count: int = 0
    now: Callable[[], float] = lambda: 0.0
    times: dict[float, float] = field(default_factory=dict)

    def as_text(self) -> str:
        """Return its path."""
        return f"/Tools/TrackedVariables/{self.name}"

    def reset(self, level: float) -> None:
        """Begin anew with a level."""
        self.level = self.least = self.most = level
        self.start = self.since = self.now()
        self.area, self.count = 0.0, 0
        self.times.clear()

    def flush(self) -> None:
        """Count the time since the last change."""
        now = self.now()
        self.area += self.level * (now - self.since)
        self.times[self.level] = self.times.get(self.level, 0.0) + now - self.since
        self.since = now

    def set(self, level: float) -> None:
        """Change the level."""
        self.flush()
        # Only so many different levels are told apart: what is kept is bounded.
        if len(self.times) > 10_000:
            self.times.clear()
        self.level = level
        self.least, self.most = min(self.least, level), max(self.most, level)
        self.count += 1


def _average(variable: VariableValue) -> float:
    variable.flush()
    span = variable.since - variable.start
    return variable.area / span if span > 0 else variable.level


def _profile(variable: VariableValue) -> TableValue:
    variable.flush()
    rows: list[list[Value]] = [[level, time] for level, time in sorted(variable.times.items())]
    names = [f"Row {i + 1}" for i in range(len(rows))]
    return TableValue("", rows, ["Value", "Time"], names, read_only=True)


def _total_time_at(world: World, variable: VariableValue, level: Value) -> Value:
    variable.flush()
    return variable.times.get(number_of(level, "The value"), 0.0)


def _reset(world: World, variable: VariableValue, level: Value = 0, kind: Value = -1) -> Value:
    variable.reset(float(number_of(level, "The start value")))
    return None


def _set_level(variable: VariableValue, value: Value) -> None:
    variable.set(float(number_of(value, "The value of a tracked variable")))


VARIABLE_METHODS: Mapping[str, Method] = {
    "getTotalTimeAt": (1, 1, _total_time_at),
    "reset": (0, 2, _reset),
}
VARIABLE_MEMBERS: Mapping[str, Callable[[VariableValue], Value]] = {
    "age": lambda variable: variable.now() - variable.start,
    "average": _average,
    "count": lambda variable: variable.count,
    "lastResetTime": lambda variable: variable.start,
    "maximum": lambda variable: variable.most,
    "minimum": lambda variable: variable.least,
    "name": lambda variable: variable.name,
    "profile": _profile,
    "value": lambda variable: variable.level,
}
VARIABLE_SETTERS: Mapping[str, Callable[[VariableValue, Value], None]] = {"value": _set_level}
