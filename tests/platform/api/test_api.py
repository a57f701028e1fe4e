"""The REST API over real services; only the queue is a list."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from fastapi.testclient import TestClient

from services.context import Services
from services.generation.views import JobView
from tests.support.services import picture, run_job_here
from twinwright.api import create_api


@pytest.fixture
def client(services: Services) -> TestClient:
    return TestClient(create_api(services))


def test_health(client: TestClient) -> None:
    assert client.get("/health").json() == {"status": "ok"}


def test_a_request_with_prompt_sketch_and_board_becomes_a_job(client: TestClient) -> None:
    board = {"version": 1, "items": [{"id": "e1", "type": "text", "x": 1, "y": 2, "text": "a"}]}
    answer = client.post(
        "/jobs",
        data={"prompt": "A press.", "board": json.dumps(board), "until": "60"},
        files={"sketch": ("sketch.png", picture(), "image/png")},
    )
    assert answer.status_code == 202
    job = answer.json()
    assert (job["state"], job["has_sketch"], len(job["stages"])) == ("queued", True, 6)
    assert client.get(f"/jobs/{job['id']}").json() == job


def test_the_same_key_does_not_start_a_second_job(client: TestClient) -> None:
    form = {"prompt": "A press.", "idempotency_key": "k1"}
    assert (
        client.post("/jobs", data=form).json()["id"]
        == (client.post("/jobs", data=form).json()["id"])
    )


@pytest.mark.parametrize(
    ("form", "sketch", "code"),
    [
        ({}, None, "nothing_given"),
        ({"prompt": "x" * 100_000}, None, "prompt_too_long"),
        ({"prompt": "A press."}, b"just text", "image_kind"),
        ({"prompt": "A press."}, b"<svg><script>alert(1)</script></svg>", "image_kind"),
        ({"prompt": "A press.", "board": "{"}, None, "board_not_readable"),
        ({"prompt": "A press.", "board": "[]"}, None, "board_not_readable"),
        ({"prompt": "A press.", "seed": "-1"}, None, "bad_number"),
        ({"prompt": "A press.", "seed": "one"}, None, "bad_field"),
        ({"prompt": "A press.", "until": "1e99"}, None, "bad_number"),
    ],
)
def test_bad_input_is_refused_with_a_code_and_a_sentence(
    client: TestClient, form: dict[str, str], sketch: bytes | None, code: str
) -> None:
    files = {"sketch": ("sketch.png", sketch, "image/png")} if sketch else None
    answer = client.post("/jobs", data=form, files=files)
    error = answer.json()["error"]
    assert (answer.status_code, error["code"]) == (422, code)
    assert error["sentence"].endswith(".")


def test_events_tell_every_change_and_end(
    client: TestClient, services: Services, job: JobView, small_scene: None
) -> None:
    run_job_here(services, job.id)
    with client.stream("GET", f"/jobs/{job.id}/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = [line for line in stream.iter_lines() if line]
    assert lines[0] == "event: job"
    last = json.loads(lines[-1].removeprefix("data: "))
    assert last["state"] == "succeeded"
    assert last["version_id"]


def test_cancel_and_retry(client: TestClient, job: JobView) -> None:
    assert client.post(f"/jobs/{job.id}/cancel").json()["state"] == "cancelled"
    assert client.post(f"/jobs/{job.id}/retry").json()["state"] == "queued"


@pytest.mark.parametrize(
    "path",
    ["/jobs/nobody", "/jobs/nobody/events", "/versions/nobody", "/versions/x/artifacts/a", "/no"],
)
def test_what_is_not_there_is_a_404_with_a_sentence(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["code"] == "not_found"


def test_files_of_a_version_are_kept_by_the_browser_for_good(
    client: TestClient, version_id: str
) -> None:
    path = f"/versions/{version_id}/bundle/scene.json"
    first = client.get(path)
    assert first.status_code == 200
    assert "immutable" in first.headers["cache-control"]
    assert first.headers["x-content-type-options"] == "nosniff"
    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_artifact_is_a_download(client: TestClient, version_id: str) -> None:
    answer = client.get(f"/versions/{version_id}/artifacts/program.fs")
    assert answer.headers["content-disposition"] == 'attachment; filename="program.fs"'
    assert "Object.create" in answer.text


@pytest.mark.parametrize(
    "name", ["../../../etc/passwd", "..%2f..%2ftwinwright.db", "bundle%2f..%2fprogram.fs", ""]
)
def test_names_are_not_paths(client: TestClient, version_id: str, name: str) -> None:
    answer = client.get(f"/versions/{version_id}/artifacts/{name}")
    assert answer.status_code == 404


def test_a_range_of_a_file_can_be_asked_for(client: TestClient, version_id: str) -> None:
    path = f"/versions/{version_id}/artifacts/program.fs"
    answer = client.get(path, headers={"Range": "bytes=0-1"})
    assert (answer.status_code, answer.text) == (206, "//")


def test_the_archive_holds_all_files(client: TestClient, version_id: str) -> None:
    version = client.get(f"/versions/{version_id}").json()
    archive = zipfile.ZipFile(io.BytesIO(client.get(f"/versions/{version_id}/archive").content))
    assert sorted(archive.namelist()) == sorted(a["name"] for a in version["artifacts"])
    assert archive.testzip() is None
