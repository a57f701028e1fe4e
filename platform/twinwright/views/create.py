"""The page "Create": what the user gives on the left, what becomes of it on the right."""

from __future__ import annotations

import streamlit as st

from twinwright.panels import composer, outcome, recent, state, twin
from twinwright.session import Subject, Workplace, open_subject, open_workplace

__all__ = ["show"]


def show() -> None:
    """Draw the page."""
    place = open_workplace()
    subject = open_subject(place)
    if state.is_untouched():
        _continue_from(place, subject)
    recent.show(place, subject)
    # A finished twin gets the wider side, drawing gets it before.
    given, made = st.columns([5, 7] if subject.version else [7, 6], gap="medium")
    with given:
        composer.show(place, subject)
    with made:
        outcome.show(place, subject)


def _continue_from(place: Workplace, subject: Subject) -> None:
    """Opened by its address: what it was made from is where the next attempt begins."""
    if subject.version:
        twin.reuse(place, subject.version)
    elif subject.job:
        state.fill(subject.job.prompt, None)
