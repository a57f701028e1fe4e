"""BuildWorld: what a build script acts on: the plant under construction and the library."""

from __future__ import annotations

import re
from random import Random

from flexscript.language.diagnostics import (
    MAX_DIAGNOSTICS,
    Diagnostic,
    Severity,
    diagnostic_at,
)
from flexscript.language.source import Source, Span
from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.limits import Budget, Limits
from flexscript.runtime.object_members import (
    get_object_member,
    has_object_member,
    set_object_member,
)
from flexscript.runtime.object_methods import call_object_method
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
from flexscript.runtime.values import Value, kind_of

__all__ = ["BuildWorld"]

_NAMESAKE = re.compile(r"(.+)~(\d+)")


class BuildWorld:
    """The world of a build script; see ``flexscript.runtime.world.World``."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.plant: PlantBuilder = PlantBuilder(limits)
        self.budget = Budget(limits)
        self.span = Span(0, 0)
        self.diagnostics: list[Diagnostic] = []
        self.output: list[str] = []
        self.run_requested = False
        #: For a program that draws while it builds: the same program, the same plant.
        self.chance = Random(1)

    # -- reporting --------------------------------------------------------------------

    def describe(self, handle: Value) -> str:
        """Return an object as its path, as ``print`` shows it."""
        if isinstance(handle, PlacedObject):
            return f"/{handle.name}"
        if isinstance(handle, LibraryClass):
            return f"/library/{handle.spec.folder}/{handle.spec.name}"
        return "/model" if isinstance(handle, ModelNode) else kind_of(handle)

    def print_line(self, text: str) -> None:
        """Keep a printed line, as long as the budget allows."""
        if len(self.output) >= self.budget.limits.output_lines:
            message = f"The program printed more than {self.budget.limits.output_lines} lines."
            raise RunProblem("FS507", message)
        self.output.append(text)

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
        if isinstance(handle, LabelList):
            return handle.owner.labels.get(str(index))
        members = self._members(handle)
        if isinstance(index, str):
            return next((thing for thing in members if thing.name == index), None)
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

    def _members(self, handle: Value) -> list[PlacedObject]:
        if isinstance(handle, PortList):
            return handle.members
        if isinstance(handle, SubnodeList):
            return self.plant.objects if isinstance(handle.owner, ModelNode) else []
        raise RunProblem("FS503", f"{self.describe(handle).capitalize()} has no elements.")

    def nodes_under(self, handle: Value) -> list[Value]:
        """Return the objects under the model; an object of a plant has none under it."""
        if isinstance(handle, ModelNode):
            return list(self.plant.objects)
        if handle is None:
            raise RunProblem("FS501", "The loop goes through the nodes under null.")
        return []

    # -- finding ----------------------------------------------------------------------

    def find_object(self, path: str) -> PlacedObject | None:
        """Return the object at a path under the model; a wrong path gives null and a warning.

        ``Queue~2`` is the second object called Queue. A class name finds the first object
        of the class that still has its made name (``Queue`` finds ``Queue1``): FlexSim's
        own first name for ``Object.create`` is not known for sure.
        """
        name = path.rsplit("/", 1)[-1].removeprefix("?").strip('"')
        found = self.plant.find(name)
        if found is None and (match := _NAMESAKE.fullmatch(name)):
            found = self.plant.find(match.group(1), int(match.group(2)))
        first = self.plant.find(f"{name}1") if found is None else None
        if first is not None and first.class_name == name:
            message = f"'{name}' was read as '{first.name}'; name the object, or keep it."
            hint = "Use the value that Object.create returns instead of a made name."
            self.warn("FS408", message, hint)
            return first
        if found is None:
            hint = did_you_mean(name, self.plant.names())
            self.warn("FS407", f"No object has the name '{name}'; Model.find gives NULL.", hint)
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
