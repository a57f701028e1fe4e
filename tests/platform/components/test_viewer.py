"""The 3D viewer in a real browser: a scene plays, its objects tell their figures."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import flexscript
from tests.support.browser import chromium_path, open_browser
from tests.support.component_page import component_page
from tests.support.plants import make_plant, thing
from usd_export import build_scene
from usd_export.bundle import export_bundle

PACKAGE = Path(__file__).parents[3] / "platform" / "twinwright"
STATIC = PACKAGE / "components" / "viewer" / "static"
EVIL = "<img src=x onerror=window.hurt=1>"

needs_browser = pytest.mark.skipif(chromium_path() is None, reason="there is no Chromium here")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built component with a bundle beside it."""
    folder = tmp_path_factory.mktemp("site")
    shutil.copytree(STATIC, folder, dirs_exist_ok=True)
    plant = make_plant(
        [
            thing("Loader", "Source", at=(0.0, 0.5, 0.0), InterArrivalTime=6.0),
            thing("Buffer", "Queue", at=(4.0, 1.0, 0.0)),
            thing(EVIL, "Processor", at=(9.0, 1.5, 0.0), ProcessTime=10.0),
            thing("Exit", "Sink", at=(16.0, 0.5, 0.0)),
        ],
        f"Loader > Buffer > {EVIL} > Exit",
    )
    run = flexscript.simulate(plant, until=120.0)
    export_bundle(build_scene(plant, run.trace, run.report), folder / "bundle")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture
def open_page(site: Path, browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open the viewer on the bundle of a folder."""
    with component_page(
        site, "viewer", '<div class="tw-viewer" style="height:560px"></div>'
    ) as url:
        page = browser.new_page(viewport={"width": 1000, "height": 640})
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(url)

        def show(base_url: str) -> Page:
            page.evaluate("url => window.mountWith({base_url: url})", base_url)
            return page

        yield show
        assert errors == []
        page.context.close()


@pytest.fixture
def page(open_page: Callable[[str], Page]) -> Page:
    page = open_page("/bundle")
    page.wait_for_selector('.tw-viewer[data-ready="1"]', timeout=60_000)
    return page


def data(page: Page, name: str) -> str:
    """A value that the viewer left on its element for tests."""
    value = page.locator(".tw-viewer").get_attribute(f"data-{name}")
    return value or ""


def test_component_is_in_the_manifest_with_its_built_files() -> None:
    manifest = tomllib.loads((PACKAGE / "pyproject.toml").read_text())
    components = manifest["tool"]["streamlit"]["component"]["components"]
    folders = {each["name"]: PACKAGE / each["asset_dir"] for each in components}
    assert folders["viewer"] == STATIC
    assert (STATIC / "viewer.js").is_file() and (STATIC / "viewer.css").is_file()
    # One folder that is missing switches off every component of the package.
    assert all(folder.is_dir() for folder in folders.values())


@needs_browser
def test_scene_shows_with_items_in_the_middle_of_the_run(page: Page) -> None:
    assert float(data(page, "time")) == pytest.approx(30.0)
    assert int(data(page, "items")) > 1
    assert page.get_by_label("Time of the run").get_attribute("aria-valuetext") == (
        "00:00:30 of 00:02:00"
    )


@needs_browser
def test_picture_is_not_empty(page: Page) -> None:
    from io import BytesIO

    from PIL import Image

    image = Image.open(BytesIO(page.locator("canvas").screenshot())).convert("RGB").resize((64, 40))
    colours = image.getcolors(64 * 40)
    assert colours is not None and len(colours) > 200


@needs_browser
def test_play_moves_the_clock_and_pause_stops_it(page: Page) -> None:
    page.get_by_role("button", name="Play").click()
    page.wait_for_function("Number(document.querySelector('.tw-viewer').dataset.time) > 32")
    page.get_by_role("button", name="Pause").click()
    page.wait_for_timeout(150)
    stopped = data(page, "time")
    page.wait_for_timeout(300)
    assert data(page, "time") == stopped


@needs_browser
def test_slider_goes_to_the_empty_plant_of_the_start(page: Page) -> None:
    page.get_by_label("Time of the run").focus()
    page.keyboard.press("Home")
    page.wait_for_function("document.querySelector('.tw-viewer').dataset.items === '0'")
    assert float(data(page, "time")) == 0.0


@needs_browser
def test_picked_object_shows_its_figures_and_its_name_as_text(page: Page) -> None:
    page.get_by_label("Show an object").select_option(label=EVIL)
    card = page.locator(".card")
    assert card.locator("h3").inner_text() == EVIL
    text = card.inner_text()
    assert "Processor" in text and "Utilisation" in text and "Throughput" in text
    assert "Now processing, 1 item" in text
    assert page.evaluate("window.hurt") is None
    page.get_by_role("button", name="Close the card").click()
    assert data(page, "selected") == ""


@needs_browser
def test_click_on_the_picture_picks_what_is_there(page: Page) -> None:
    page.get_by_role("button", name="From above").click()
    page.wait_for_timeout(300)
    label = page.locator(".label", has_text="Buffer").bounding_box()
    assert label is not None
    # The object stands just below its own name.
    page.mouse.click(label["x"] + label["width"] / 2, label["y"] + label["height"] + 12)
    page.wait_for_function("document.querySelector('.tw-viewer').dataset.selected !== ''")
    assert data(page, "selected") == "/Factory/Stations/Buffer"


@needs_browser
def test_keys_stay_in_the_viewer(page: Page) -> None:
    page.evaluate("document.addEventListener('keydown', e => (window.leaked = e.key))")
    page.locator("canvas").focus()
    for key in ("r", "c", "ArrowLeft", "+", "Escape"):
        page.keyboard.press(key)
    assert page.evaluate("window.leaked") is None


@needs_browser
def test_missing_bundle_ends_in_a_sentence(open_page: Callable[[str], Page]) -> None:
    page = open_page("/nowhere/")
    page.wait_for_selector(".tw-viewer[data-error]")
    assert "could not be loaded" in data(page, "error")
    assert "status 404" in page.locator(".message").inner_text()
