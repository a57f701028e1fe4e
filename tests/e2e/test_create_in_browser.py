"""The whole way in a browser, through the real stack: draw, prompt, generate, look at the scene.

Starts ``twinwright up`` on free ports with an empty data folder: real queue, real model server with
the trained model, real worker, real page. Nothing is replaced.

    TWINWRIGHT_SCREENSHOTS=docs/images pytest tests/e2e      also renews the pictures in docs/images
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.support.browser import chromium_path, open_browser
from tests.support.stack import free_port, wait_until

pytestmark = pytest.mark.skipif(chromium_path() is None, reason="there is no Chromium here")

# On two loaded cores: starting the model server, and one generation from request to scene.
START_S = 420.0
GENERATE_S = 240.0

# What the pictures in docs/images show.
PICTURED = "Parallel assembly"
PICTURE_SIZE: ViewportSize = {"width": 1440, "height": 930}

PROMPT = (
    "Use the sketch for the connections. Casting Source releases parts every 20 seconds. "
    "The Buffer is a queue with a capacity of 15. Milling takes 12 seconds and a setup of "
    "3 seconds. Finished parts leave at Store."
)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/health", timeout=2) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the started installation serves its page."""
    folder = tmp_path_factory.mktemp("stack")
    port = free_port()
    ports = {f"TWINWRIGHT_TRITON_{name}_PORT": str(free_port()) for name in ("HTTP", "GRPC")}
    env = {
        **os.environ,
        **ports,
        "TWINWRIGHT_TRITON_METRICS_PORT": str(free_port()),
        "TWINWRIGHT_WEB_PORT": str(port),
        "TWINWRIGHT_DATA_DIR": str(folder / "data"),
    }
    log = folder / "up.log"
    command = [sys.executable, "-c", "from twinwright.cli.main import main; main(['up'])"]
    with log.open("w") as output:
        stack = subprocess.Popen(command, env=env, stdout=output, stderr=subprocess.STDOUT)
        try:
            served = f"http://127.0.0.1:{port}"
            wait_until(lambda: stack.poll() is not None or _answers(served), START_S)
            assert stack.poll() is None, f"the stack ended:\n{log.read_text()}"
            yield served
        finally:
            stack.send_signal(signal.SIGINT)
            stack.wait(60)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


class Watched:
    """A page that notes where its requests go and what its console complains of."""

    def __init__(self, context: BrowserContext) -> None:
        self.hosts: set[str] = set()
        self.errors: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("request", lambda request: self._note(request.url))
        self.page.on("websocket", lambda socket: self._note(socket.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, url: str) -> None:
        found = re.match(r"(?:https?|wss?)://([^/:]+)", url)
        if found:
            self.hosts.add(found.group(1))


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme="light")
    yield Watched(context)
    context.close()


def _paper(page: Page, x: float, y: float) -> tuple[float, float]:
    page.locator("svg.paper").scroll_into_view_if_needed()
    box = page.locator("svg.paper").bounding_box()
    assert box is not None
    return box["x"] + x * box["width"] / 960, box["y"] + y * box["width"] / 960


def _place(page: Page, kind: str, x: float, y: float, name: str) -> None:
    page.click(f"[data-stamp={kind}]")
    page.mouse.click(*_paper(page, x, y))
    page.click("[data-name=select]")
    page.mouse.dblclick(*_paper(page, x, y))
    page.keyboard.press("Control+a")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def _connect(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.click("[data-name=arrow]")
    page.mouse.move(*_paper(page, *start))
    page.mouse.down()
    page.mouse.move(*_paper(page, *end), steps=4)
    page.mouse.up()


def _draw_line(page: Page) -> None:
    places = [(110.0, 260.0), (340.0, 260.0), (580.0, 260.0), (830.0, 260.0)]
    kinds = ["source", "queue", "processor", "sink"]
    names = ["Casting Source", "Buffer", "Milling", "Store"]
    for kind, (x, y), name in zip(kinds, places, names, strict=True):
        _place(page, kind, x, y, name)
    for start, end in pairwise(places):
        _connect(page, start, end)


def _wait_for_scene(page: Page) -> None:
    """The viewer says on its own element when the first picture stands."""
    page.wait_for_selector(".tw-viewer[data-ready='1']", timeout=GENERATE_S * 1000)


def _contrast(picture: Path) -> float:
    """Spread of brightness in a picture: near 0 when it is blank."""
    return ImageStat.Stat(Image.open(picture).convert("L")).stddev[0]


def test_a_drawn_line_becomes_a_scene_and_nothing_leaves_this_machine(
    address: str, watched: Watched, tmp_path: Path
) -> None:
    page = watched.page
    page.goto(address)
    page.wait_for_selector("svg.paper", timeout=60_000)

    _draw_line(page)
    expect(page.get_by_text("4 objects, 3 arrows")).to_be_visible()
    page.get_by_label("What the machines do").fill(PROMPT)
    page.get_by_role("button", name="Generate the twin").click()

    # The stages pass, and a reload in the middle finds the same job.
    expect(page.get_by_text("Writing the program", exact=True)).to_be_visible(timeout=30_000)
    assert "job=" in page.url
    page.reload()
    page.wait_for_url("**version=**", timeout=GENERATE_S * 1000)

    _wait_for_scene(page)
    page.wait_for_timeout(1500)
    picture = tmp_path / "scene.png"
    page.locator(".tw-viewer canvas").first.screenshot(path=picture)
    assert _contrast(picture) > 5, "the canvas is blank"

    page.get_by_role("tab", name="Program").click()
    expect(page.get_by_text("Object.create").first).to_be_visible()
    page.get_by_role("tab", name="Figures").click()
    expect(page.get_by_text("What each object did")).to_be_visible()
    page.get_by_role("tab", name="Downloads").click()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save").first.click()
    assert saved.value.suggested_filename.endswith("program.fs")
    assert watched.hosts == {"127.0.0.1"}
    assert watched.errors == []


def test_words_about_anything_else_are_refused_kindly(address: str, watched: Watched) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_text("Words only", exact=True).click(timeout=60_000)
    page.get_by_label("What the machines do").fill("Write me a poem about the sea.")
    page.get_by_role("button", name="Generate the twin").click()
    expect(page.get_by_text("There is no production line in this")).to_be_visible(
        timeout=GENERATE_S * 1000
    )


@pytest.mark.skipif("TWINWRIGHT_SCREENSHOTS" not in os.environ, reason="pictures not asked for")
def test_pictures_of_the_finished_page(browser: Browser, address: str) -> None:
    folder = Path(os.environ["TWINWRIGHT_SCREENSHOTS"])
    folder.mkdir(parents=True, exist_ok=True)
    context = browser.new_context(viewport=PICTURE_SIZE, color_scheme="light")
    page = context.new_page()
    page.goto(address)
    page.get_by_role("button", name=PICTURED, exact=True).first.click(timeout=60_000)
    expect(page.get_by_text(re.compile("[1-9] objects"))).to_be_visible()
    page.get_by_role("button", name="Generate the twin").click()
    page.wait_for_url("**version=**", timeout=GENERATE_S * 1000)
    twin = page.url
    context.close()
    for scheme in ("light", "dark"):
        context = browser.new_context(
            viewport=PICTURE_SIZE, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.goto(twin)
        _wait_for_scene(page)
        page.wait_for_timeout(5000)
        page.screenshot(path=folder / f"create-{scheme}.png")
        context.close()
