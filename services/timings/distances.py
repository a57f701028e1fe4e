"""How far a fitted distribution is from the times: Kolmogorov-Smirnov, Anderson-Darling, Q-Q.

Distances, not verdicts: with parameters fitted to the same times a textbook p-value is wrong,
and with 100,000 times every model is "significantly" false. Where times are censored the
empirical distribution is Kaplan and Meier's (1958).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from services.timings.families import Family, Params
from services.timings.sample import Floats, Sample

__all__ = ["Empirical", "anderson_darling", "empirical_of", "kolmogorov_smirnov", "qq_points"]


@dataclass(frozen=True, slots=True)
class Empirical:
    """The empirical distribution: just before and just after each value, [n] each."""

    values: Floats
    before: Floats
    after: Floats

    def quantile(self, shares: Floats) -> Floats:
        """Return the times below which these shares lie; the largest seen where none does."""
        places = np.searchsorted(self.after, shares - 1e-12)
        return self.values[np.minimum(places, self.values.size - 1)]


def empirical_of(sample: Sample) -> Empirical:
    """Return the empirical distribution of a sample, censored times included."""
    values, deaths = sample.values, sample.weights
    if sample.censored.size == 0:
        after = np.cumsum(deaths) / deaths.sum()
        return Empirical(values, np.concatenate(([0.0], after[:-1])), after)
    seen = np.cumsum(deaths) - deaths
    gone = np.searchsorted(sample.censored, values, side="left")
    at_risk = deaths.sum() - seen + sample.censored.size - gone
    after = 1 - np.cumprod(1 - deaths / at_risk)
    # Equal values share one step, whose top is the last of them.
    last = np.searchsorted(values, values, side="right") - 1
    first = np.searchsorted(values, values, side="left")
    after = after[last]
    before = np.where(first > 0, after[np.maximum(first - 1, 0)], 0.0)
    return Empirical(values, before, after)


def kolmogorov_smirnov(sample: Sample, empirical: Empirical, family: Family, p: Params) -> float:
    """Return the largest gap between fitted and empirical distribution function, 0 to 1."""
    half = sample.resolution / 2
    upper = family.cdf(empirical.values + half, p)
    if sample.resolution or family.discrete:
        return float(np.abs(upper - empirical.after).max())
    return float(np.maximum(upper - empirical.before, empirical.after - upper).max())


def anderson_darling(sample: Sample, family: Family, p: Params) -> float | None:
    """Return A squared (Anderson & Darling 1952), or ``None`` for censored or rounded times."""
    if sample.censored.size or sample.resolution or family.discrete:
        return None
    n = sample.values.size
    f = np.clip(family.cdf(sample.values, p), 1e-12, 1 - 1e-12)
    odd = 2 * np.arange(1, n + 1) - 1
    return float(-n - np.mean(odd * (np.log(f) + np.log1p(-f[::-1]))))


def qq_points(
    empirical: Empirical, family: Family, p: Params, points: int = 99
) -> tuple[Floats, Floats]:
    """Return fitted and observed times in seconds at evenly spaced shares, [points] each.

    Shares beyond what censored times let one know are left out.
    """
    shares = (np.arange(points) + 0.5) / points
    shares = shares[shares <= empirical.after[-1]]
    return family.quantile(shares, p), empirical.quantile(shares)
