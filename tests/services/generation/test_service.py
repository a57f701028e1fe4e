"""Requests: idempotent, committed before they are sent, and only for those who may."""

from __future__ import annotations

import json
from typing import Any

import pytest

from services.accounts.models import User
from services.accounts.service import Actor
from services.context import Services
from services.errors import Conflict, InvalidInput, NotAllowed, NotFound
from services.generation import service as generation
from services.generation.errors import IllegalMove
from services.generation.sweeper import sweep
from services.projects import service as projects
from services.projects.models import Project
from services.teams.models import Membership, Role, Team
from tests.support.services import ListSender, first_project, picture, run_job_here

pytestmark = pytest.mark.usefixtures("small_scene")


def outsider(services: Services, role: Role | None = None) -> Actor:
    """A user who is in the local team in ``role``, or in no team at all."""
    _, project_id = first_project(services)
    with services.database.write() as session:
        user = User(name="other", display_name="Other")
        session.add(user)
        session.flush()
        if role is not None:
            project = session.get_one(Project, project_id)
            session.add(Membership(team_id=project.team_id, user_id=user.id, role=role))
        return Actor(user.id)


def test_a_request_becomes_a_queued_job_and_one_message(
    services: Services, sender: ListSender
) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.", sketch=picture())
    assert (job.state, job.stage, job.progress) == ("queued", None, 0.0)
    assert [stage.state for stage in job.stages] == ["waiting"] * 6
    assert sender.sent == [job.id]


def test_the_same_key_again_is_the_same_job(services: Services, sender: ListSender) -> None:
    actor, project = first_project(services)
    first = generation.request(services, actor, project, prompt="A", idempotency_key="k")
    again = generation.request(services, actor, project, prompt="B", idempotency_key="k")
    assert again.id == first.id
    assert sender.sent == [first.id]


def test_a_key_of_another_project_is_a_conflict(services: Services) -> None:
    actor, project = first_project(services)
    generation.request(services, actor, project, prompt="A", idempotency_key="k")
    with services.database.write() as session:
        team = Team(name="Second")
        session.add(team)
        session.flush()
        session.add(Membership(team_id=team.id, user_id=actor.user_id, role=Role.OWNER))
        other = Project(team_id=team.id, name="Other")
        session.add(other)
        session.flush()
        other_id = other.id
    with pytest.raises(Conflict):
        generation.request(services, actor, other_id, prompt="A", idempotency_key="k")


def test_bad_input_makes_no_job(services: Services, sender: ListSender) -> None:
    actor, project = first_project(services)
    with pytest.raises(InvalidInput):
        generation.request(services, actor, project, prompt="", sketch=None)
    with pytest.raises(InvalidInput):
        generation.request(services, actor, project, prompt="x", sketch=b"<svg/>")
    assert generation.list_jobs(services, actor, project) == ()
    assert sender.sent == []


def test_a_queue_that_is_down_loses_nothing(services: Services, sender: ListSender) -> None:
    actor, project = first_project(services)
    sender.is_down = True
    job = generation.request(services, actor, project, prompt="A line.")
    assert job.state == "queued"
    sender.is_down = False
    with services.database.write() as session:
        from services.generation.models import Job

        row = session.get_one(Job, job.id)
        row.created_at = row.created_at.replace(year=2000)
    assert sweep(services).sent == (job.id,)
    assert sender.sent == [job.id]


def test_what_one_may_not_see_is_not_found(services: Services) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    stranger = outsider(services)
    for ask in (
        lambda: generation.status(services, stranger, job.id),
        lambda: generation.cancel(services, stranger, job.id),
        lambda: generation.request(services, stranger, project, prompt="x"),
        lambda: generation.list_jobs(services, stranger, project),
    ):
        with pytest.raises(NotFound):
            ask()


def test_a_viewer_sees_but_does_not_request(services: Services) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    viewer = outsider(services, Role.VIEWER)
    assert generation.status(services, viewer, job.id) == job
    with pytest.raises(NotAllowed, match="needs the role editor"):
        generation.request(services, viewer, project, prompt="x")


def test_a_queued_job_can_be_cancelled_and_is_then_not_run(services: Services) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    assert generation.cancel(services, actor, job.id).state == "cancelled"
    run_job_here(services, job.id)
    assert generation.status(services, actor, job.id).state == "cancelled"


def test_cancelling_an_ended_job_changes_nothing(services: Services) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    run_job_here(services, job.id)
    assert generation.cancel(services, actor, job.id).state == "succeeded"


def test_a_failed_job_can_be_retried_and_a_good_one_not(
    services: Services, sender: ListSender
) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="write a poem")
    run_job_here(services, job.id)
    assert generation.retry(services, actor, job.id).state == "queued"
    assert sender.sent == [job.id, job.id]
    good = generation.request(services, actor, project, prompt="A line.")
    run_job_here(services, good.id)
    with pytest.raises(IllegalMove):
        generation.retry(services, actor, good.id)


def test_watching_shows_changes_and_ends_with_the_job(services: Services) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    views = generation.watch(services, actor, job.id, poll_s=0.01)
    assert next(views).state == "queued"
    run_job_here(services, job.id)
    rest = list(views)
    assert rest[-1].state == "succeeded"
    assert rest[-1].to_json()["version_id"]


def test_watching_ends_at_its_time_limit(services: Services) -> None:
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    assert len(list(generation.watch(services, actor, job.id, poll_s=0.01, timeout_s=0.05))) == 1


def test_a_parent_of_nowhere_is_not_found(services: Services) -> None:
    actor, project = first_project(services)
    with pytest.raises(NotFound):
        generation.request(services, actor, project, prompt="x", parent_id="0" * 32)


def finished(services: Services) -> tuple[Actor, str, str]:
    """Make a twin; return the actor, the project and the version."""
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.")
    run_job_here(services, job.id)
    version = generation.status(services, actor, job.id).version_id
    assert version is not None
    return actor, project, version


def artifact(services: Services, actor: Actor, version: str, name: str) -> bytes:
    with projects.open_artifact(services, actor, version, name) as found:
        return found.read_bytes()


def test_an_edit_changes_the_program_of_its_parent(services: Services) -> None:
    actor, project, parent = finished(services)
    job = generation.request(
        services, actor, project, prompt="Faster.", parent_id=parent, edit=True
    )
    run_job_here(services, job.id)
    made = generation.status(services, actor, job.id).version_id
    assert made is not None
    version = projects.get_version(services, actor, made)
    program = artifact(services, actor, made, "program.fs")
    assert version.parent_id == parent
    assert b'"ProcessTime", 4' in program
    told = json.loads(artifact(services, actor, made, "generation.json"))
    assert told["confidence"] == {"objects": {"Source1": 0.9}}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"prompt": "", "sketch": picture()}, "no_wish"),
        ({"prompt": "Faster.", "sketch": picture()}, "edit_with_sketch"),
        ({"prompt": "Faster.", "parent_id": None}, "nothing_to_change"),
    ],
)
def test_an_edit_needs_a_wish_and_a_program(
    services: Services, given: dict[str, Any], code: str
) -> None:
    actor, project, parent = finished(services)
    with pytest.raises(InvalidInput) as refused:
        generation.request(services, actor, project, **{"parent_id": parent, **given}, edit=True)
    assert refused.value.code == code
