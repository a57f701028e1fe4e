"""The figures of a twin's run: headline, flow over time, what each object did, the whole table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from flexscript.simulation.trace_json import trace_from_json
from services.projects.views import VersionView
from twinwright.panels import artifacts, charts
from twinwright.panels.markdown import plain
from twinwright.session import Workplace
from twinwright.texts import t

__all__ = ["duration", "show", "show_headline"]


def show(place: Workplace, version: VersionView) -> None:
    """Draw everything that the report says."""
    report = _report(version.id, place, version)
    show_headline(version)
    _run_line(version)
    for warning in report["warnings"]:
        st.warning(plain(warning), icon=":material/warning:")
    if report["throughput"] == 0:
        st.info(t("figures.idle"), icon=":material/info:")
    st.markdown(f"**{t('figures.states')}**")
    st.altair_chart(
        charts.states(report["objects"], report["bottleneck"]),
        alt=t("figures.states.alt"),
        width="stretch",
    )
    if artifacts.has(version, "trace.json"):
        st.markdown(f"**{t('figures.flow')}**")
        flow = _flow(version.id, place, version)
        st.altair_chart(charts.work_in_process(flow), alt=t("figures.flow.alt"), width="stretch")
    st.markdown(f"**{t('figures.table')}**")
    _table(report["objects"])


def show_headline(version: VersionView) -> None:
    """The five figures that matter most, in a row."""
    figures = version.figures
    if figures is None:
        return
    done = figures["throughput"] > 0
    time = duration(figures["time_in_system_average"]) if done else t("figures.none")
    row = st.container(horizontal=True, gap="medium")
    shown = {
        "throughput": f"{figures['throughput_per_hour']:,.1f} /h",
        "items": f"{figures['throughput']:,}",
        "wip": f"{figures['wip_average']:,.1f}",
        "time": time,
        "bottleneck": figures["bottleneck"] or t("figures.none"),
    }
    for name, value in shown.items():
        row.metric(t(f"figures.{name}"), value, width="content")


def _run_line(version: VersionView) -> None:
    figures = version.figures or {}
    st.caption(
        t(
            "figures.run",
            time=duration(figures.get("run_time", version.until)),
            seed=version.seed,
            objects=figures.get("objects", 0),
            events=f"{figures.get('events', 0):,}",
        )
    )


# Versions never change, so their id is the whole key; rights were checked when it was opened.
@st.cache_data(max_entries=64, show_spinner=False)
def _report(version_id: str, _place: Workplace, _version: VersionView) -> dict[str, Any]:
    return artifacts.read_json(_place, _version, "report.json")


@st.cache_data(max_entries=64, show_spinner=False)
def _flow(version_id: str, _place: Workplace, _version: VersionView) -> list[dict[str, float]]:
    return charts.flow_of(trace_from_json(artifacts.read_json(_place, _version, "trace.json")))


def _table(objects: list[dict[str, Any]]) -> None:
    st.dataframe(
        [
            {
                "Object": one["name"],
                "Class": one["class_name"],
                "Utilisation": one["utilisation"],
                "In": one["input"],
                "Out": one["output"],
                "Content avg": one["content"]["average"],
                "Content max": one["content"]["maximum"],
                "Stay time avg (s)": one["stay_time"]["average"],
                "Travel (m)": one["travel_distance"],
            }
            for one in objects
        ],
        hide_index=True,
        column_config={
            "Utilisation": st.column_config.ProgressColumn(format="percent"),
            "Content avg": st.column_config.NumberColumn(format="%.1f"),
            "Content max": st.column_config.NumberColumn(format="%.0f"),
            "Stay time avg (s)": st.column_config.NumberColumn(format="%.1f"),
            "Travel (m)": st.column_config.NumberColumn(format="%.0f"),
        },
        alt=t("figures.table"),
    )


def duration(seconds: float) -> str:
    """A time as a person reads it: ``42.0 s``, ``3.5 min``, ``2.0 h``."""
    if seconds < 120:
        return f"{seconds:.1f} s"
    return f"{seconds / 60:.1f} min" if seconds < 7200 else f"{seconds / 3600:.1f} h"
