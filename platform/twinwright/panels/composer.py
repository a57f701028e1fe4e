"""The left side: the sketch, the prompt and the Generate button.

The picture of a drawing is made by the board in the browser. Generate therefore asks the board for
it and sends the request when it has arrived, with the document of the same moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import streamlit as st

from services.errors import InvalidInput, ServiceError
from services.generation import intake
from services.generation import service as generation
from twinwright.components.sketch_board import BoardExport, sketch_board
from twinwright.panels import state
from twinwright.session import Subject, Workplace, open_job
from twinwright.starters import starters
from twinwright.texts import t

__all__ = ["show"]

_SOURCES = ("draw", "upload", "none")
_UPLOAD = "upload"


def show(place: Workplace, subject: Subject) -> None:
    """Draw the left side."""
    _heading()
    source = st.segmented_control(
        t("give.source"),
        _SOURCES,
        default=None if state.SOURCE in st.session_state else "draw",
        required=True,
        format_func=lambda name: t(f"give.source.{name}"),
        key=state.SOURCE,
        label_visibility="collapsed",
        width="stretch",
    )
    if source == "draw":
        _board(place)
    elif source == "upload":
        _upload(place)
    _prompt(place)
    if notice := state.take_notice():
        st.error(notice, icon=":material/error:")
    _generate_row(place, subject)


def _heading() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(t("give.heading"), width="stretch", anchor=False)
        for starter in starters():
            st.button(
                starter.title,
                key=f"starter-{starter.name}",
                type="tertiary",
                on_click=state.fill_starter,
                args=(starter,),
            )


@st.fragment
def _board(place: Workplace) -> None:
    # A fragment: drawing saves itself after each stroke and must not run the whole page.
    value = sketch_board(
        key=state.BOARD, load=state.board_load(), export_request=state.export_request()
    )
    if value.export is not None and state.is_new_export(value.export.request):
        _submit_drawing(place, value.export)
        st.rerun()


def _upload(place: Workplace) -> None:
    settings = place.services.settings
    file = st.file_uploader(
        t("give.upload"),
        type=["png", "jpg", "jpeg", "webp"],
        max_upload_size=settings.max_image_bytes // 1_000_000,
        key=_UPLOAD,
    )
    if file is None:
        return
    try:
        # The checked copy is shown, so that no unchecked bytes are decoded here either.
        st.image(
            intake.read_sketch(file.getvalue(), settings), alt=t("give.upload.alt"), width="stretch"
        )
    except InvalidInput as error:
        st.error(error.sentence, icon=":material/image_not_supported:")


def _prompt(place: Workplace) -> None:
    st.text_area(
        t("give.prompt"),
        key=state.PROMPT,
        height=150,
        placeholder=t("give.prompt.example"),
        persist_state="session",
    )


def _generate_row(place: Workplace, subject: Subject) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.button(
            t("give.generate"),
            key="generate",
            type="primary",
            icon=":material/play_arrow:",
            width="stretch",
            disabled=subject.is_running,
            help=t("give.generate.help") if subject.is_running else None,
            on_click=_generate,
            args=(place,),
        )
        with st.popover(t("give.settings"), icon=":material/tune:"):
            st.number_input(
                t("give.settings.hours"), 0.1, 168.0, 1.0, 0.5, key="hours", persist_state="session"
            )
            st.number_input(
                t("give.settings.seed"),
                0,
                2**53 - 1,
                1,
                key="seed",
                help=t("give.settings.seed.help"),
                persist_state="session",
            )
            st.number_input(
                t("give.settings.variant"),
                0,
                9999,
                0,
                key="variant",
                help=t("give.settings.variant.help"),
                persist_state="session",
            )


def _generate(place: Workplace) -> None:
    source = st.session_state.get(state.SOURCE, "draw")
    if source == "draw":
        state.request_export()
        return
    file = st.session_state.get(_UPLOAD) if source == "upload" else None
    _submit(place, sketch=file.getvalue() if file else None, board=None)


def _submit_drawing(place: Workplace, export: BoardExport) -> None:
    if export.error:
        state.set_notice(export.error)
    else:
        _submit(place, sketch=export.png, board=export.document)


def _submit(place: Workplace, *, sketch: bytes | None, board: Mapping[str, Any] | None) -> None:
    try:
        job = generation.request(
            place.services,
            place.actor,
            place.project_id,
            prompt=st.session_state.get(state.PROMPT) or "",
            sketch=sketch,
            board=board,
            seed=int(st.session_state.get("seed", 1)),
            model_seed=int(st.session_state.get("variant", 0)),
            until=float(st.session_state.get("hours", 1.0)) * 3600.0,
            idempotency_key=uuid4().hex,
        )
    except ServiceError as error:
        state.set_notice(error.sentence)
    else:
        open_job(job.id)
