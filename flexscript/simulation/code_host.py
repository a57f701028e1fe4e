"""RunCodeHost: what a run answers to the property code that it evaluates.

Handles are the run's own objects and flow items. Members of an object are its figures and
its labels; of an item its name, its contents and its labels. A label that was never set is an
error of the code, as in FlexSim.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from flexscript.plant.model import Code, Plant
from flexscript.plant.tools import Tools
from flexscript.runtime.host import CodeError, PortKind
from flexscript.runtime.tool_store import ToolStore
from flexscript.runtime.values import ArrayValue
from flexscript.simulation.distributions import SAMPLERS
from flexscript.simulation.errors import SettingError
from flexscript.simulation.items import Item
from flexscript.simulation.states import STATE_NAMES

if TYPE_CHECKING:
    from flexscript.simulation.sim_object import SimObject
    from flexscript.simulation.world import World

__all__ = ["RunCodeHost"]

HostMethod = Callable[["World", object, tuple[object, ...]], object]

_NO_STREAM = "stream:0"


class RunCodeHost:
    """The ``CodeHost`` of one run."""

    __slots__ = ("_objects", "_tools", "_world", "methods")

    def __init__(self, world: World) -> None:
        self._world = world
        self._objects: dict[str, SimObject] = {}
        self._tools = ToolStore()
        #: Set by the assembly: what makes task sequences knows the objects, which know this host.
        self.methods: Mapping[str, HostMethod] = {}

    @property
    def tools(self) -> ToolStore:
        """The global tables, groups, lists and parameters of this run."""
        return self._tools

    def know(self, objects: dict[str, SimObject], plant: Plant | None = None) -> None:
        """Make objects and tools findable; called once the plant is assembled."""
        self._objects = objects
        tools = plant.tools if plant is not None else Tools()
        self._tools = ToolStore.of_plant(tools, objects.get, self.time)

    def time(self) -> float:
        """Return the model clock in seconds."""
        return self._world.calendar.now

    def distribution(self, name: str, arguments: tuple[float, ...], stream_owner: object) -> float:
        """Draw from the stream of an object, of a number, or of no one."""
        if isinstance(stream_owner, int | float):
            stream_name = f"stream:{int(stream_owner)}"
        else:
            stream_name = str(getattr(stream_owner, "id", _NO_STREAM))
        try:
            return SAMPLERS[name](self._world.streams.named(stream_name), *arguments)
        except SettingError as error:
            raise CodeError(str(error)) from error
        except (ArithmeticError, ValueError) as error:
            raise CodeError(f"{name}{arguments} gave no finite number") from error

    def get_member(self, target: object, name: str) -> object:
        """Return a figure or label of an object or item."""
        if isinstance(target, Item):
            return self._item_member(target, name)
        found = self._object_members(target).get(name)
        if found is not None:
            return found
        labels = _labels(target)
        if name in labels:
            return _value(labels[name])
        raise CodeError(f"{_text(target)} has no member or label '{name}'")

    def has_member(self, target: object, name: str) -> bool:
        """Tell whether ``get_member`` would succeed."""
        try:
            self.get_member(target, name)
        except CodeError:
            return False
        return True

    def set_member(self, target: object, name: str, value: object) -> None:
        """Set a label; looks such as ``item.color`` are kept as labels too."""
        if isinstance(target, Item) and name == "name":
            target.class_name = str(value)
            return
        if name in self._object_members(target):
            raise CodeError(f"'{name}' of {_text(target)} cannot be set while the run goes on")
        _labels(target)[name] = value

    def label_names(self, target: object) -> Sequence[str]:
        """Return the names of the labels."""
        return list(_labels(target))

    def statistic(self, target: object, figure: str, member: str) -> object:
        """Return a statistic of an object of the plant."""
        each = _object(target)
        if each is None:
            raise CodeError(f"{_text(target)} has no statistics")
        if figure == "state":
            return STATE_NAMES[each.state] if member == "valueString" else each.state
        found = self._figures(each, figure).get(member)
        if found is None:
            raise CodeError(f"the statistic {figure} of {_text(target)} has no {member} here")
        return found

    def _figures(self, each: SimObject, figure: str) -> dict[str, float]:
        now = self._world.calendar.now
        match figure:
            case "input" | "output":
                return {"value": each.input if figure == "input" else each.output}
            case "content":
                span = now - self._world.measured_from
                area = each.area + each.content * now
                return {
                    "value": each.content,
                    "minimum": each.min_content_seen,
                    "maximum": each.max_content_seen,
                    "average": area / span if span > 0 else float(each.content),
                }
            case "staytime":
                spread = each.stay.spread()
                return {
                    "value": spread.average,
                    "minimum": spread.minimum,
                    "maximum": spread.maximum,
                    "average": spread.average,
                }
        return {"value": float(getattr(each, "distance", 0.0))}

    def time_in_state(self, target: object, state: int) -> float:
        """Return the seconds in a state; 0 for one that the run never enters."""
        each = _object(target)
        if each is None:
            raise CodeError(f"{_text(target)} has no states")
        seconds = each.state_times[state] if 0 <= state < len(each.state_times) else 0.0
        running = self._world.calendar.now - each.state_since if state == each.state else 0.0
        return seconds + running

    def contents(self, target: object) -> Sequence[object]:
        """Return the items in an object or item, in the order in which they came."""
        if isinstance(target, Item):
            return target.contents
        each = _object(target)
        if each is None:
            return ()
        # Items in process are known to the calendar alone: a list kept for this rare
        # question would cost at every arrival.
        found = {item for item in self._items_near(each) if item.holder is each}
        return sorted(found, key=lambda item: (item.entered, item.number))

    def _items_near(self, each: SimObject) -> Iterator[Item]:
        calendar = self._world.calendar
        for *_, argument in (*calendar.events, *calendar.agenda):
            yield from _items_in(argument)
        for kind in type(each).__mro__:
            # Compiled classes have their attributes under a name of the compiler's.
            names = (*getattr(kind, "__slots__", ()), *getattr(kind, "__mypyc_attrs__", ()))
            for name in names:
                yield from _items_in(getattr(each, name, None))
        for stopped in (getattr(each, "standstill", None), getattr(each, "gates", None)):
            if stopped is not None:
                yield from stopped.items()

    def objects(self) -> Sequence[object]:
        """Return the objects of the plant."""
        return list(self._objects.values())

    def call_method(self, target: object, name: str, arguments: tuple[object, ...]) -> object:
        """Call ``getProperty`` of an object, or one of the methods that make task sequences."""
        method = self.methods.get(name)
        if method is not None:
            return method(self._world, target, arguments)
        if name == "getProperty" and len(arguments) == 1 and not isinstance(target, Item):
            return self._property(target, str(arguments[0]))
        raise CodeError(f"{_text(target)} has no method '{name}' that works during a run")

    def port_count(self, target: object, kind: PortKind) -> int:
        """Return the number of ports of a kind."""
        return len(self._ports(target, kind))

    def port_object(self, target: object, kind: PortKind, port: int) -> object:
        """Return the object at a port from 1, ``None`` when there is none."""
        ports = self._ports(target, kind)
        return ports[port - 1] if 1 <= port <= len(ports) else None

    def find_object(self, name: str) -> object:
        """Return the first object of that name."""
        for each in self._objects.values():
            if each.plant_object.name == name:
                return each
        return None

    def print_line(self, text: str) -> None:
        """Put a printed line into the report's warnings, the run's only text."""
        self._world.warn(f"printed: {text}")

    def _item_member(self, item: Item, name: str) -> object:
        if name in item.labels:
            return item.labels[name]
        if name == "name":
            return item.class_name
        if name == "content":
            return len(item.contents)
        if name == "up":
            return item.holder
        if name == "creationTime":
            return item.born
        raise CodeError(
            f"the item has no label '{name}'; set it first, as in item.{name} = 1 in the source's "
            "OnCreation trigger"
        )

    def _object_members(self, target: object) -> dict[str, object]:
        each = _object(target)
        if each is None:
            return {}
        return {
            "name": each.plant_object.name,
            "content": each.content,
            "input": each.input,
            "output": each.output,
            "state": each.state,
            "stateString": STATE_NAMES[each.state],
            **each.code_members(),
        }

    def _property(self, target: object, name: str) -> object:
        each = _object(target)
        if each is None:
            return None
        settings = getattr(each, "settings", None)
        if settings is not None and settings.exists(name):
            value = settings.raw(name)
        else:
            value = each.plant_object.properties.get(name)
        return value.source if isinstance(value, Code) else value

    def _ports(self, target: object, kind: PortKind) -> list[object]:
        each = _object(target)
        if each is None:
            raise CodeError(f"{_text(target)} has no ports")
        if kind == "center":
            return list(each.centers)
        if kind == "in":
            return each.input_objects()
        return each.output_objects()


def _object(target: object) -> SimObject | None:
    # By its attribute: every object of a run imports this module through its world.
    return cast("SimObject", target) if hasattr(target, "plant_object") else None


def _items_in(value: object) -> Iterator[Item]:
    """Return the items in what an object or an event holds."""
    if isinstance(value, Item):
        yield value
    elif isinstance(value, tuple | list | deque | dict | set):
        for part in value:
            if isinstance(part, Item):
                yield part
    else:
        inner = getattr(value, "item", None)
        if isinstance(inner, Item):
            yield inner


def _value(label: object) -> object:
    """Return a label of the plant as the value that code works with."""
    if isinstance(label, tuple):
        return ArrayValue([_value(each) for each in label])
    return label.source if isinstance(label, Code) else label


def _labels(target: object) -> dict[str, object]:
    labels = getattr(target, "labels", None)
    if not isinstance(labels, dict):
        raise CodeError(f"{_text(target)} holds no labels")
    return labels


def _text(target: object) -> str:
    return "the item" if isinstance(target, Item) else str(target)
