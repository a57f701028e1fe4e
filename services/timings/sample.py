"""A sample of times: what was seen to the end, and what was still going on.

Clocks of plants round: to whole seconds, tenths, minutes. ``resolution`` is that grain.
Where the grain is coarse beside the spread, or zeros occur, a density at the rounded
value says nothing true; the likelihood then is the mass of the whole cell
``[x - r/2, x + r/2)``, which also compares discrete and continuous families fairly.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Floats", "Sample"]

Floats = NDArray[np.float64]

_GRAINS = (3600.0, 900.0, 300.0, 60.0, 30.0, 10.0, 5.0, 1.0, 0.1)


@dataclass(frozen=True, slots=True)
class Sample:
    """Times in seconds.

    ``values`` [n] ascending, seen to the end; ``weights`` [n] how often each was seen
    (all 1 unless equal values were merged); ``censored`` [m] ascending, lower bounds of times
    that had not ended; ``resolution`` in seconds, 0 where the clock was fine.
    """

    values: Floats
    weights: Floats
    censored: Floats
    resolution: float = 0.0

    @classmethod
    def of(cls, values: Floats, censored: Floats | None = None) -> Sample:
        """Return the sample of raw times, with its resolution found.

        Raises:
            ValueError: a time is negative or not finite, or there is none.
        """
        values = np.sort(np.asarray(values, dtype=np.float64))
        censored = np.sort(np.asarray([] if censored is None else censored, dtype=np.float64))
        if values.size == 0:
            raise ValueError("a sample needs at least one time that was seen to its end")
        for times in (values, censored):
            if times.size and not (np.isfinite(times).all() and times[0] >= 0):
                raise ValueError(
                    f"times must be finite and not negative; the smallest given is {times[0]:g}"
                )
        resolution = _resolution(values)
        if not resolution:
            return cls(values, np.ones_like(values), censored)
        cells, counts = np.unique(np.round(values / resolution), return_counts=True)
        return cls(cells * resolution, counts.astype(np.float64), censored, resolution)

    @property
    def count(self) -> int:
        """Return how many times were seen to the end."""
        return int(self.weights.sum())

    @property
    def mean(self) -> float:
        """Return the mean of the times seen to the end, in seconds."""
        return float(np.average(self.values, weights=self.weights))

    @property
    def deviation(self) -> float:
        """Return the standard deviation (divisor n) of the times seen to the end."""
        return float(np.sqrt(np.average((self.values - self.mean) ** 2, weights=self.weights)))

    @property
    def positive(self) -> Floats:
        """Return the values, a zero of a rounding clock moved to the middle of its half cell."""
        return np.maximum(self.values, self.resolution / 4)

    def shrunk(self, most: int) -> Sample:
        """Return the sample thinned to at most ``most`` evenly spaced order statistics."""
        if self.values.size <= most:
            return self
        picks = np.linspace(0, self.values.size - 1, most).round().astype(np.int64)
        share = self.count / most
        return Sample(self.values[picks], np.full(most, share), self.censored, self.resolution)


def _resolution(values: Floats) -> float:
    """Return the grain of the clock in seconds, or 0 where it does not matter."""
    spread = float(values.std())
    for grain in _GRAINS:
        cells = values / grain
        if np.abs(cells - np.round(cells)).max() < 1e-6:
            coarse = grain > 0.02 * spread or values[0] == 0
            return grain if coarse and spread > 0 else 0.0
    return 0.0
