"""Errors of a run. Each message says what was given, which rule it broke and what to do.

SimulationError
├── PlantError             the plant cannot be run as it is wired
├── SettingError           a property has a value that no run can use
├── ZeroDelayError         the clock stopped: objects act for ever at one instant
└── BudgetError            a limit of ``RunLimits`` was reached
"""

from __future__ import annotations

__all__ = ["BudgetError", "PlantError", "SettingError", "SimulationError", "ZeroDelayError"]


class SimulationError(Exception):
    """A plant could not be run to its end; the message is a sentence for the user."""


class PlantError(SimulationError):
    """The plant cannot be run as it is wired."""


class SettingError(SimulationError):
    """A property has a value that no run can use."""


class ZeroDelayError(SimulationError):
    """Objects act for ever at one instant, so the clock cannot go on."""


class BudgetError(SimulationError):
    """A limit of ``RunLimits`` was reached before the end of the run."""
