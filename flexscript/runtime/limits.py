"""Limits and Budget: how much a program may use, because it is untrusted input.

FlexScript itself has no loop limit and no timeout: ``while (1)`` hangs FlexSim. Here every
program ends. Steps are counted at statements and loop turns; cells and characters are
counted when made and never given back, so that no sequence of operations can hold more
memory than the limits say.
"""

from __future__ import annotations

from dataclasses import dataclass
from time import monotonic

from flexscript.runtime.problem import RunProblem

__all__ = ["Budget", "Limits"]

_CLOCK_EVERY = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one execution of a program may use."""

    steps: int = 1_000_000
    objects: int = 5_000
    connections: int = 50_000
    cells: int = 500_000
    characters: int = 10_000_000
    output_lines: int = 5_000
    seconds: float = 5.0


class Budget:
    """What is left of the limits during one execution."""

    __slots__ = ("_cells", "_characters", "_clock_at", "_deadline", "limits", "steps")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.refill()

    def refill(self) -> None:
        """Start counting anew, as for the next evaluation of a property's code."""
        self.steps = self.limits.steps
        self._cells = self.limits.cells
        self._characters = self.limits.characters
        self._deadline = monotonic() + self.limits.seconds
        self._clock_at = self.limits.steps - _CLOCK_EVERY

    def step(self) -> None:
        """Count one statement or loop turn; look at the clock now and then."""
        self.steps -= 1
        # The last few steps before the end are counted one by one.
        if self.steps > self._clock_at and self.steps >= 0:
            return
        self._clock_at -= _CLOCK_EVERY
        if self.steps < 0:
            hint = "A loop probably never ends: check its condition and its step."
            message = f"The program took more than {self.limits.steps} steps and was stopped."
            raise RunProblem("FS505", message, hint)
        if monotonic() > self._deadline:
            message = f"The program ran longer than {self.limits.seconds:g} s and was stopped."
            hint = "A loop probably never ends, or does far too much."
            raise RunProblem("FS508", message, hint)

    def take_steps(self, count: int) -> None:
        """Count work that is done in one go, such as matching a regular expression."""
        for _ in range(count):
            self.step()

    def take_cells(self, count: int) -> None:
        """Count elements of arrays and maps that are being made."""
        self._cells -= count
        if self._cells < 0:
            message = f"The program made more than {self.limits.cells} array or map elements."
            raise RunProblem("FS507", message, "An array grows without end, or is far too big.")

    def take_characters(self, count: int) -> None:
        """Count characters of strings that are being made."""
        self._characters -= count
        if self._characters < 0:
            message = f"The program made more than {self.limits.characters} characters of text."
            raise RunProblem("FS507", message, "A string grows without end.")
