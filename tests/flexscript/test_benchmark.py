"""The benchmark command runs, checks its answers and prints every figure."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_tiny_benchmark_prints_every_figure() -> None:
    command = [sys.executable, "benchmarks/simulation.py", "--scale", "0.02", "--repeat", "1"]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    rows = [line.split()[:2] for line in done.stdout.splitlines()]
    for model in "abc":
        assert [model, "twinwright"] in rows and [model, "simpy"] in rows
    assert "parse, check, build 15 objects" in done.stdout
    assert "MB at its peak" in done.stdout
