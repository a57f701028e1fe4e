"""Every run that a test of this folder makes is held to the invariants of all runs.

The tests import ``simulate`` by its name, so it is replaced before the first of them is
imported: this file comes first.
"""

from __future__ import annotations

from functools import wraps
from typing import Any

from flexscript import simulation
from flexscript.simulation import Run, engine
from tests.support.invariants import assert_invariants

_simulate = engine.simulate


@wraps(_simulate)
def _checked(*arguments: Any, **options: Any) -> Run:
    run = _simulate(*arguments, **options)
    assert_invariants(run)
    return run


simulation.simulate = engine.simulate = _checked
