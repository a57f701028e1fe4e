"""A finished twin: what it was made from, what the model assumed, a wish, and its four tabs."""

from __future__ import annotations

import streamlit as st

from services.projects.views import VersionView
from twinwright.components.viewer import scene_viewer
from twinwright.panels import artifacts, change, downloads, figures, program, reading, state
from twinwright.panels.markdown import plain
from twinwright.session import Workplace
from twinwright.texts import t

__all__ = ["reuse", "show"]

_VIEWER_HEIGHT = 560
# So many notes stand in the open; more would push the scene off the screen.
_OPEN_NOTES = 2


def show(place: Workplace, version: VersionView) -> None:
    """Draw the twin."""
    _header(place, version)
    _notes(version)
    change.show(place, version)
    if version.state == "ready":
        scene, numbers, code, files = st.tabs(
            [t("tab.scene"), t("tab.figures"), t("tab.program"), t("tab.downloads")],
            key=f"tabs-{version.id}",
        )
        with scene:
            figures.show_headline(version)
            scene_viewer(
                f"/api/versions/{version.id}/bundle/",
                key=f"viewer-{version.id}",
                height=_VIEWER_HEIGHT,
            )
        with numbers:
            figures.show(place, version)
    else:
        code, files = st.tabs([t("tab.program"), t("tab.downloads")], key=f"tabs-{version.id}")
    with code:
        program.show(place, version)
    with files:
        downloads.show(place, version)


def _header(place: Workplace, version: VersionView) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.subheader(plain(version.title), anchor=False)
            made = version.created_at.strftime("%d %b %Y, %H:%M UTC")
            model = plain(version.model_version)
            st.caption(t("twin.caption", number=version.number, made=made, model=model))
        with st.popover(t("twin.given"), icon=":material/description:"):
            _given(place, version)


def _given(place: Workplace, version: VersionView) -> None:
    if artifacts.has(version, "sketch.png"):
        _sketch(place, version)
    if version.prompt:
        st.text(version.prompt)
    else:
        st.caption(t("twin.no_prompt"))
    st.button(
        t("twin.reuse"),
        key="reuse",
        icon=":material/edit:",
        on_click=reuse,
        args=(place, version),
    )


def _sketch(place: Workplace, version: VersionView) -> None:
    """Draw the sketch; a picture with what was read from it, to be corrected on the board."""
    picture = artifacts.read_bytes(place, version, "sketch.png")
    given = artifacts.read_json(place, version, "generation.json")
    recognised = given.get("recognised") or {}
    if given.get("board") or not recognised.get("objects"):
        st.image(picture, alt=t("twin.sketch.alt"), width=520)
        return
    st.image(reading.overlay(picture, recognised), alt=t("twin.reading.alt"), width=520)
    st.caption(t("twin.reading"))
    st.button(
        t("twin.reading.correct"),
        key="correct",
        icon=":material/draw:",
        on_click=state.fill,
        args=(version.prompt, reading.board_of(recognised)),
    )


def reuse(place: Workplace, version: VersionView) -> None:
    """Put what the twin was made from back on the left side, to be changed and tried again."""
    given = artifacts.read_json(place, version, "generation.json")
    state.fill(version.prompt, given.get("board"))


def _notes(version: VersionView) -> None:
    if version.state != "ready":
        errors = sum(d["severity"] == "error" for d in version.diagnostics)
        count = f"{errors} error{'' if errors == 1 else 's'}"
        st.error(t("twin.errors", count=count), icon=":material/error:")
    if len(version.notes) > _OPEN_NOTES:
        label = t("twin.notes", count=len(version.notes))
        with st.expander(label, icon=":material/lightbulb:"):
            st.markdown("\n".join(f"- :small[{plain(note)}]" for note in version.notes))
    elif version.notes:
        lines = (f":material/lightbulb: :small[{plain(note)}]" for note in version.notes)
        st.markdown("  \n".join(lines))
