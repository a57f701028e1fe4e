"""Classes: the object classes of the library, their families, sizes and colours.

Sizes (metres) and colours (red, green, blue in 0..1) are what FlexSim's own library gives
a new object, read from public models; those marked "estimate" had no sample and are
chosen to fit the rest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from flexscript.plant.model import Vector

__all__ = [
    "CLASSES",
    "CLASS_ALIASES",
    "CLASS_HINTS",
    "ClassSpec",
    "Family",
    "class_spec",
    "default_colour",
    "default_size",
    "is_dispatcher",
    "is_executer",
    "is_fixed_resource",
    "is_network",
]


class Family(Enum):
    """What an object does in a plant; it decides what a connection means."""

    FIXED_RESOURCE = "fixed resource"
    DISPATCHER = "dispatcher"
    EXECUTER = "task executer"
    NETWORK = "travel network"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassSpec:
    """One class of the library.

    ``folder`` is the library folder of its master object, ``module`` the prefix that
    ``Object.create`` wants for module classes (``Conveyor::StraightConveyor``).
    """

    name: str
    family: Family
    folder: str
    size: Vector
    colour: Vector
    module: str = ""
    has_inputs: bool = True
    has_outputs: bool = True


_BLUE = (0.227, 0.286, 0.82)
_FIXED = Family.FIXED_RESOURCE
_MOVER = Family.EXECUTER
_NETWORK = Family.NETWORK

_SPECS = (
    ClassSpec(
        name="Source",
        family=_FIXED,
        folder="fixedresources",
        size=(1.055, 1.055, 0.521),
        colour=_BLUE,
        has_inputs=False,
    ),
    ClassSpec(
        name="Queue",
        family=_FIXED,
        folder="fixedresources",
        size=(2.0, 2.0, 0.2),
        colour=(0.5, 0.5, 0.5),
    ),
    ClassSpec(
        name="Processor",
        family=_FIXED,
        folder="fixedresources",
        size=(4.0, 3.0, 2.0),
        colour=(0.38, 0.725, 0.318),
    ),
    # Estimate of the size: the two-screen machine of the paper's renders.
    ClassSpec(
        name="MultiProcessor",
        family=_FIXED,
        folder="fixedresources",
        size=(4.0, 3.0, 2.0),
        colour=(0.933, 0.58, 0.051),
    ),
    ClassSpec(
        name="Combiner",
        family=_FIXED,
        folder="fixedresources",
        size=(4.02, 3.01, 1.39),
        colour=(0.843, 0.878, 0.122),
    ),
    ClassSpec(
        name="Separator",
        family=_FIXED,
        folder="fixedresources",
        size=(4.02, 3.01, 1.39),
        colour=(0.0, 0.502, 0.753),
    ),
    ClassSpec(
        name="Sink",
        family=_FIXED,
        folder="fixedresources",
        size=(1.055, 1.055, 0.528),
        colour=_BLUE,
        has_outputs=False,
    ),
    # Estimate of the height: it follows the number of levels in FlexSim.
    ClassSpec(
        name="Rack",
        family=_FIXED,
        folder="warehousing",
        size=(10.0, 1.5, 4.0),
        colour=(0.75, 0.75, 0.75),
    ),
    ClassSpec(
        name="StraightConveyor",
        family=_FIXED,
        folder="conveyor",
        module="Conveyor",
        size=(10.0, 0.5, 1.0),
        colour=(0.91, 0.91, 0.91),
    ),
    # Estimate: the box of a quarter of a circle of 2 m, with half of a belt of 0.5 m outside.
    ClassSpec(
        name="CurvedConveyor",
        family=_FIXED,
        folder="conveyor",
        module="Conveyor",
        size=(2.25, 2.25, 1.0),
        colour=(0.91, 0.91, 0.91),
    ),
    # Estimate: the conveyor of FlexSim before its conveyor module, as long as the new one.
    ClassSpec(
        name="BasicConveyor",
        family=_FIXED,
        folder="fixedresources",
        size=(10.0, 1.0, 1.0),
        colour=(0.91, 0.91, 0.91),
    ),
    ClassSpec(
        name="Dispatcher",
        family=Family.DISPATCHER,
        folder="taskexecuters",
        size=(0.95, 1.5, 2.26),
        colour=(0.217, 0.503, 0.578),
    ),
    ClassSpec(
        name="TaskExecuter",
        family=_MOVER,
        folder="taskexecuters",
        size=(2.0, 1.0, 1.0),
        colour=(0.992, 0.878, 0.243),
    ),
    ClassSpec(
        name="Operator",
        family=_MOVER,
        folder="taskexecuters",
        size=(0.55, 1.16, 2.0),
        colour=(0.2, 0.35, 0.6),
    ),
    ClassSpec(
        name="Transporter",
        family=_MOVER,
        folder="taskexecuters",
        size=(2.38, 1.37, 2.5),
        colour=(0.9, 0.85, 0.0),
    ),
    ClassSpec(
        name="Robot",
        family=_MOVER,
        folder="taskexecuters",
        size=(0.76, 1.13, 1.0),
        colour=(0.933, 0.58, 0.051),
    ),
    # Estimate.
    ClassSpec(
        name="Crane",
        family=_MOVER,
        folder="taskexecuters",
        size=(10.0, 6.0, 4.0),
        colour=(0.95, 0.75, 0.1),
    ),
    # Estimate.
    ClassSpec(
        name="Elevator",
        family=_MOVER,
        folder="taskexecuters",
        size=(2.0, 2.0, 4.0),
        colour=(0.6, 0.6, 0.65),
    ),
    ClassSpec(
        name="ASRSvehicle",
        family=_MOVER,
        folder="taskexecuters",
        size=(3.0, 3.23, 11.66),
        colour=(1.0, 0.6, 0.2),
    ),
    ClassSpec(
        name="NetworkNode",
        family=_NETWORK,
        folder="travelnetworks",
        size=(0.01, 0.01, 0.01),
        colour=(0.0, 0.0, 0.0),
    ),
    # Estimates, as are the two kinds of paths: points and lines on the floor.
    ClassSpec(
        name="ControlPoint",
        family=_NETWORK,
        folder="AGV",
        module="AGV",
        size=(0.4, 0.4, 0.01),
        colour=(0.2, 0.6, 0.9),
    ),
    ClassSpec(
        name="StraightPath",
        family=_NETWORK,
        folder="AGV",
        module="AGV",
        size=(10.0, 0.1, 0.01),
        colour=(0.3, 0.3, 0.35),
    ),
    ClassSpec(
        name="CurvedPath",
        family=_NETWORK,
        folder="AGV",
        module="AGV",
        size=(2.0, 2.0, 0.01),
        colour=(0.3, 0.3, 0.35),
    ),
)

#: Every class by its exact FlexSim name.
CLASSES: Mapping[str, ClassSpec] = MappingProxyType({spec.name: spec for spec in _SPECS})

#: Names that are read as a class of another name, and what should be known about it.
CLASS_ALIASES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Conveyor": (
            "BasicConveyor",
            "FlexSim's library now calls the old conveyor BasicConveyor.",
        ),
        "AGV": (
            "TaskExecuter",
            "FlexSim calls an AGV what is connected to a control point.",
        ),
    }
)

#: Words that people and models use for a class, and the class that does it.
CLASS_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "agv": "Write TaskExecuter: connected to an AGV::ControlPoint it is an AGV.",
        "assembler": "Write Combiner.",
        "assembly": "Write Combiner.",
        "basicfr": "Write Queue or Processor.",
        "buffer": "Write Queue.",
        "belt": "Write Conveyor::StraightConveyor.",
        "conveyor": "Write Conveyor::StraightConveyor.",
        "forklift": "Write Transporter.",
        "inspector": "Write Processor.",
        "lift": "Write Elevator.",
        "machine": "Write Processor.",
        "node": "Write NetworkNode.",
        "path": "Write AGV::StraightPath.",
        "person": "Write Operator.",
        "station": "Write Processor.",
        "storage": "Write Rack.",
        "worker": "Write Operator.",
        "workstation": "Write Processor.",
    }
)


def class_spec(class_name: str) -> ClassSpec:
    """Return the class of that exact name.

    Raises:
        KeyError: there is no such class; the message lists those that exist.
    """
    spec = CLASSES.get(class_name)
    if spec is None:
        raise KeyError(f"no class {class_name!r} in the library; known: {', '.join(CLASSES)}")
    return spec


def default_size(class_name: str) -> Vector:
    """Return the size of a new object in metres."""
    return class_spec(class_name).size


def default_colour(class_name: str) -> Vector:
    """Return the colour of a new object, red, green, blue in 0..1."""
    return class_spec(class_name).colour


def is_fixed_resource(class_name: str) -> bool:
    """Tell whether objects of the class hold, make or end flow items at a fixed place."""
    return class_spec(class_name).family is Family.FIXED_RESOURCE


def is_executer(class_name: str) -> bool:
    """Tell whether objects of the class travel and work (operators, transporters, robots)."""
    return class_spec(class_name).family is Family.EXECUTER


def is_dispatcher(class_name: str) -> bool:
    """Tell whether the class is Dispatcher itself (an executer can lead a team too)."""
    return class_spec(class_name).family is Family.DISPATCHER


def is_network(class_name: str) -> bool:
    """Tell whether objects of the class make ways to travel on (nodes, control points, paths)."""
    return class_spec(class_name).family is Family.NETWORK
