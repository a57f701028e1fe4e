"""The stages of a job as they pass, live in the browser over server-sent events.

Polling from Python would run the script every second for as long as a job lasts; this costs one
run when the job ends. A reload mounts it again with the job's present state.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

__all__ = ["job_progress"]


def job_progress(job: Mapping[str, Any], *, key: str) -> None:
    """Show the job (its JSON form) and follow it; the script runs again when it has ended."""
    _component()(
        key=key,
        data={"job": dict(job), "url": f"/api/jobs/{job['id']}/events"},
        height="content",
        on_finished_change=_nothing,
    )


@cache
def _component() -> ComponentRenderer:
    # Not at import: Streamlit finds the packaged files only in a running server or app test.
    return st.components.v2.component(
        "twinwright.job_progress",
        html='<div class="job-progress"></div>',
        css="job_progress.css",
        js="job_progress.js",
    )


def _nothing() -> None:
    """Streamlit offers a value only where a callback is named."""
