"""The sketch board: draw a line, get its document and its picture.

The board keeps the drawing in the browser. The document comes to Python a moment after each change
(``BoardValue.document``); the picture only on request, because a picture a change would be a
hundred kilobytes a stroke. Ask for it with a new ``export_request`` number; the answer arrives as
``BoardValue.export`` in exactly one run, and carries the document of the same moment.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

__all__ = ["BoardExport", "BoardLoad", "BoardValue", "read_export", "sketch_board"]


@dataclass(frozen=True, slots=True)
class BoardLoad:
    """A document to show. A revision is shown once; a later edit is not overwritten by it."""

    revision: str
    document: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BoardExport:
    """The drawing when its picture was asked for.

    ``png`` is 1920 x 1080 pixels; ``None`` when the board is empty, or ``error`` says what failed.
    """

    request: int
    document: Mapping[str, Any] | None
    png: bytes | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class BoardValue:
    """What the board told Python in this run."""

    document: Mapping[str, Any] | None
    export: BoardExport | None


def sketch_board(
    *,
    key: str,
    load: BoardLoad | None = None,
    export_request: int = 0,
) -> BoardValue:
    """Show the board."""
    data: dict[str, Any] = {"exportRequest": export_request}
    if load is not None:
        data["load"] = {"revision": load.revision, "document": dict(load.document)}
    result = _component()(
        key=key,
        data=data,
        height="content",
        on_document_change=_nothing,
        on_exported_change=_nothing,
    )
    return BoardValue(document=result.document, export=read_export(result.exported))


def read_export(value: Mapping[str, Any] | None) -> BoardExport | None:
    """Read the component's trigger value. A browser may send anything: wrong parts are errors."""
    if not isinstance(value, Mapping):
        return None
    request = int(value.get("request", 0))
    if value.get("error"):
        return BoardExport(request, None, None, str(value["error"]))
    try:
        png = base64.b64decode(value["png"], validate=True) if value.get("png") else None
    except (binascii.Error, TypeError, ValueError):
        return BoardExport(request, None, None, "The board's picture did not arrive whole.")
    return BoardExport(request, value.get("document"), png)


@cache
def _component() -> ComponentRenderer:
    # Not at import: Streamlit finds the packaged files only in a running server or app test.
    return st.components.v2.component(
        "twinwright.sketch_board",
        html='<div class="sketch-board"></div>',
        css="sketch_board.css",
        js="sketch_board.js",
    )


def _nothing() -> None:
    """Streamlit offers a value only where a callback is named."""
