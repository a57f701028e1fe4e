"""The library of a build script: all of its commands, gathered.

Commands that act on FlexSim's windows or clock are accepted and do nothing, so that a
script which ends in ``resetmodel(); go();`` builds its plant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import log
from typing import cast

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.runtime.arguments import BuildCommand
from flexscript.runtime.build_world import BuildWorld
from flexscript.runtime.common_library import (
    COMMON_COMMANDS,
    COMMON_STATIC_MEMBERS,
    COMMON_STATIC_METHODS,
)
from flexscript.runtime.connection_commands import CONNECTION_COMMANDS
from flexscript.runtime.creation_commands import CREATION_COMMANDS, CREATION_METHODS
from flexscript.runtime.methods import call_method
from flexscript.runtime.object_commands import OBJECT_COMMANDS
from flexscript.runtime.operators import number_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.tree_nodes import LabelNode
from flexscript.runtime.values import StreamRef, Value
from flexscript.runtime.world import Command, Library, World

__all__ = ["BUILD_LIBRARY", "HEADLESS_COMMANDS", "RUN_COMMANDS"]


def _draw(name: str) -> BuildCommand:
    """One number drawn while the plant is built, always the same for the same program.

    That is legal, but rarely what was meant: a property wants the call as a text.
    """

    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        draw = _DRAWS.get(name)
        if draw is None:
            hint = f'Write it as a text, so that each item draws: "{name}(...)".'
            raise RunProblem("FS112", f"'{name}' cannot be drawn in a build script here.", hint)
        values = [v for v in arguments if not isinstance(v, StreamRef)]
        numbers = [float(number_of(value, f"An argument of {name}")) for value in values]
        has_stream = len(values) < len(arguments)
        try:
            reading = read_arguments(name, numbers, has_stream=has_stream)
        except ValueError as error:
            raise RunProblem("FS301", str(error)) from error
        return draw(world.chance, *reading.arguments)

    return run


_DRAWS: dict[str, Callable[..., float]] = {
    "bernoulli": lambda chance, percent, yes, no: yes if chance.random() * 100 < percent else no,
    "duniform": lambda chance, low, high: chance.randint(int(low), int(max(low, high))),
    "exponential": lambda chance, shift, mean: shift - mean * log(1.0 - chance.random()),
    "normal": lambda chance, mean, spread: chance.gauss(mean, spread),
    "triangular": lambda chance, low, high, mode: chance.triangular(low, high, mode),
    "uniform": lambda chance, low, high: chance.uniform(low, high),
}


def _make_code(world: BuildWorld, arguments: list[Value]) -> Value:
    """switch_flexscript(node, 1), enablecode, buildnodeflexscript: the text of a label is code."""
    node = arguments[0] if arguments else None
    if isinstance(node, LabelNode):
        world.code_nodes.add(node)
    return 1


def _evaluate_node(world: BuildWorld, arguments: list[Value]) -> Value:
    """nodefunction(node, p1, p2 ...) and executefsnode(node, c, i, eventdata)."""
    node = arguments[0] if arguments else None
    if isinstance(node, LabelNode):
        world.code_nodes.add(node)
    return call_method(world, node, "evaluate", arguments[1:])


def _zero(world: World) -> Value:
    """Times of a run: there is none yet."""
    return 0.0


def _go(world: BuildWorld, arguments: list[Value]) -> Value:
    world.run_requested = True
    return 1


def _only_in_a_run(name: str) -> BuildCommand:
    """A command that acts on a running model: before the run there is nothing to act on."""

    def run(world: BuildWorld, arguments: list[Value]) -> Value:
        message = f"'{name}' acts on a running model; a reset undoes what it does before the run."
        world.warn("FS410", message, "Call it from a trigger, such as OnReset or OnEntry.")
        return 0

    return run


def _statistic(world: BuildWorld, arguments: list[Value]) -> Value:
    """Before a run every statistic is 0."""
    return 0


def _nothing(world: BuildWorld, arguments: list[Value]) -> Value:
    return 1


#: Commands that act on FlexSim's windows or clock: they are accepted and do nothing here.
HEADLESS_COMMANDS = frozenset(
    {"applicationcommand", "repaintall", "resetmodel", "reset", "stop", "runspeed", "stoptime"}
    | {"setviewtext", "setobjectshapeindex", "setobjecttextureindex", "switch_destroyonreset"}
    | {
        "switch_hidecontents",
        "switch_hideshape",
        "updatestates",
        "step",
        "skip",
        "resetstats",
        "randinit",
        "setrank",
    }
)

#: Old commands that act on a running model.
RUN_COMMANDS = frozenset(
    {"closeinput", "closeoutput", "openinput", "openoutput", "resumeinput", "resumeobject"}
    | {"resumeoutput", "senddelayedmessage", "sendmessage", "setstate", "stopinput"}
    | {"stopobject", "stopoutput"}
)

_BUILD_COMMANDS: dict[str, BuildCommand] = {
    **{name: _only_in_a_run(name) for name in RUN_COMMANDS},
    **dict.fromkeys(HEADLESS_COMMANDS, _nothing),
    **{name: _draw(name) for name in DISTRIBUTIONS},
    **CREATION_COMMANDS,
    **OBJECT_COMMANDS,
    **CONNECTION_COMMANDS,
    **dict.fromkeys(("buildnodeflexscript", "enablecode", "switch_flexscript"), _make_code),
    **dict.fromkeys(("executefsnode", "nodefunction"), _evaluate_node),
    "getinput": _statistic,
    "getoutput": _statistic,
    "getstat": _statistic,
    "getstatenum": _statistic,
    "go": _go,
    # Not in FlexSim's list of commands, but in use.
    "runtotime": _go,
    "statisticaltime": _statistic,
    "time": lambda world, arguments: 0.0,
}


def _for_any_world(command: BuildCommand) -> Command:
    """The library is only used with a BuildWorld, which the compiler cannot know."""

    def run(world: World, arguments: list[Value]) -> Value:
        return command(cast(BuildWorld, world), arguments)

    return run


def _all_for_any_world(commands: Mapping[str, BuildCommand]) -> dict[str, Command]:
    return {name: _for_any_world(command) for name, command in commands.items()}


BUILD_LIBRARY = Library(
    commands={**COMMON_COMMANDS, **_all_for_any_world(_BUILD_COMMANDS)},
    static_methods={**COMMON_STATIC_METHODS, **_all_for_any_world(CREATION_METHODS)},
    static_members={
        **COMMON_STATIC_MEMBERS,
        **dict.fromkeys(("Model.nextStopTime", "Model.statisticalTime", "Model.warmupTime"), _zero),
    },
)
