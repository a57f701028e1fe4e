"""ListValue: a global list, its entries and back orders, and their methods.

A list keeps values until somebody pulls them. A pull that asks for more than there is
leaves a back order, which the next pushes fill; nobody can wait for it here, because waiting
is what process flows and coroutines do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from flexscript.runtime.method_arguments import Method, made_array, text_argument
from flexscript.runtime.operators import whole_of
from flexscript.runtime.query import Relation, run_query
from flexscript.runtime.values import ArrayValue, Value
from flexscript.runtime.world import World

__all__ = [
    "BACK_ORDER_MEMBERS",
    "BACK_ORDER_METHODS",
    "ENTRY_MEMBERS",
    "ENTRY_METHODS",
    "LIST_METHODS",
    "BackOrder",
    "Entry",
    "ListValue",
]


@dataclass(slots=True, eq=False)
class Entry:
    """One value on a list, since ``pushed`` seconds."""

    kind: ClassVar[str] = "an entry of a List"
    owner: ListValue
    value: Value
    pushed: float
    partition: Value = None


@dataclass(slots=True, eq=False)
class BackOrder:
    """A pull that still waits for ``wanted`` values."""

    kind: ClassVar[str] = "a back order of a List"
    owner: ListValue
    query: str
    wanted: int
    required: int
    puller: Value
    partition: Value


@dataclass(slots=True, eq=False)
class ListValue:
    """A global list."""

    kind: ClassVar[str] = "a List"
    name: str
    entries: list[Entry] = field(default_factory=list)
    back_orders: list[BackOrder] = field(default_factory=list)

    def as_text(self) -> str:
        """Return its path."""
        return f"/Tools/GlobalLists/{self.name}"


def _push(world: World, target: ListValue, value: Value, partition: Value = None) -> Value:
    """An array pushes each of its values; null only looks at the back orders again."""
    values = value.items if isinstance(value, ArrayValue) else [value] if value is not None else []
    world.budget.take_cells(len(values))
    target.entries.extend(Entry(target, each, world.time(), partition) for each in values)
    _fill_back_orders(world, target)
    return value


def _fill_back_orders(world: World, target: ListValue) -> Value:
    for order in list(target.back_orders):
        found = _matching(world, target, order.query, order.puller, order.partition)
        taken = found[: order.wanted]
        for entry in taken:
            target.entries.remove(entry)
        order.wanted -= len(taken)
        order.required -= len(taken)
        if order.required <= 0:
            target.back_orders.remove(order)
    return None


def _pull(
    world: World,
    target: ListValue,
    query: Value,
    request: Value,
    require: Value = 0,
    puller: Value = None,
    partition: Value = None,
    flags: Value = 0,
) -> Value:
    """One value, an array of several, or null; a request of 0 looks without taking."""
    text = text_argument(query, "The query of a pull")
    wanted, required = whole_of(request, "The number requested"), whole_of(require, "The number")
    found = _matching(world, target, text, puller, partition)
    if wanted <= 0:
        return made_array(world, [entry.value for entry in found])
    taken = found[:wanted]
    for entry in taken:
        target.entries.remove(entry)
    if len(taken) < required:
        world.budget.take_cells(1)
        missing = required - len(taken)
        order = BackOrder(target, text, wanted - len(taken), missing, puller, partition)
        target.back_orders.append(order)
    if not taken:
        return None
    return taken[0].value if wanted == 1 else made_array(world, [entry.value for entry in taken])


_WORD = re.compile(r"'[^']*'|\"[^\"]*\"|(?:puller\.)?[^\W\d]\w*")
_SQL_WORDS = frozenset(
    [
        "where",
        "order",
        "by",
        "asc",
        "desc",
        "and",
        "or",
        "not",
        "in",
        "is",
        "null",
        "limit",
        "select",
        "from",
        "between",
        "like",
        "case",
        "when",
        "then",
        "else",
        "end",
        "offset",
        "abs",
        "min",
        "max",
        "round",
    ]
)


def _matching(
    world: World, target: ListValue, query: str, puller: Value, partition: Value
) -> list[Entry]:
    """The entries that a query wants, in its order. Fields are labels of the values."""
    entries = [entry for entry in target.entries if entry.partition == partition]
    if not query.strip() or not entries:
        return entries
    words = [each for each in _WORD.findall(query) if each[0] not in "'\""]
    fields = list(dict.fromkeys(w for w in words if "." not in w and w.lower() not in _SQL_WORDS))
    rows = [
        [at, *(_field(world, entry, name) for name in fields)] for at, entry in enumerate(entries)
    ]
    values: dict[int, Value] = {}
    text = query
    for number, word in enumerate(dict.fromkeys(w for w in words if "." in w), start=1):
        values[number] = _label(world, puller, word.partition(".")[2])
        text = re.sub(rf"\b{re.escape(word)}\b", f"${number}", text)
    head = "" if text.lstrip().lower().startswith("select") else "SELECT * FROM List "
    relation = Relation("List", [_ROW_COLUMN, *fields], rows)
    table, _ = run_query(head + text, [relation], values, {}, world.budget)
    return [entries[row[0]] for row in table.rows if isinstance(row[0], int)]


_ROW_COLUMN = "entry number"


def _field(world: World, entry: Entry, name: str) -> Value:
    if name == "value":
        return entry.value
    if name == "age":
        return world.time() - entry.pushed
    return _label(world, entry.value, name)


def _label(world: World, holder: Value, name: str) -> Value:
    """A label that is missing is null in a query."""
    if holder is None or isinstance(holder, (int, float, str)):
        return None
    return world.get_member(holder, name) if world.has_member(holder, name) else None


def _entries(world: World, target: ListValue, partition: Value = None) -> Value:
    found = [entry for entry in target.entries if entry.partition == (partition or None)]
    return made_array(world, list(found))


def _entry_of(world: World, target: ListValue, value: Value, partition: Value = None) -> Value:
    found = (e for e in target.entries if e.value == value and e.partition == (partition or None))
    return next(found, None)


def _remove_entry(world: World, entry: Entry) -> Value:
    if entry in entry.owner.entries:
        entry.owner.entries.remove(entry)
    return None


def _remove_order(world: World, order: BackOrder) -> Value:
    if order in order.owner.back_orders:
        order.owner.back_orders.remove(order)
    return None


LIST_METHODS: Mapping[str, Method] = {
    "backOrders": (0, 1, lambda w, t, partition=None: made_array(w, list(t.back_orders))),
    "entries": (0, 1, _entries),
    "getEntryFromValue": (1, 2, _entry_of),
    "pull": (2, 6, _pull),
    "push": (1, 2, _push),
    "reevaluateBackOrders": (0, 0, _fill_back_orders),
}
ENTRY_METHODS: Mapping[str, Method] = {"remove": (0, 0, _remove_entry)}
ENTRY_MEMBERS: Mapping[str, Callable[[Entry], Value]] = {"value": lambda entry: entry.value}
BACK_ORDER_METHODS: Mapping[str, Method] = {"remove": (0, 0, _remove_order)}
BACK_ORDER_MEMBERS: Mapping[str, Callable[[BackOrder], Value]] = {
    "flags": lambda order: 0,
    "numRequested": lambda order: order.wanted,
    "numRequired": lambda order: order.required,
    "puller": lambda order: order.puller,
    "query": lambda order: order.query,
}
