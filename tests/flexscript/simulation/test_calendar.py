"""The event calendar: order of events, the agenda, the clock."""

from __future__ import annotations

from flexscript.simulation import RunLimits
from flexscript.simulation.calendar import Calendar


def test_events_happen_in_time_order_and_those_of_one_time_as_they_were_made() -> None:
    calendar = Calendar()
    log: list[str] = []
    for delay, name in ((5.0, "late"), (1.0, "first"), (1.0, "second")):
        calendar.after(delay, log.append, name)

    calendar.run(10.0, RunLimits())

    assert log == ["first", "second", "late"]
    assert calendar.now == 10
    assert calendar.handled == 3


def test_the_agenda_is_emptied_before_the_next_event() -> None:
    calendar = Calendar()
    log: list[str] = []

    def begin(_: object) -> None:
        calendar.after(0.0, log.append, "event")
        calendar.soon(log.append, "soon")
        calendar.soon(log.append, "soon after")

    calendar.after(1.0, begin)
    calendar.run(10.0, RunLimits())

    assert log == ["soon", "soon after", "event"]


def test_an_event_at_the_end_still_happens_and_one_after_it_does_not() -> None:
    calendar = Calendar()
    log: list[str] = []
    calendar.after(10.0, log.append, "at the end")
    calendar.after(10.1, log.append, "after it")

    calendar.run(10.0, RunLimits())

    assert log == ["at the end"]
