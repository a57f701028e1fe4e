"""Distributions: how each of FlexSim's is drawn from a stream.

The arguments are complete and in FlexSim's own order, without the stream. FlexSim's
generator is not copied bit for bit: draws agree in distribution only. Formulas are
the textbook inversions or transformations unless Python's ``random`` has the family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import exp, floor, inf, isfinite, log, pi, sinh, sqrt, tan
from random import Random

from flexscript.simulation.errors import SettingError

__all__ = ["NON_NEGATIVE", "SAMPLERS", "Sampler", "sampler"]

Sampler = Callable[[object], float]
"""Draws one number; the argument (the item, in a run) does not matter."""


_LARGEST_COUNT = 100_000


def sampler(
    name: str, arguments: tuple[float, ...], stream: Random, *, used_by: str = ""
) -> Sampler:
    """Return a function that draws from the named distribution, whatever it is called with.

    Raises:
        SettingError: an unknown name, a wrong number of arguments, or arguments that no
            such distribution has; a draw raises it too. The message begins with ``used_by``.
    """
    if name == "exponential" and len(arguments) == 2 and arguments[0] == 0 < arguments[1] < inf:
        return _plain_exponential(arguments[1], stream)
    family = SAMPLERS.get(name)
    where = f"{used_by}: " if used_by else ""
    if family is None:
        raise SettingError(f"{where}no distribution {name!r}; known: {', '.join(sorted(SAMPLERS))}")
    given = f"{where}{name}({', '.join(f'{argument:g}' for argument in arguments)})"

    def draw(item: object) -> float:
        try:
            return family(stream, *arguments)
        except (ArithmeticError, ValueError) as error:
            raise SettingError(f"{given} gave no finite number") from error

    _try_out(family, arguments, given)
    return draw


def _try_out(family: Callable[..., float], arguments: tuple[float, ...], given: str) -> None:
    """Draw once from a stream of its own, so that a wrong call fails before the run begins."""
    try:
        family(Random(0), *arguments)
    except TypeError as error:
        raise SettingError(f"{given} has a wrong number of arguments") from error
    except (ArithmeticError, ValueError) as error:
        raise SettingError(f"{given} gave no finite number") from error
    except SettingError as error:
        raise SettingError(f"{given}: {error}") from error


def _plain_exponential(scale: float, stream: Random) -> Sampler:
    # Written out: half the time of Random.expovariate, and most draws are of this kind.
    draw = stream.random
    return lambda item: -scale * log(1.0 - draw())


def _open_unit(stream: Random) -> float:
    """Return a number in (0, 1), both ends excluded, so that its logarithm exists."""
    while True:
        value = stream.random()
        if value > 0.0:
            return value


def _positive(call: str, **values: float) -> None:
    for parameter, value in values.items():
        if not (value > 0 and isfinite(value)):
            raise SettingError(f"{call}: {parameter} (={value:g}) must be greater than 0")


def _not_negative(call: str, **values: float) -> None:
    for parameter, value in values.items():
        if not (value >= 0 and isfinite(value)):
            raise SettingError(f"{call}: {parameter} (={value:g}) must be at least 0")


def _countable(call: str, **values: float) -> None:
    """Refuse counts whose single draws would take seconds."""
    for parameter, value in values.items():
        if not 0 <= value <= _LARGEST_COUNT:
            raise SettingError(
                f"{call}: {parameter} (={value:g}) must lie between 0 and {_LARGEST_COUNT}"
            )


def _ordered(call: str, minimum: float, maximum: float) -> None:
    if not minimum <= maximum:
        raise SettingError(f"{call}: min (={minimum:g}) must not exceed max (={maximum:g})")


def _exponential(stream: Random, location: float, scale: float) -> float:
    _not_negative("exponential", scale=scale)
    return location - scale * log(_open_unit(stream))


def _normal(stream: Random, mean: float, deviation: float) -> float:
    _not_negative("normal", stddev=deviation)
    return stream.gauss(mean, deviation)


def _triangular(stream: Random, minimum: float, maximum: float, mode: float) -> float:
    """FlexSim's order: the mode comes last. A mode outside is moved to the nearer end."""
    _ordered("triangular", minimum, maximum)
    return stream.triangular(minimum, maximum, min(max(mode, minimum), maximum))


def _uniform(stream: Random, minimum: float, maximum: float) -> float:
    _ordered("uniform", minimum, maximum)
    return minimum + (maximum - minimum) * stream.random()


