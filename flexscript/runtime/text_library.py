"""The commands of texts and of printing, those of old scripts among them."""

from __future__ import annotations

from collections.abc import Mapping

from flexscript.runtime.math_library import need
from flexscript.runtime.method_arguments import text_argument
from flexscript.runtime.operators import number_of, whole_of
from flexscript.runtime.string_methods import STRING_METHODS
from flexscript.runtime.values import ArrayValue, Value, format_number, format_value, parse_number
from flexscript.runtime.world import Command, World

__all__ = ["TEXT_COMMANDS", "TEXT_STATIC_METHODS"]


def _from_num(world: World, arguments: list[Value]) -> Value:
    need(arguments, 1, "string.fromNum")
    number = number_of(arguments[0], "The argument of string.fromNum")
    precision = whole_of(arguments[1], "The precision") if len(arguments) > 1 else -1
    return format_number(number) if precision < 0 else f"{number:.{min(precision, 15)}f}"


def _number_to_string(world: World, arguments: list[Value]) -> Value:
    """numtostring(value, width, precision)."""
    need(arguments, 1, "numtostring")
    number = number_of(arguments[0], "The argument of numtostring")
    precision = whole_of(arguments[2], "The precision") if len(arguments) > 2 else -1
    text = format_number(number) if precision < 0 else f"{number:.{min(precision, 15)}f}"
    width = whole_of(arguments[1], "The width") if len(arguments) > 1 else 0
    return text.rjust(min(width, 100))


def _string_to_number(world: World, arguments: list[Value]) -> Value:
    need(arguments, 1, "stringtonum")
    text = text_argument(arguments[0], "The argument of stringtonum")
    return parse_number(text) or 0


def _to_number(world: World, arguments: list[Value]) -> Value:
    """tonum asserts a type: a number stays, anything else counts as 0."""
    value = arguments[0]
    return value if isinstance(value, (int, float)) else 0


def _to_string(world: World, arguments: list[Value]) -> Value:
    text = format_value(arguments[0], world.describe)
    world.budget.take_characters(len(text))
    return text


def _concat(world: World, arguments: list[Value]) -> Value:
    text = "".join(format_value(value, world.describe) for value in arguments)
    world.budget.take_characters(len(text))
    return text


def _print(world: World, arguments: list[Value]) -> Value:
    """print(a, b, ...) joins the values with a space and ends the line."""
    text = " ".join(format_value(value, world.describe) for value in arguments)
    world.budget.take_characters(len(text))
    world.print_line(text)
    return 0


def _print_part(world: World, arguments: list[Value]) -> Value:
    """pt, pf, pd, mpt and their kin print without ending the line."""
    text = "".join(format_value(value, world.describe) for value in arguments)
    world.budget.take_characters(len(text))
    world.print_part(text)
    return 0


def _end_line(world: World, arguments: list[Value]) -> Value:
    world.end_line()
    return 0


def _message(world: World, arguments: list[Value]) -> Value:
    """msg(title, text) is a dialog; without windows it is a printed line."""
    text = ": ".join(format_value(value, world.describe) for value in arguments[:2])
    world.budget.take_characters(len(text))
    world.print_line(text)
    return 1


def _method(name: str) -> Command:
    """An old command that became a method of strings."""
    function = STRING_METHODS[name][2]

    def run(world: World, arguments: list[Value]) -> Value:
        return function(world, text_argument(arguments[0], "The text"), *arguments[1:])

    return run


def _length(world: World, arguments: list[Value]) -> Value:
    return len(text_argument(arguments[0], "The text"))


def _part(world: World, arguments: list[Value]) -> Value:
    """stringpart(text, first, length): old scripts count from 0 here."""
    text = text_argument(arguments[0], "The text")
    first = max(0, whole_of(arguments[1], "The start"))
    return text[first : first + max(0, whole_of(arguments[2], "The length"))]


def _copy(world: World, arguments: list[Value]) -> Value:
    """stringcopy(text, first, length), counted from 1."""
    text = text_argument(arguments[0], "The text")
    first = max(0, whole_of(arguments[1], "The start") - 1)
    return text[first : first + max(0, whole_of(arguments[2], "The length"))]


def _search(world: World, arguments: list[Value]) -> Value:
    """stringsearch(text, part, first): the place from 0, -1 when it is absent."""
    text, part = (text_argument(value, "The text") for value in arguments[:2])
    first = max(0, whole_of(arguments[2], "The start")) if len(arguments) > 2 else 0
    return text.find(part, first)


def _compare(world: World, arguments: list[Value]) -> Value:
    """comparetext: 1 when both are the same."""
    one, other = (text_argument(value, "The text") for value in arguments[:2])
    return int(one == other)


def _order(world: World, arguments: list[Value]) -> Value:
    """stringcompare: below 0, 0 or above 0."""
    one, other = (text_argument(value, "The text") for value in arguments[:2])
    return (one > other) - (one < other)


def _code_of(world: World, arguments: list[Value]) -> Value:
    """asciistr(text, index): the code of a character, counted from 0."""
    text = text_argument(arguments[0], "The text")
    place = whole_of(arguments[1], "The index") if len(arguments) > 1 else 0
    return ord(text[place]) if 0 <= place < len(text) else 0


def _of_code(world: World, arguments: list[Value]) -> Value:
    code = whole_of(arguments[0], "A character's code")
    return chr(code) if 0 < code < 0x110000 else ""


def _make_array(world: World, arguments: list[Value]) -> Value:
    """makearray(length) of old scripts."""
    length = max(0, whole_of(arguments[0], "The length of an array"))
    world.budget.take_cells(length)
    return ArrayValue([0] * length)


TEXT_COMMANDS: Mapping[str, Command] = {
    "asciistr": _code_of,
    "comparetext": _compare,
    "concat": _concat,
    "makearray": _make_array,
    "mpd": _print_part,
    "mpf": _print_part,
    "mpr": _end_line,
    "mpt": _print_part,
    "msg": _message,
    "numtostring": _number_to_string,
    "pd": _print_part,
    "pf": _print_part,
    "pr": _end_line,
    "print": _print,
    "pt": _print_part,
    "strascii": _of_code,
    "stringcompare": _order,
    "stringcopy": _copy,
    "stringlen": _length,
    "stringpart": _part,
    "stringreplace": _method("replace"),
    "stringsearch": _search,
    "stringtonum": _string_to_number,
    "tonum": _to_number,
    "tostring": _to_string,
}
TEXT_STATIC_METHODS: Mapping[str, Command] = {"string.fromNum": _from_num}
