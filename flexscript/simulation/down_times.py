"""Down times of a run: the breakdown and time table tools of a plant become events.

Every tool and member has a random stream of its own, so that failures do not shift the numbers
that the objects draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import isfinite

from flexscript.plant.down_times import DOWN_TIME_PROPERTIES, MEMBERSHIPS
from flexscript.plant.model import Code, Plant, PropertyValue
from flexscript.plant.properties import UNITS
from flexscript.plant.tools import DownTime
from flexscript.runtime.host import CodeError
from flexscript.simulation.breakdowns import Breakdown
from flexscript.simulation.distributions import sampler
from flexscript.simulation.errors import SettingError
from flexscript.simulation.executer import TaskExecuter
from flexscript.simulation.fixed_resource import FixedResource
from flexscript.simulation.property_code import compiled_code
from flexscript.simulation.sim_object import SimObject
from flexscript.simulation.states import BREAKDOWN, SCHEDULED_DOWN, state_number
from flexscript.simulation.time_tables import TimeTable, TimeTableRow
from flexscript.simulation.world import World

__all__ = ["start_down_times"]

_Time = Callable[[], float]
_PERIODS = {"Daily": 86_400.0, "Weekly": 604_800.0}
_MOST_ROWS = 10_000


def start_down_times(plant: Plant, objects: Mapping[str, SimObject], world: World) -> None:
    """Put the first stops of all tools on the calendar.

    Raises:
        SettingError: a tool has settings that make no sense; the message names it.
    """
    tools = plant.tools
    named = _named_members(plant)
    _report_unknown(plant, world)
    for name, tool in tools.time_tables.items():
        members = _members(("TimeTable", name), named, objects)
        if members and _value(tool, "TimeTable", "Enabled"):
            _time_table(name, tool, members).start()
    for name, tool in tools.breakdowns.items():
        members = _members(("MTBFMTTR", name), named, objects)
        if members and _value(tool, "MTBFMTTR", "Enabled"):
            alone = _value(tool, "MTBFMTTR", "BreakIndividually")
            for group in [[each] for each in members] if alone else [members]:
                _breakdown(name, tool, group).start()


# -- members ------------------------------------------------------------------------------


def _named_members(plant: Plant) -> dict[tuple[str, str], list[str]]:
    """Return (type, name of a tool) -> ids of the objects that name it."""
    named: dict[tuple[str, str], list[str]] = {}
    for thing in plant.objects:
        for property_name, kind in MEMBERSHIPS.items():
            for name in _names(thing.properties.get(property_name, ())):
                named.setdefault((kind, name), []).append(thing.id)
    return named


def _names(value: PropertyValue) -> list[str]:
    parts = value if isinstance(value, tuple) else (value,)
    return [part for part in parts if isinstance(part, str) and part]


def _members(
    tool: tuple[str, str],
    named: Mapping[tuple[str, str], list[str]],
    objects: Mapping[str, SimObject],
) -> list[SimObject]:
    found = [objects[each] for each in named.get(tool, ())]
    return [each for each in found if isinstance(each, FixedResource | TaskExecuter)]


def _report_unknown(plant: Plant, world: World) -> None:
    known = {"MTBFMTTR": plant.tools.breakdowns, "TimeTable": plant.tools.time_tables}
    for kind, name in _named_members(plant):
        if name not in known[kind]:
            world.warn(f'no {kind} is called {name!r}; make it with Tools.create("{kind}")')


# -- settings -----------------------------------------------------------------------------


def _value(tool: DownTime, kind: str, name: str) -> PropertyValue:
    return tool.properties.get(name, DOWN_TIME_PROPERTIES[kind][name].default)


def _breakdown(name: str, tool: DownTime, members: list[SimObject]) -> Breakdown:
    owner = members[0]
    label = f"MTBFMTTR '{name}'"

    def time(setting: str) -> _Time:
        return _time(_value(tool, "MTBFMTTR", setting), owner, f"{label}: {setting}")

    up_time, down_time = _not_negative(time("UpTime")), _not_negative(time("DownTime"))
    first = time("FirstFailureTime") if "FirstFailureTime" in tool.properties else up_time
    states = _value(tool, "MTBFMTTR", "UpStates")
    return Breakdown(
        members,
        (first, up_time, down_time),
        _state(_value(tool, "MTBFMTTR", "DownState") or BREAKDOWN, f"{label}: DownState"),
        frozenset(
            _state(each, f"{label}: UpStates")
            for each in (states if isinstance(states, tuple) else (states,))
        ),
    )


def _time_table(name: str, tool: DownTime, members: list[SimObject]) -> TimeTable:
    label = f"TimeTable '{name}'"
    table = _value(tool, "TimeTable", "Table")
    rows = tuple(_row(row, label) for row in (table if isinstance(table, tuple) else ()))
    if len(rows) > _MOST_ROWS:
        raise SettingError(f"{label}: a table has at most {_MOST_ROWS} rows")
    mode = str(_value(tool, "TimeTable", "Mode"))
    period = _PERIODS.get(mode, 0.0)
    if mode == "Custom":
        period = _seconds(_value(tool, "TimeTable", "RepeatTime"), f"{label}: RepeatTime")
        if not period > 0:
            raise SettingError(f"{label}: mode Custom needs a RepeatTime above 0")
    if not rows:
        members[0].world.warn(f"{label} has no rows (time, state, duration), so it stops nothing")
    return TimeTable(members, rows, period)


def _row(row: PropertyValue, label: str) -> TimeTableRow:
    if not isinstance(row, tuple) or len(row) < 3:
        raise SettingError(f"{label}: a row (={row}) must hold time, state and duration")
    return TimeTableRow(
        time=_seconds(row[0], f"{label}: the time of a row"),
        state=_state(row[1] or SCHEDULED_DOWN, f"{label}: the state of a row"),
        duration=_seconds(row[2], f"{label}: the duration of a row"),
    )


def _state(value: PropertyValue, label: str) -> int:
    number = state_number(value)
    if number is None:
        raise SettingError(f"{label} (={value}) must be the number or name of a state, 1 to 50")
    return number


def _seconds(value: PropertyValue, label: str) -> float:
    if isinstance(value, tuple) and len(value) == 2 and value[1] in UNITS["time"]:
        return _seconds(value[0], label) * UNITS["time"][str(value[1])]
    if isinstance(value, int | float) and value >= 0 and isfinite(value):
        return float(value)
    raise SettingError(f'{label} (={value}) must be seconds, at least 0, or [number, "min"]')


def _time(value: PropertyValue, owner: SimObject, label: str) -> _Time:
    """Return a time as a function; its draws come from a stream of the tool's own."""
    if isinstance(value, int | float):
        seconds = float(value)
        return lambda: seconds
    if isinstance(value, tuple):
        seconds = _seconds(value, label)
        return lambda: seconds
    code = compiled_code(value.source if isinstance(value, Code) else value, owner, label)
    if code.constant is not None:
        seconds = code.constant
        return lambda: seconds
    if code.draw is not None:
        stream = owner.world.streams.named(f"{label.split(':', maxsplit=1)[0]}/{owner.id}")
        draw = sampler(*code.draw, stream, used_by=label)
        return lambda: draw(None)

    def evaluate() -> float:
        try:
            # The object is ``current`` and param(1), FlexSim's "involved".
            found = code.call(owner.world.host, owner, owner)
        except CodeError as error:
            raise SettingError(f"{label}: {error}") from error
        if isinstance(found, int | float) and isfinite(found):
            return float(found)
        raise SettingError(f"{label} gave {found!r}; it must give a number of seconds")

    return evaluate


def _not_negative(time: _Time) -> _Time:
    return lambda: max(time(), 0.0)
