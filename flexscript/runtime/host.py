"""CodeHost: what a run offers to the property code that it evaluates.

A property such as ``ProcessTime`` may be code that is evaluated for every item.
The code is compiled once (``flexscript.runtime.code.compile_code``) and knows nothing
of the simulator: whatever concerns time, random numbers or objects goes through this
protocol.

Objects and items are opaque handles here: any Python object that is not a FlexScript
value (number, string, array, map, vector, colour, ``None``) may be one. Two handles are
the same object exactly when they are identical (``is``).

A host reports a mistake of the code (an unknown member, a missing label) by raising
``CodeError``; the compiled code adds the place in the source text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from flexscript.runtime.tool_store import ToolStore

__all__ = ["CodeError", "CodeHost", "PortKind"]

PortKind = Literal["in", "out", "center"]


class CodeError(Exception):
    """Property code did something that FlexScript forbids; the text is for the user."""


class CodeHost(Protocol):
    """What compiled property code asks of the run that evaluates it."""

    @property
    def tools(self) -> ToolStore:
        """The global tables, groups, lists and parameters of this run."""
        ...

    def time(self) -> float:
        """Return the model clock in seconds (``time()``, ``Model.time``)."""
        ...

    def distribution(self, name: str, arguments: tuple[float, ...], stream_owner: object) -> float:
        """Draw one number.

        ``name`` is a key of ``flexscript.language.distributions.DISTRIBUTIONS`` and
        ``arguments`` are complete and in FlexSim's own order (the short "paper" forms are
        expanded before), without the stream. ``stream_owner`` is the object handle inside
        ``getstream(...)``, the stream number if the code gave a number, or ``None``.
        """
        ...

    def get_member(self, target: object, name: str) -> object:
        """Return a member or label of an object or item (``item.Type``, ``current.name``).

        ``name`` never is one of the port lists: those go through ``port_object``.
        Raises CodeError for a label that is missing.
        """
        ...

    def has_member(self, target: object, name: str) -> bool:
        """Tell whether ``get_member`` would succeed (for the ``item.Type?`` form)."""
        ...

    def set_member(self, target: object, name: str, value: object) -> None:
        """Set a member or label of an object or item; a new name makes a new label."""
        ...

    def label_names(self, target: object) -> Sequence[str]:
        """Return the names of the labels of an object or item."""
        ...

    def call_method(self, target: object, name: str, arguments: tuple[object, ...]) -> object:
        """Call a method of an object or item (``current.getProperty("MaxContent")``).

        The methods of its ports come as ``"input.close"``, ``"output.open"`` and so on.
        """
        ...

    def statistic(self, target: object, figure: str, member: str) -> object:
        """Return a statistic: ``("content", "average")``.

        ``figure`` is input, output, content, staytime, state or totalTravelDistance;
        ``member`` is value, average, minimum, maximum or valueString.
        """
        ...

    def time_in_state(self, target: object, state: int) -> float:
        """Return the seconds that an object has spent in a state since the last reset."""
        ...

    def contents(self, target: object) -> Sequence[object]:
        """Return the items in an object or item, in the order in which they came."""
        ...

    def objects(self) -> Sequence[object]:
        """Return the objects of the model in the order of their creation."""
        ...

    def port_count(self, target: object, kind: PortKind) -> int:
        """Return the number of input, output or centre ports of an object."""
        ...

    def port_object(self, target: object, kind: PortKind, port: int) -> object:
        """Return the object connected to a port (from 1), ``None`` when there is none."""
        ...

    def find_object(self, name: str) -> object:
        """Return the handle of the first object of that name, ``None`` when there is none."""
        ...

    def print_line(self, text: str) -> None:
        """Take one line that the code printed (``print(...)``)."""
        ...
