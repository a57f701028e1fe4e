"""Sampling: one plant, layer by layer, from one seeded ``random.Random``."""

from __future__ import annotations

from random import Random

from training.dataset.plants.automation import LEVEL_SHARES, add_crew
from training.dataset.plants.constraints import (
    HELD_OUT_COMBINATIONS,
    LONGEST,
    LONGEST_IN_TRAINING,
    TRAINING,
    Constraints,
    families_unseen,
)
from training.dataset.plants.floor import Floor
from training.dataset.plants.layouts import LAYOUTS, layout_shares
from training.dataset.plants.naming import Namer
from training.dataset.plants.parameters import Parameters
from training.dataset.plants.processes import PROCESS_SHARES, PROCESSES
from training.dataset.plants.spec import PlantSpec
from training.dataset.quantities import Timing
from training.dataset.vocabulary import INDUSTRIES

__all__ = ["sample_plant"]


def sample_plant(random: Random, constraints: Constraints = TRAINING) -> PlantSpec:
    """Return one plant of 3 objects to the most that the constraints allow."""
    while True:
        spec = _sample(random, constraints)
        if _fits(spec, constraints):
            return spec


def _sample(random: Random, constraints: Constraints) -> PlantSpec:
    industry = random.choices(INDUSTRIES, [i.share for i in INDUSTRIES])[0]
    level = _pick(random, LEVEL_SHARES)
    process = _pick(random, PROCESS_SHARES)
    layout = _pick(random, _layouts(process, constraints))
    names = Namer(random, industry, unseen=constraints.unseen_names)
    floor = Floor(random, PROCESSES[process], names, longer=constraints.longer)
    LAYOUTS[layout](floor)
    floor.settle()
    Parameters(floor, industry, level, layout, constraints).assign()
    automation, resources = add_crew(floor, level)
    return PlantSpec(
        industry=industry,
        layout=layout,
        automation=automation,
        stations=floor.stations,
        flow=floor.flow,
        resources=resources,
        item=random.choice(industry.item),
        identical_lines=floor.identical_lines,
        stages=floor.stages,
        process=process,
        level=level,
    )


def _layouts(process: str, constraints: Constraints) -> dict[str, int]:
    shares = layout_shares(process)
    if constraints.unseen_combination:
        held = frozenset().union(*HELD_OUT_COMBINATIONS.values())
        shares = {layout: share for layout, share in shares.items() if layout in held}
    return shares


def _fits(spec: PlantSpec, constraints: Constraints) -> bool:
    count = len(spec.stations)
    if constraints.longer:
        return LONGEST_IN_TRAINING < count <= LONGEST
    if constraints.unseen_combination and not _has_unseen_combination(spec):
        return False
    return count <= LONGEST_IN_TRAINING


def _has_unseen_combination(spec: PlantSpec) -> bool:
    unseen = families_unseen(spec.layout)
    return any(
        isinstance(time := station.properties.get(key), Timing) and time.family in unseen
        for station in spec.stations
        for key in ("ProcessTime", "SetupTime")
    )


def _pick(random: Random, shares: dict[str, int]) -> str:
    return random.choices(list(shares), list(shares.values()))[0]
