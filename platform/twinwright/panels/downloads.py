"""The twin's files, to be saved. Each is read only when its button is pressed."""

from __future__ import annotations

from functools import partial

import streamlit as st

from services.projects.views import VersionView
from twinwright.archive import write_archive
from twinwright.panels import artifacts
from twinwright.session import Workplace
from twinwright.texts import t

__all__ = ["show"]

# Name of the file, what it is called here, its icon.
_FILES = (
    ("program.fs", "download.program", ":material/code:"),
    ("scene.usdz", "download.usdz", ":material/deployed_code:"),
    ("report.json", "download.report", ":material/monitoring:"),
)


def show(place: Workplace, version: VersionView) -> None:
    """Draw one row a file."""
    sizes = {artifact.name: artifact.size for artifact in version.artifacts}
    types = {artifact.name: artifact.media_type for artifact in version.artifacts}
    for name, text, icon in _FILES:
        if name not in sizes:
            continue
        with _row(text, icon, artifacts.size_text(sizes[name])):
            st.download_button(
                t("download.save"),
                data=partial(artifacts.read_bytes, place, version, name),
                file_name=f"twin-{version.number}-{name}",
                mime=types[name],
                key=f"save-{name}",
                icon=":material/download:",
                on_click="ignore",
            )
    with _row("download.all", ":material/folder_zip:", artifacts.size_text(sum(sizes.values()))):
        st.download_button(
            t("download.save"),
            data=partial(_archive, place, version),
            file_name=f"twin-{version.number}.zip",
            mime="application/zip",
            key="save-all",
            icon=":material/download:",
            on_click="ignore",
        )


def _row(text: str, icon: str, size: str) -> st.delta_generator.DeltaGenerator:
    box = st.container(border=True, horizontal=True, vertical_alignment="center")
    box.markdown(f"{icon} **{t(text)}** · {size}  \n:small[{t(f'{text}.text')}]", width="stretch")
    return box


def _archive(place: Workplace, version: VersionView) -> bytes:
    with write_archive(place.services, place.actor, version) as archive:
        return archive.read()
