"""The commands of property code: the clock, draws, ports, labels, and what all programs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from flexscript.language.constants import CONSTANTS
from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.runtime.code_tree import ModelRoot
from flexscript.runtime.code_world import CodeWorld
from flexscript.runtime.common_library import (
    COMMON_COMMANDS,
    COMMON_STATIC_MEMBERS,
    COMMON_STATIC_METHODS,
)
from flexscript.runtime.host import CodeError, PortKind
from flexscript.runtime.members import get_member, set_member
from flexscript.runtime.method_arguments import text_argument
from flexscript.runtime.object_views import STATISTICS
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.task_commands import TASK_COMMANDS, create_task_sequence
from flexscript.runtime.values import StreamRef, Value
from flexscript.runtime.world import Command, Library, World

__all__ = ["CODE_LIBRARY"]

CodeCommand = Callable[[CodeWorld, list[Value]], Value]


def _argument(arguments: list[Value], place: int, default: Value = None) -> Value:
    return arguments[place] if place < len(arguments) else default


def _draw(name: str) -> CodeCommand:
    """Read the arguments by the one rule for short forms, then draw.

    Without a stream the numbers come from the stream of ``current``, as they do for code that
    the run binds as one draw: an object's numbers do not depend on what others draw.
    """
    wanted = len(DISTRIBUTIONS[name].parameters)

    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        stream: Value = world.current
        values = arguments
        has_stream = bool(arguments) and isinstance(arguments[-1], StreamRef)
        if has_stream:
            last = cast(StreamRef, arguments[-1])
            stream, values = last.owner, arguments[:-1]
        numbers = [number_of(value, f"An argument of {name}") for value in values]
        if not has_stream and len(numbers) == wanted + 1:
            stream = int(numbers[-1])
        try:
            reading = read_arguments(name, numbers, has_stream=has_stream)
            return world.host.distribution(reading.name, reading.arguments, stream)
        except ValueError as error:
            raise RunProblem("FS301", str(error)) from error
        except CodeError as error:
            raise RunProblem("FS304", str(error)) from error

    return run


def _constant(world: CodeWorld, arguments: list[Value]) -> Value:
    """constant(c) of the paper's notation."""
    return number_of(_argument(arguments, 0), "The argument of constant")


def _owner(world: CodeWorld, arguments: list[Value]) -> Value:
    """ownerobject(c): the object whose property this is."""
    return world.current


def _port(kind: PortKind) -> CodeCommand:
    member = {"in": "inObjects", "out": "outObjects", "center": "centerObjects"}[kind]

    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        ports = world.get_member(_argument(arguments, 0), member)
        return world.get_index(ports, _argument(arguments, 1, 1))

    return run


def _port_count(kind: PortKind) -> CodeCommand:
    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        return world.host.port_count(_argument(arguments, 0), kind)

    return run


def _figure(name: str) -> CodeCommand:
    return lambda world, arguments: world.host.statistic(_argument(arguments, 0), name, "value")


def _get_label(world: CodeWorld, arguments: list[Value]) -> Value:
    name = text_argument(_argument(arguments, 1), "The name of a label")
    return world.get_member(_argument(arguments, 0), name, label=True)


def _set_label(world: CodeWorld, arguments: list[Value]) -> Value:
    name = text_argument(_argument(arguments, 1), "The name of a label")
    world.set_member(_argument(arguments, 0), name, _argument(arguments, 2, 0))
    return 0


def _find(world: CodeWorld, arguments: list[Value]) -> Value:
    start = _argument(arguments, 1)
    return world.find(text_argument(_argument(arguments, 0), "A path"), start)


def _exists(world: CodeWorld, arguments: list[Value]) -> Value:
    return int(_argument(arguments, 0) is not None)


# -- the tree -----------------------------------------------------------------------------


def _tree_member(name: str) -> CodeCommand:
    return lambda world, arguments: get_member(world, _argument(arguments, 0), name)


def _child(world: CodeWorld, arguments: list[Value]) -> Value:
    """rank(node, n): a subnode by its number."""
    children = world.tree.children(_argument(arguments, 0))
    place = whole_of(_argument(arguments, 1, 1), "The rank")
    return children[place - 1] if 1 <= place <= len(children) else None


def _content(world: CodeWorld, arguments: list[Value]) -> Value:
    return world.tree.count(_argument(arguments, 0))


def _set_name(world: CodeWorld, arguments: list[Value]) -> Value:
    set_member(world, _argument(arguments, 0), "name", _argument(arguments, 1))
    return 0


def _set_node_value(world: CodeWorld, arguments: list[Value]) -> Value:
    set_member(world, _argument(arguments, 0), "value", _argument(arguments, 1))
    return 0


def _label_node(world: CodeWorld, arguments: list[Value]) -> Value:
    labels = get_member(world, _argument(arguments, 0), "labels")
    return world.get_index(labels, text_argument(_argument(arguments, 1), "The name of a label"))


# -- statistics and actions ---------------------------------------------------------------


