"""Casts: whether a node can stand in a variable of a type.

``Object``, ``TaskExecuter`` and their kin take objects of that kind only: assigning another
node is FlexSim's invalid cast exception. Null fits everywhere.
"""

from __future__ import annotations

from flexscript.plant.classes import CLASSES, ClassSpec, Family
from flexscript.runtime.objects import PlacedObject
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import Value, kind_of

__all__ = ["NODE_TYPES", "cast", "class_fits", "fits"]

#: The types of nodes; ``treenode`` takes every node.
NODE_TYPES = frozenset(
    {"treenode", "Object", "TaskExecuter", "Dispatcher", "FixedResource", "Navigator", "FlowItem"}
)


def fits(handle: Value, type_name: str) -> bool:
    """Tell whether a node is of a type: a class, a family of classes, or ``treenode``."""
    if type_name in ("treenode", "Variant"):
        return True
    spec = _spec_of(handle)
    if spec is None:
        if getattr(getattr(handle, "tool", None), "is_object", False):
            return type_name == "Object"
        # A flow item, or a node of the tree that is no object at all.
        return type_name in ("Object", "FlowItem") and not _is_bare_node(handle)
    return class_fits(spec.name, type_name)


def class_fits(class_name: str, type_name: str) -> bool:
    """Tell whether objects of a class are of a type."""
    family = CLASSES[class_name].family
    match type_name:
        case "TaskExecuter":
            return family is Family.EXECUTER
        case "Dispatcher":
            return family in (Family.EXECUTER, Family.DISPATCHER)
        case "FixedResource":
            return family is Family.FIXED_RESOURCE
    return type_name in ("treenode", "Object", "Variant", "var", class_name)


def cast(handle: Value, type_name: str) -> Value:
    """Return the node if it is of a type.

    Raises:
        RunProblem: it is not.
    """
    if handle is None or fits(handle, type_name):
        return handle
    thing = getattr(handle, "plant_object", handle)
    name = getattr(thing, "name", "") if _spec_of(handle) is not None else ""
    what = f"'{name}'" if name else kind_of(handle)
    message = f"Invalid cast: {what} is no {type_name}."
    raise RunProblem("FS512", message, f"Ask first: node.is({type_name}).")


def _is_bare_node(handle: Value) -> bool:
    """The nodes that this package makes have a ``kind``; objects and items have none."""
    return hasattr(handle, "kind")


def _spec_of(handle: Value) -> ClassSpec | None:
    if isinstance(handle, PlacedObject):
        return handle.spec
    # An object of a run; asked by its attribute, because the simulator imports this package.
    name = getattr(getattr(handle, "plant_object", None), "class_name", "")
    return CLASSES.get(name)
