"""Own methods: each class of objects gets its own copy of the methods that it inherits.

CPython keeps what it learnt about an attribute inside the bytecode that reads it, for one
class at a time. A method of a base class that runs for queues and processors in turn forgets
and looks up anew at every attribute; a copy for each class never does. Measured on a
line of queues and processors: a quarter less time for the whole run, and no other effect.

A copy is taken after all classes exist, so nothing may tell methods of a base class and of its
subclass apart by identity. Compiled classes have no bytecode and are left alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import FunctionType

__all__ = ["give_own_methods"]


def give_own_methods(classes: Iterable[type]) -> None:
    """Give each of the classes copies of the plain methods that it inherits."""
    # All of them are found before any is set: a base class may be in the list too.
    found = [(cls, name, method) for cls in set(classes) for name, method in _inherited(cls)]
    for cls, name, method in found:
        setattr(cls, name, _copied(method))


def _inherited(cls: type) -> list[tuple[str, FunctionType]]:
    """Return the methods of the base classes that the class would call, by name."""
    methods: dict[str, object] = {}
    for base in reversed(cls.__mro__[1:]):
        methods.update(vars(base))
    return [
        (name, method)
        for name, method in methods.items()
        if isinstance(method, FunctionType) and name not in vars(cls) and not name.startswith("__")
    ]


def _copied(method: FunctionType) -> FunctionType:
    """Return the method with bytecode, and so with caches, of its own."""
    copy = FunctionType(
        method.__code__.replace(),
        method.__globals__,
        method.__name__,
        method.__defaults__,
        method.__closure__,
    )
    copy.__kwdefaults__ = method.__kwdefaults__
    copy.__qualname__ = method.__qualname__
    copy.__doc__ = method.__doc__
    return copy