def _statistic(world: CodeWorld, arguments: list[Value]) -> Value:
    """getstat(object, name, flag, profile, value)."""
    name = text_argument(_argument(arguments, 1), "The name of a statistic")
    figure = {each.casefold(): each for each in STATISTICS}.get(name.casefold().replace(" ", ""))
    flag = whole_of(_argument(arguments, 2, 1), "The flag of getstat")
    if figure is None:
        message = f"There is no statistic '{name}'."
        raise RunProblem("FS104", message, f"Known: {', '.join(STATISTICS)}.")
    target = _argument(arguments, 0)
    if flag == CONSTANTS["STAT_TIME_AT_VALUE"]:
        state = whole_of(_argument(arguments, 4, 0), "The state")
        return world.host.time_in_state(target, state)
    member = _FLAGS.get(flag)
    if member is None:
        raise RunProblem("FS503", f"{flag} is no flag of getstat that works here.")
    return world.host.statistic(target, figure, member)


_FLAGS = {
    CONSTANTS["STAT_CURRENT"]: "value",
    CONSTANTS["STAT_MIN"]: "minimum",
    CONSTANTS["STAT_MAX"]: "maximum",
    CONSTANTS["STAT_AVERAGE"]: "average",
}


def _state(world: CodeWorld, arguments: list[Value]) -> Value:
    return world.host.statistic(_argument(arguments, 0), "state", "value")


def _act(method: str, order: tuple[int, ...] = ()) -> CodeCommand:
    """An old command that became a method of objects; ``order`` picks its arguments."""

    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        rest = arguments[1:]
        chosen = [rest[place] for place in order if place < len(rest)] if order else rest
        return world.call_method(_argument(arguments, 0), method, chosen)

    return run


def _gate(side: str, method: str) -> CodeCommand:
    def run(world: CodeWorld, arguments: list[Value]) -> Value:
        gate = get_member(world, _argument(arguments, 0), side)
        return world.call_method(gate, method, arguments[1:])

    return run


def _send_message(world: CodeWorld, arguments: list[Value]) -> Value:
    return world.call_method(_argument(arguments, 0), "message", [0, *arguments[1:]])


def _item_type(world: CodeWorld, arguments: list[Value]) -> Value:
    """The type of an item is a label since FlexSim 2018; both old commands go to it."""
    item = _argument(arguments, 0)
    return world.get_member(item, "Type") if world.has_member(item, "Type") else 0


def _set_item_type(world: CodeWorld, arguments: list[Value]) -> Value:
    world.set_member(_argument(arguments, 0), "Type", _argument(arguments, 1, 0))
    return 0


_COMMANDS: dict[str, CodeCommand] = {
    **TASK_COMMANDS,
    **{name: _draw(name) for name in DISTRIBUTIONS},
    **{
        f"{method}{side}": _gate(side, method)
        for side in ("input", "output")
        for method in ("close", "open", "stop", "resume")
    },
    "addlabel": _set_label,
    "centerobject": _port("center"),
    "constant": _constant,
    "content": _content,
    "first": _tree_member("first"),
    "get": _tree_member("value"),
    "getinput": _figure("input"),
    "getitemtype": _item_type,
    "getlabel": _get_label,
    "getlabelnum": _get_label,
    "getlabelstr": _get_label,
    "getname": _tree_member("name"),
    "getnodename": _tree_member("name"),
    "getnodenum": _tree_member("value"),
    "getnodestr": _tree_member("value"),
    "getoutput": _figure("output"),
    "getproperty": _act("getProperty"),
    "getstat": _statistic,
    "getstatenum": _state,
    "inobject": _port("in"),
    "label": _label_node,
    "last": _tree_member("last"),
    "model": lambda world, arguments: ModelRoot(),
    "next": _tree_member("next"),
    "node": _find,
    "nrcp": _port_count("center"),
    "nrip": _port_count("in"),
    "nrop": _port_count("out"),
    "objectexists": _exists,
    "outobject": _port("out"),
    "ownerobject": _owner,
    "prev": _tree_member("prev"),
    "rank": _child,
    "releaseitem": _act("releaseItem"),
    "resumeobject": _act("resume"),
    # senddelayedmessage(to, delay, from, p1, p2, p3) and sendmessage(to, from, p1, p2, p3).
    "senddelayedmessage": _act("message"),
    "sendmessage": _send_message,
    "set": _set_node_value,
    "setitemtype": _set_item_type,
    "setlabel": _set_label,
    "setlabelnum": _set_label,
    "setlabelstr": _set_label,
    "setname": _set_name,
    "setnodenum": _set_node_value,
    "setnodestr": _set_node_value,
    "setproperty": _act("setProperty"),
    "setstate": _act("setState"),
    "stopobject": _act("stop"),
    "time": lambda world, arguments: world.host.time(),
    "up": _tree_member("up"),
}


def _for_any_world(command: CodeCommand) -> Command:
    """The library is only used with a CodeWorld, which the compiler cannot know."""

    def run(world: World, arguments: list[Value]) -> Value:
        return command(cast(CodeWorld, world), arguments)

    return run


CODE_LIBRARY = Library(
    commands={
        **COMMON_COMMANDS,
        **{name: _for_any_world(command) for name, command in _COMMANDS.items()},
    },
    static_methods={
        **COMMON_STATIC_METHODS,
        "Model.find": _for_any_world(_find),
        "TaskSequence.create": _for_any_world(create_task_sequence),
    },
    static_members={
        **COMMON_STATIC_MEMBERS,
        # A run has one stop, its end, and no warm-up that code could ask for.
        "Model.nextStopTime": lambda world: 0.0,
        "Model.statisticalTime": lambda world: world.time(),
        "Model.warmupTime": lambda world: 0.0,
    },
    # ``c`` is the code node itself; only ownerobject(c) uses it.
    constants={"c": None},
)
