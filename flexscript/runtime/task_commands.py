"""The commands of property code that make task sequences: the old ones and TaskSequence.create.

A task sequence is a handle of the run; what happens with it is a method of the host.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flexscript.runtime.code_world import CodeWorld
from flexscript.runtime.values import Value

__all__ = ["TASK_COMMANDS", "create_task_sequence"]

CodeCommand = Callable[[CodeWorld, list[Value]], Value]


def create_task_sequence(world: CodeWorld, arguments: list[Value]) -> Value:
    """createemptytasksequence(dispatcher, priority, preempt) and TaskSequence.create."""
    return _ask(world, "createTaskSequence", arguments)


def _ask(world: CodeWorld, method: str, arguments: list[Value]) -> Value:
    target = arguments[0] if arguments else None
    return world.call_method(target, method, arguments[1:])


def _method(name: str) -> CodeCommand:
    return lambda world, arguments: _ask(world, name, arguments)


def _priority(world: CodeWorld, arguments: list[Value]) -> Value:
    return world.get_member(arguments[0] if arguments else None, "priority")


TASK_COMMANDS: Mapping[str, CodeCommand] = {
    "createemptytasksequence": create_task_sequence,
    "dispatchtasksequence": _method("dispatch"),
    "freeoperators": _method("freeOperators"),
    "getpriority": _priority,
    "inserttask": _method("addTask"),
    "requestoperators": _method("requestOperators"),
}
