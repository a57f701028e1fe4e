"""The page "Create", run without a browser over real services.

The viewer and the board are drawn by the browser; here is what the page does with what they send,
and what it shows of jobs and twins.
"""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from services.context import Services
from services.generation import service as generation
from services.generation.views import JobView
from services.projects import service as projects
from tests.support.services import TinyGenerator, picture, run_job_here
from twinwright import session

MAIN = Path(__file__).parents[3] / "platform" / "twinwright" / "main.py"


@pytest.fixture
def page(services: Services, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    # The page opens the process's services once; here they are the test's.
    monkeypatch.setattr(session, "_services", lambda: services)
    return AppTest.from_file(str(MAIN), default_timeout=30)


def jobs(services: Services) -> tuple[JobView, ...]:
    """All jobs, newest first."""
    place = session.open_workplace()
    return generation.list_jobs(services, place.actor, place.project_id)


def texts(page: AppTest) -> str:
    """All words on the page."""
    parts = (page.markdown, page.caption, page.subheader, page.info, page.error, page.warning)
    return "\n".join(str(element.value) for part in parts for element in part)


def test_an_empty_page_welcomes_and_offers_three_examples(page: AppTest) -> None:
    page.run()
    assert not page.exception
    assert "From a sketch to a running line" in texts(page)
    assert len([b for b in page.button if b.key and b.key.startswith("card-")]) == 3


def test_an_example_fills_the_prompt(page: AppTest) -> None:
    page.run()
    page.button(key="starter-bottling-line").click().run()
    assert str(page.text_area(key="prompt").value).startswith("Bottling line 3")
    load = page.session_state["board_load"]
    assert len(load.document["items"]) == 16


def test_words_alone_start_a_job_that_the_url_names(page: AppTest, services: Services) -> None:
    page.run()
    page.segmented_control(key="sketch_source").set_value("none").run()
    page.text_area(key="prompt").set_value("A press of 5 seconds between two queues.")
    page.button(key="generate").click().run()
    assert not page.exception
    (job,) = jobs(services)
    assert page.query_params["job"] == job.id
    assert (job.prompt, job.has_sketch) == ("A press of 5 seconds between two queues.", False)
    assert page.button(key="generate").disabled


def test_a_drawing_arrives_with_its_picture(page: AppTest, services: Services) -> None:
    page.run()
    page.button(key="generate").click().run()
    assert page.session_state["export_request"] == 1
    document = {"version": 1, "items": [{"id": "e1", "type": "text", "x": 1, "y": 1, "text": "a"}]}
    page.session_state["board"] = {
        "exported": {
            "request": 1,
            "document": document,
            "png": base64.b64encode(picture()).decode(),
        }
    }
    page.run()
    (job,) = jobs(services)
    assert job.has_sketch


def test_nothing_given_is_one_clear_sentence(page: AppTest, services: Services) -> None:
    page.run()
    page.segmented_control(key="sketch_source").set_value("none").run()
    page.button(key="generate").click().run()
    assert [error.value for error in page.error] == [
        "There is nothing to build from yet: draw or upload a sketch, write a prompt, or both."
    ]
    assert jobs(services) == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"just text", "not a PNG or JPEG"),
        (b'<svg xmlns="x"><script>alert(1)</script></svg>', "not a PNG or JPEG"),
        (picture("JPEG", (800, 600))[:2000], "cut off or damaged"),
        (picture(size=(200, 20_000)), "no side may be longer"),
    ],
)
def test_a_bad_upload_is_refused_before_it_is_shown(
    page: AppTest, content: bytes, words: str
) -> None:
    page.run()
    page.segmented_control(key="sketch_source").set_value("upload").run()
    page.file_uploader(key="upload").upload("sketch.png", content)
    page.run()
    assert not page.exception
    assert words in page.error[0].value
    page.button(key="generate").click().run()
    assert any(words in error.value for error in page.error)


def test_a_running_job_is_found_again_by_its_address(page: AppTest, job: JobView) -> None:
    page.query_params["job"] = job.id
    page.run()
    assert not page.exception
    assert "Making your twin" in texts(page)
    page.button(key="cancel").click().run()
    assert "Cancelled" in texts(page)
    page.button(key="again").click().run()
    assert "Making your twin" in texts(page)


def test_a_finished_job_becomes_its_twin(page: AppTest, version_id: str, job: JobView) -> None:
    page.query_params["job"] = job.id
    page.run()
    assert not page.exception
    assert page.query_params["version"] == version_id
    assert [tab.label for tab in page.tabs] == ["3D scene", "Figures", "Program", "Downloads"]
    assert "Object.create" in page.code[0].value
    assert "assumed that the line starts empty" in texts(page)


def test_the_prompt_of_an_opened_twin_can_be_changed_and_tried_again(
    page: AppTest, version_id: str, job: JobView
) -> None:
    page.query_params["version"] = version_id
    page.run()
    assert page.text_area(key="prompt").value == job.prompt


def test_a_program_with_errors_is_shown_with_the_errors_marked(
    page: AppTest, services: Services
) -> None:
    place = services.local_actor()
    project = projects.list_projects(services, place)[0]
    job = generation.request(services, place, project.id, prompt="always broken")
    run_job_here(services, job.id)
    page.query_params["job"] = job.id
    page.run()
    assert not page.exception
    assert [tab.label for tab in page.tabs] == ["Program", "Downloads"]
    assert "cannot run as it is" in page.error[0].value
    assert "^" in page.error[1].value


def test_a_refusal_is_kind(page: AppTest, services: Services) -> None:
    place = services.local_actor()
    project = projects.list_projects(services, place)[0]
    job = generation.request(services, place, project.id, prompt="Write me a poem.")
    run_job_here(services, job.id, TinyGenerator())
    page.query_params["job"] = job.id
    page.run()
    assert not page.error
    assert page.info[0].value == "I find nothing about a production line in this."


def test_an_unknown_address_says_so_and_shows_the_way_on(page: AppTest) -> None:
    page.query_params["version"] = "nobody"
    page.run()
    assert not page.exception
    assert "does not exist" in page.warning[0].value
    assert page.button(key="generate")


def test_a_prompt_is_never_read_as_markup(page: AppTest, services: Services) -> None:
    place = services.local_actor()
    project = projects.list_projects(services, place)[0]
    generation.request(services, place, project.id, prompt="[x](http://evil) <b>*press*</b>")
    page.run()
    labels = [button.label for button in page.sidebar.button]
    assert any("\\[x\\](http\\://evil)" in label for label in labels)
