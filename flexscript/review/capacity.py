"""Capacity: takt against what stations and operators can do, by mean times.

A load above 1 means a queue that grows for as long as the run lasts, or a source that cannot
keep its takt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from flexscript.plant.model import PlantObject
from flexscript.review.finding import Finding, listed
from flexscript.review.loads import Loads, service_times
from flexscript.review.means import mean_of
from flexscript.review.resources import called_by
from flexscript.review.wiring import Wiring, is_on, value_of

__all__ = ["check_operators", "check_takt"]

#: Loads are sums of roundings; exactly full is no overload.
_FULL = 1.0 + 1e-6


def check_takt(wiring: Wiring, loads: Loads) -> Iterator[Finding]:
    """FS603: stations that get more than they can serve; parallel ones are told together."""
    groups: dict[tuple[str, ...], list[PlantObject]] = defaultdict(list)
    for thing in wiring.stations:
        if loads.arriving[thing.id] > loads.capacity[thing.id] * _FULL:
            groups[tuple(sorted(set(wiring.inputs.get(thing.id, []))))].append(thing)
    for group in groups.values():
        comes = sum(loads.arriving[each.id] for each in group)
        served = sum(loads.capacity[each.id] for each in group)
        names = listed([each.name for each in group])
        together = " together" if len(group) > 1 else ""
        verb = "get" if len(group) > 1 else "gets"
        message = (
            f"{names}{together} {verb} {_hourly(comes)} items an hour but can serve "
            f"{_hourly(served)}: a load of {comes / served:.0%} by the mean times."
        )
        hint = "Shorten the times, add a parallel station, or let items arrive more slowly."
        yield Finding("FS603", message, hint, group[0].name)


def check_operators(wiring: Wiring, loads: Loads) -> Iterator[Finding]:
    """FS604: more work than the operators of a team have time for."""
    work: dict[frozenset[str], float] = defaultdict(float)
    stations: dict[frozenset[str], list[str]] = defaultdict(list)
    for thing in wiring.stations:
        asked = called_by(wiring, thing, "OperatorRef")
        needed = _operator_seconds(thing)
        if asked is None or not needed:
            continue
        crew = frozenset(wiring.executers_of(asked))
        if crew:
            served = min(loads.arriving[thing.id], loads.capacity[thing.id])
            work[crew] += served * needed
            stations[crew].append(thing.name)
    for crew, seconds in work.items():
        if seconds <= len(crew) * _FULL:
            continue
        names = listed(sorted(wiring.thing(each).name for each in crew))
        count = "operator" if len(crew) == 1 else f"{len(crew)} operators"
        message = (
            f"{listed(stations[crew])} need {seconds:.3g} operators on average, walking not "
            f"counted; there {'is' if len(crew) == 1 else 'are'} {len(crew)}: {names}."
        )
        hint = f"Add to the {count}, or let fewer be needed (NumProcessOperators)."
        yield Finding("FS604", message, hint, stations[crew][0])


def _operator_seconds(thing: PlantObject) -> float:
    """Return operator seconds for one item."""
    if not (is_on(thing, "UseProcessOperators") or is_on(thing, "UseSetupOperators")):
        return 0.0
    setup, process = service_times(thing)
    seconds = 0.0
    if is_on(thing, "UseSetupOperators"):
        seconds += max(setup or 0.0, 0.0) * (mean_of(value_of(thing, "NumSetupOperators")) or 0.0)
    if is_on(thing, "UseProcessOperators"):
        wanted = mean_of(value_of(thing, "NumProcessOperators")) or 0.0
        seconds += max(process or 0.0, 0.0) * wanted
    return seconds


def _hourly(per_second: float) -> str:
    return f"{per_second * 3600:.4g}"
