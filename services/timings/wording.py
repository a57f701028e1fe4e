"""Fitted timings as words for a prompt, and as values for a plant.

Numbers keep four significant digits: more than any log of a plant can support. Values for a
plant are in FlexSim's order of arguments; where no family is adequate, the observed
quantiles are written as FlexScript that draws between them.
"""

from __future__ import annotations

from flexscript.plant.model import Code, PropertyValue
from services.timings.fitting import FamilyFit, SampleFit
from services.timings.report import Timing, TimingReport

__all__ = ["prompt_text", "property_value", "said"]


def property_value(fit: SampleFit) -> PropertyValue:
    """Return the value that ``setProperty`` takes for this time, in seconds."""
    if not fit.is_adequate and not fit.notes[0].startswith("only"):
        return _empirical(fit.quantiles)
    return _value_of(fit.chosen)


def said(fit: FamilyFit) -> str:
    """Return the family and its parameters in words: "gamma with shape 2.5 and scale 4 s"."""
    p = [_text(value) for value in fit.params]
    match fit.family:
        case "constant":
            return f"constant {p[0]} seconds"
        case "exponential":
            return f"exponential with mean {p[0]} seconds"
        case "poisson":
            return f"Poisson with mean {p[0]} seconds"
        case "normal":
            return f"normal with mean {p[0]} and standard deviation {p[1]} seconds"
        case "uniform":
            return f"uniform between {p[0]} and {p[1]} seconds"
        case "triangular":
            return f"triangular with minimum {p[0]}, mode {p[1]} and maximum {p[2]} seconds"
        case "lognormal":
            return f"lognormal with mu {p[0]} and sigma {p[1]}"
        case _:
            return f"{fit.family} with shape {p[0]} and scale {p[1]}"


def prompt_text(report: TimingReport) -> str:
    """Return sentences that state the timings, to put into a prompt."""
    lines = [
        f"Parts arrive at {t.station} with {said(t.fit.chosen)} between arrivals."
        if t.kind == "arrival"
        else f"The processing time of {t.station} is {said(t.fit.chosen)}."
        for t in report.timings
        if t.kind in ("arrival", "service")
    ]
    return "\n".join(lines)


def describe(timing: Timing) -> str:
    """Return what a timing stands for, as a table's first column says it."""
    noun = {
        "arrival": "time between arrivals at",
        "service": "processing time of",
        "uptime": "time between failures of",
        "downtime": "time to repair",
    }[timing.kind]
    return f"{noun} {timing.station}"


def _value_of(fit: FamilyFit) -> PropertyValue:
    p = [float(_text(value)) for value in fit.params]
    match fit.family:
        case "constant":
            return p[0]
        case "exponential":
            arguments = [0.0, p[0]]
        case "triangular":
            arguments = [p[0], p[2], p[1]]
        case "lognormal":
            arguments = [0.0, *p]
        case "weibull" | "gamma":
            arguments = [0.0, p[1], p[0]]
        case _:
            arguments = p
    inside = ", ".join(_text(value) for value in arguments)
    return Code(f"{fit.family}({inside}, getstream(current))")


def _empirical(quantiles: tuple[float, ...]) -> Code:
    rows = ", ".join(_text(value) for value in quantiles)
    return Code(
        f"Array q = [{rows}];\n"
        "double u = uniform(1, q.length, getstream(current));\n"
        "int k = Math.min(Math.floor(u), q.length - 1);\n"
        "return q[k] + (u - k) * (q[k + 1] - q[k]);"
    )


def _text(value: float) -> str:
    return f"{float(f'{value:.4g}'):.10g}"
