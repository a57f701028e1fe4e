"""BuildWorld: what a build script acts on: the plant under construction and the library."""

from __future__ import annotations

import math
from random import Random

from flexscript.language.diagnostics import (
    MAX_DIAGNOSTICS,
    Diagnostic,
    Severity,
    diagnostic_at,
)
from flexscript.language.source import Source, Span
from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.build_tree import BuildTree
from flexscript.runtime.limits import Budget, Limits
from flexscript.runtime.object_members import (
    get_object_member,
    has_object_member,
    set_object_member,
)
from flexscript.runtime.object_methods import call_object_method
from flexscript.runtime.object_properties import (
    get_property,
    get_variable,
    set_property,
    set_variable,
)
from flexscript.runtime.objects import (
    LabelList,
    LibraryClass,
    LibraryFolder,
    ModelNode,
    PlacedObject,
    PortList,
    SubnodeList,
)
from flexscript.runtime.operators import whole_of
from flexscript.runtime.plant_builder import PlantBuilder
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.tool_store import ToolStore
from flexscript.runtime.tree_nodes import LabelNode
from flexscript.runtime.tree_paths import walk
from flexscript.runtime.values import Value, Vec3, kind_of

__all__ = ["BuildWorld"]

#: Texts that run texts may do so this deep.
_MAX_TEXT_DEPTH = 8


