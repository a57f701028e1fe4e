"""How the web process is put together."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient
from streamlit import config

from services.context import Services
from twinwright.web import create_app, streamlit_config

PACKAGE = Path(__file__).parents[2] / "platform" / "twinwright"


def test_every_configured_option_is_one_that_streamlit_knows() -> None:
    known = set(config._config_options_template)
    assert set(streamlit_config()) <= known


def test_nothing_in_the_configuration_is_fetched_from_elsewhere() -> None:
    values = streamlit_config()
    assert values["browser.gatherUsageStats"] is False
    assert not any("://" in str(value) for value in values.values())


def test_no_colour_stands_outside_light_and_dark() -> None:
    theme = tomllib.loads((PACKAGE / ".streamlit" / "config.toml").read_text())["theme"]
    assert not [name for name in theme if name.endswith("Color")]


def test_every_file_of_the_component_manifest_is_there() -> None:
    manifest = tomllib.loads((PACKAGE / "pyproject.toml").read_text())
    components = manifest["tool"]["streamlit"]["component"]["components"]
    for component in components:
        folder = PACKAGE / component["asset_dir"]
        assert (folder / f"{component['name']}.js").is_file()
        assert (folder / f"{component['name']}.css").is_file()


def test_page_and_api_answer_in_one_app_behind_the_gate(services: Services) -> None:
    # One app: Streamlit has one runtime a process.
    settings = replace(services.settings, public_names="twins.example.com")
    app = create_app(replace(services, settings=settings))
    client = TestClient(app, base_url="http://127.0.0.1:8501")
    with client:
        assert client.get("/api/health").json() == {"status": "ok"}
        assert "<title>" in client.get("/").text
        assert client.get("/", headers={"Host": "elsewhere.example"}).status_code == 403
        assert client.get("/", headers={"Host": "twins.example.com"}).status_code == 200
