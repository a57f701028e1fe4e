"""Importer: the plant of a model file, and the list of what was not known in it.

An object is known by the name of its class. Read are its name, place, turn, size, colour, the
variables behind known properties, triggers, labels and ports. Everything else that a model can
hold (process flows, statistics, tools, items) is counted with the reason why it was left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import isfinite

from flexscript.model_tree.binary import MAGIC, read_binary_tree
from flexscript.model_tree.node import MAX_FILE_BYTES, ModelTreeError, TreeNode
from flexscript.model_tree.ports import connections_of
from flexscript.model_tree.values import (
    TRIGGERS,
    colour_of,
    label_of,
    property_named,
    property_value,
)
from flexscript.model_tree.xml_tree import read_xml_tree
from flexscript.plant.classes import CLASS_ALIASES, CLASSES
from flexscript.plant.model import Code, Plant, PlantObject, PropertyValue, Vector
from flexscript.runtime.limits import Limits

__all__ = ["ImportedModel", "Skipped", "import_model"]

#: A program could not build more than this either.
_MOST = Limits()
#: What FlexSim keeps in an object while it runs: not a setting, so nothing is lost.
_OF_RUNS = frozenset(
    {"nrreleased", "nroftransportsout", "nroftransportsin", "outwaitinfo", "timeoflaststop"}
    | {"nrofstops", "statebeforestop", "savedstate", "sequencecurrow", "currentbatchsize"}
)
#: Sizes in files are those of the drawn shapes, rounded in single precision.
_SAME_SIZE = 1e-3


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something of the model that the plant lacks: what, how often, and why."""

    what: str
    count: int
    reason: str


@dataclass(frozen=True, slots=True)
class ImportedModel:
    """The plant, and what of the model it lacks, most frequent first."""

    plant: Plant
    skipped: tuple[Skipped, ...]


def import_model(data: bytes) -> ImportedModel:
    """Return the plant of an ``.fsm`` or ``.fsx`` file; which of them is told by its content.

    Raises:
        ModelTreeError: the file is neither, is damaged, or is larger than the limits.
    """
    if len(data) > MAX_FILE_BYTES:
        raise ModelTreeError(f"The file is larger than {MAX_FILE_BYTES >> 20} MiB.")
    if data.startswith(MAGIC):
        root = read_binary_tree(data)
    elif data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        root = read_xml_tree(data)
    else:
        raise ModelTreeError(
            "This is neither a binary FlexSim model (.fsm) nor an XML tree (.fsx)."
        )
    return _Importer(root).result()


