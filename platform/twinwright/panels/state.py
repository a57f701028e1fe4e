"""What a browser session remembers between runs, by name and with types.

Widgets keep their own values under their keys; the rest is here. All of it may be lost at a reload:
what matters is on the job and version rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import streamlit as st

from twinwright.components.sketch_board import BoardLoad
from twinwright.starters import Starter

__all__ = [
    "BOARD",
    "PROMPT",
    "SOURCE",
    "board_load",
    "export_request",
    "fill",
    "fill_starter",
    "is_new_export",
    "is_untouched",
    "request_export",
    "set_notice",
    "take_notice",
]

PROMPT = "prompt"
SOURCE = "sketch_source"
BOARD = "board"
_LOAD = "board_load"
_EXPORT = "export_request"
_HANDLED = "export_handled"
_NOTICE = "notice"


def fill(prompt: str, document: Mapping[str, Any] | None) -> None:
    """Put a prompt into the field and, if there is one, a drawing on the board."""
    st.session_state[PROMPT] = prompt
    if document is not None:
        st.session_state[SOURCE] = "draw"
        # A new revision each time: choosing an example again brings it back after edits.
        st.session_state[_LOAD] = BoardLoad(uuid4().hex, document)


def fill_starter(starter: Starter) -> None:
    """Put an example on the page."""
    fill(starter.prompt, starter.document())


def is_untouched() -> bool:
    """Whether this session has not yet had a prompt of its own."""
    return PROMPT not in st.session_state


def board_load() -> BoardLoad | None:
    """The document that the board shall show, if one was chosen in this session."""
    load = st.session_state.get(_LOAD)
    return load if isinstance(load, BoardLoad) else None


def request_export() -> None:
    """Ask the board for its picture."""
    st.session_state[_EXPORT] = export_request() + 1


def export_request() -> int:
    """The number of the last request for a picture."""
    return int(st.session_state.get(_EXPORT, 0))


def is_new_export(request: int) -> bool:
    """Whether this answer is new; asking makes it seen, so that nothing is sent twice."""
    if request <= int(st.session_state.get(_HANDLED, 0)):
        return False
    st.session_state[_HANDLED] = request
    return True


def set_notice(sentence: str) -> None:
    """Keep a sentence to be shown once, above the Generate button."""
    st.session_state[_NOTICE] = sentence


def take_notice() -> str | None:
    """The sentence to show, if any; it is forgotten by this."""
    notice = st.session_state.pop(_NOTICE, None)
    return notice if isinstance(notice, str) else None
