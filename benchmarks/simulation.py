"""Speed of the simulator beside SimPy, of building and scoring programs, and memory of a long run.

    python benchmarks/simulation.py                    (plain Python; two minutes)
    python benchmarks/simulation.py --compiled         (compiles a copy first, then measures that)
    python benchmarks/simulation.py --scale 0.05 --repeat 1     (tiny)

Models a, b and c (benchmarks/plants.py) run in turn on both engines in this one process; times
are CPU seconds, the best of ``--repeat``. Events are counted alike for both, whatever
an engine does inside: 2 a customer (arrival, end of service), 5 a part (one a station), 2 a cycle
(end of run, end of repair). Every answer is checked against the exact one, so that no
engine is fast by being wrong. Ours keeps all its statistics: input, output, content over time,
stay time and state times of every object; SimPy's models keep what their answer needs.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[1]))

import plants

import flexscript
from flexscript.experiments import score_all
from flexscript.plant.model import Plant
from flexscript.simulation import Report, RunLimits, calendar, simulate

_WIDE = RunLimits(max_events=1_000_000_000, wall_clock_s=3600, max_items=10_000_000)


@dataclass(frozen=True, slots=True)
class Model:
    """One model: its plant, what counts as done, and the exact answer with what it may be off."""

    name: str
    plant: Callable[[], Plant]
    done: Callable[[Report], int]
    answer: Callable[[Report], float]
    exact: float
    tolerance: float
    events_each: int
    model_s: float


def _machine_output(report: Report) -> int:
    return sum(each.output for each in report.objects if each.class_name == "Processor")


MODELS = (
    Model(
        "a",
        plants.mm1,
        lambda report: report.throughput,
        lambda report: report.time_in_system.average,
        5.0,
        0.3,
        2,
        50_000,
    ),
    Model(
        "b",
        plants.tandem,
        lambda report: report.throughput,
        lambda report: report.throughput / report.run_time,
        0.68049,
        0.02,
        5,
        20_000,
    ),
    Model(
        "c",
        plants.machine_repair,
        _machine_output,
        lambda report: _machine_output(report) / report.run_time,
        1.92695,
        0.02,
        2,
        15_000,
    ),
)


@dataclass(frozen=True, slots=True)
class Timing:
    """What an engine did in its fastest run."""

    seconds: float
    done: int
    answer: float


def run_ours(model: Model, plant: Plant, model_s: float) -> tuple[int, float]:
    """Run a model on this simulator; return how many are done, and the answer."""
    report = simulate(plant, until=model_s, trace=False, limits=_WIDE).report
    return model.done(report), model.answer(report)


def best(run: Callable[[], tuple[int, float]], previous: Timing | None) -> Timing:
    """Run once and return the faster of this and the previous runs."""
    start = time.process_time()
    done, answer = run()
    seconds = time.process_time() - start
    if previous is not None and previous.seconds <= seconds:
        return previous
    return Timing(seconds, done, answer)


def compare_engines(scale: float, repeat: int) -> None:
    """Print the table of both engines, their runs interleaved."""
    has_simpy = importlib.util.find_spec("simpy") is not None
    print(f"{'model':6}{'engine':>12}{'CPU s':>9}{'done/s':>12}{'events/s':>12}{'x SimPy':>9}")
    for model in MODELS:
        model_s = model.model_s * scale
        run_one = partial(run_ours, model, model.plant(), model_s)
        ours: Timing | None = None
        theirs: Timing | None = None
        for _ in range(repeat):
            ours = best(run_one, ours)
            if has_simpy:
                import simpy_models

                theirs = best(partial(simpy_models.MODELS[model.name], model_s), theirs)
        if ours is not None:
            print_row(model, "twinwright", ours, scale, theirs)
        if theirs is not None:
            print_row(model, "simpy", theirs, scale, None)
    if not has_simpy:
        print("simpy is not installed, so there is no peer to compare with")


def print_row(model: Model, engine: str, timing: Timing, scale: float, peer: Timing | None) -> None:
    """Check the answer and print what the engine did."""
    allowed = model.tolerance * max(1.0, scale**-0.5)
    if abs(timing.answer / model.exact - 1) > allowed:
        sys.exit(f"{engine} {model.name}: {timing.answer:.4f} is not {model.exact}")
    done = timing.done / timing.seconds
    events = done * model.events_each
    ratio = "" if peer is None else f"{done / (peer.done / peer.seconds):.2f}"
    print(f"{model.name:6}{engine:>12}{timing.seconds:9.3f}{done:12,.0f}{events:12,.0f}{ratio:>9}")


def measure_building(repeat: int) -> None:
    """Print how long parsing, checking and building a program of 15 objects takes."""
    text = plants.program()
    seconds = []
    for _ in range(10 * repeat):
        start = time.process_time()
        result = flexscript.build(text)
        seconds.append(time.process_time() - start)
    assert result.plant is not None and not result.diagnostics, result.diagnostics
    objects = len(result.plant.objects)
    print(f"parse, check, build {objects} objects: best {min(seconds) * 1000:.2f} ms", end="")
    print(f", median {sorted(seconds)[len(seconds) // 2] * 1000:.2f} ms")


def measure_scoring(programs: int, workers: int) -> None:
    """Print how many programs a second are parsed, built and run for an hour of model time."""
    texts = [
        plants.program().replace("2.9", f"{2.9 + number / 10_000:.4f}")
        for number in range(programs)
    ]
    start = time.process_time()
    alone = score_all(texts[: max(4, programs // 10)])
    cpu_ms = (time.process_time() - start) / len(alone) * 1000
    start = time.perf_counter()
    scores = score_all(texts, workers=workers)
    seconds = time.perf_counter() - start
    assert all(score.ran for score in scores)
    events = sum(score.events for score in scores) / programs
    rate = programs / seconds
    print(f"scoring {programs} programs of {events:.0f} events, an hour each:")
    print(f"  {rate:.0f}/s of wall clock by {workers} workers, the start of the pool included")
    print(f"  {cpu_ms:.1f} ms CPU each: {1000 * workers / cpu_ms:.0f}/s on {workers} free cores")


def measure_memory(items: int) -> None:
    """Print the largest memory of a Python that runs so many items without a trace."""
    command = [sys.executable, __file__, "--only-items", str(items)]
    peak = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    print(f"memory of a run of {items:,} items: {float(peak):.0f} MB at its peak")


def run_items(items: int) -> None:
    """Run model a for so many items and print this process's peak memory in MB."""
    report = simulate(plants.mm1(), until=items * 1.25, trace=False, limits=_WIDE).report
    assert abs(report.throughput / items - 1) < 0.05
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def on_compiled_copy(arguments: list[str]) -> int:
    """Compile the simulator into a temporary folder and run this benchmark on it."""
    from tools.compile_simulator import compile_simulator

    with tempfile.TemporaryDirectory() as folder:
        print("compiling the simulator with mypyc ...", flush=True)
        compile_simulator(Path(folder))
        environment = {**os.environ, "PYTHONPATH": folder}
        command = [sys.executable, __file__, *arguments]
        return subprocess.run(command, env=environment, check=False).returncode


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Speed and memory of the simulator.")
    parser.add_argument("--compiled", action="store_true", help="measure a compiled copy")
    parser.add_argument("--scale", type=float, default=1.0, help="of all sizes (default 1)")
    parser.add_argument("--repeat", type=int, default=5, help="runs, the best counts (default 5)")
    parser.add_argument("--workers", type=int, default=2, help="for scoring (default 2)")
    parser.add_argument("--only-items", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.compiled:
        sys.exit(on_compiled_copy([each for each in sys.argv[1:] if each != "--compiled"]))
    if options.only_items:
        run_items(options.only_items)
        return
    is_plain = str(calendar.__file__).endswith(".py")
    print(f"simulator: {'plain Python' if is_plain else 'compiled by mypyc'}, Python", end=" ")
    print(sys.version.split()[0])
    compare_engines(options.scale, options.repeat)
    measure_building(options.repeat)
    measure_scoring(max(4, int(400 * options.scale)), options.workers)
    measure_memory(max(1000, int(1_000_000 * options.scale)))


if __name__ == "__main__":
    main()
