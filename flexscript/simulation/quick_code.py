"""Quick reading of literal property code; stands in until the compiler can read any code."""

from __future__ import annotations

import re

from flexscript.language.distributions import DISTRIBUTIONS, read_arguments
from flexscript.runtime.code import CompiledCode

__all__ = ["quick_code"]

_NUMBER = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
_PLAIN = re.compile(rf"^(?:return\s+)?({_NUMBER})\s*;?$")
_CALL = re.compile(
    rf"^(?:return\s+)?(\w+)\(\s*({_NUMBER}(?:\s*,\s*{_NUMBER})*)"
    r"(\s*,\s*getstream\(\s*current\s*\))?\s*\)\s*;?$"
)


def quick_code(source: str) -> CompiledCode:
    """Return the reading of a number or one distribution call."""
    code = CompiledCode()
    code.constant, code.draw, code.notes = None, None, ()
    text = source.strip()
    if plain := _PLAIN.match(text):
        code.constant = float(plain[1])
        return code
    if call := _CALL.match(text):
        values = [float(value) for value in call[2].split(",")]
        if call[1] in DISTRIBUTIONS:
            reading = read_arguments(call[1], values, has_stream=bool(call[3]))
            code.draw = (reading.name, reading.arguments)
            code.notes = (reading.note,) if reading.note else ()
            return code
        if call[1] == "constant" and len(values) == 1:
            code.constant = values[0]
            return code
    raise NotImplementedError(f"code cannot be evaluated yet: {source}")
