"""Who and what a page run works with: the opened services, the actor, and what the URL names.

The URL carries ids (``?job=``, ``?version=``) and SQL carries everything else, so that a reload, a
second tab or a lost connection finds the same job or twin again.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from services.context import Actor, Services, open_services
from services.errors import NotFound
from services.generation import service as generation
from services.generation.views import JobView
from services.projects import service as projects
from services.projects.views import VersionView

__all__ = [
    "Subject",
    "Workplace",
    "open_job",
    "open_nothing",
    "open_subject",
    "open_version",
    "open_workplace",
]


@dataclass(frozen=True, slots=True)
class Workplace:
    """The services, the actor and the project that a run of the page works in."""

    services: Services
    actor: Actor
    project_id: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What the page is about: a job on its way, a finished version, or nothing yet."""

    job: JobView | None = None
    version: VersionView | None = None
    missing: bool = False

    @property
    def is_running(self) -> bool:
        """Whether a job is queued or at work."""
        return self.job is not None and not self.job.is_final


@st.cache_resource
def _services() -> Services:
    return open_services()


def open_workplace() -> Workplace:
    """The workplace of this run. The actor is asked for anew at each run."""
    services = _services()
    actor = services.local_actor()
    return Workplace(services, actor, projects.list_projects(services, actor)[0].id)


def open_subject(place: Workplace) -> Subject:
    """What the URL names. A finished job is exchanged for the version that it made."""
    try:
        if version_id := st.query_params.get("version"):
            return Subject(version=projects.get_version(place.services, place.actor, version_id))
        if job_id := st.query_params.get("job"):
            return _subject_of(place, generation.status(place.services, place.actor, job_id))
    except NotFound:
        return Subject(missing=True)
    return Subject()


def _subject_of(place: Workplace, job: JobView) -> Subject:
    if job.version_id is None:
        return Subject(job=job)
    open_version(job.version_id)
    version = projects.get_version(place.services, place.actor, job.version_id)
    return Subject(version=version)


def open_job(job_id: str) -> None:
    """Let the URL name this job."""
    st.query_params.from_dict({"job": job_id})


def open_version(version_id: str) -> None:
    """Let the URL name this version."""
    st.query_params.from_dict({"version": version_id})


def open_nothing() -> None:
    """Start afresh."""
    st.query_params.clear()
