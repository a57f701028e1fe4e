"""The right side: a welcome, a job on its way, how it ended, or the finished twin."""

from __future__ import annotations

import streamlit as st

from services.errors import ServiceError
from services.generation import service as generation
from services.generation.views import JobView
from twinwright.components.job_progress import job_progress
from twinwright.panels import state, twin
from twinwright.session import Subject, Workplace
from twinwright.starters import Starter, starters
from twinwright.texts import t

__all__ = ["show"]

_REFUSALS = frozenset({"not_about_a_line"})


def show(place: Workplace, subject: Subject) -> None:
    """Draw the right side."""
    if subject.missing:
        st.warning(t("missing"), icon=":material/search_off:")
    if subject.version is not None:
        twin.show(place, subject.version)
    elif subject.job is None:
        _welcome()
    elif subject.is_running:
        _running(place, subject.job)
    else:
        _ended(place, subject.job)


def _welcome() -> None:
    st.subheader(t("welcome.heading"), anchor=False)
    st.markdown(t("welcome.text"))
    st.caption(t("welcome.examples"))
    for starter in starters():
        _card(starter)


def _card(starter: Starter) -> None:
    with st.container(border=True):
        picture, words = st.columns([2, 3], gap="small", vertical_alignment="center")
        picture.image(
            str(starter.picture), alt=t("welcome.alt", title=starter.title), width="stretch"
        )
        with words:
            st.markdown(f"**{starter.title}**  \n:small[{_first_sentence(starter.prompt)}]")
            st.button(
                t("welcome.use"),
                key=f"card-{starter.name}",
                on_click=state.fill_starter,
                args=(starter,),
            )


def _first_sentence(text: str) -> str:
    return f"{text.split('. ', maxsplit=1)[0].rstrip('.')}."


def _running(place: Workplace, job: JobView) -> None:
    with st.container(border=True):
        st.subheader(t("job.heading"), anchor=False)
        job_progress(job.to_json(), key=f"progress-{job.id}")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(t("job.leave"), width="stretch")
            st.button(
                t("job.cancel"),
                key="cancel",
                icon=":material/close:",
                on_click=_cancel,
                args=(place, job.id),
            )


def _ended(place: Workplace, job: JobView) -> None:
    with st.container(border=True):
        if job.state == "cancelled":
            st.subheader(t("job.cancelled"), anchor=False)
            st.info(t("job.cancelled.text"), icon=":material/do_not_disturb_on:")
        elif job.error is not None and job.error["code"] in _REFUSALS:
            st.subheader(t("job.refused"), anchor=False)
            st.info(job.error["sentence"], icon=":material/forum:")
            st.markdown(t("job.refused.help"))
            return
        else:
            st.subheader(t("job.failed"), anchor=False)
            sentence = job.error["sentence"] if job.error else job.message
            st.error(sentence, icon=":material/error:")
        st.button(
            t("job.again"),
            key="again",
            icon=":material/refresh:",
            on_click=_retry,
            args=(place, job.id),
        )


def _cancel(place: Workplace, job_id: str) -> None:
    try:
        generation.cancel(place.services, place.actor, job_id)
    except ServiceError as error:
        state.set_notice(error.sentence)


def _retry(place: Workplace, job_id: str) -> None:
    try:
        generation.retry(place.services, place.actor, job_id)
    except ServiceError as error:
        state.set_notice(error.sentence)
