"""Values: from the variables of an object in a tree to the properties of a plant.

Only what differs from the class's default becomes a property. Code that declares its parameters
and returns the default is the default.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from math import isfinite

from flexscript.language.diagnostics import FlexScriptSyntaxError
from flexscript.language.nodes import Block, Declaration, Return
from flexscript.language.property_code import parse_property_code
from flexscript.model_tree.node import TreeNode
from flexscript.plant.classes import CLASSES
from flexscript.plant.model import Code, PropertyValue
from flexscript.plant.properties import PROPERTIES, PropertyKind, PropertySpec, property_of_variable

__all__ = ["TRIGGERS", "colour_of", "label_of", "property_named", "property_value"]

#: Variables that hold the code of triggers.
TRIGGERS: Mapping[str, str] = {
    "creationtrigger": "OnCreation",
    "entrytrigger": "OnEntry",
    "exittrigger": "OnExit",
    "messagetrigger": "OnMessage",
    "processfinishtrigger": "OnProcessFinish",
    "resettrigger": "OnReset",
    "setupfinishtrigger": "OnSetupFinish",
}
#: Variables of the conveyor module, which have no names in the table of properties.
_OF_CONVEYORS = {
    "speed": "Speed",
    "acceleration": "Acceleration",
    "deceleration": "Deceleration",
    "length": "HorizontalLength",
    "width": "Width",
    "rise": "Rise",
    "radius": "Radius",
    "isAccumulating": "IsAccumulating",
}
#: Colours of the library are rounded differently in files.
_SAME_COLOUR = 0.003
#: Template comments, which pick options put around each part of their code.
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def property_named(class_name: str, variable: str) -> PropertySpec | None:
    """Return the property behind a variable."""
    if CLASSES[class_name].module == "Conveyor" and variable in _OF_CONVEYORS:
        return PROPERTIES[class_name].get(_OF_CONVEYORS[variable])
    return property_of_variable(class_name, variable)


def property_value(spec: PropertySpec, node: TreeNode) -> PropertyValue | None:
    """Return what the plant keeps, ``None`` for the default.

    Raises:
        ValueError: the value does not fit the property; the text says why.
    """
    value = node.value
    if value is None:
        if node.children:
            raise ValueError("it is a table, which is not read")
        return None
    converted = _number(spec, value) if isinstance(value, float) else _text(spec, value)
    return None if converted is None or converted == spec.default else converted


def _number(spec: PropertySpec, value: float) -> PropertyValue:
    if not isfinite(value):
        raise ValueError("it is not a finite number")
    if spec.kind is PropertyKind.TEXT:
        raise ValueError("it is a number, where a text is kept")
    plain = int(value) if value.is_integer() else value
    if spec.kind is PropertyKind.CHOICE:
        names = [name for name, number in spec.options.items() if number == value]
        if not names:
            raise ValueError(f"{value:g} is none of its options")
        return names[0]
    if spec.kind is PropertyKind.FLAG:
        return int(value != 0)
    if spec.minimum is not None and value < spec.minimum:
        raise ValueError(f"{value:g} is below {spec.minimum:g}")
    return plain


def _text(spec: PropertySpec, text: str) -> PropertyValue | None:
    if not text.strip():
        return None
    if not spec.kind.is_code:
        return text
    try:
        return _number(spec, float(text))
    except ValueError:
        pass
    returned = _only_returned(text)
    default = spec.default.source if isinstance(spec.default, Code) else str(spec.default)
    return None if returned == "".join(default.split()) else Code(text.replace("\r\n", "\n"))


def _only_returned(text: str) -> str:
    """Return the expression of code that only declares and returns, else an empty text."""
    try:
        program = parse_property_code(text).program
    except FlexScriptSyntaxError:
        return ""
    statements = [
        inner
        for each in program.body
        for inner in (each.body if isinstance(each, Block) else (each,))
    ]
    last = statements[-1] if statements else None
    declared = all(isinstance(each, Declaration) for each in statements[:-1])
    if isinstance(last, Return) and last.value and declared:
        location = last.value.location
        text = _COMMENT.sub("", program.source.text[location.start : location.end])
        return "".join(text.split())
    return ""


def label_of(node: TreeNode) -> PropertyValue | None:
    """Return the value of a label, ``None`` for one that is no number, text or array of those."""
    if isinstance(node.value, float):
        if not isfinite(node.value):
            return None
        return int(node.value) if node.value.is_integer() else node.value
    return node.value


def colour_of(node: TreeNode, class_name: str) -> PropertyValue | None:
    """Return the colour of an object where it is not that of its class."""
    parts = [node.attribute("visual", "color", name) for name in ("red", "green", "blue")]
    values = [part.value if part else None for part in parts]
    numbers = [value for value in values if isinstance(value, float) and 0 <= value <= 1]
    if len(numbers) != 3:
        return None
    own = CLASSES[class_name].colour
    if all(abs(a - b) < _SAME_COLOUR for a, b in zip(numbers, own, strict=True)):
        return None
    return (*(round(value, 4) for value in numbers), 1.0)
