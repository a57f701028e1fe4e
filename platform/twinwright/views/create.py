"""The page "Create": what the user gives on the left, what becomes of it on the right."""

from __future__ import annotations

import streamlit as st

from twinwright.panels import composer, outcome, recent
from twinwright.session import open_subject, open_workplace

__all__ = ["show"]


def show() -> None:
    """Draw the page."""
    place = open_workplace()
    subject = open_subject(place)
    recent.show(place, subject)
    given, made = st.columns([5, 7], gap="medium")
    with given:
        composer.show(place, subject)
    with made:
        outcome.show(place, subject)
