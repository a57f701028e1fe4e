"""Program codec: the generated FlexScript profile as short token sequences, and back.

Every token stands for a piece of program text that its context completes: ``<obj:Queue>``
is ``Object X = Object.create("Queue");`` with the name that follows, ``<#3>`` the variable
of the third object declared, ``<d:exponential>`` a call in FlexSim's argument order with
its stream. The mapping is one to one on the profile: ``decode(encode(steps))`` gives the same
program, so a model that writes tokens writes FlexScript. A program of ten objects takes about
150 tokens; as plain text it takes 900.

Later classes and properties are told by tokens that were there before, so that no token ever
gets another id: ``<links>`` after a class token means the class's other form (a queue that
moves is a StraightConveyor), and a conveyor says its Speed and HorizontalLength with the
tokens of MaxSpeed and StackBaseZ.

Numbers are written digit by digit, so that a model copies them from a prompt; a unit token
after a number ("<u:min>", "<u:/h>") makes the text hold exact seconds: ``2.5 <u:min>`` -> 150.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from flexscript.plant.classes import default_size
from flexscript.plant.emitter import emit
from flexscript.plant.model import Connection, Plant, PlantObject, PropertyValue
from training.dataset.plants import PlantSpec, Value
from training.dataset.quantities import Quantity, Timing, number

__all__ = [
    "CLASSES",
    "CONVEYOR_PROPERTIES",
    "ENUMS",
    "FAMILIES",
    "MAX_OBJECTS",
    "NUMBER_PROPERTIES",
    "OTHER_FORM",
    "OTHER_FORMS",
    "PROPERTIES_OF",
    "SPECIAL_TOKENS",
    "TIME_PROPERTIES",
    "UNITS",
    "ProgramBuilder",
    "class_steps",
    "grid_place",
    "meant_property",
    "number_steps",
    "place_steps",
    "property_token",
    "spec_steps",
    "token_class",
]

MAX_OBJECTS = 48
GRID_M = 2  # locations are written on a 2 m grid

CLASSES = (
    "Source", "Queue", "Processor", "Combiner", "Separator", "Sink",
    "Operator", "Dispatcher", "TaskExecuter", "Transporter", "Robot",
)  # fmt: skip
FAMILIES = {
    "exponential": 1, "normal": 2, "triangular": 3, "uniform": 2, "lognormal": 2,
    "weibull": 2, "gamma": 2, "poisson": 1,
}  # family -> number of parameters, in the paper's order  # fmt: skip
UNITS = ("min", "h", "/h", "/min")
TIME_PROPERTIES = ("InterArrivalTime", "SetupTime", "ProcessTime", "LoadTime", "UnloadTime")
NUMBER_PROPERTIES = (
    "MaxContent", "LIFO", "StackBaseZ", "ComponentsList", "SeparateQty", "UseTransport",
    "UseProcessOperators", "Capacity", "MaxSpeed",
)  # fmt: skip
ENUMS = {
    "ItemPlacement": ("Stack Vertically", "Horizontal Line", "Stack Inside Queue"),
    "CombineMode": ("Pack", "Join", "Batch"),
    "SeparateMode": ("Split", "Unpack"),
}
OTHER_FORM = "<links>"  # says nothing else; the name is from before it had a use
OTHER_FORMS = {"Queue": "StraightConveyor", "Processor": "MultiProcessor"}
_FIRST_FORMS = {other: first for first, other in OTHER_FORMS.items()}
CONVEYOR_PROPERTIES = ("Speed", "HorizontalLength")
_SAID_AS = {"Speed": "MaxSpeed", "HorizontalLength": "StackBaseZ"}  # of a conveyor
_MEANT_BY = {token: key for key, token in _SAID_AS.items()}
_MACHINE = ("MaxContent", "SetupTime", "ProcessTime", "UseProcessOperators", "UseTransport")
_CARRIER = ("Capacity", "MaxSpeed", "LoadTime", "UnloadTime")
PROPERTIES_OF: dict[str, tuple[str, ...]] = {
    "Source": ("InterArrivalTime", "UseTransport"),
    "Queue": ("MaxContent", "LIFO", "ItemPlacement", "StackBaseZ", "UseTransport"),
    "Processor": _MACHINE,
    "Combiner": (*_MACHINE, "CombineMode", "ComponentsList"),
    "Separator": (*_MACHINE, "SeparateMode", "SeparateQty"),
    "Sink": (),
    "Operator": _CARRIER,
    "Dispatcher": (),
    "TaskExecuter": _CARRIER,
    "Transporter": _CARRIER,
    "Robot": _CARRIER,
    "StraightConveyor": ("Speed", "HorizontalLength", "UseTransport"),
    "MultiProcessor": _MACHINE,
}

CONTROL = (
    "<pad>",
    "<eos>",
    "<refuse>",
    "<sketch>",
    "<object>",
    "<prompt>",
    "<program>",
    "<links>",
    "<repair>",
)
GRID_X = tuple(f"<x:{k}>" for k in range(64))
GRID_Y = tuple(f"<y:{k}>" for k in range(-32, 33))
SPECIAL_TOKENS: tuple[str, ...] = (
    *CONTROL,
    *(f"<obj:{name}>" for name in CLASSES),
    *GRID_X,
    *GRID_Y,
    *(f"<#{k}>" for k in range(MAX_OBJECTS)),
    *(f"<p:{name}>" for name in (*TIME_PROPERTIES, *NUMBER_PROPERTIES, *ENUMS)),
    *(f"<d:{name}>" for name in FAMILIES),
    *(f"<e:{option}>" for options in ENUMS.values() for option in options),
    *(f"<u:{unit}>" for unit in UNITS),
    "<,>",
    "<A>",
    "<S>",
)

Step = str  # a special token, or text that the tokenizer splits further


def spec_steps(spec: PlantSpec) -> list[Step]:
    """Return the steps that write a sampled plant, ending in ``<eos>``."""
    steps: list[Step] = []
    for station in spec.stations:
        place = place_steps(station.x, station.y)
        steps += [*class_steps(station.class_name), " " + station.name, *place]
    for index, station in enumerate(spec.stations):
        for key, value in station.properties.items():
            steps += [f"<#{index}>", property_token(key), *_value(value)]
    for a, b in spec.flow:
        steps += ["<A>", f"<#{a}>", f"<#{b}>"]
    for a, b, kind in spec.resources:
        steps += [f"<{kind}>", f"<#{a}>", f"<#{b}>"]
    return [*steps, "<eos>"]


def class_steps(class_name: str) -> list[Step]:
    """Return the steps that open an object of a class."""
    first = _FIRST_FORMS.get(class_name)
    return [f"<obj:{class_name}>"] if first is None else [f"<obj:{first}>", OTHER_FORM]


def token_class(class_name: str) -> str:
    """Return the class whose token opens an object of this class; it also looks like one."""
    return _FIRST_FORMS.get(class_name, class_name)


def property_token(key: str) -> Step:
    """Return the token of a property."""
    return f"<p:{_SAID_AS.get(key, key)}>"


def meant_property(class_name: str, token: Step) -> str:
    """Return the property that a token says of an object of a class."""
    key = token[3:-1]
    return _MEANT_BY.get(key, key) if class_name == "StraightConveyor" else key


def place_steps(x: float, y: float) -> list[Step]:
    """Return the steps of a floor place in metres, on the grid of the codec."""
    column, row = _grid(x, y)
    return [f"<x:{column}>", f"<y:{row}>"]


def grid_place(x: float, y: float) -> tuple[int, int]:
    """Return the place of the grid nearest to a floor place, both in metres."""
    column, row = _grid(x, y)
    return column * GRID_M, row * GRID_M


def _grid(x: float, y: float) -> tuple[int, int]:
    return min(63, max(0, round(x / GRID_M))), min(32, max(-32, round(y / GRID_M)))


def _value(value: Value) -> list[Step]:
    if isinstance(value, str):
        return [f"<e:{value}>"]
    if isinstance(value, Quantity):
        return number_steps(value)
    if value.family == "constant":
        return number_steps(value.params[0])
    steps: list[Step] = [f"<d:{value.family}>"]
    for index, quantity in enumerate(value.params):
        steps += (["<,>"] if index else []) + number_steps(quantity)
    return steps


def number_steps(quantity: Quantity) -> list[Step]:
    """Return the digits and the unit of a number as stated."""
    digits = list(format(quantity.stated.normalize(), "f"))
    return digits + ([f"<u:{quantity.unit}>"] if quantity.unit in UNITS else [])


@dataclass(slots=True)
class _Draft:
    class_name: str
    name: str = ""
    x: int | None = None
    y: int | None = None


class ProgramBuilder:
    """Turns steps into a plant and its program text, one step at a time.

    ``feed`` takes special tokens one by one and text pieces as they come (names and digits);
    ``program`` gives the text of all that is complete so far, for streaming.
    """

    def __init__(self) -> None:
        self.objects: list[_Draft] = []
        self.properties: list[dict[str, PropertyValue]] = []
        self.edges: list[tuple[int, int, str]] = []
        self._target: int | None = None
        self._key: str | None = None
        self._family: str | None = None
        self._numbers: list[tuple[str, str]] = []
        self._edge: tuple[str, int | None] | None = None
        self.ordered: list[str] = []  # names of objects whose bounds had to be put in order

    def feed(self, step: Step) -> None:
        """Apply one step. The grammar of ``training.inference.grammar`` says which may follow."""
        if not step.startswith("<") or len(step) < 3:
            self._text(step)
        elif step.startswith("<obj:"):
            self._finish_value()
            self.objects.append(_Draft(step[5:-1]))
            self.properties.append({})
        elif step == OTHER_FORM:
            self.objects[-1].class_name = OTHER_FORMS[self.objects[-1].class_name]
        elif step.startswith("<x:"):
            self.objects[-1].x = int(step[3:-1]) * GRID_M
        elif step.startswith("<y:"):
            self.objects[-1].y = int(step[3:-1]) * GRID_M
        elif step.startswith("<#"):
            self._reference(int(step[2:-1]))
        elif step.startswith("<p:"):
            self._key = meant_property(self.objects[self._target or 0].class_name, step)
        elif step.startswith("<d:"):
            self._family = step[3:-1]
        elif step.startswith("<e:"):
            self._set(step[3:-1])
        elif step.startswith("<u:"):
            digits, _ = self._numbers[-1]
            self._numbers[-1] = (digits, step[3:-1])
        elif step == "<,>":
            self._numbers.append(("", ""))
        elif step in ("<A>", "<S>"):
            self._finish_value()
            self._edge = (step[1:-1], None)
        elif step == "<eos>":
            self._finish_value()

    def _text(self, piece: str) -> None:
        if self._key is not None:
            if not self._numbers:
                self._numbers.append(("", ""))
            digits, unit = self._numbers[-1]
            self._numbers[-1] = (digits + piece, unit)
        else:
            self.objects[-1].name += piece

    def _reference(self, index: int) -> None:
        if self._edge is None:
            self._finish_value()
            self._target = index
            return
        kind, first = self._edge
        if first is None:
            self._edge = (kind, index)
        else:
            self.edges.append((first, index, kind))
            self._edge = None

    def _finish_value(self) -> None:
        if self._key is None or not self._numbers or not self._numbers[-1][0]:
            return
        quantities = tuple(
            Quantity(Decimal(digits), unit or _default_unit(self._key))
            for digits, unit in self._numbers
        )
        if self._key in TIME_PROPERTIES:
            if self._family in ("uniform", "triangular"):
                quantities = self._in_order(quantities)
            self._set(Timing(self._family or "constant", quantities).property_value())
        elif self._key == "ComponentsList":
            self._set(((number(quantities[0].value),),))
        else:
            self._set(number(quantities[0].value))

    def _in_order(self, bounds: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
        """Return minimum, (mode,) maximum in rising order: no other order can run."""
        rising = tuple(sorted(bounds, key=lambda quantity: quantity.value))
        if rising != bounds and self._target is not None:
            self.ordered.append(self.objects[self._target].name.strip())
        return rising

    def _set(self, value: PropertyValue) -> None:
        assert self._target is not None and self._key is not None
        self.properties[self._target][self._key] = value
        self._key, self._family, self._numbers = None, None, []

    @property
    def last_name(self) -> str:
        """Return the name of the object declared last, or ""."""
        return self.objects[-1].name.strip() if self.objects else ""

    def plant(self) -> Plant:
        """Return the plant of everything complete so far."""
        ids = _unique(draft.name.strip() or draft.class_name for draft in self.objects)
        objects = tuple(
            PlantObject(
                id=ids[k],
                name=draft.name.strip() or draft.class_name,
                class_name=draft.class_name,
                location=(float(draft.x or 0), float(draft.y or 0), 0.0),
                size=default_size(draft.class_name),
                properties=self.properties[k],
            )
            for k, draft in enumerate(self.objects)
            if draft.y is not None
        )
        known = len(objects)
        connections = tuple(
            Connection(source=ids[a], target=ids[b], kind=kind, source_port=0, target_port=0)
            for a, b, kind in self.edges
            if a < known and b < known
        )
        return Plant(objects, connections)

    def program(self) -> str:
        """Return the program text of everything complete so far."""
        return emit(self.plant())


def _default_unit(key: str) -> str:
    return "s" if key in TIME_PROPERTIES else ""


def _unique(names: Iterable[str]) -> list[str]:
    counts: dict[str, int] = {}
    result = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        result.append(name if counts[name] == 1 else f"{name}~{counts[name]}")
    return result
