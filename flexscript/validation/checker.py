"""Checker."""

from __future__ import annotations

from flexscript.language.diagnostics import Diagnostic
from flexscript.language.nodes import Program

__all__ = ["check_program"]


def check_program(program: Program) -> list[Diagnostic]:
    """Return what is wrong."""
    return []
