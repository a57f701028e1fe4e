"""Energy: what the states of a run cost, from the power that each state takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flexscript.language.suggestions import did_you_mean
from flexscript.simulation.report import ObjectReport, Report
from flexscript.simulation.states import STATE_NAMES

__all__ = ["EnergyUse", "PowerTable", "energy_use"]

Power = Mapping[str, float]
"""Kilowatts by name of state; a state that is not named takes ``"otherwise"``, or nothing."""

OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class PowerTable:
    """Power by object id, or by class for objects that are not named; kW by state.

    ``price`` is money and ``carbon`` kg of CO2 for one kWh.
    """

    by_object: Mapping[str, Power] = field(default_factory=dict)
    by_class: Mapping[str, Power] = field(default_factory=dict)
    price: float = 0.0
    carbon: float = 0.0

    def __post_init__(self) -> None:
        for power in (*self.by_object.values(), *self.by_class.values()):
            for state in power:
                if state != OTHERWISE and state not in STATE_NAMES:
                    hint = did_you_mean(state, [*STATE_NAMES, OTHERWISE])
                    raise ValueError(f"{state!r} is no state. {hint}".rstrip())


@dataclass(frozen=True, slots=True)
class EnergyUse:
    """Energy of one object: kWh by state, their sum, its cost and its kg of CO2."""

    object_id: str
    kwh_by_state: Mapping[str, float]
    kwh: float
    cost: float
    carbon: float


def energy_use(report: Report, table: PowerTable) -> list[EnergyUse]:
    """Return the energy of every object that the table gives a power.

    Raises:
        ValueError: the table names an object that the plant does not have.
    """
    known = {each.id for each in report.objects}
    for name in table.by_object:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ValueError(f"the report has no object {name!r}. {hint}".rstrip())
    uses = [_use(each, table, report.run_time / 3600.0) for each in report.objects]
    return [each for each in uses if each is not None]


def _use(each: ObjectReport, table: PowerTable, hours: float) -> EnergyUse | None:
    power = table.by_object.get(each.id, table.by_class.get(each.class_name))
    if power is None:
        return None
    otherwise = power.get(OTHERWISE, 0.0)
    by_state = {
        state: share * hours * power.get(state, otherwise) for state, share in each.states.items()
    }
    kwh = sum(by_state.values())
    return EnergyUse(each.id, by_state, kwh, kwh * table.price, kwh * table.carbon)
