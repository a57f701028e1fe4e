"""The program: its problems, each with its place, and the text with line numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from services.projects.views import VersionView
from twinwright.panels import artifacts
from twinwright.panels.markdown import plain
from twinwright.session import Workplace
from twinwright.texts import t

__all__ = ["show"]

_ICONS = {"error": ":material/error:", "warning": ":material/warning:"}
_HEIGHT = 620


def show(place: Workplace, version: VersionView) -> None:
    """Draw the program and what is wrong with it."""
    text = artifacts.read_text(place, version, "program.fs")
    if version.diagnostics:
        st.markdown(f"**{t('program.diagnostics')}**")
        lines = text.splitlines()
        for diagnostic in version.diagnostics:
            _diagnostic(diagnostic, lines)
    # FlexScript is C++-like, and its highlighting reads well as such.
    st.code(text, language="cpp", line_numbers=True, height=_HEIGHT)


def _diagnostic(diagnostic: Mapping[str, Any], lines: list[str]) -> None:
    show = st.error if diagnostic["severity"] == "error" else st.warning
    line, column = int(diagnostic["line"] or 0), int(diagnostic["column"] or 0)
    place = t("program.place", line=line, column=column)
    hint = f" {plain(diagnostic['hint'])}" if diagnostic.get("hint") else ""
    source = ""
    if 1 <= line <= len(lines):
        caret = " " * max(column - 1, 0) + "^" * max(int(diagnostic.get("length") or 1), 1)
        source = f"\n```text\n{lines[line - 1]}\n{caret}\n```"
    show(
        f"{plain(diagnostic['message'])} ({place}){hint}{source}",
        icon=_ICONS.get(diagnostic["severity"]),
    )
