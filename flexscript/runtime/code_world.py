"""CodeWorld: what property code acts on: the run behind a CodeHost.

Objects and items are handles of the host. The lists of an object (its ports, labels,
contents and figures) are small views made here, so that a host only answers for single
members and ports.
"""

from __future__ import annotations

from dataclasses import dataclass

from flexscript.language.diagnostics import Severity
from flexscript.language.source import Span
from flexscript.runtime.host import CodeError, CodeHost, PortKind
from flexscript.runtime.limits import Budget, Limits
from flexscript.runtime.operators import whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.values import ArrayValue, Value, kind_of

__all__ = ["CodeWorld", "LabelView", "PortView", "StatsView", "SubnodeView"]

#: One evaluation of a property may not take longer than a human blink.
CODE_LIMITS = Limits(steps=100_000, cells=100_000, characters=1_000_000, seconds=2.0)

_PORTS: dict[str, PortKind] = {
    "inObjects": "in",
    "outObjects": "out",
    "centerObjects": "center",
}


@dataclass(frozen=True, slots=True)
class PortView:
    """``current.outObjects`` and its kin."""

    owner: Value
    kind: PortKind


@dataclass(frozen=True, slots=True)
class LabelView:
    """``item.labels``."""

    owner: Value


@dataclass(frozen=True, slots=True)
class SubnodeView:
    """``item.subnodes``: only its length is known to a run."""

    owner: Value


@dataclass(frozen=True, slots=True)
class StatsView:
    """``current.stats`` and ``current.stats.input``."""

    owner: Value
    figure: str = ""


class CodeWorld:
    """The world of property code; see ``flexscript.runtime.world.World``."""

    def __init__(self, host: CodeHost) -> None:
        self.host = host
        self.budget = Budget(CODE_LIMITS)
        self.span = Span(0, 0)
        self.current: Value = None

    def describe(self, handle: Value) -> str:
        """Return an object as its name."""
        try:
            return str(self.host.get_member(handle, "name"))
        except CodeError:
            return kind_of(handle)

    def print_line(self, text: str) -> None:
        """Pass a printed line to the run."""
        self.host.print_line(text)

    def warn(self, code: str, message: str, hint: str = "", severity: Severity = "warning") -> None:
        """Tell the run; property code has no list of diagnostics of its own."""
        self.host.print_line(f"{severity} {code}: {message}")

    def get_member(self, handle: Value, name: str, *, label: bool = False) -> Value:
        """Return a member of a handle or of one of its views."""
        if isinstance(handle, (PortView, SubnodeView, StatsView, LabelView)):
            return self._view_member(handle, name)
        if not label:
            if name in _PORTS:
                return PortView(handle, _PORTS[name])
            if name == "labels":
                return LabelView(handle)
            if name == "subnodes":
                return SubnodeView(handle)
            if name == "stats":
                return StatsView(handle)
        try:
            return self.host.get_member(handle, name)
        except CodeError as error:
            raise RunProblem("FS509", str(error)) from error

    def _view_member(
        self, view: PortView | SubnodeView | StatsView | LabelView, name: str
    ) -> Value:
        if name == "length" and isinstance(view, PortView):
            return self.host.port_count(view.owner, view.kind)
        if name == "length" and isinstance(view, SubnodeView):
            return self.get_member(view.owner, "content")
        if isinstance(view, LabelView):
            return self.get_member(view.owner, name, label=True)
        if isinstance(view, StatsView) and not view.figure:
            return StatsView(view.owner, name)
        if isinstance(view, StatsView) and name == "value":
            return self.get_member(view.owner, view.figure)
        raise RunProblem("FS104", f"'.{name}' is not known during a run.")

    def has_member(self, handle: Value, name: str) -> bool:
        """Tell whether a handle has the member or label."""
        return self.host.has_member(handle, name)

    def set_member(self, handle: Value, name: str, value: Value, *, label: bool = False) -> None:
        """Set a member or label of a handle."""
        owner = handle.owner if isinstance(handle, LabelView) else handle
        try:
            self.host.set_member(owner, name, value)
        except CodeError as error:
            raise RunProblem("FS503", str(error)) from error

    def get_index(self, handle: Value, index: Value) -> Value:
        """Return the object at a port, or a label by its name."""
        if isinstance(handle, LabelView):
            name = str(index)
            return (
                self.get_member(handle.owner, name) if self.has_member(handle.owner, name) else None
            )
        if not isinstance(handle, PortView):
            raise RunProblem("FS503", f"{kind_of(handle).capitalize()} has no elements.")
        port = whole_of(index, "The number of a port")
        count = self.host.port_count(handle.owner, handle.kind)
        if not 1 <= port <= count:
            side = {"in": "input", "out": "output", "center": "centre"}[handle.kind]
            message = f"'{self.describe(handle.owner)}' has no {side} port {port}; it has {count}."
            hint = 'Connect an operator or transporter with "S".' if handle.kind == "center" else ""
            raise RunProblem("FS502", message, hint)
        return self.host.port_object(handle.owner, handle.kind, port)

    def set_index(self, handle: Value, index: Value, value: Value) -> None:
        """Set a label by its name."""
        if isinstance(handle, LabelView):
            self.set_member(handle.owner, str(index), value)
            return
        raise RunProblem("FS503", f"An element of {kind_of(handle)} cannot be set.")

    def call_method(self, handle: Value, name: str, arguments: list[Value]) -> Value:
        """Call a method of a handle or of one of its views."""
        if isinstance(handle, PortView) and name == "toArray":
            count = self.host.port_count(handle.owner, handle.kind)
            ports = range(1, count + 1)
            found = [self.host.port_object(handle.owner, handle.kind, port) for port in ports]
            return ArrayValue(list(found))
        if isinstance(handle, LabelView) and name == "assert" and arguments:
            label = str(arguments[0])
            if not self.has_member(handle.owner, label):
                default = arguments[1] if len(arguments) > 1 else 0
                self.set_member(handle.owner, label, default)
            return self.get_member(handle.owner, label)
        if name in ("as", "is"):
            return handle if name == "as" else 1
        try:
            return self.host.call_method(handle, name, tuple(arguments))
        except CodeError as error:
            raise RunProblem("FS103", str(error)) from error

    def nodes_under(self, handle: Value) -> list[Value]:
        """A run has no tree to walk."""
        raise RunProblem("FS112", "A loop over the tree works only in a build script.")
