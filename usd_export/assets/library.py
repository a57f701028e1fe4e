"""Library: every asset by name, and which one shows an object of each class."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from flexscript.plant.model import Vector
from usd_export.assets.agv import AGV
from usd_export.assets.asset import Asset
from usd_export.assets.combiner import Combiner
from usd_export.assets.conveyor import Conveyor
from usd_export.assets.curved_conveyor import CurvedConveyor
from usd_export.assets.dispatcher import Dispatcher
from usd_export.assets.floor_mark import FloorMark
from usd_export.assets.flow_items import Carton, Drum, Pallet, Tote
from usd_export.assets.forklift import Forklift
from usd_export.assets.gate import SinkGate, SourceGate
from usd_export.assets.geometry import Part
from usd_export.assets.lifts import Crane, Stacker
from usd_export.assets.multiprocessor import MultiProcessor
from usd_export.assets.operator import Operator
from usd_export.assets.processor import Processor
from usd_export.assets.queue import QueuePad
from usd_export.assets.rack import Rack, StockedRack
from usd_export.assets.robot import Robot
from usd_export.assets.separator import Separator
from usd_export.assets.surroundings import Column, Hall, PalletStack
from usd_export.model import AssetKey

__all__ = ["ASSETS", "ITEM_SIZES", "asset_of", "build_asset", "key_of"]

_ALL: tuple[Asset, ...] = (
    AGV(),
    Carton(),
    Column(),
    Combiner(),
    Conveyor(),
    Crane(),
    CurvedConveyor(),
    Dispatcher(),
    Drum(),
    FloorMark(),
    Forklift(),
    Hall(),
    MultiProcessor(),
    Operator(),
    Pallet(),
    PalletStack(),
    Processor(),
    QueuePad(),
    Rack(),
    Robot(),
    Separator(),
    SinkGate(),
    SourceGate(),
    Stacker(),
    StockedRack(),
    Tote(),
)

ASSETS: Mapping[str, Asset] = MappingProxyType({asset.name: asset for asset in _ALL})

_BY_CLASS: Mapping[str, str] = MappingProxyType(
    {
        "Source": "source_gate",
        "Queue": "queue_pad",
        "Processor": "processor",
        "MultiProcessor": "multiprocessor",
        "Combiner": "combiner",
        "Separator": "separator",
        "Sink": "sink_gate",
        "Rack": "rack",
        "StraightConveyor": "conveyor",
        "CurvedConveyor": "curved_conveyor",
        "BasicConveyor": "conveyor",
        "Dispatcher": "dispatcher",
        "TaskExecuter": "agv",
        "Operator": "operator",
        "Transporter": "forklift",
        "Robot": "robot",
        "Crane": "crane",
        "Elevator": "stacker",
        "ASRSvehicle": "stacker",
        **dict.fromkeys(
            ("NetworkNode", "ControlPoint", "StraightPath", "CurvedPath"), "floor_mark"
        ),
    }
)

ITEM_SIZES: Mapping[str, Vector] = MappingProxyType(
    {
        "carton": (0.55, 0.45, 0.32),
        "tote": (0.6, 0.42, 0.3),
        "drum": (0.5, 0.5, 0.7),
        "pallet": (1.2, 0.9, 0.144),
    }
)
"""Sizes of flow items in metres. Smaller than FlexSim's, so that several fit on a machine."""

# A size of 0 has no normals; one of kilometres would only hide the plant.
_SMALLEST_M, _LARGEST_M = 0.05, 1000.0


def asset_of(class_name: str) -> str:
    """Return the asset of a class; a class without one of its own looks like a processor."""
    return _BY_CLASS.get(class_name, "processor")


def key_of(name: str, size: Vector) -> AssetKey:
    """Return the prototype for a size, in whole centimetres so that near sizes share it."""
    x, y, z = (min(_LARGEST_M, max(_SMALLEST_M, round(abs(each), 2))) for each in size)
    return AssetKey(name, (x, y, z))


@lru_cache(maxsize=256)
def build_asset(key: AssetKey) -> tuple[Part, ...]:
    """Return the parts of a prototype."""
    return tuple(ASSETS[key.name].build(key.size))
