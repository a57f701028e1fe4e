"""Assignments: the class of each variable, where all of its values agree.

``Object q = Object.create("Queue");`` makes q a Queue unless another line assigns it
something else. Only such variables have their properties checked against one class.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flexscript.language.nodes import (
    Assign,
    Call,
    Declarator,
    Expression,
    Member,
    Name,
    Node,
    String,
)
from flexscript.language.visitor import walk
from flexscript.plant.classes import CLASS_ALIASES, CLASSES

__all__ = ["class_made_by", "variable_classes"]


def variable_classes(body: Iterable[Node], text: str) -> dict[str, str]:
    """Return variable name -> class for variables that only ever hold objects of one class.

    ``text`` is the program's: a statement without a ``=`` in it assigns nothing, and most
    statements of a program are such calls.
    """
    seen: dict[str, set[str | None]] = {}
    assigning = (s for s in body if "=" in text[s.location.start : s.location.end])
    for name, value in _assignments(assigning):
        seen.setdefault(name, set()).add(class_made_by(value))
    return {
        name: class_name
        for name, classes in seen.items()
        if len(classes) == 1 and (class_name := next(iter(classes))) is not None
    }


def _assignments(body: Iterable[Node]) -> Iterator[tuple[str, Expression]]:
    for statement in body:
        for node in walk(statement):
            if isinstance(node, Declarator) and node.value is not None:
                yield node.name, node.value
            elif isinstance(node, Assign) and isinstance(node.target, Name):
                yield node.target.name, node.value


def class_made_by(node: Expression) -> str | None:
    """Return the class of the object that an expression makes, when the text tells it."""
    match node:
        case Assign(value=value):
            return class_made_by(value)
        case Call(
            function=Member(target=Name(name="Object"), name="create"),
            arguments=(String(value=name),),
        ):
            return _class(name)
        case Call(function=Name(name="createinstance"), arguments=(master, *_)):
            return _master_class(master)
    return None


def _master_class(node: Expression) -> str | None:
    match node:
        case Call(
            function=Member(target=Call(function=Name(name="library")), name="find"),
            arguments=(String(value=path),),
        ):
            return _class(path)
        case Call(function=Name(name="node"), arguments=(String(value=path), *_)):
            return _class(path)
    return None


def _class(path: str) -> str | None:
    name = path.rsplit("::", 1)[-1].rsplit("/", 1)[-1].removeprefix("?")
    if name in CLASS_ALIASES:
        return CLASS_ALIASES[name][0]
    for known in CLASSES:
        if known.casefold() == name.casefold():
            return known
    return None
