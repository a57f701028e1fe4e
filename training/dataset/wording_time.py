"""Wordings of quantities, distributions and rates: how people state a time.

Every function takes the ``random.Random`` of its sample, so that a prompt is a function of
its seed. Times keep the unit in which the plant states them; seconds may go unsaid.
"""

from __future__ import annotations

from decimal import Decimal
from random import Random

from training.dataset.quantities import Quantity, Timing

__all__ = ["arrival", "count", "duration", "plain_number"]

_UNITS = {
    "s": (" seconds", " seconds", " s", "s", " sec", " secs"),
    "min": (" minutes", " minutes", " min", "min", " mins"),
    "h": (" hours", " h", " hrs"),
    "": ("",),
}
_SINGULAR = {"s": " second", "min": " minute", "h": " hour", "": ""}
_WORDS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS = {30: "thirty", 40: "forty", 50: "fifty", 60: "sixty", 90: "ninety", 100: "a hundred"}


def plain_number(value: Decimal) -> str:
    """Return digits without trailing zeros: "2.5", "50"."""
    return format(value.normalize(), "f")


def count(random: Random, value: Decimal) -> str:
    """Return a count in digits or, for small ones at times, in words."""
    if value == value.to_integral_value() and random.random() < 0.22:
        whole = int(value)
        if whole <= 20:
            return _WORDS[whole]
        if whole in _TENS:
            return _TENS[whole]
    return plain_number(value)


def _time(random: Random, quantity: Quantity, *, may_drop_unit: bool = False) -> str:
    if quantity.unit == "s" and may_drop_unit and random.random() < 0.12:
        return plain_number(quantity.stated)
    if quantity.stated == 1 and quantity.unit in _SINGULAR and random.random() < 0.6:
        return random.choice(("1", "one")) + _SINGULAR[quantity.unit]
    special = {
        ("0.5", "min"): "half a minute",
        ("0.5", "h"): "half an hour",
        ("1.5", "min"): "one and a half minutes",
    }
    said = special.get((plain_number(quantity.stated), quantity.unit))
    if said and random.random() < 0.3:
        return said
    unit = random.choice(_UNITS[quantity.unit])
    number = (
        plain_number(quantity.stated)
        if not unit.startswith(" ")
        else count(random, quantity.stated)
    )
    return number + unit


def duration(random: Random, timing: Timing) -> str:
    """Return a noun phrase for a service time, such as "uniform between 5 and 9 s"."""
    r, p = random, timing.params
    forms: tuple[str, ...]
    unit = p[-1].unit
    tail = r.choice(_UNITS[unit]) if not (unit == "s" and r.random() < 0.35) else ""
    n = [plain_number(q.stated) for q in p]

    def t(index: int) -> str:
        return _time(r, p[index], may_drop_unit=True)

    match timing.family:
        case "constant":
            forms = (
                "{0}",
                "{0}",
                "{0}",
                "a fixed {0}",
                "exactly {0}",
                "a constant {0}",
                "{0} constant",
                "a fixed time of {0}",
                "always {0}",
                "{0} (fixed)",
                "{0} each",
                "constant at {0}",
            )
            if r.random() < 0.06:
                return f"constant({n[0]}){tail}"
            return r.choice(forms).format(t(0))
        case "exponential":
            forms = (
                "exponentially distributed with mean {0}",
                "exponential with mean {0}",
                "exponential, mean {0}",
                "an exponential time averaging {0}",
                "exponential with a mean of {0}",
                "exponential (mean {0})",
                "exponentially distributed around {0}",
                "random with an exponential mean of {0}",
                "{0} on average, exponentially distributed",
                "{0} on average (exponential)",
                "negative exponential, mean {0}",
                "exponentially distributed, mean {0}",
                "exponential distribution with average {0}",
                "exp. mean {0}",
            )
            if r.random() < 0.12:
                return f"exponential({n[0]}){tail}"
            return r.choice(forms).format(t(0))
        case "normal":
            forms = (
                "normally distributed with mean {0} and standard deviation {1}",
                "normal with mean {0} and sd {1}",
                "normal, mean {0}, standard deviation {1}",
                "normal (mean {0}, sd {1})",
                "a normal time of {0} +/- {1}",
                "Gaussian with mean {0} and sigma {1}",
                "about {0}, normally distributed with a standard deviation of {1}",
                "normally distributed ({0}, {1})",
                "normal around {0} with a spread of {1}",
                "{0} on average with a standard deviation of {1}, normal",
                "{0} ± {1} (normal)",
                "normal distribution, mu {0}, sigma {1}",
                "normal with a mean of {0} and a deviation of {1}",
            )
            if r.random() < 0.12:
                return f"normal({n[0]}, {n[1]}){tail}"
            return r.choice(forms).format(t(0), t(1))
        case "triangular":
            forms = (
                "triangular (min {0}, mode {1}, max {2})",
                "triangular with minimum {0}, mode {1} and maximum {2}",
                "triangular between {0} and {2} with mode {1}",
                "at least {0}, usually {1}, at most {2}",
                "between {0} and {2}, most likely {1}",
                "triangular: min {0}, most likely {1}, max {2}",
                "triangularly distributed from {0} to {2} peaking at {1}",
                "{0} to {2}, typically {1}",
                "min {0}, mode {1}, max {2} (triangular)",
                "triangular with a low of {0}, a peak of {1} and a high of {2}",
                "a triangular time (minimum {0}, most likely {1}, maximum {2})",
                "best case {0}, normal case {1}, worst case {2}",
            )
            if r.random() < 0.12:
                return f"triangular({n[0]}, {n[1]}, {n[2]}){tail}"
            if r.random() < 0.3:
                return r.choice(forms[:3]).format(n[0], n[1], n[2]) + tail
            return r.choice(forms).format(t(0), t(1), t(2))
        case "uniform":
            forms = (
                "uniformly distributed between {0} and {1}",
                "uniform between {0} and {1}",
                "between {0} and {1}",
                "anywhere from {0} to {1}",
                "uniform from {0} to {1}",
                "{0} to {1}",
                "uniform, min {0}, max {1}",
                "a uniform time between {0} and {1}",
                "somewhere between {0} and {1}",
                "uniform ({0} to {1})",
                "evenly spread between {0} and {1}",
            )
            if r.random() < 0.12:
                return f"uniform({n[0]}, {n[1]}){tail}"
            if r.random() < 0.5:
                form = r.choice(
                    (
                        "between {0} and {1}",
                        "uniform between {0} and {1}",
                        "{0}-{1}",
                        "{0} to {1}",
                        "uniformly {0} to {1}",
                    )
                )
                return form.format(n[0], n[1]) + r.choice(_UNITS[unit])
            return r.choice(forms).format(t(0), t(1))
        case "lognormal":
            forms = (
                "lognormal with mu {0} and sigma {1}",
                "lognormal (mu {0}, sigma {1})",
                "lognormal({0}, {1})",
                "lognormally distributed with log-mean {0} and log-sd {1}",
                "log-normal, mu {0}, sigma {1}",
                "a lognormal time with parameters {0} and {1}",
                "lognormal, location of the log {0} and spread {1}",
            )
            return r.choice(forms).format(n[0], n[1])
        case "weibull" | "gamma":
            name = {"weibull": ("Weibull", "weibull"), "gamma": ("gamma", "Gamma")}[timing.family]
            forms = (
                "{2} with shape {0} and scale {1}",
                "{2} (shape {0}, scale {1})",
                "{2} distributed, shape {0}, scale {1}",
                "a {2} time with shape {0} and scale {1}",
                "{2}-distributed with a shape of {0} and a scale of {1}",
                "{2} with scale {1} and shape {0}",
                "following a {2} distribution with shape {0} and scale {1}",
            )
            if r.random() < 0.15:
                return f"{name[0].lower()}({n[0]}, {n[1]}){tail}"
            return r.choice(forms).format(n[0], t(1), r.choice(name))
        case _:
            forms = (
                "Poisson with mean {0}",
                "Poisson distributed with mean {0}",
                "poisson, mean {0}",
                "a Poisson time averaging {0}",
                "Poisson (mean {0})",
                "Poisson-distributed around {0}",
            )
            if r.random() < 0.12:
                return f"poisson({n[0]}){tail}"
            return r.choice(forms).format(t(0))