class BuildWorld:
    """The world of a build script; see ``flexscript.runtime.world.World``."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.plant: PlantBuilder = PlantBuilder(limits)
        self.budget = Budget(limits)
        self.span = Span(0, 0)
        self.diagnostics: list[Diagnostic] = []
        self.output: list[str] = []
        self._open_line = ""
        self.run_requested = False
        self.tools = ToolStore()
        self.tree = BuildTree(self)
        self._text_depth = 0
        #: Labels that the program turned into code.
        self.code_nodes: set[Value] = set()
        #: For a program that draws while it builds: the same program, the same plant.
        self.chance = Random(1)

    # -- reporting --------------------------------------------------------------------

    def describe(self, handle: Value) -> str:
        """Return an object as its path, as ``print`` shows it."""
        if isinstance(handle, PlacedObject):
            return f"/{handle.name}"
        if isinstance(handle, LibraryClass):
            return f"/library/{handle.spec.folder}/{handle.spec.name}"
        if isinstance(handle, ModelNode):
            return "/model"
        name = self.tree.name_of(handle)
        return self.tree.path_of(handle).removeprefix("MODEL:") if name else kind_of(handle)

    def print_line(self, text: str) -> None:
        """Keep a printed line, as long as the budget allows."""
        if len(self.output) >= self.budget.limits.output_lines:
            message = f"The program printed more than {self.budget.limits.output_lines} lines."
            raise RunProblem("FS507", message)
        self.output.append(self._open_line + text)
        self._open_line = ""

    def print_part(self, text: str) -> None:
        """Keep a printed text for the line that it begins or goes on."""
        *lines, self._open_line = (self._open_line + text).split("\n")
        for line in lines:
            rest, self._open_line = self._open_line, ""
            self.print_line(line)
            self._open_line = rest

    def end_line(self) -> None:
        """End the open line."""
        self.print_line("")

    def all_output(self) -> tuple[str, ...]:
        """Return the printed lines, the open one too."""
        return (*self.output, *([self._open_line] if self._open_line else []))

    def warn(self, code: str, message: str, hint: str = "", severity: Severity = "warning") -> None:
        """Note a diagnostic at the running call, once for each place and text.

        A loop may repeat a doubtful thing for every object: of each severity only so many
        are kept as will be shown.
        """
        if sum(each.severity == severity for each in self.diagnostics) >= MAX_DIAGNOSTICS:
            return
        found = diagnostic_at(self.source, self.span, code, message, hint=hint, severity=severity)
        if found not in self.diagnostics:
            self.diagnostics.append(found)

    # -- handles ----------------------------------------------------------------------

    def get_member(self, handle: Value, name: str, *, label: bool = False) -> Value:
        """Return a member of an object, the model or one of their lists."""
        return get_object_member(self, handle, name, label=label)

    def has_member(self, handle: Value, name: str) -> bool:
        """Tell whether an object has the member or label."""
        return has_object_member(handle, name)

    def set_member(self, handle: Value, name: str, value: Value, *, label: bool = False) -> None:
        """Set a member or a label of an object."""
        set_object_member(self, handle, name, value, label=label)

    def call_method(self, handle: Value, name: str, arguments: list[Value]) -> Value:
        """Call a method of an object, the model, the library or one of their lists."""
        return call_object_method(self, handle, name, arguments)

    def get_index(self, handle: Value, index: Value) -> Value:
        """Return an element of a port list, of labels or of subnodes."""
        if isinstance(handle, LabelList) and isinstance(index, str):
            return LabelNode(handle.owner, index) if index in handle.owner.labels else None
        members = self.members_of(handle)
        if isinstance(index, str):
            named = (each for each in members if self.tree.name_of(each) == index)
            return next(named, None)
        place = whole_of(index, "The index")
        if not 1 <= place <= len(members):
            message = f"There is no element {place}; the list has {len(members)}."
            raise RunProblem("FS502", message, "Elements are counted from 1.")
        return members[place - 1]

    def set_index(self, handle: Value, index: Value, value: Value) -> None:
        """Set a label by its name; other lists cannot be written."""
        if isinstance(handle, LabelList) and isinstance(index, str):
            handle.owner.labels[index] = value
            return
        raise RunProblem("FS503", f"An element of {kind_of(handle)} cannot be set.")

    def members_of(self, handle: Value) -> list[Value]:
        """Return what a list of an object or node holds."""
        if isinstance(handle, PortList):
            return list(handle.members)
        if isinstance(handle, SubnodeList):
            return self.tree.children(handle.owner)
        if isinstance(handle, LabelList):
            return [LabelNode(handle.owner, name) for name in handle.owner.labels]
        raise RunProblem("FS503", f"{self.describe(handle).capitalize()} has no elements.")

    # -- properties -------------------------------------------------------------------

    def get_property(self, thing: PlacedObject, name: str) -> Value:
        """Return a property as a program sees it."""
        return get_property(self, thing, name)

    def set_property(self, thing: PlacedObject, name: str, value: Value) -> None:
        """Set a property."""
        set_property(self, thing, [name, value])

    def get_variable(self, thing: PlacedObject, name: str) -> Value:
        """Return the property behind an old variable name."""
        return get_variable(self, thing, name)

    def set_variable(self, thing: PlacedObject, name: str, value: Value) -> None:
        """Set the property behind an old variable name."""
        set_variable(self, thing, name, value)

    # -- the clock, chance and space --------------------------------------------------

    def time(self) -> float:
        """The model stands at 0 while it is built."""
        return 0.0

    def uniform(self, low: float, high: float, owner: Value) -> float:
        """Draw a number, the same each time that the program is built."""
        return self.chance.uniform(low, high)

    def is_code(self, node: Value) -> bool:
        """Tell whether the program turned a node into code (``switch_flexscript``)."""
        return node in self.code_nodes

    def project(self, place: Vec3, origin: Value, goal: Value) -> Vec3:
        """Objects stand on the floor: only their places and turns about z count."""
        return _into(_out_of(place, origin), goal)

    def turn_of(self, handle: Value) -> float:
        """Return by how many degrees an object is turned about z."""
        return handle.rotation.z if isinstance(handle, PlacedObject) else 0.0

    def execute_text(self, text: str, arguments: tuple[Value, ...] = ()) -> Value:
        """Run a text as a build script of its own in this plant.

        Raises:
            RunProblem: the text is wrong, or runs a text that runs a text ... too deep.
        """
        from flexscript.runtime.execute_text import run_text

        self._text_depth += 1
        try:
            if self._text_depth > _MAX_TEXT_DEPTH:
                message = f"Texts run texts more than {_MAX_TEXT_DEPTH} levels deep."
                raise RunProblem("FS510", message, "A text probably runs itself without end.")
            return run_text(self, text, arguments, mode="build", known={})
        finally:
            self._text_depth -= 1

    def nodes_under(self, handle: Value) -> list[Value]:
        """Return the objects under the model; an object of a plant has none under it."""
        if isinstance(handle, ModelNode):
            return list(self.plant.objects)
        if handle is None:
            raise RunProblem("FS501", "The loop goes through the nodes under null.")
        return []

    # -- finding ----------------------------------------------------------------------

    def find(self, path: str, start: Value = None) -> Value:
        """Return the node at a path, null when nothing is there."""
        return walk(self.tree, path, start if start is not None else ModelNode())

    def find_object(self, path: str) -> Value:
        """Return the node at a path under the model; a wrong path gives null and a warning.

        ``Queue~2`` is the second object called Queue. A class name finds the first object
        of the class that still has its made name (``Queue`` finds ``Queue1``): FlexSim's
        own first name for ``Object.create`` is not known for sure.
        """
        # Names with symbols of paths in them are found as they are, too.
        found: Value = self.plant.find(path) or self.find(path)
        name = path.rsplit("/", 1)[-1].removeprefix("?").strip('"')
        first = self.plant.find(f"{name}1") if found is None else None
        if first is not None and first.class_name == name:
            message = f"'{name}' was read as '{first.name}'; name the object, or keep it."
            hint = "Use the value that Object.create returns instead of a made name."
            self.warn("FS408", message, hint)
            return first
        if found is None:
            hint = did_you_mean(name, self.plant.names())
            self.warn("FS407", f"No object has the name '{path}'; Model.find gives NULL.", hint)
        return found

    def find_in_library(self, path: str, start: LibraryFolder) -> LibraryClass | LibraryFolder:
        """Return the class or folder at a library path.

        Raises:
            RunProblem: nothing is there; FlexSim would give NULL and fail one call later.
        """
        place: LibraryClass | LibraryFolder = start
        recursive = path.startswith("?")
        for part in path.removeprefix("?").strip("/").split("/"):
            folder = LibraryFolder() if recursive else place
            found = self._step_in_library(folder, part)
            if found is None:
                folders = LibraryFolder().names() if not recursive else []
                classes = [n for f in LibraryFolder().names() for n in LibraryFolder(f).names()]
                message = f"The library has nothing at '{path}'."
                raise RunProblem("FS204", message, did_you_mean(part, [*classes, *folders]))
            place = found
        return place

    def _step_in_library(
        self, folder: LibraryClass | LibraryFolder, name: str
    ) -> LibraryClass | LibraryFolder | None:
        if not isinstance(folder, LibraryFolder):
            return None
        exact = folder.find(name)
        if exact is not None:
            return exact
        classes = [n for f in LibraryFolder().names() for n in LibraryFolder(f).names()]
        for known in [*folder.names(), *classes]:
            found = folder.find(known)
            if known.casefold() == name.casefold() and found is not None:
                message = f"The library has '{known}', not '{name}'; names are case-sensitive."
                self.warn("FS205", message, f"Write '{known}'.")
                return found
        return None


def _turned(place: Vec3, degrees: float) -> Vec3:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Vec3(place.x * cos - place.y * sin, place.x * sin + place.y * cos, place.z)


def _out_of(place: Vec3, origin: Value) -> Vec3:
    """From an object's coordinates to the model's."""
    if not isinstance(origin, PlacedObject):
        return place
    turned, at = _turned(place, origin.rotation.z), origin.location
    return Vec3(turned.x + at.x, turned.y + at.y, turned.z + at.z)


def _into(place: Vec3, goal: Value) -> Vec3:
    """From the model's coordinates to an object's."""
    if not isinstance(goal, PlacedObject):
        return place
    at = goal.location
    return _turned(Vec3(place.x - at.x, place.y - at.y, place.z - at.z), -goal.rotation.z)
