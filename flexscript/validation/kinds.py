"""Kinds: what the checker calls the types of values, and what each of them can do.

The methods and members are the runtime's own tables, so that both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from flexscript.runtime.conversion import ARRAY_TYPES, NODE_TYPES, VALUE_TYPES
from flexscript.runtime.list_value import BackOrder, Entry
from flexscript.runtime.map_iterator import MapIterator
from flexscript.runtime.members import VALUE_MEMBERS
from flexscript.runtime.methods import VALUE_METHODS
from flexscript.runtime.values import ArrayValue

__all__ = [
    "KIND_TYPES",
    "NUMERIC",
    "is_node",
    "kind_of_type",
    "members_of_kind",
    "methods_of_kind",
    "result_of_method",
    "with_article",
]

NUMERIC = ("int", "double")

#: Kind -> the Python type of its values.
KIND_TYPES: Mapping[str, type] = {
    "string": str,
    "Array": ArrayValue,
    **{name: kind for name, (kind, _) in VALUE_TYPES.items()},
    "Map iterator": MapIterator,
    "List.Entry": Entry,
    "List.BackOrder": BackOrder,
}


def kind_of_type(type_name: str) -> str:
    """Return what the checker calls the values of a declared type."""
    if type_name in ("int", "double", "string") or type_name in VALUE_TYPES:
        return type_name
    if type_name in ARRAY_TYPES:
        return "Array"
    if type_name in ("List.Entry", "List.BackOrder"):
        return type_name
    if type_name == "treenode":
        return "node"
    return "Object" if type_name in NODE_TYPES else "any"


def is_node(kind: str) -> bool:
    """Tell whether a kind is that of objects or other nodes."""
    return kind in ("Object", "node")


def methods_of_kind(kind: str) -> Mapping[str, tuple[int, int]] | None:
    """Return the methods of a kind of values with their argument counts, ``None`` of others."""
    made = _METHODS.get(kind)
    if made is None and kind in KIND_TYPES:
        table = VALUE_METHODS.get(KIND_TYPES[kind], {})
        made = _METHODS[kind] = {name: entry[:2] for name, entry in table.items()}
    return made


_METHODS: dict[str, Mapping[str, tuple[int, int]]] = {}


def members_of_kind(kind: str) -> Iterable[str] | None:
    """Return the members of a kind of values, ``None`` when any name may be one."""
    if kind not in KIND_TYPES or kind == "Map":
        return None
    return VALUE_MEMBERS.get(KIND_TYPES[kind], {})


_RESULTS = {
    "Array": "append clone concat fill push reverse slice sort splice unshift",
    "string.string": (
        "charAt padEnd padStart repeat replace slice substr toLowerCase toUpperCase trim"
    ),
    "string.int": "indexOf lastIndexOf search includes startsWith endsWith byteToCharIndex",
    "Table.Table": "addRow addCol clear cloneTo deleteRow deleteCol setSize sort",
    "Map iterator": "begin end find",
}


def result_of_method(kind: str, method: str) -> str:
    """Return the kind of what a method gives, "any" when that depends."""
    match kind:
        case "string":
            if method in _RESULTS["string.string"].split():
                return "string"
            if method in _RESULTS["string.int"].split():
                return "int"
            return {"toNum": "double", "split": "Array", "match": "RegExResult"}.get(method, "any")
        case "Array" if method in _RESULTS["Array"].split():
            return "Array"
        case "Array" if method == "join":
            return "string"
        case "Map" if method in _RESULTS["Map iterator"].split():
            return "Map iterator"
        case "Map" if method in ("keys", "values"):
            return "Array"
        case "Map" if method == "clone":
            return "Map"
        case "Table" if method in _RESULTS["Table.Table"].split():
            return "Table"
        case "DateTime" if method == "toString":
            return "string"
    return "any"


def with_article(kind: str) -> str:
    """Return "a string" or "an Array"."""
    return f"an {kind}" if kind[0].lower() in "aeio" else f"a {kind}"