def arrival(random: Random, timing: Timing, item: str) -> str:
    """Return a verb phrase for a source: "releases a part every 10 s"."""
    r, q = random, timing.params[0]
    items = item + ("es" if item.endswith(("s", "x", "ch")) else "s")
    things = r.choice((items, "items", "parts", "units", "products", items))
    one = r.choice((f"a {item}", "an item", "one part", "a part", "one unit", f"one {item}"))
    if q.unit in ("/h", "/min"):
        n = plain_number(q.stated)
        per = (
            r.choice(("per hour", "an hour", "/h", "every hour", "each hour"))
            if q.unit == "/h"
            else r.choice(("per minute", "a minute", "every minute"))
        )
        flow = r.choice((f"{n} {things} {per}", f"a rate of {n} {things} {per}", f"{n} {per}"))
        if timing.family == "exponential":
            return r.choice(
                (
                    f"releases {flow} at random (Poisson arrivals)",
                    f"creates {flow} on average, exponentially spaced",
                    f"delivers {flow} with exponential interarrival times",
                    f"feeds {flow} as a Poisson process",
                )
            )
        return r.choice(
            (
                f"releases {flow}",
                f"feeds {flow}",
                f"delivers {flow}",
                f"creates {flow} at a steady pace",
            )
        )
    if timing.family == "constant" and r.random() < 0.6:
        t = _time(r, q)
        return r.choice(
            (
                f"releases {one} every {t}",
                f"creates {one} every {t}",
                f"sends in {one} every {t}",
                f"delivers {one} each {t}",
                f"feeds {one} every {t}",
                f"produces {things} every {t}",
                f"releases {things} at a fixed interval of {t}",
            )
        )
    if timing.family == "exponential" and r.random() < 0.55:
        t = _time(r, q)
        return r.choice(
            (
                f"releases {things} with exponentially distributed interarrival times, mean {t}",
                f"creates {one} every {t} on average (exponential)",
                f"generates {things} at random, on average every {t} (exponential)",
                f"releases {things} with exponential interarrival times of mean {t}",
                f"has exponential arrivals with mean {t}",
                f"sends {things} at exponential intervals averaging {t}",
            )
        )
    d = duration(r, timing)
    return r.choice(
        (
            f"releases {things} with an interarrival time of {d}",
            f"creates {things}; the time between arrivals is {d}",
            f"has an inter-arrival time of {d}",
            f"delivers {things} with interarrival time {d}",
            f"releases {one} at intervals that are {d}",
            f"feeds {things}, interarrival {d}",
            f"generates {one} every {d}",
            f"gets {things} with gaps of {d}",
        )
    )
