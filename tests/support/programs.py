"""Building programs in tests: the plant, or the one reason why there is none."""

from __future__ import annotations

from flexscript import Diagnostic, Plant, build

__all__ = ["built", "failure", "warned"]


def built(text: str) -> Plant:
    """Return the plant of a program that must have no findings at all."""
    result = build(text)
    assert result.diagnostics == []
    assert result.plant is not None
    return result.plant


def warned(text: str) -> tuple[Plant, list[Diagnostic]]:
    """Return the plant and the warnings of a program that must have no errors."""
    result = build(text)
    assert [each for each in result.diagnostics if each.severity == "error"] == []
    assert result.plant is not None
    return result.plant, result.diagnostics


def failure(text: str) -> Diagnostic:
    """Return the one error of a program that cannot be built."""
    result = build(text)
    assert result.plant is None
    (found,) = [each for each in result.diagnostics if each.severity == "error"]
    return found
