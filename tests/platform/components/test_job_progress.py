"""The stages of a job in a real browser, fed by an event stream that the test writes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser import chromium_path, open_browser
from tests.support.component_page import component_page

STATIC = Path(__file__).parents[3] / "platform/twinwright/components/job_progress/static"
NAMES = ("reading", "writing", "checking", "simulating", "scene", "saving")

pytestmark = pytest.mark.skipif(chromium_path() is None, reason="there is no Chromium here")


def job(state: str, done: int, message: str) -> dict[str, Any]:
    """A job whose first ``done`` stages took 1.5 s each."""
    stages = [
        {
            "name": name,
            "label": name.title(),
            "state": "done" if place < done else "waiting",
            "started_at": None,
            "seconds": 1.5 if place < done else None,
        }
        for place, name in enumerate(NAMES)
    ]
    return {"id": "j1", "state": state, "progress": done / 6, "message": message, "stages": stages}


def event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # Mounted by each test itself: the harness mounts with no data, which needs a job here.
    with component_page(STATIC, "job_progress", '<div class="job-progress"></div>') as address:
        page = browser.new_page()
        page.goto(address)
        page.wait_for_function("window.mountWith !== undefined")
        yield page
        page.context.close()


def mount(page: Page, *events: str) -> None:
    """Mount on a job that is queued; ``events`` are what its stream says."""
    page.route(
        "**/events",
        lambda route: route.fulfill(
            status=200, content_type="text/event-stream", body="".join(events)
        ),
    )
    page.evaluate(
        "data => window.mountWith(data)", {"job": job("queued", 0, "Waiting."), "url": "/events"}
    )


def test_stages_show_their_times_as_they_pass(page: Page) -> None:
    mount(page, event("job", job("running", 2, "Checking the program.")))
    page.wait_for_selector("li.done[data-stage=writing]")
    assert page.locator("li.done .time").all_inner_texts() == ["1.5 s", "1.5 s"]
    assert page.locator("li.waiting").count() == 4


def test_the_end_is_told_once(page: Page) -> None:
    mount(
        page,
        event("job", job("running", 5, "Saving.")),
        event("job", job("succeeded", 6, "Done.")),
    )
    page.wait_for_function("window.sent.length > 0")
    page.wait_for_timeout(1000)
    assert page.evaluate("window.sent") == [
        {"how": "trigger", "key": "finished", "value": "succeeded"}
    ]


def test_a_job_that_is_gone_ends_the_waiting(page: Page) -> None:
    mount(page, event("gone", {"code": "not_found", "sentence": "There is no job."}))
    page.wait_for_function("window.sent.length > 0")
    assert page.evaluate("window.sent[0].value") == "failed"


def test_a_lost_connection_is_said_and_the_progress_is_announced(page: Page) -> None:
    page.route("**/events", lambda route: route.abort())
    page.evaluate(
        "data => window.mountWith(data)", {"job": job("running", 3, "Running."), "url": "/events"}
    )
    page.wait_for_selector("text=The connection was interrupted")
    assert page.get_attribute("[role=progressbar]", "aria-valuenow") == "50"


def test_labels_are_never_markup(page: Page) -> None:
    told = job("running", 1, "Writing.")
    told["stages"][0]["label"] = "<b>bold</b>"
    mount(page, event("job", told))
    page.wait_for_selector("text=<b>bold</b>")
    assert page.locator("b").count() == 0