def _duniform(stream: Random, minimum: float, maximum: float) -> float:
    _ordered("duniform", minimum, maximum)
    return float(minimum + floor((maximum - minimum + 1) * stream.random()))


def _lognormal(stream: Random, location: float, mean: float, deviation: float) -> float:
    _not_negative("lognormal", normalstdev=deviation)
    return location + exp(stream.gauss(mean, deviation))


def _lognormal2(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("lognormal2", scale=scale)
    _not_negative("lognormal2", shape=shape)
    return location + scale * exp(stream.gauss(0.0, shape))


def _lognormal_mean_deviation(stream: Random, mean: float, deviation: float) -> float:
    """Fit by moments: variance of the logarithm = ln(1 + (stdev / mean)^2)."""
    _positive("lognormalmeanstdev", mean=mean)
    _not_negative("lognormalmeanstdev", stdev=deviation)
    variance = log(1.0 + (deviation / mean) ** 2)
    return exp(stream.gauss(log(mean) - variance / 2.0, sqrt(variance)))


def _weibull(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("weibull", scale=scale, shape=shape)
    return location + stream.weibullvariate(scale, shape)


def _gamma(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("gamma", scale=scale, shape=shape)
    return location + stream.gammavariate(shape, scale)


def _erlang(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("erlang", scale=scale, shape=shape)
    return location + stream.gammavariate(float(max(1, round(shape))), scale)


def _poisson(stream: Random, mean: float) -> float:
    """Count exponential gaps that fit in one unit; large means are halved recursively."""
    _countable("poisson", mean=mean)
    if mean > 400.0:
        # Sums of independent Poisson counts are Poisson: keeps exp(-mean) above underflow.
        return _poisson(stream, mean / 2.0) + _poisson(stream, mean / 2.0)
    floor_, product, count = exp(-mean), stream.random(), 0
    while product > floor_:
        product *= stream.random()
        count += 1
    return float(count)


def _bernoulli(stream: Random, percent: float, success: float, failure: float) -> float:
    return success if stream.random() * 100.0 < percent else failure


def _binomial(stream: Random, trials: float, percent: float) -> float:
    _countable("binomial", trials=trials)
    return float(sum(stream.random() * 100.0 < percent for _ in range(int(trials))))


def _geometric(stream: Random, percent: float) -> float:
    """Failures before the first success."""
    _positive("geometric", prob=percent)
    if percent >= 100.0:
        return 0.0
    return float(floor(log(_open_unit(stream)) / log(1.0 - percent / 100.0)))


def _negative_binomial(stream: Random, successes: float, percent: float) -> float:
    _countable("negbinomial", successes=successes)
    return sum(_geometric(stream, percent) for _ in range(int(successes)))


def _hypergeometric(stream: Random, trials: float, successes: float, size: float) -> float:
    """Successes among ``trials`` draws without putting back, from ``size`` pieces."""
    _positive("hypergeometric", size=size)
    _countable("hypergeometric", trials=trials)
    left, good, found = int(size), int(successes), 0
    for _ in range(min(int(trials), left)):
        if stream.random() * left < good:
            good -= 1
            found += 1
        left -= 1
    return float(found)


def _logarithmic(stream: Random, theta: float) -> float:
    """Logarithmic series by Kemp's inversion; ``theta`` in (0, 1)."""
    if not 0.0 < theta < 1.0:
        raise SettingError(f"logarithmic: theta (={theta:g}) must lie between 0 and 1")
    remaining, term, value = stream.random(), -theta / log(1.0 - theta), 1
    while remaining > term and value < 1_000_000:
        remaining -= term
        term *= theta * value / (value + 1)
        value += 1
    return float(value)


def _beta(stream: Random, minimum: float, maximum: float, first: float, second: float) -> float:
    _ordered("beta", minimum, maximum)
    _positive("beta", shape1=first, shape2=second)
    return minimum + (maximum - minimum) * stream.betavariate(first, second)


def _pareto(stream: Random, minimum: float, shape: float) -> float:
    _positive("pareto", scale=shape)
    return float(minimum * _open_unit(stream) ** (-1.0 / shape))


def _cauchy(stream: Random, location: float, scale: float) -> float:
    return location + scale * tan(pi * (_open_unit(stream) - 0.5))


def _laplace(stream: Random, location: float, scale: float) -> float:
    sign = 1.0 if stream.random() < 0.5 else -1.0
    return location - sign * scale * log(_open_unit(stream))


def _logistic(stream: Random, location: float, scale: float) -> float:
    unit = _open_unit(stream)
    return location + scale * log(unit / (1.0 - unit))


def _extreme_value_a(stream: Random, location: float, scale: float) -> float:
    """Largest value (Gumbel)."""
    return location - scale * log(-log(_open_unit(stream)))


def _extreme_value_b(stream: Random, location: float, scale: float) -> float:
    """Smallest value (Gumbel, mirrored)."""
    return location + scale * log(-log(_open_unit(stream)))


def _log_laplace(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("loglaplace", scale=scale, shape=shape)
    return location + scale * exp(_laplace(stream, 0.0, 1.0 / shape))


def _log_logistic(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("loglogistic", scale=scale, shape=shape)
    return location + scale * exp(_logistic(stream, 0.0, 1.0 / shape))


def _inverse_gaussian(stream: Random, location: float, scale: float, shape: float) -> float:
    """Michael, Schucany and Haas (1976): scale is the mean."""
    _positive("inversegaussian", scale=scale, shape=shape)
    square = stream.gauss(0.0, 1.0) ** 2
    half = scale * square / (2.0 * shape)
    root = scale * (1.0 + half - sqrt(2.0 * half + half * half))
    return location + (root if stream.random() <= scale / (scale + root) else scale * scale / root)


def _inverse_weibull(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("inverseweibull", scale=scale, shape=shape)
    return float(location + scale * (-log(_open_unit(stream))) ** (-1.0 / shape))


def _random_walk(stream: Random, location: float, scale: float, shape: float) -> float:
    """Reciprocal of an inverse Gaussian with mean 1 / scale."""
    _positive("randomwalk", scale=scale, shape=shape)
    return location + 1.0 / _inverse_gaussian(stream, 0.0, 1.0 / scale, shape)


def _pearson_5(stream: Random, location: float, scale: float, shape: float) -> float:
    _positive("pearsont5", scale=scale, shape=shape)
    return location + scale / stream.gammavariate(shape, 1.0)


def _pearson_6(stream: Random, location: float, scale: float, first: float, second: float) -> float:
    _positive("pearsont6", scale=scale, shape1=first, shape2=second)
    return location + scale * stream.gammavariate(first, 1.0) / stream.gammavariate(second, 1.0)


def _johnson_bounded(
    stream: Random, minimum: float, maximum: float, first: float, second: float
) -> float:
    _ordered("johnsonbounded", minimum, maximum)
    _positive("johnsonbounded", shape2=second)
    return minimum + (maximum - minimum) / (1.0 + exp((first - stream.gauss(0.0, 1.0)) / second))


def _johnson_unbounded(
    stream: Random, location: float, scale: float, first: float, second: float
) -> float:
    _positive("johnsonunbounded", scale=scale, shape2=second)
    return location + scale * sinh((stream.gauss(0.0, 1.0) - first) / second)


SAMPLERS: Mapping[str, Callable[..., float]] = {
    "bernoulli": _bernoulli,
    "beta": _beta,
    "binomial": _binomial,
    "cauchy": _cauchy,
    "duniform": _duniform,
    "erlang": _erlang,
    "exponential": _exponential,
    "extremevalue1a": _extreme_value_a,
    "extremevalue1b": _extreme_value_b,
    "gamma": _gamma,
    "geometric": _geometric,
    "hypergeometric": _hypergeometric,
    "inversegaussian": _inverse_gaussian,
    "inverseweibull": _inverse_weibull,
    "invertedweibull": _inverse_weibull,
    "johnsonbounded": _johnson_bounded,
    "johnsonunbounded": _johnson_unbounded,
    "laplace": _laplace,
    "logarithmic": _logarithmic,
    "logistic": _logistic,
    "loglaplace": _log_laplace,
    "loglogistic": _log_logistic,
    "lognormal": _lognormal,
    "lognormal2": _lognormal2,
    "lognormalmeanstdev": _lognormal_mean_deviation,
    "negbinomial": _negative_binomial,
    "normal": _normal,
    "pareto": _pareto,
    "pearsont5": _pearson_5,
    "pearsont6": _pearson_6,
    "poisson": _poisson,
    "randomwalk": _random_walk,
    "triangular": _triangular,
    "uniform": _uniform,
    "weibull": _weibull,
}
"""How to draw from each distribution: a function of the stream and the arguments."""

NON_NEGATIVE = frozenset(
    {"beta", "erlang", "exponential", "gamma", "lognormal", "lognormal2", "uniform", "weibull"}
)
"""Distributions never below their first argument (location or minimum)."""
