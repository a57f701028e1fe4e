"""The page script that Streamlit runs: the frame around the pages, and which page to show."""

from pathlib import Path

import streamlit as st

from twinwright.texts import t
from twinwright.views import create

# Pixels; narrower than Streamlit's own, because the board needs the room.
SIDEBAR_WIDTH = 232
ASSETS = Path(__file__).parent / "assets"

# A local picture: an icon name would be fetched from the internet as the favicon.
st.set_page_config(
    page_title=t("app.title"),
    page_icon=str(ASSETS / "favicon.png"),
    layout="wide",
    initial_sidebar_state=SIDEBAR_WIDTH,
)
# Board and scene stand side by side on a laptop's screen; Streamlit's own margins take an eighth of
# it, and its theme has no setting for them.
st.html("<style>.stMainBlockContainer {padding-left: 2.5rem; padding-right: 2.5rem}</style>")
st.logo(str(ASSETS / "logo.svg"), size="large", icon_image=str(ASSETS / "mark.svg"))
st.navigation(
    [st.Page(create.show, title=t("create.title"), url_path="create", default=True)],
    position="hidden",
).run()
