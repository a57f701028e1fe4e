"""DateTime: making, reading and showing moments and spans of time.

Both are seconds since the start of 1601 (FlexSim time), so that they can be added. There are
no time zones: every clock is the model's. Where
FlexSim asks Windows for a format, ``toString`` without one gives ``2024-01-31 08:00:00``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from flexscript.runtime.method_arguments import Method, text_argument
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import DateTimeValue, Value
from flexscript.runtime.world import Command, World

__all__ = ["DATE_TIME_MEMBERS", "DATE_TIME_METHODS", "DATE_TIME_STATICS", "MODEL_START", "make"]

_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_DEFAULT_FORMAT = "%Y-%m-%d %H:%M:%S"
#: Excel counts days since the end of 1899, and believes that 1900 was a leap year.
_EXCEL_EPOCH = datetime(1899, 12, 30, tzinfo=UTC)
_SPANS = {"days": 86400.0, "hours": 3600.0, "minutes": 60.0, "seconds": 1.0, "milliseconds": 0.001}
#: What a format may ask for; the rest of Python's own letters depends on the machine.
_FORMAT_LETTERS = frozenset("aAbBdHIjmMpSyYUwWcxX%nt")

#: When a model starts. FlexSim takes the day on which the model was made; here every
#: model starts on the same Monday morning, so that runs can be repeated.
MODEL_START = DateTimeValue((datetime(2024, 1, 1, 8, tzinfo=UTC) - _EPOCH).total_seconds())


def make(world: World, arguments: list[Value]) -> Value:
    """DateTime(seconds), DateTime(text, format), or DateTime(days, hours, minutes, seconds)."""
    if not arguments:
        return DateTimeValue()
    if isinstance(arguments[0], str):
        form = text_argument(arguments[1], "The format") if len(arguments) > 1 else ""
        return _from_text(arguments[0], form or _DEFAULT_FORMAT)
    numbers = [number_of(value, "A part of a DateTime") for value in arguments]
    if len(numbers) == 1:
        return _moment(float(numbers[0]))
    # Whole days, then the rest as a clock: FlexSim's way of rounding a moment down.
    parts = zip(numbers, (86400.0, 3600.0, 60.0, 1.0), strict=False)
    return _moment(sum(int(number) * length for number, length in parts))


def _moment(seconds: float) -> DateTimeValue:
    if not abs(seconds) < 1e15:
        raise RunProblem("FS503", f"{seconds} is not a number of seconds that a calendar has.")
    return DateTimeValue(seconds)


def _from_text(text: str, form: str) -> DateTimeValue:
    try:
        found = datetime.strptime(text.strip(), form).replace(tzinfo=UTC)
    except ValueError as error:
        message = f'"{text}" is no date of the form "{form}".'
        hint = 'Write the form as in DateTime("1/31/2024 08:00:00", "%m/%d/%Y %H:%M:%S").'
        raise RunProblem("FS503", message, hint) from error
    return DateTimeValue((found - _EPOCH).total_seconds())


def _calendar(value: DateTimeValue) -> datetime:
    try:
        # Milliseconds are what FlexSim keeps; less would show the error of the number.
        return _EPOCH + timedelta(milliseconds=round(value.seconds * 1000))
    except OverflowError as error:
        message = f"{value.seconds:g} s since 1601 lie outside of the calendar (1601 to 9999)."
        raise RunProblem("FS503", message) from error


def _to_string(world: World, value: DateTimeValue, form: Value = None) -> Value:
    wanted = text_argument(form, "The format") if form not in (None, 0) else ""
    pattern = wanted or _DEFAULT_FORMAT
    for place, char in enumerate(pattern[:-1]):
        if char == "%" and pattern[place + 1] not in _FORMAT_LETTERS and pattern[place - 1] != "%":
            message = f"'%{pattern[place + 1]}' is no part of a date's form."
            raise RunProblem("FS503", message, "Known: %Y %m %d %H %I %M %S %p %a %A %b %B %j %y.")
    text = _calendar(value).strftime(pattern[:1000])
    world.budget.take_characters(len(text))
    return text


def _compose(world: World, arguments: list[Value]) -> Value:
    """DateTime.compose(year, month, day, hour, minute, second, millisecond)."""
    given = [whole_of(value, "A part of a DateTime") for value in arguments[:7]]
    year, month, day, hour, minute, second, milli = [*given, *(1, 1, 1, 0, 0, 0, 0)[len(given) :]]
    try:
        found = datetime(year, month, day, hour, minute, second, milli * 1000, UTC)
    except (ValueError, OverflowError) as error:
        raise RunProblem("FS503", f"DateTime.compose: {error}.") from error
    return DateTimeValue((found - _EPOCH).total_seconds())


def _from_excel(world: World, arguments: list[Value]) -> Value:
    days = number_of(arguments[0], "The argument of DateTime.fromExcelTime")
    return _moment((_EXCEL_EPOCH - _EPOCH).total_seconds() + days * 86400.0)


def _span(length: float) -> Command:
    return lambda world, arguments: _moment(number_of(arguments[0], "A span of time") * length)


DATE_TIME_STATICS: Mapping[str, Command] = {
    **{f"DateTime.{name}": _span(length) for name, length in _SPANS.items()},
    "DateTime.compose": _compose,
    "DateTime.fromExcelTime": _from_excel,
}
DATE_TIME_METHODS: Mapping[str, Method] = {"toString": (0, 1, _to_string)}


def _total(length: float) -> Callable[[DateTimeValue], Value]:
    return lambda value: value.seconds / length


def _clock(part: str) -> Callable[[DateTimeValue], Value]:
    return lambda value: int(getattr(_calendar(value), part))


DATE_TIME_MEMBERS: Mapping[str, Callable[[DateTimeValue], Value]] = {
    **{part: _clock(part) for part in ("year", "month", "day", "hour", "minute", "second")},
    # Sunday is 1, as in FlexSim.
    "dayOfWeek": lambda value: _calendar(value).isoweekday() % 7 + 1,
    "millisecond": lambda value: _calendar(value).microsecond // 1000,
    **{f"total{name.capitalize()}": _total(length) for name, length in _SPANS.items()},
    "value": lambda value: value.seconds,
}
