"""The 3D viewer: a twin's scene, playing in the page.

The scene comes to the browser by its own authenticated, cacheable address, not through Streamlit:
the bundle of a large plant would be hashed again at every rerun. docs/scene.md describes its files.
"""

from __future__ import annotations

from functools import cache

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

__all__ = ["scene_viewer"]


def scene_viewer(base_url: str, *, key: str, height: int = 560) -> None:
    """Show the scene of the bundle under ``base_url``.

    Args:
        base_url: the folder of ``scene.json``, ``protos.glb`` and ``items.bin``, such as
            ``/api/versions/ID/bundle/``. A change shows the other scene in place.
        key: the component's key on the page.
        height: of the viewer in pixels.
    """
    _component()(key=key, data={"base_url": base_url}, height=height)


@cache
def _component() -> ComponentRenderer:
    # Not at import: Streamlit finds the packaged files only in a running server or app test.
    return st.components.v2.component(
        "twinwright.viewer",
        html='<div class="tw-viewer"></div>',
        css="viewer.css",
        js="viewer.js",
    )
