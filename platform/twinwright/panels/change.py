"""Change by words: a wish under a finished twin makes the next version out of it."""

from __future__ import annotations

from uuid import uuid4

import streamlit as st

from services.errors import ServiceError
from services.generation import service as generation
from services.projects.views import VersionView
from twinwright.panels import artifacts, state
from twinwright.session import Workplace, open_job
from twinwright.texts import t

__all__ = ["show"]

_WISH = "wish"


def show(place: Workplace, version: VersionView) -> None:
    """Draw the line that a wish is written into."""
    st.chat_input(
        t("change.wish"), key=_WISH, on_submit=_submit, args=(place, version), max_chars=2000
    )


def _submit(place: Workplace, version: VersionView) -> None:
    given = artifacts.read_json(place, version, "generation.json")
    try:
        job = generation.request(
            place.services,
            place.actor,
            place.project_id,
            prompt=st.session_state[_WISH] or "",
            seed=int(given["run_seed"]),
            until=float(given["until"]),
            parent_id=version.id,
            edit=True,
            idempotency_key=uuid4().hex,
        )
    except ServiceError as error:
        state.set_notice(error.sentence)
    else:
        open_job(job.id)
