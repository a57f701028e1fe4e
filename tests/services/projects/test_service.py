"""Projects, versions and their files, as an actor sees them."""

from __future__ import annotations

import pytest

from services.accounts.models import User
from services.accounts.service import Actor
from services.context import Services
from services.errors import NotFound
from services.generation import service as generation
from services.projects import service as projects
from services.projects.views import VersionView
from tests.support.services import first_project, run_job_here

pytestmark = pytest.mark.usefixtures("small_scene")


@pytest.fixture
def version(services: Services) -> VersionView:
    """The version of one finished job."""
    actor, project = first_project(services)
    job = generation.request(services, actor, project, prompt="A line.", seed=7, until=600.0)
    run_job_here(services, job.id)
    return projects.list_versions(services, actor, project)[0]


def stranger(services: Services) -> Actor:
    with services.database.write() as session:
        user = User(name="stranger", display_name="Stranger")
        session.add(user)
        session.flush()
        return Actor(user.id)


def test_the_first_start_makes_one_project_and_the_second_none(services: Services) -> None:
    actor = services.local_actor()
    assert services.local_actor() == actor
    (project,) = projects.list_projects(services, actor)
    assert (project.name, project.role) == ("My line", "owner")


def test_a_version_says_how_it_was_made(version: VersionView) -> None:
    assert (version.seed, version.until, version.prompt) == (7, 600.0, "A line.")
    assert version.notes == ("assumed that the line starts empty",)
    assert version.to_json()["artifacts"][0]["sha256"]


def test_a_file_of_a_version_is_read_back(services: Services, version: VersionView) -> None:
    actor = services.local_actor()
    with projects.open_artifact(services, actor, version.id, "program.fs") as file:
        text = file.read_bytes().decode()
        assert file.media_type.startswith("text/plain")
        assert file.size == len(text)
    assert 'Object.create("Source")' in text


@pytest.mark.parametrize("name", ["nothing.txt", "../program.fs", "/etc/passwd", ""])
def test_a_file_that_the_version_lacks_is_not_found(
    services: Services, version: VersionView, name: str
) -> None:
    with (
        pytest.raises(NotFound),
        projects.open_artifact(services, services.local_actor(), version.id, name),
    ):
        pass


def test_a_stranger_finds_nothing(services: Services, version: VersionView) -> None:
    actor = stranger(services)
    assert projects.list_projects(services, actor) == ()
    with pytest.raises(NotFound):
        projects.get_version(services, actor, version.id)
    with pytest.raises(NotFound):
        projects.list_versions(services, actor, version.project_id)
