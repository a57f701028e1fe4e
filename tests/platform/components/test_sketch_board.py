"""The sketch board in a real browser: what a user does, and the document that comes of it."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from tests.support.browser import chromium_path, open_browser
from tests.support.component_page import component_page
from twinwright.components.sketch_board import read_export

STATIC = Path(__file__).parents[3] / "platform/twinwright/components/sketch_board/static"

pytestmark = pytest.mark.skipif(chromium_path() is None, reason="there is no Chromium here")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with component_page(STATIC, "sketch_board", '<div class="sketch-board"></div>') as address:
        page = browser.new_page(viewport={"width": 1000, "height": 760})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(address)
        page.wait_for_selector("svg.paper")
        yield page
        assert errors == []
        page.context.close()


def at(page: Page, x: float, y: float) -> tuple[float, float]:
    """A point of the paper on the screen."""
    box = page.locator("svg.paper").bounding_box()
    assert box is not None
    return box["x"] + x * box["width"] / 960, box["y"] + y * box["width"] / 960


def stamp(page: Page, kind: str, x: float, y: float) -> None:
    page.click(f"[data-stamp={kind}]")
    page.mouse.click(*at(page, x, y))


def drag(page: Page, tool: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    page.click(f"[data-name={tool}]")
    page.mouse.move(*at(page, *start))
    page.mouse.down()
    page.mouse.move(*at(page, *end), steps=5)
    page.mouse.up()


def items(page: Page) -> list[dict[str, Any]]:
    """The items that the board has sent last, after its pause."""
    page.wait_for_timeout(600)
    sent: list[dict[str, Any]] = page.evaluate("window.sent.filter(s => s.key === 'document')")
    found: list[dict[str, Any]] = sent[-1]["value"]["items"]
    return found


def test_stamps_and_an_arrow_become_a_graph(page: Page) -> None:
    stamp(page, "source", 150, 200)
    stamp(page, "processor", 500, 200)
    drag(page, "arrow", (150, 200), (500, 200))
    source, processor, arrow = items(page)
    assert (source["kind"], source["label"]) == ("source", "Source 1")
    assert (processor["kind"], processor["label"]) == ("processor", "Processor 1")
    assert (arrow["from"], arrow["to"]) == (source["id"], processor["id"])
    assert source["x"] + source["w"] < arrow["x"] < arrow["x2"] < processor["x"]


def test_every_class_has_its_stamp(page: Page) -> None:
    kinds = page.eval_on_selector_all("[data-stamp]", "all => all.map(b => b.dataset.stamp)")
    for number, kind in enumerate(kinds):
        stamp(page, kind, 90 + 150 * (number % 6), 120 + 160 * (number // 6))
    assert [item["kind"] for item in items(page)] == [
        "source",
        "queue",
        "processor",
        "combiner",
        "separator",
        "sink",
        "operator",
        "dispatcher",
        "taskexecuter",
        "transporter",
        "robot",
    ]


def test_double_click_renames_and_text_is_never_markup(page: Page) -> None:
    stamp(page, "queue", 300, 200)
    page.click("[data-name=select]")
    page.mouse.dblclick(*at(page, 300, 200))
    page.keyboard.type("<img src=x onerror=alert(1)>")
    page.keyboard.press("Enter")
    assert items(page)[0]["label"] == "<img src=x onerror=alert(1)>"
    assert page.locator("svg.paper img").count() == 0


def test_moving_an_object_takes_its_arrows_along(page: Page) -> None:
    stamp(page, "source", 150, 200)
    stamp(page, "sink", 500, 200)
    drag(page, "arrow", (150, 200), (500, 200))
    drag(page, "select", (500, 200), (500, 400))
    _, sink, arrow = items(page)
    assert sink["y"] > 350
    assert arrow["y2"] > 300
    assert arrow["to"] == sink["id"]


def test_delete_takes_the_arrows_of_an_object_and_undo_brings_all_back(page: Page) -> None:
    stamp(page, "source", 150, 200)
    stamp(page, "sink", 500, 200)
    drag(page, "arrow", (150, 200), (500, 200))
    page.click("[data-name=select]")
    page.mouse.click(*at(page, 500, 200))
    page.keyboard.press("Delete")
    assert [item["type"] for item in items(page)] == ["stamp"]
    page.keyboard.press("Control+z")
    assert len(items(page)) == 3
    page.keyboard.press("Control+y")
    assert len(items(page)) == 1


def test_a_line_can_be_drawn_with_the_keyboard_alone(page: Page) -> None:
    page.focus("[data-stamp=source]")
    page.keyboard.press("Enter")
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.focus("[data-stamp=sink]")
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("v")
    page.keyboard.press("[")
    page.keyboard.press("c")
    page.keyboard.press("]")
    page.keyboard.press("Enter")
    source, sink, arrow = items(page)
    assert (arrow["from"], arrow["to"]) == (source["id"], sink["id"])
    assert source["x"] < sink["x"]


def test_box_text_and_pen(page: Page) -> None:
    drag(page, "box", (100, 100), (300, 200))
    page.keyboard.type("Cell A")
    page.keyboard.press("Enter")
    page.click("[data-name=text]")
    page.mouse.click(*at(page, 500, 100))
    page.keyboard.type("2 shifts")
    page.keyboard.press("Enter")
    drag(page, "pen", (600, 300), (700, 350))
    box, text, pen = items(page)
    assert (box["type"], box["label"], box["w"], box["h"]) == ("box", "Cell A", 200, 100)
    assert (text["type"], text["text"]) == ("text", "2 shifts")
    assert pen["type"] == "pen"
    assert len(pen["pts"]) > 2


def test_the_picture_is_delivered_on_request(page: Page) -> None:
    stamp(page, "processor", 500, 200)
    page.evaluate("window.mountWith({exportRequest: 7})")
    page.wait_for_function("window.sent.some(s => s.key === 'exported')")
    value = page.evaluate("window.sent.find(s => s.key === 'exported').value")
    export = read_export(value)
    assert export is not None
    assert export.request == 7
    assert export.png is not None
    picture = Image.open(io.BytesIO(export.png)).convert("L")
    assert picture.size == (1920, 1080)
    assert picture.getpixel((5, 5)) == 255
    darkest, _ = picture.crop((930, 350, 1070, 450)).getextrema()
    assert isinstance(darkest, int | float)
    assert darkest < 60


def test_an_empty_board_delivers_no_picture(page: Page) -> None:
    page.evaluate("window.mountWith({exportRequest: 1})")
    page.wait_for_function("window.sent.some(s => s.key === 'exported')")
    value = page.evaluate("window.sent.find(s => s.key === 'exported').value")
    assert value["png"] is None


def test_a_draft_outlives_a_reload(page: Page) -> None:
    stamp(page, "robot", 400, 300)
    assert items(page)[0]["kind"] == "robot"
    page.reload()
    page.wait_for_selector("svg.paper [data-kind=robot]")


def test_a_document_is_opened_once_and_later_edits_stay(page: Page) -> None:
    document = {
        "version": 1,
        "items": [
            {
                "id": "e1",
                "type": "stamp",
                "kind": "sink",
                "x": 10,
                "y": 10,
                "w": 60,
                "h": 44,
                "label": "Store",
            }
        ],
    }
    load = {"revision": "r1", "document": document}
    page.evaluate("data => window.mountWith(data)", {"load": load})
    stamp(page, "queue", 300, 300)
    page.evaluate("data => window.mountWith(data)", {"load": load})
    assert [item.get("kind") for item in items(page)] == ["sink", "queue"]


def test_a_wrong_document_is_refused_with_a_sentence(page: Page) -> None:
    bad = {"version": 1, "items": [{"id": "e1", "type": "stamp", "kind": "lathe"}]}
    page.evaluate("data => window.mountWith(data)", {"load": {"revision": "r2", "document": bad}})
    assert page.locator("[role=status]").inner_text() == 'The board has no stamp "lathe".'


def test_every_control_has_a_name(page: Page) -> None:
    unnamed = page.eval_on_selector_all(
        "button", "all => all.filter(b => !b.getAttribute('aria-label')).length"
    )
    assert unnamed == 0


def test_read_export_survives_what_a_browser_may_send() -> None:
    assert read_export(None) is None
    broken = read_export({"request": 1, "png": "no base64!"})
    assert broken is not None
    assert broken.error is not None
    good = read_export({"request": 2, "document": {}, "png": base64.b64encode(b"x").decode()})
    assert good is not None
    assert good.png == b"x"
