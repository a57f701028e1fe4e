"""Show: a plant and a report as text for people; machines read the JSON forms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from flexscript.plant.model import Code, Plant, PropertyValue
from flexscript.simulation.report import ObjectReport, Report

__all__ = ["show_plant", "show_report"]


def show_plant(plant: Plant) -> str:
    """Return the objects with their properties, and the connections in order."""
    lines = [f"{len(plant.objects)} objects"]
    rows = [
        (thing.id, thing.class_name, f"({', '.join(f'{part:g}' for part in thing.location)})")
        for thing in plant.objects
    ]
    for thing, row in zip(plant.objects, _columns(rows), strict=True):
        lines.append(f"  {row}")
        lines += [f"      {name} = {_value(value)}" for name, value in thing.properties.items()]
    lines.append(f"{len(plant.connections)} connections")
    lines += [
        f"  {c.kind}  {c.source} [{c.source_port}] -> {c.target} [{c.target_port}]"
        for c in plant.connections
    ]
    return "\n".join(lines)


def show_report(report: Report) -> str:
    """Return the figures of a run: the line's, then each object's."""
    time, level = report.time_in_system, report.work_in_process
    span = f"{time.minimum:.1f} to {time.maximum:.1f}"
    lines = [
        f"seed {report.seed}, {report.run_time:g} s, {report.events} events",
        f"throughput       {report.throughput} items ({report.throughput_per_hour:.1f} per hour)",
        f"work in process  {level.average:.2f} on average, at most {level.maximum:g}",
        f"time in system   {time.average:.1f} s on average ({span} s, {time.count} items)",
        f"bottleneck       {report.bottleneck or 'none'}",
        "",
    ]
    head = ("object", "class", "in", "out", "content", "stay s", "busy", "states")
    lines += _columns([head, *(_object_row(each) for each in report.objects)])
    lines += [f"warning: {warning}" for warning in report.warnings]
    return "\n".join(lines)


def _object_row(each: ObjectReport) -> tuple[str, ...]:
    states = ", ".join(
        f"{state} {share:.0%}"
        for state, share in sorted(each.states.items(), key=lambda entry: -entry[1])
        if share >= 0.005
    )
    return (
        each.id,
        each.class_name,
        str(each.input),
        str(each.output),
        f"{each.content.average:.2f}",
        f"{each.stay_time.average:.1f}",
        f"{each.utilisation:.0%}",
        states,
    )


def _value(value: PropertyValue) -> str:
    if isinstance(value, Code):
        return value.source
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple):
        return f"[{', '.join(_value(part) for part in value)}]"
    return f"{value:g}"


def _columns(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return rows with their columns aligned to the left."""
    rows = list(rows)
    if not rows:
        return []
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
