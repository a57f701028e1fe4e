"""Timings from logs: read an event log, fit the paper's families, hand on the parameters."""

from services.timings.errors import BadLog
from services.timings.fitting import FamilyFit, SampleFit, fit_sample
from services.timings.placing import put_into
from services.timings.report import Timing, TimingReport
from services.timings.service import fit_log
from services.timings.wording import prompt_text, property_value

__all__ = [
    "BadLog",
    "FamilyFit",
    "SampleFit",
    "Timing",
    "TimingReport",
    "fit_log",
    "fit_sample",
    "prompt_text",
    "property_value",
    "put_into",
]
