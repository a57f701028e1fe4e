"""Digest of runs: the same plants give the same digest wherever and however they run.

``python -m tests.support.digests`` prints it; the tests compare plain and compiled simulators.
"""

from __future__ import annotations

import sys
from hashlib import sha256

from flexscript.simulation import simulate
from tests.support.plants import code, make_plant, thing

__all__ = ["digest"]


def digest() -> str:
    """Run plants of many kinds of objects and return a hash of all reports and traces."""
    packing = make_plant(
        [
            thing("Boxes", "Source", InterArrivalTime=code("exponential(0, 30)")),
            thing("Parts", "Source", InterArrivalTime=code("gamma(1, 2, 3)")),
            thing("Pack", "Combiner", ProcessTime=code("triangular(2, 9, 4)"), ComponentsList=(3,)),
            thing("Store", "Queue", MaxContent=4, UseTransport=1, LIFO=1),
            thing("Belt", "StraightConveyor", at=(9.0, 0.0, 0.0)),
            thing("Unpack", "Separator", at=(15.0, 0.0, 0.0), ProcessTime=code("normal(5, 1)")),
            thing("Exit", "Sink"),
            thing("Ann", "Operator"),
            thing("Bob", "Transporter", at=(3.0, 8.0, 0.0)),
            thing("Team", "Dispatcher"),
        ],
        "Boxes > Pack > Store > Belt > Unpack > Exit",
        "Parts > Pack",
        "Team > Ann",
        "Team > Bob",
        "Store - Team",
    )
    labels = make_plant(
        [
            thing(
                "Loader",
                "Source",
                InterArrivalTime=code("weibull(0, 4, 2)"),
                OnCreation="item.Type = duniform(1, 3);",
            ),
            thing("Sort", "Processor", ProcessTime=code("item.Type * 2"), MaxContent=3),
            thing("Left", "Queue", MaxContent=2),
            thing(
                "Press", "MultiProcessor", SetupTime=1, ProcessTime=code("lognormal2(0, 3, 0.5)")
            ),
            thing("Rack", "Rack", MinimumDwellTime=code("uniform(1, 9)")),
            thing("Exit", "Sink"),
        ],
        "Loader > Sort > Left > Press > Exit",
        "Sort > Rack > Exit",
    )
    runs = [
        simulate(plant, seed=seed, until=3000) for plant in (packing, labels) for seed in (1, 9)
    ]
    return sha256(repr(runs).encode()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(digest())