class _Importer:
    """Collects the objects of one tree; ``_missing`` counts (what, reason)."""

    def __init__(self, root: TreeNode) -> None:
        self._root = root
        self._missing: Counter[tuple[str, str]] = Counter()
        self._ids: set[str] = set()

    def result(self) -> ImportedModel:
        """Return the plant and what it lacks."""
        nodes = list(islice(self._known_objects(), _MOST.objects + 1))
        if len(nodes) > _MOST.objects:
            raise ModelTreeError(f"The model has more than {_MOST.objects} objects.")
        objects = [self._object(node) for node in nodes]
        by_identity = {
            id(node): (thing.id, thing.class_name)
            for node, thing in zip(nodes, objects, strict=True)
        }
        joined = connections_of(self._root, by_identity, nodes)
        if len(joined.connections) > _MOST.connections:
            raise ModelTreeError(f"The model has more than {_MOST.connections} connections.")
        self._missing.update(joined.skipped)
        skipped = tuple(
            Skipped(what, count, reason) for (what, reason), count in self._missing.most_common()
        )
        return ImportedModel(Plant(tuple(objects), joined.connections), skipped)

    def _known_objects(self) -> Iterator[TreeNode]:
        """Objects of known classes in the order of the tree; what they hold is left out."""
        pending = [self._root]
        while pending:
            node = pending.pop()
            if node.name == "Tools" and not node.is_object:
                self._skip_tools(node)
                continue
            class_name = _class_of(node)
            if class_name in CLASSES:
                if node.children:
                    reason = "what an object holds when the model is saved is not read"
                    self._missing[f"content of a {class_name}", reason] += len(node.children)
                yield node
                continue
            if node.is_object and node is not self._root:
                what = f"object of the class {class_name or '?'}"
                self._missing[what, "the class is not in this library"] += 1
            pending.extend(reversed(node.children))

    def _skip_tools(self, tools: TreeNode) -> None:
        for tool in tools.children:
            if tool.children:
                self._missing[f"tool {tool.name}", "tools of a model are not read"] += 1

    def _object(self, node: TreeNode) -> PlantObject:
        class_name = _class_of(node)
        return PlantObject(
            id=self._new_id(node.name),
            name=node.name,
            class_name=class_name,
            location=_place(node),
            rotation=_vector(node, "spatialrx", "spatialry", "spatialrz", (0.0, 0.0, 0.0)),
            size=_size(node, class_name),
            properties=self._properties(node, class_name),
            labels=self._labels(node),
        )

    def _new_id(self, name: str) -> str:
        found, count = name, 1
        while found in self._ids:
            count += 1
            found = f"{name}~{count}"
        self._ids.add(found)
        return found

    def _properties(self, node: TreeNode, class_name: str) -> dict[str, PropertyValue]:
        found: dict[str, PropertyValue] = {}
        colour = colour_of(node, class_name)
        variables = node.attribute("variables")
        for variable in variables.children if variables else []:
            spec = property_named(class_name, variable.name)
            trigger = TRIGGERS.get(variable.name)
            if spec is not None:
                try:
                    value = property_value(spec, variable)
                except ValueError as error:
                    what = f"{spec.name} of '{node.name}'"
                    self._missing[what, str(error)] += 1
                else:
                    found.update({} if value is None else {spec.name: value})
            elif trigger and isinstance(variable.value, str) and variable.value.strip():
                found[f"Triggers.{trigger}"] = Code(variable.value.replace("\r\n", "\n"))
            elif (
                variable.name not in _OF_RUNS
                and not trigger
                and (variable.value is not None or variable.children)
            ):
                self._missing[f"variable {variable.name}", "no property stands for it here"] += 1
        if colour is not None:
            found["Color"] = colour
        return found

    def _labels(self, node: TreeNode) -> dict[str, PropertyValue]:
        holder = node.attribute("labels")
        labels: dict[str, PropertyValue] = {}
        for label in holder.children if holder else []:
            value = label_of(label)
            if value is None:
                what = f"label {label.name} of '{node.name}'"
                self._missing[what, "it is neither a number nor a text"] += 1
            else:
                labels[label.name] = value
        return labels


def _class_of(node: TreeNode) -> str:
    """The class that an object names first; "Conveyor::StraightConveyor" without its module."""
    classes = node.attribute("classes") if node.is_object else None
    if classes is None or not classes.children:
        return ""
    name = classes.children[0].name.rpartition("::")[2]
    return CLASS_ALIASES[name][0] if name in CLASS_ALIASES else name


def _place(node: TreeNode) -> Vector:
    """The location in the model: that in each container on the way up, added."""
    x, y, z = _vector(node, "spatialx", "spatialy", "spatialz", (0.0, 0.0, 0.0))
    holder = node.parent
    while holder is not None:
        if holder.is_object:
            more = _vector(holder, "spatialx", "spatialy", "spatialz", (0.0, 0.0, 0.0))
            x, y, z = x + more[0], y + more[1], z + more[2]
        holder = holder.parent
    return (round(x, 6), round(y, 6), round(z, 6))


def _size(node: TreeNode, class_name: str) -> Vector:
    own = CLASSES[class_name].size
    size = _vector(node, "spatialsx", "spatialsy", "spatialsz", own)
    same = all(abs(a - b) <= _SAME_SIZE * b for a, b in zip(size, own, strict=True))
    return own if same or min(size) <= 0 else size


def _vector(node: TreeNode, x: str, y: str, z: str, default: Vector) -> Vector:
    spatial = node.attribute("spatial")
    parts = []
    for name, otherwise in zip((x, y, z), default, strict=True):
        found = spatial.child(name) if spatial else None
        value = found.value if found else None
        usable = isinstance(value, float) and isfinite(value)
        parts.append(round(float(value), 6) if usable and value is not None else otherwise)
    return (float(parts[0]), float(parts[1]), float(parts[2]))
