"""Regular expressions, first half: a pattern becomes a list of instructions.

The patterns are ECMAScript's (``string.match``, ``search``, ``replace``, ``split``). They are
part of an untrusted program, and Python's own ``re`` may search for ever without a way to
stop it, so the matching is done by a small machine of our own that counts its steps
(``regex_machine``). Not supported, with a message: look-behind and Unicode classes ``\\p``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, auto

from flexscript.runtime.problem import RunProblem

__all__ = ["Instruction", "Operation", "Pattern", "compile_pattern"]

#: A pattern may not grow beyond this by its counted repetitions (``a{1000}``).
_MAX_INSTRUCTIONS = 5_000
_MAX_COUNT = 1_000
_MAX_NESTING = 50

Test = Callable[[str], bool]


class Operation(IntEnum):
    """What one instruction of the machine does."""

    TEST = auto()  # the next character must pass
    SPLIT = auto()  # try the first address, later the second
    JUMP = auto()
    SAVE = auto()  # note the position in a slot
    ASSERT = auto()  # ^ $ \b \B hold here
    BACK = auto()  # the text of a group again
    LOOK = auto()  # a pattern ahead, or its absence
    MARK = auto()  # a repetition begins a turn here
    MOVED = auto()  # the turn must have taken a character
    MATCH = auto()


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction; which fields it uses depends on its operation."""

    operation: Operation
    first: int = 0
    second: int = 0
    test: Test | None = None
    word: str = ""
    inner: tuple[Instruction, ...] = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern: its instructions, its groups and its flags."""

    source: str
    flags: str
    program: tuple[Instruction, ...]
    groups: int
    slots: int

    @property
    def everywhere(self) -> bool:
        """Whether the flag ``g`` asks for all matches."""
        return "g" in self.flags


def compile_pattern(source: str, flags: str = "") -> Pattern:
    """Compile a pattern.

    Raises:
        RunProblem: it is no regular expression, or one that is not supported here.
    """
    unknown = set(flags) - set("gimsuy")
    if unknown:
        raise _wrong(source, f"'{''.join(sorted(unknown))}' is no flag; known: g i m s")
    compiler = _Compiler(source, flags)
    program = compiler.alternatives(0)
    if compiler.at < len(source):
        raise _wrong(source, "a ')' closes nothing")
    whole = (
        Instruction(Operation.SAVE, 0),
        *program,
        Instruction(Operation.SAVE, 1),
        Instruction(Operation.MATCH),
    )
    return Pattern(source, flags, _linked(whole), compiler.groups, compiler.slots)


def _wrong(source: str, reason: str) -> RunProblem:
    return RunProblem("FS513", f"/{source}/ is no regular expression: {reason}.")


def _linked(program: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
    """Turn relative addresses into absolute ones."""
    moving = (Operation.SPLIT, Operation.JUMP)
    return tuple(
        Instruction(each.operation, each.first + place, each.second + place)
        if each.operation in moving
        else each
        for place, each in enumerate(program)
    )


_COUNT = re.compile(r"\d+(?:,\d*)?\}")
_DIGITS = frozenset("0123456789")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
_CLASSES: dict[str, Test] = {
    "d": lambda char: char in _DIGITS,
    "D": lambda char: char not in _DIGITS,
    "w": lambda char: char in _WORD,
    "W": lambda char: char not in _WORD,
    "s": lambda char: char.isspace() or char == "\ufeff",
    "S": lambda char: not (char.isspace() or char == "\ufeff"),
}
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "v": "\v", "f": "\f", "0": "\0"}
_LINE_ENDS = frozenset("\n\r\u2028\u2029")


class _Compiler:
    """Reads the pattern once from left to right; a method per rule of its grammar."""

    def __init__(self, source: str, flags: str) -> None:
        self.source = source
        self.at = 0
        self.groups = 0
        #: Slots 0 and 1 hold the match, the next ones its groups, the last ones turns.
        self.slots = 2 + 2 * _count_groups(source)
        self.fold = "i" in flags
        self.lines = "m" in flags
        self.dot_all = "s" in flags
        self.names: dict[str, int] = {}

    def _peek(self) -> str:
        return self.source[self.at] if self.at < len(self.source) else ""

    def _take(self, text: str) -> bool:
        if self.source.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def alternatives(self, depth: int) -> tuple[Instruction, ...]:
        """Read ``a|b|c`` up to a closing parenthesis or the end."""
        if depth > _MAX_NESTING:
            raise _wrong(self.source, f"it nests deeper than {_MAX_NESTING} levels")
        branches = [self._sequence(depth)]
        while self._take("|"):
            branches.append(self._sequence(depth))
        joined = branches.pop()
        for branch in reversed(branches):
            split = Instruction(Operation.SPLIT, 1, len(branch) + 2)
            jump = Instruction(Operation.JUMP, len(joined) + 1)
            joined = self._bounded((split, *branch, jump, *joined))
        return joined

    def _sequence(self, depth: int) -> tuple[Instruction, ...]:
        parts: list[Instruction] = []
        while self.at < len(self.source) and self._peek() not in "|)":
            parts.extend(self._quantified(self._atom(depth)))
            self._bounded(tuple(parts))
        return tuple(parts)

    def _bounded(self, program: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
        if len(program) > _MAX_INSTRUCTIONS:
            raise _wrong(self.source, "it is too long")
        return program

    # -- repetition -------------------------------------------------------------------

    def _quantified(self, atom: tuple[Instruction, ...]) -> tuple[Instruction, ...]:
        least, most = self._quantifier()
        if (least, most) == (1, 1):
            return atom
        greedy = not self._take("?")
        if len(atom) * max(least, most if most is not None else 1) > _MAX_INSTRUCTIONS:
            raise _wrong(self.source, "it is too long")
        required = atom * least
        if most is None:
            return (*required, *self._star(atom, greedy=greedy))
        optional: tuple[Instruction, ...] = ()
        for _ in range(most - least):
            skip = len(atom) + len(optional) + 1
            optional = (_split(1, skip, greedy=greedy), *atom, *optional)
        return self._bounded((*required, *optional))

    def _quantifier(self) -> tuple[int, int | None]:
        simple: dict[str, tuple[int, int | None]] = {"*": (0, None), "+": (1, None), "?": (0, 1)}
        char = self._peek()
        if char in simple and char:
            self.at += 1
            return simple[char]
        if char != "{":
            return 1, 1
        end = self.source.find("}", self.at)
        first, comma, last = self.source[self.at + 1 : max(end, self.at + 1)].partition(",")
        # A brace that is no quantifier stands for itself.
        if end == -1 or not first.isdecimal() or (last and not last.isdecimal()):
            return 1, 1
        self.at = end + 1
        least = int(first)
        most = (int(last) if last else None) if comma else least
        if least > _MAX_COUNT or (most or 0) > _MAX_COUNT:
            raise _wrong(self.source, f"it repeats more than {_MAX_COUNT} times")
        if most is not None and most < least:
            raise _wrong(self.source, f"the repetition {{{first},{last}}} runs backwards")
        return least, most

    def _star(self, atom: tuple[Instruction, ...], *, greedy: bool) -> tuple[Instruction, ...]:
        """A turn that took no character ends the repetition, or it would last for ever."""
        slot, self.slots = self.slots, self.slots + 1
        length = len(atom)
        return (
            _split(1, length + 4, greedy=greedy),
            Instruction(Operation.MARK, slot),
            *atom,
            Instruction(Operation.MOVED, slot),
            Instruction(Operation.JUMP, -(length + 3)),
        )

    # -- atoms ------------------------------------------------------------------------

    def _atom(self, depth: int) -> tuple[Instruction, ...]:
        char = self._peek()
        self.at += 1
        if char == "(":
            return self._group(depth)
        if char == "[":
            return (self._test(self._set()),)
        if char == ".":
            if self.dot_all:
                return (self._test(lambda _: True),)
            return (self._test(lambda each: each not in _LINE_ENDS),)
        if char in "^$":
            word = f"{char}{char}" if self.lines else char
            return (Instruction(Operation.ASSERT, word=word),)
        if char == "\\":
            return self._escape()
        if char in "*+?" or (char == "{" and _COUNT.match(self.source, self.at)):
            raise _wrong(self.source, f"nothing stands before '{char}' to repeat")
        return (self._literal(char),)

    def _test(self, test: Test) -> Instruction:
        return Instruction(Operation.TEST, test=test)

    def _literal(self, char: str) -> Instruction:
        if self.fold:
            folded = char.lower()
            return self._test(lambda each: each.lower() == folded)
        return self._test(lambda each: each == char)

    def _group(self, depth: int) -> tuple[Instruction, ...]:
        for opening, absent in (("?=", False), ("?!", True)):
            if self._take(opening):
                inner = self._closed(depth)
                look = _linked((*inner, Instruction(Operation.MATCH)))
                return (Instruction(Operation.LOOK, int(absent), inner=look),)
        if self._take("?<=") or self._take("?<!"):
            raise _wrong(self.source, "looking behind (?<= is not supported here")
        if self._take("?:"):
            return self._closed(depth)
        self.groups += 1
        number = self.groups
        if self._take("?<"):
            end = self.source.find(">", self.at)
            if end == -1:
                raise _wrong(self.source, "the name of a group never ends")
            self.names[self.source[self.at : end]] = number
            self.at = end + 1
        elif self._peek() == "?":
            raise _wrong(self.source, f"'(?{self.source[self.at + 1 : self.at + 2]}' is unknown")
        inner = self._closed(depth)
        save = (
            Instruction(Operation.SAVE, 2 * number),
            Instruction(Operation.SAVE, 2 * number + 1),
        )
        return (save[0], *inner, save[1])

    def _closed(self, depth: int) -> tuple[Instruction, ...]:
        inner = self.alternatives(depth + 1)
        if not self._take(")"):
            raise _wrong(self.source, "a '(' is never closed")
        return inner

    def _escape(self) -> tuple[Instruction, ...]:
        char = self._peek()
        if not char:
            raise _wrong(self.source, "a backslash ends it")
        if char in "bB":
            self.at += 1
            return (Instruction(Operation.ASSERT, word=char),)
        if char in "123456789":
            self.at += 1
            return (Instruction(Operation.BACK, int(char), int(self.fold)),)
        if self._take("k<"):
            name, _, _ = self.source[self.at :].partition(">")
            self.at += len(name) + 1
            if name not in self.names:
                raise _wrong(self.source, f"there is no group '{name}'")
            return (Instruction(Operation.BACK, self.names[name], int(self.fold)),)
        test = _CLASSES.get(char)
        if test is not None:
            self.at += 1
            return (self._test(test),)
        return (self._literal(self._escaped_character()),)

    def _escaped_character(self) -> str:
        char = self._peek()
        self.at += 1
        if char in _CONTROLS:
            return _CONTROLS[char]
        if char in "pP":
            raise _wrong(self.source, "Unicode classes (\\p) are not supported here")
        width = {"x": 2, "u": 4}.get(char, 0)
        digits = self.source[self.at : self.at + width]
        if width and len(digits) == width and all(d in "0123456789abcdefABCDEF" for d in digits):
            self.at += width
            return chr(int(digits, 16))
        return char

    def _set(self) -> Test:
        """Read ``[a-z\\d_]`` behind its bracket."""
        negated = self._take("^")
        single: set[str] = set()
        ranges: list[tuple[str, str]] = []
        classes: list[Test] = []
        while not self._take("]"):
            first = self._set_member(classes)
            is_range = self._peek() == "-" and self.source[self.at + 1 : self.at + 2] not in (
                "]",
                "",
            )
            if first is None or not is_range:
                single.update(first or "")
                continue
            self.at += 1
            last = self._set_member(classes)
            if last is None or last < first:
                raise _wrong(self.source, "a range of a set runs backwards")
            ranges.append((first, last))
        return _set_test(single, ranges, classes, negated=negated, fold=self.fold)

    def _set_member(self, classes: list[Test]) -> str | None:
        """Return a character of a set, or add a class and return ``None``."""
        char = self._peek()
        if not char:
            raise _wrong(self.source, "a '[' is never closed")
        self.at += 1
        if char != "\\":
            return char
        kind = self._peek()
        if kind in _CLASSES and kind:
            self.at += 1
            classes.append(_CLASSES[kind])
            return None
        if self._take("b"):
            return "\b"
        return self._escaped_character()


def _split(near: int, far: int, *, greedy: bool) -> Instruction:
    first, second = (near, far) if greedy else (far, near)
    return Instruction(Operation.SPLIT, first, second)


def _set_test(
    single: set[str],
    ranges: list[tuple[str, str]],
    classes: list[Test],
    *,
    negated: bool,
    fold: bool,
) -> Test:
    def plain(char: str) -> bool:
        return (
            char in single
            or any(first <= char <= last for first, last in ranges)
            or any(test(char) for test in classes)
        )

    def test(char: str) -> bool:
        found = plain(char) or (fold and (plain(char.lower()) or plain(char.upper())))
        return found != negated

    return test


def _count_groups(source: str) -> int:
    """Count the groups at most; a slot too many costs nothing."""
    return source.count("(")
