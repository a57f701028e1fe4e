"""The commands and class methods of tools: tables, groups, lists, variables, parameters."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.language.suggestions import did_you_mean
from flexscript.runtime.list_value import LIST_METHODS
from flexscript.runtime.method_arguments import text_argument
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.problem import RunProblem
from flexscript.runtime.table_value import TABLE_METHODS, TableValue, table_of
from flexscript.runtime.tool_store import TOOL_TYPES, ParametersView, ToolNode
from flexscript.runtime.tracked_variable import VariableValue
from flexscript.runtime.values import StreamRef, Value
from flexscript.runtime.world import Command, World

__all__ = ["TOOL_COMMANDS", "TOOL_STATIC_MEMBERS", "TOOL_STATIC_METHODS"]


def _getter(folder: str) -> Command:
    """``Table("Name")`` and its kin: the tool of that name."""

    def run(world: World, arguments: list[Value]) -> Value:
        if not arguments:
            return None
        found = world.tools.get(folder, arguments[0])
        if isinstance(found, VariableValue):
            found.now = world.time
        return found

    return run


def _table(world: World, arguments: list[Value]) -> Value:
    """Table(name), or Table(an array of arrays)."""
    return _old_table(world, arguments[0]) if arguments else None


def _type(value: Value) -> str:
    name = text_argument(value, "The type of a tool")
    if name in TOOL_TYPES:
        return TOOL_TYPES[name]
    message = f"A tool of the type '{name}' cannot be made or found here."
    known = f"Known: {', '.join(TOOL_TYPES)}."
    raise RunProblem("FS515", message, did_you_mean(name, TOOL_TYPES) or known)


def _create(world: World, arguments: list[Value]) -> Value:
    """Tools.create(type, subtype): the subtype of a list only sets its fields in FlexSim."""
    return world.tools.create(_type(arguments[0]), "", world.budget)


def _get(world: World, arguments: list[Value]) -> Value:
    """Tools.get(type, name): null when there is none."""
    folder = _type(arguments[0])
    found = world.tools.folder(folder).get(text_argument(arguments[1], "The name of a tool"))
    return ToolNode(found, folder) if found is not None else None


# -- the old commands of tables -----------------------------------------------------------


def _old_table(world: World, value: Value) -> TableValue:
    """A table by its name, its number, its node, or the label that holds it."""
    if isinstance(value, str):
        return table_of(world.tools.get("tables", value))
    if isinstance(value, (int, float)):
        names = list(world.tools.tables)
        place = whole_of(value, "The number of a table")
        if 1 <= place <= len(names):
            return world.tools.tables[names[place - 1]]
        raise RunProblem("FS515", f"There are {len(names)} global tables; there is no {place}.")
    if getattr(value, "holds_value", False):
        value = world.get_member(value, "value")
    return table_of(value)


def _get_cell(world: World, arguments: list[Value]) -> Value:
    """gettablenum, gettablestr (table, row, column)."""
    table = _old_table(world, arguments[0])
    return table.rows[table.row(arguments[1])][table.column(arguments[2])]


def _set_cell(world: World, arguments: list[Value]) -> Value:
    """settablenum, settablestr (table, row, column, value)."""
    table = _old_table(world, arguments[0])
    table.rows[table.row(arguments[1])][table.column(arguments[2])] = arguments[3]
    return 1


def _rows(world: World, arguments: list[Value]) -> Value:
    return len(_old_table(world, arguments[0]).rows)


def _columns(world: World, arguments: list[Value]) -> Value:
    return len(_old_table(world, arguments[0]).columns)


def _calls(method: str) -> Command:
    """An old command that became a method of tables."""
    function = TABLE_METHODS[method][2]
    return lambda world, arguments: function(world, _old_table(world, arguments[0]), *arguments[1:])


def _header(world: World, arguments: list[Value]) -> Value:
    """gettableheader(table, 1 for rows or 2 for columns, number)."""
    table = _old_table(world, arguments[0])
    names = table.row_names if whole_of(arguments[1], "The kind of header") == 1 else table.columns
    place = whole_of(arguments[2], "The number of a header")
    return names[place - 1] if 1 <= place <= len(names) else ""


def _set_header(world: World, arguments: list[Value]) -> Value:
    table = _old_table(world, arguments[0])
    method = "setRowHeader" if whole_of(arguments[1], "The kind") == 1 else "setColHeader"
    return TABLE_METHODS[method][2](world, table, arguments[2], arguments[3])


# -- the old commands of lists ------------------------------------------------------------


def _list_method(name: str) -> Command:
    function = LIST_METHODS[name][2]
    return lambda world, arguments: function(
        world, world.tools.get("lists", arguments[0]), *arguments[1:]
    )


# -- empirical distributions --------------------------------------------------------------


def _empirical(kind: str) -> Command:
    """Percents in column 1, values in column 2 of a table.

    "discrete" gives the values themselves, "up" a number between a value and the next one,
    "down" one between a value and the one before (0 before the first).
    """

    def run(world: World, arguments: list[Value]) -> Value:
        table = _old_table(world, arguments[0])
        stream: Value = arguments[1] if len(arguments) > 1 else None
        owner = stream.owner if isinstance(stream, StreamRef) else stream
        pairs = [
            (
                float(number_of(row[0], "A percentage")),
                float(number_of(row[1], "A value")) if kind != "discrete" else row[1],
            )
            for row in table.rows
        ]
        if not pairs or not sum(share for share, _ in pairs) > 0:
            raise RunProblem("FS304", "The table of an empirical distribution has no percentages.")
        return _drawn(world, pairs, kind, owner)

    return run


def _drawn(world: World, pairs: list[tuple[float, Value]], kind: str, owner: Value) -> Value:
    wanted = world.uniform(0.0, 100.0, owner)
    total, place = 0.0, len(pairs) - 1
    for number, (share, _) in enumerate(pairs):
        total += share
        if wanted <= total and share > 0:
            place = number
            break
    value = pairs[place][1]
    if kind == "discrete":
        return value
    if kind == "up":
        other = pairs[min(place + 1, len(pairs) - 1)][1]
    else:
        other = pairs[place - 1][1] if place else 0.0
    low, high = sorted((number_of(value, "A value"), number_of(other, "A value")))
    return world.uniform(low, high, owner)


TOOL_COMMANDS: Mapping[str, Command] = {
    "Group": _getter("groups"),
    "List": _getter("lists"),
    "Table": _table,
    "TrackedVariable": _getter("variables"),
    "addtablecol": _calls("addCol"),
    "addtablerow": _calls("addRow"),
    "cempirical": _empirical("down"),
    "clearglobaltable": _calls("clear"),
    "deletetablecol": _calls("deleteCol"),
    "deletetablerow": _calls("deleteRow"),
    "dempirical": _empirical("discrete"),
    "empirical": _empirical("up"),
    "gettablecols": _columns,
    "gettableheader": _header,
    "gettablenum": _get_cell,
    "gettablerows": _rows,
    "gettablestr": _get_cell,
    "listpull": _list_method("pull"),
    "listpush": _list_method("push"),
    "reftable": _table,
    "settableheader": _set_header,
    "settablenum": _set_cell,
    "settablesize": _calls("setSize"),
    "settablestr": _set_cell,
}


TOOL_STATIC_METHODS: Mapping[str, Command] = {"Tools.create": _create, "Tools.get": _get}
TOOL_STATIC_MEMBERS = {"Model.parameters": lambda world: ParametersView()}
