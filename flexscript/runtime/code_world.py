"""CodeWorld: what property code acts on: the run behind a CodeHost.

Objects and items are handles of the host. The lists of an object (its ports, labels,
contents and figures) are small views made here, so that a host only answers for single
members and ports.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from flexscript.language.diagnostics import Severity
from flexscript.language.source import Span
from flexscript.runtime.casts import cast, fits
from flexscript.runtime.code_tree import CodeTree, ModelRoot
from flexscript.runtime.host import CodeError, CodeHost, PortKind
from flexscript.runtime.limits import Budget, Limits
from flexscript.runtime.object_views import (
    GATE_METHODS,
    STATISTIC_MEMBERS,
    STATISTICS,
    GateView,
    StatsView,
    StatView,
)
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.tool_store import ToolStore
from flexscript.runtime.tree_nodes import AttributeNode, FolderNode, LabelNode
from flexscript.runtime.tree_paths import walk
from flexscript.runtime.values import ArrayValue, Value, Vec3, kind_of

__all__ = ["CodeWorld", "LabelView", "PortView", "SubnodeView"]

#: One evaluation of a property may not take longer than a human blink.
CODE_LIMITS = Limits(steps=100_000, cells=100_000, characters=1_000_000, seconds=2.0)
_MAX_TEXT_DEPTH = 8

_PORTS: dict[str, PortKind] = {
    "inObjects": "in",
    "outObjects": "out",
    "centerObjects": "center",
}


@dataclass(frozen=True, slots=True)
class PortView:
    """``current.outObjects`` and its kin."""

    kind: ClassVar[str] = "a list of ports"
    owner: Value
    side: PortKind


@dataclass(frozen=True, slots=True)
class LabelView:
    """``item.labels``."""

    kind: ClassVar[str] = "the labels of an object"
    owner: Value


@dataclass(frozen=True, slots=True)
class SubnodeView:
    """``item.subnodes``."""

    kind: ClassVar[str] = "a list of subnodes"
    owner: Value


_Lists = (PortView, SubnodeView, LabelView)


class CodeWorld:
    """The world of property code; see ``flexscript.runtime.world.World``."""

    def __init__(self, host: CodeHost) -> None:
        self.host = host
        self.budget = Budget(CODE_LIMITS)
        self.span = Span(0, 0)
        self.current: Value = None
        self.item: Value = None
        self.tree = CodeTree(self)
        self._open_line = ""
        self._text_depth = 0

    @property
    def tools(self) -> ToolStore:
        """The tables, groups, lists and parameters of this run."""
        return self.host.tools

    # -- output -----------------------------------------------------------------------

    def describe(self, handle: Value) -> str:
        """Return an object as its name."""
        try:
            return str(self.host.get_member(handle, "name"))
        except (CodeError, AttributeError):
            return self.tree.name_of(handle) or kind_of(handle)

    def print_line(self, text: str) -> None:
        """Pass a printed line to the run."""
        line, self._open_line = self._open_line + text, ""
        self.host.print_line(line)

    def print_part(self, text: str) -> None:
        """Keep a text until its line ends."""
        self._open_line = (self._open_line + text)[-10_000:]

    def end_line(self) -> None:
        """Pass the open line to the run."""
        self.print_line("")

    def warn(self, code: str, message: str, hint: str = "", severity: Severity = "warning") -> None:
        """Tell the run; property code has no list of diagnostics of its own."""
        self.host.print_line(f"{severity} {code}: {message}")

    # -- members ----------------------------------------------------------------------

    def get_member(self, handle: Value, name: str, *, label: bool = False) -> Value:
        """Return a member of a handle or of one of its views."""
        if isinstance(handle, (*_Lists, StatsView, StatView)):
            return self._view_member(handle, name)
        if isinstance(handle, (LabelNode, ModelRoot, FolderNode, AttributeNode)):
            return SubnodeView(handle) if name == "subnodes" else self.tree.member(handle, name)
        if not label:
            view = self._view(handle, name)
            if view is not None:
                return view
            if name in ("first", "last", "next", "prev", "rank", "value", "dataType"):
                found = self._own_label(handle, name)
                return found if found is not None else self.tree.member(handle, name)
        try:
            return self.host.get_member(handle, name)
        except CodeError as error:
            raise RunProblem("FS509", str(error)) from error

    def _view(self, handle: Value, name: str) -> Value:
        if name in _PORTS:
            return PortView(handle, _PORTS[name])
        match name:
            case "labels":
                return LabelView(handle)
            case "subnodes":
                return SubnodeView(handle)
            case "stats":
                return StatsView(handle)
            case "input" | "output" if hasattr(handle, "plant_object"):
                return GateView(handle, name)
        return None

    def _own_label(self, handle: Value, name: str) -> Value:
        """A label called like a member of the tree hides it, where the host knows it."""
        return self.host.get_member(handle, name) if self.host.has_member(handle, name) else None

    def _view_member(self, view: Value, name: str) -> Value:
        match view:
            case StatsView(owner=owner) if name in STATISTICS:
                return StatView(owner, name)
            case StatView(owner=owner, figure=figure) if name in STATISTIC_MEMBERS:
                return self._ask(lambda: self.host.statistic(owner, figure, name))
            case PortView() if name == "length":
                return self.host.port_count(view.owner, view.side)
            case SubnodeView() if name == "length":
                return self.tree.count(view.owner)
            case LabelView() if name != "length":
                return self.get_index(view, name)
        members = self.members_of(view) if isinstance(view, _Lists) else []
        if name == "length" and isinstance(view, _Lists):
            return len(members)
        if name in ("first", "last") and isinstance(view, _Lists):
            return members[0 if name == "first" else -1] if members else None
        raise RunProblem("FS104", f"{kind_of(view).capitalize()} has no member '{name}'.")

    def _ask(self, question: Callable[[], Value]) -> Value:
        """Turn the host's complaint into one with a place."""
        try:
            return question()
        except CodeError as error:
            raise RunProblem("FS103", str(error)) from error

    def members_of(self, view: Value) -> list[Value]:
        """Return what a list of an object holds."""
        match view:
            case PortView(owner=owner, side=side):
                ports = range(1, self.host.port_count(owner, side) + 1)
                return [self.host.port_object(owner, side, port) for port in ports]
            case SubnodeView(owner=owner):
                return self.tree.children(owner)
            case LabelView(owner=owner):
                return [LabelNode(owner, name) for name in self.host.label_names(owner)]
        raise RunProblem("FS503", f"{kind_of(view).capitalize()} has no elements.")

    def has_member(self, handle: Value, name: str) -> bool:
        """Tell whether a handle has the member or label."""
        if isinstance(handle, LabelView):
            return self.host.has_member(handle.owner, name)
        return self.host.has_member(handle, name)

    def set_member(self, handle: Value, name: str, value: Value, *, label: bool = False) -> None:
        """Set a member or label of a handle."""
        owner = handle.owner if isinstance(handle, LabelView) else handle
        if isinstance(handle, LabelNode):
            if name != "value":
                raise RunProblem("FS104", f"'.{name}' of the node of a label cannot be set here.")
            owner, name = handle.owner, handle.name
        try:
            self.host.set_member(owner, name, value)
        except CodeError as error:
            raise RunProblem("FS503", str(error)) from error

    def get_index(self, handle: Value, index: Value) -> Value:
        """Return the object at a port, a subnode, or the node of a label."""
        if isinstance(handle, LabelView) and isinstance(index, str):
            known = index in self.host.label_names(handle.owner)
            return LabelNode(handle.owner, index) if known else None
        if not isinstance(handle, _Lists):
            raise RunProblem("FS503", f"{kind_of(handle).capitalize()} has no elements.")
        if isinstance(index, str):
            named = (m for m in self.members_of(handle) if self.tree.name_of(m) == index)
            return next(named, None)
        place = whole_of(index, "The number of a port")
        if not isinstance(handle, PortView):
            members = self.members_of(handle)
            if not 1 <= place <= len(members):
                message = f"There is no element {place}; the list has {len(members)}."
                raise RunProblem("FS502", message, "Elements are counted from 1.")
            return members[place - 1]
        count = self.host.port_count(handle.owner, handle.side)
        if not 1 <= place <= count:
            side = {"in": "input", "out": "output", "center": "centre"}[handle.side]
            message = f"'{self.describe(handle.owner)}' has no {side} port {place}; it has {count}."
            hint = 'Connect an operator or transporter with "S".' if handle.side == "center" else ""
            raise RunProblem("FS502", message, hint)
        return self.host.port_object(handle.owner, handle.side, place)

    def set_index(self, handle: Value, index: Value, value: Value) -> None:
        """Set a label by its name."""
        if isinstance(handle, LabelView):
            self.set_member(handle.owner, str(index), value)
            return
        raise RunProblem("FS503", f"An element of {kind_of(handle)} cannot be set.")

    # -- methods ----------------------------------------------------------------------

    def call_method(self, handle: Value, name: str, arguments: list[Value]) -> Value:
        """Call a method of a handle or of one of its views."""
        first = arguments[0] if arguments else None
        match handle, name:
            case (PortView() | SubnodeView() | LabelView(), "toArray"):
                return ArrayValue(self.members_of(handle))
            case (LabelView(owner=owner), "assert") if arguments:
                label = str(first)
                if label not in self.host.label_names(owner):
                    self.set_member(owner, label, arguments[1] if len(arguments) > 1 else None)
                return LabelNode(owner, label)
            case (StatsView(owner=owner), "state"):
                return StatView(owner, "state")
            case (StatView(owner=owner, figure="state"), "getTotalTimeAt") if arguments:
                state = whole_of(first, "The state")
                return self._ask(lambda: self.host.time_in_state(owner, state))
            case (GateView(owner=owner, side=side), _) if name in GATE_METHODS:
                called = tuple(arguments)
                return self._ask(lambda: self.host.call_method(owner, f"{side}.{name}", called))
            case (_, "as"):
                return cast(handle, str(first))
            case (_, "is"):
                return int(fits(handle, str(first)))
            case (_, "find") if len(arguments) == 1:
                return self.find(str(first), handle)
            case (_, "getPath"):
                return self.tree.path_of(handle)
            case (LabelNode(), "evaluate"):
                return self.tree.value_of(handle)
        return self._ask(lambda: self.host.call_method(handle, name, tuple(arguments)))

    # -- the model --------------------------------------------------------------------

    def nodes_under(self, handle: Value) -> list[Value]:
        """Return the objects of the model, or the items in an object."""
        if handle is None:
            raise RunProblem("FS501", "The loop goes through the nodes under null.")
        if isinstance(handle, ModelRoot):
            return list(self.host.objects())
        return self.tree.children(handle)

    def find(self, path: str, start: Value = None) -> Value:
        """Return the node at a path, null when nothing is there."""
        if start is None:
            # Names with symbols of paths in them are found as they are, too.
            named = self.host.find_object(path)
            if named is not None:
                return named
        return walk(self.tree, path, start if start is not None else ModelRoot())

    def time(self) -> float:
        """Return the model clock."""
        return self.host.time()

    def uniform(self, low: float, high: float, owner: Value) -> float:
        """Draw a number from the stream of an object."""
        stream = self.current if owner is None else owner
        return self.host.distribution("uniform", (low, high), stream)

    def project(self, place: Vec3, origin: Value, goal: Value) -> Vec3:
        """A run keeps no places of items."""
        raise RunProblem("FS112", "'project' works only in a build script here.")

    def turn_of(self, handle: Value) -> float:
        """A run keeps no places of items."""
        raise RunProblem("FS112", "'projectRotation' works only in a build script here.")

    def execute_text(self, text: str, arguments: tuple[Value, ...] = ()) -> Value:
        """Run a text as property code of the same object.

        Raises:
            RunProblem: the text is wrong, or runs a text that runs a text ... too deep.
        """
        from flexscript.runtime.execute_text import run_text

        self._text_depth += 1
        try:
            if self._text_depth > _MAX_TEXT_DEPTH:
                message = f"Texts run texts more than {_MAX_TEXT_DEPTH} levels deep."
                raise RunProblem("FS510", message, "A text probably runs itself without end.")
            known = {"current": self.current, "item": self.item}
            return run_text(self, text, arguments, mode="code", known=known)
        finally:
            self._text_depth -= 1
