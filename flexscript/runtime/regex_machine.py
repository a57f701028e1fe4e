"""Regular expressions, second half: the machine that runs a compiled pattern on a text.

It tries the ways through the pattern one after the other, with a list of its own for the
ways still open, and pays for every instruction from the program's budget: a pattern that
would search for ever, such as ``(a+)+b``, ends with the same clear error as an endless loop.
"""

from __future__ import annotations

from collections.abc import Iterator

from flexscript.runtime.limits import Budget
from flexscript.runtime.regex_syntax import Instruction, Operation, Pattern

__all__ = ["Match", "find", "find_all"]

#: So many instructions cost about as much time as one statement.
_INSTRUCTIONS_PER_STEP = 16

#: Start and end of the match, then of each group; -1 for a group that took no part.
Match = tuple[int, ...]
_State = tuple[int, int, tuple[int, ...]]


def find(pattern: Pattern, text: str, budget: Budget, start: int = 0) -> Match | None:
    """Return the first match at or behind ``start``."""
    empty = (-1,) * pattern.slots
    only_here = "y" in pattern.flags
    for at in range(start, start + 1 if only_here else len(text) + 1):
        slots = _run(pattern.program, text, at, empty, budget)
        if slots is not None:
            return slots[: 2 + 2 * pattern.groups]
    return None


def find_all(pattern: Pattern, text: str, budget: Budget) -> Iterator[Match]:
    """Yield the matches one behind the other; an empty one moves on by a character."""
    at = 0
    while at <= len(text):
        match = find(pattern, text, budget, at)
        if match is None:
            return
        yield match
        at = match[1] if match[1] > match[0] else match[1] + 1


def _run(
    program: tuple[Instruction, ...], text: str, start: int, slots: tuple[int, ...], budget: Budget
) -> tuple[int, ...] | None:
    """Run a program from a position; return the slots when it matches there."""
    open_ways: list[_State] = [(0, start, slots)]
    count = 0
    budget.take_steps(1)
    while open_ways:
        place, at, slots = open_ways.pop()
        while True:
            count += 1
            if count % _INSTRUCTIONS_PER_STEP == 0:
                budget.take_steps(1)
            each = program[place]
            operation = each.operation
            if operation is Operation.TEST:
                test = each.test
                assert test is not None
                if at >= len(text) or not test(text[at]):
                    break
                at += 1
            elif operation is Operation.SPLIT:
                open_ways.append((each.second, at, slots))
                place = each.first
                continue
            elif operation is Operation.JUMP:
                place = each.first
                continue
            elif operation in (Operation.SAVE, Operation.MARK):
                slots = (*slots[: each.first], at, *slots[each.first + 1 :])
            elif operation is Operation.MOVED:
                if slots[each.first] == at:
                    break
            elif operation is Operation.ASSERT:
                if not _holds(each.word, text, at):
                    break
            elif operation is Operation.BACK:
                end = _behind_group(each, text, at, slots)
                if end < 0:
                    break
                at = end
            elif operation is Operation.LOOK:
                seen = _run(each.inner, text, at, slots, budget)
                if (seen is None) != bool(each.first):
                    break
                slots = seen or slots
            else:
                return slots
            place += 1
    return None


def _behind_group(each: Instruction, text: str, at: int, slots: tuple[int, ...]) -> int:
    """Return the position behind a group's text found again, -1 when it is not there.

    A group that took no part matches the empty text, as in ECMAScript.
    """
    group = 2 * each.first
    if group + 1 >= len(slots) or slots[group] < 0 or slots[group + 1] < 0:
        return at
    again = text[slots[group] : slots[group + 1]]
    found = text[at : at + len(again)]
    same = found.lower() == again.lower() if each.second else found == again
    return at + len(again) if same else -1


def _holds(word: str, text: str, at: int) -> bool:
    match word:
        case "^":
            return at == 0
        case "$":
            return at == len(text)
        case "^^":
            return at == 0 or text[at - 1] in "\n\r"
        case "$$":
            return at == len(text) or text[at] in "\n\r"
    edge = _is_word(text, at - 1) != _is_word(text, at)
    return edge if word == "b" else not edge


def _is_word(text: str, at: int) -> bool:
    if not 0 <= at < len(text):
        return False
    char = text[at]
    return char == "_" or (char.isascii() and char.isalnum())
