"""Distributions: how each of FlexSim's is drawn from a stream.

The arguments are complete and in FlexSim's own order, without the stream. FlexSim's
generator is not copied bit for bit: draws agree in distribution only.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import inf, log
from random import Random

from flexscript.simulation import continuous, discrete
from flexscript.simulation.errors import SettingError

__all__ = ["NON_NEGATIVE", "SAMPLERS", "Sampler", "sampler"]

Sampler = Callable[[object], float]
"""Draws one number; the argument (the item, in a run) does not matter."""


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


SAMPLERS: Mapping[str, Callable[..., float]] = {
    "bernoulli": discrete.bernoulli,
    "beta": continuous.beta,
    "binomial": discrete.binomial,
    "cauchy": continuous.cauchy,
    "duniform": discrete.duniform,
    "erlang": continuous.erlang,
    "exponential": continuous.exponential,
    "extremevalue1a": continuous.extreme_value_a,
    "extremevalue1b": continuous.extreme_value_b,
    "gamma": continuous.gamma,
    "geometric": discrete.geometric,
    "hypergeometric": discrete.hypergeometric,
    "inversegaussian": continuous.inverse_gaussian,
    "inverseweibull": continuous.inverse_weibull,
    "invertedweibull": continuous.inverse_weibull,
    "johnsonbounded": continuous.johnson_bounded,
    "johnsonunbounded": continuous.johnson_unbounded,
    "laplace": continuous.laplace,
    "logarithmic": discrete.logarithmic,
    "logistic": continuous.logistic,
    "loglaplace": continuous.log_laplace,
    "loglogistic": continuous.log_logistic,
    "lognormal": continuous.lognormal,
    "lognormal2": continuous.lognormal2,
    "lognormalmeanstdev": continuous.lognormal_mean_deviation,
    "negbinomial": discrete.negative_binomial,
    "normal": continuous.normal,
    "pareto": continuous.pareto,
    "pearsont5": continuous.pearson_5,
    "pearsont6": continuous.pearson_6,
    "poisson": discrete.poisson,
    "randomwalk": continuous.random_walk,
    "triangular": continuous.triangular,
    "uniform": continuous.uniform,
    "weibull": continuous.weibull,
}
"""How to draw from each distribution: a function of the stream and the arguments."""

NON_NEGATIVE = frozenset(
    {"beta", "erlang", "exponential", "gamma", "lognormal", "lognormal2", "uniform", "weibull"}
)
"""Distributions never below their first argument (location or minimum)."""
