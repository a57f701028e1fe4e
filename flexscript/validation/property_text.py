"""Checking the FlexScript text that is the value of a property."""

from __future__ import annotations

from flexscript.language.diagnostics import Diagnostic, FlexScriptSyntaxError
from flexscript.language.property_code import parse_property_code

__all__ = ["check_property_text"]


def check_property_text(text: str) -> list[Diagnostic]:
    """Return what is wrong or doubtful; places are within the text, all errors at once."""
    try:
        parse_property_code(text)
    except FlexScriptSyntaxError as error:
        return list(error.diagnostics)
    return []
