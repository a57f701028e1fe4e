"""The sidebar: the twins made lately, and the way to a new one."""

from __future__ import annotations

import streamlit as st

from services.generation import service as generation
from services.projects import service as projects
from services.projects.views import VersionView
from twinwright.panels.markdown import plain
from twinwright.session import Subject, Workplace, open_job, open_nothing, open_version
from twinwright.texts import t

__all__ = ["show"]

_SHOWN = 20
_TITLE_LENGTH = 34


def show(place: Workplace, subject: Subject) -> None:
    """Draw the list, newest first, with what is still being made on top."""
    with st.sidebar:
        st.button(
            t("recent.new"),
            key="new",
            icon=":material/add:",
            width="stretch",
            on_click=open_nothing,
        )
        st.caption(t("recent.heading"))
        running = _running(place, subject)
        versions = projects.list_versions(
            place.services, place.actor, place.project_id, limit=_SHOWN
        )
        for version in versions:
            _row(version, subject)
        if not versions and not running:
            st.caption(t("recent.none"))


def _running(place: Workplace, subject: Subject) -> bool:
    jobs = generation.list_jobs(place.services, place.actor, place.project_id, limit=_SHOWN)
    active = [job for job in jobs if not job.is_final]
    for job in active:
        st.button(
            f"{_short(job.prompt)}  \n:small[{t('recent.running')}]",
            key=f"job-{job.id}",
            icon=":material/hourglass_top:",
            type="secondary" if subject.job and subject.job.id == job.id else "tertiary",
            width="content",
            on_click=open_job,
            args=(job.id,),
        )
    return bool(active)


def _row(version: VersionView, subject: Subject) -> None:
    is_open = subject.version is not None and subject.version.id == version.id
    st.button(
        f"{_short(version.title)}  \n:small[:gray[{version.number} · {_headline(version)}]]",
        key=f"version-{version.id}",
        type="secondary" if is_open else "tertiary",
        width="content",
        on_click=open_version,
        args=(version.id,),
    )


def _headline(version: VersionView) -> str:
    if version.figures is None:
        return t("recent.errors")
    return t("recent.rate", rate=f"{version.figures['throughput_per_hour']:,.1f}")


def _short(text: str) -> str:
    line = " ".join(text.split())
    short = line if len(line) <= _TITLE_LENGTH else f"{line[: _TITLE_LENGTH - 1].rstrip()}…"
    return plain(short) or t("recent.untitled")
