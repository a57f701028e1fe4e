"""Runners: one interface for a program in our own runtime and in a licensed FlexSim.

``OwnRunner`` and ``FlexSimRunner`` take the same program and give the same figures, object by
object; ``RunResult.differences`` says where FlexSim's ports are not what the program asked for.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from flexscript.flexsim.command import FlexSimCommand, FlexSimError
from flexscript.flexsim.script import RESULT_SCHEMA, script_of
from flexscript.plant.classes import CLASSES, Family
from flexscript.plant.model import Plant
from flexscript.runtime.build import build

__all__ = ["FlexSimRun", "FlexSimRunner", "OwnRunner", "RunResult", "Runner"]

#: A file of results of a plant at the limits is far smaller.
_MAX_RESULT_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class FlexSimRun:
    """Figures of one object: items in and out, average content and stay time in seconds."""

    input: int
    output: int
    content: float
    staytime: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """Figures of a run by the names of the objects; ``time`` is the model's clock at its end."""

    time: float
    objects: Mapping[str, FlexSimRun]
    differences: tuple[str, ...] = ()


class Runner(Protocol):
    """What runs a program for ``until`` seconds of its model."""

    def run(self, program: str, *, until: float) -> RunResult:
        """Return the figures.

        Raises:
            ValueError: the program has errors.
            FlexSimError: FlexSim cannot be run, or gives no figures.
            SimulationError: our own simulator cannot run the plant.
        """
        ...


@dataclass(frozen=True, slots=True)
class OwnRunner:
    """The simulator of this package."""

    seed: int = 1

    def run(self, program: str, *, until: float) -> RunResult:
        """Return the figures of our own run."""
        from flexscript.simulation import simulate

        report = simulate(_plant_of(program), seed=self.seed, until=until).report
        return RunResult(
            time=report.run_time,
            objects={
                each.name: FlexSimRun(
                    input=each.input,
                    output=each.output,
                    content=each.content.average,
                    staytime=each.stay_time.average,
                )
                for each in report.objects
            },
        )


@dataclass(frozen=True, slots=True)
class FlexSimRunner:
    """A licensed FlexSim by its command line; ``model`` is opened first, by default a new one."""

    command: FlexSimCommand
    model: Path | None = None

    def run(self, program: str, *, until: float) -> RunResult:
        """Return the figures that FlexSim's own objects report."""
        plant = _plant_of(program)
        with tempfile.TemporaryDirectory(prefix="twinwright-flexsim-") as folder:
            result = Path(folder) / "result.json"
            script = Path(folder) / "script.txt"
            text = script_of(program, plant, until=until, result_file=str(result))
            script.write_text(text, encoding="utf-8")
            output = self.command.run_script(self.model, script)
            return _result_of(_read(result, output), plant)


def _plant_of(program: str) -> Plant:
    built = build(program)
    if built.plant is None or not built.ok:
        faults = "; ".join(str(each) for each in built.diagnostics if each.severity == "error")
        raise ValueError(f"the program has errors: {faults}")
    return built.plant


def _read(path: Path, output: str) -> dict[str, Any]:
    try:
        with path.open("rb") as stream:
            data = json.loads(stream.read(_MAX_RESULT_BYTES))
    except FileNotFoundError as error:
        shown = output[-500:].strip()
        raise FlexSimError(f"The script did not come to its end in FlexSim. {shown}") from error
    except (OSError, ValueError) as error:
        raise FlexSimError(f"FlexSim's figures cannot be read: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != RESULT_SCHEMA:
        raise FlexSimError(f"FlexSim's figures are not of the schema {RESULT_SCHEMA}.")
    return data


def _result_of(data: Mapping[str, Any], plant: Plant) -> RunResult:
    try:
        rows = list(zip(plant.objects, data["objects"], strict=True))
        found = {thing.name: _figures(row) for thing, row in rows if row["found"]}
        time = float(data["time"])
        ports = _ports(plant)
        differences = [
            f"{thing.name}: {row[side]} {side} in FlexSim, {ports[thing.id, side]} in the program"
            for thing, row in rows
            if row["found"] and CLASSES[thing.class_name].family is Family.FIXED_RESOURCE
            for side in ("inputs", "outputs", "centers")
            if int(row[side]) != ports[thing.id, side]
        ]
    except (KeyError, TypeError, ValueError) as error:
        raise FlexSimError(f"FlexSim's figures lack a part: {error}") from error
    missing = [f"{thing.name}: not in FlexSim's model" for thing, row in rows if not row["found"]]
    return RunResult(time=time, objects=found, differences=(*missing, *differences))


def _figures(row: Mapping[str, Any]) -> FlexSimRun:
    return FlexSimRun(
        input=int(row["input"]),
        output=int(row["output"]),
        content=float(row["content"]),
        staytime=float(row["staytime"]),
    )


def _ports(plant: Plant) -> Counter[tuple[str, str]]:
    ports: Counter[tuple[str, str]] = Counter()
    for each in plant.connections:
        if each.kind == "S":
            ports[each.source, "centers"] += 1
            ports[each.target, "centers"] += 1
        elif each.kind == "A" and not _is_travel(plant, each.source, each.target):
            ports[each.source, "outputs"] += 1
            ports[each.target, "inputs"] += 1
    return ports


def _is_travel(plant: Plant, source: str, target: str) -> bool:
    classes = (plant.find(source).class_name, plant.find(target).class_name)
    return Family.NETWORK in [CLASSES[name].family for name in classes]
