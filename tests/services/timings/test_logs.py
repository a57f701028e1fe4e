"""Logs, good and bad: what is fitted, what is left out and said, what is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from services.timings import BadLog, TimingReport, fit_log
from tests.support.logs import line_log, stamp


def write(path: Path, *rows: str) -> Path:
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> TimingReport:
    return fit_log(line_log(tmp_path_factory.mktemp("log") / "line.csv"))


def test_service_times_of_each_station_are_found(report: TimingReport) -> None:
    saw, mill = report.of("Saw"), report.of("Mill")
    assert saw is not None and saw.fit.chosen.family == "gamma"
    assert saw.fit.chosen.params == pytest.approx((2.5, 4), rel=0.15)
    assert mill is not None and mill.fit.chosen.family == "uniform"
    assert mill.fit.chosen.params == pytest.approx((6, 12), abs=0.1)


def test_arrivals_are_the_starts_of_cases(report: TimingReport) -> None:
    arrivals = report.of("Saw", "arrival")
    assert arrivals is not None
    assert arrivals.fit.mean == pytest.approx(20, rel=0.1)
    assert report.of("Mill", "arrival") is None


def test_routes_are_counted(report: TimingReport) -> None:
    shares = {(t.source, t.target): t.share for t in report.transitions}
    assert shares == {("Saw", "Mill"): 1.0, ("Mill", ""): 1.0}


def test_parts_in_process_at_the_end_are_lower_bounds(tmp_path: Path) -> None:
    report = fit_log(line_log(tmp_path / "cut.csv", 400, cut_off=True))
    open_ends = sum(t.fit.censored for t in report.timings if t.kind == "service")
    assert open_ends >= 1
    assert report.left_out == ()


def test_nights_and_weekends_are_not_waiting(tmp_path: Path) -> None:
    log = line_log(tmp_path / "shift.csv", 20_000, shift=(6, 14))
    report = fit_log(log)
    assert report.calendar == "Mon-Fri 6:00-14:00"
    arrivals = report.of("Saw", "arrival")
    assert arrivals is not None and arrivals.fit.mean == pytest.approx(20, rel=0.05)
    assert arrivals.fit.quantiles[-1] < 300
    all_hours = fit_log(log, use_calendar=False).of("Saw", "arrival")
    assert all_hours is not None and all_hours.fit.quantiles[-1] > 16 * 3600


def test_breakdowns_give_times_between_failures_and_to_repair(tmp_path: Path) -> None:
    r = np.random.default_rng(2)
    rows, t = ["machine,activity,case,start,end"], 0.0
    for k in range(200):
        t += r.exponential(3600)
        repair = r.lognormal(5, 0.4)
        rows.append(f"Press,Breakdown,B{k},{t:.2f},{t + repair:.2f}")
        t += repair
    for k in range(300):
        rows.append(f"Press,Pressing,P{k},{k * 30},{k * 30 + r.uniform(8, 12):.3f}")
    report = fit_log(write(tmp_path / "b.csv", *rows), use_calendar=False)
    up, down = report.of("Press", "uptime"), report.of("Press", "downtime")
    assert up is not None and up.fit.chosen.family == "exponential"
    assert up.fit.chosen.mean == pytest.approx(3600, rel=0.2)
    assert down is not None and down.fit.chosen.family == "lognormal"
    assert report.of("Breakdown") is None
    assert report.of("Pressing") is not None


def test_a_list_of_intervals_is_read_with_its_unit(tmp_path: Path) -> None:
    r = np.random.default_rng(3)
    rows = [f"Oven,{v:.4f}" for v in r.normal(10, 1.5, 300)]
    rows += [f"Arrivals,{v:.4f}" for v in r.exponential(4, 300)]
    report = fit_log(write(tmp_path / "i.csv", "station,duration [min]", *rows))
    oven, arrivals = report.of("Oven"), report.of("Arrivals", "arrival")
    assert oven is not None and oven.fit.mean == pytest.approx(600, rel=0.03)
    assert arrivals is not None and arrivals.fit.chosen.family == "exponential"


def test_every_row_left_out_is_counted_with_its_reason(tmp_path: Path) -> None:
    good = [f"C{k},Saw,{stamp(k * 20)},{stamp(k * 20 + 5 + k % 7)}" for k in range(40)]
    bad = [
        f"C90,Saw,{stamp(100)},{stamp(90)}",  # ends before it starts
        f"C91,,{stamp(100)},{stamp(110)}",  # no station
        f",Saw,{stamp(100)},{stamp(110)}",  # no case
        f"C92,Saw,,{stamp(110)}",  # no start
        f"C93,Saw,{stamp(100)},soon",  # an end that is none
        good[3],  # a repeated row
    ]
    report = fit_log(write(tmp_path / "l.csv", "case,activity,start,end", *good, *bad))
    told = {left.reason: (left.count, left.line) for left in report.left_out}
    assert told == {
        "it ends before it starts": (1, 42),
        "no station": (1, 43),
        "no case": (1, 44),
        "no start, or one that is not a time": (1, 45),
        "an end that is not a time": (1, 46),
        "the row repeats an earlier one": (1, 0),
    }
    saw = report.of("Saw")
    assert report.rows == 46 and saw is not None and saw.fit.count == 40


def test_names_of_exports_are_recognised(tmp_path: Path) -> None:
    rows = [f"{k};Saw;M1;{stamp(k * 20)};{stamp(k * 20 + 5 + k % 7)}" for k in range(40)]
    header = "case:concept:name;concept:name;org:resource;start_timestamp;time:timestamp"
    assert fit_log(write(tmp_path / "x.csv", header, *rows)).of("Saw") is not None


def test_columns_can_be_named(tmp_path: Path) -> None:
    rows = [f"Saw,{5 + k % 7}" for k in range(40)]
    path = write(tmp_path / "x.csv", "wo,dt", *rows)
    with pytest.raises(BadLog, match="'wo', 'dt'"):
        fit_log(path)
    named = fit_log(path, {"activity": "wo", "seconds": "dt"})
    assert named.of("Saw") is not None
    with pytest.raises(BadLog, match="no column 'dd'"):
        fit_log(path, {"seconds": "dd"})


def test_day_and_month_are_told_apart_by_the_log_itself(tmp_path: Path) -> None:
    rows = [
        f"C{k},Saw,{1 + k % 28}/3/2026 8:00:{k:02d},{1 + k % 28}/3/2026 8:01:{k:02d}"
        for k in range(40)
    ]
    assert (
        fit_log(write(tmp_path / "d.csv", "case,activity,start,end", *rows)).of("Saw") is not None
    )
    unclear = [row.replace(f"{1 + k % 28}/3", "4/3") for k, row in enumerate(rows)]
    with pytest.raises(BadLog, match="year-month-day"):
        fit_log(write(tmp_path / "u.csv", "case,activity,start,end", *unclear))


def test_one_time_zone_is_kept_as_local_time(tmp_path: Path) -> None:
    log = line_log(tmp_path / "shift.csv", 20_000, shift=(6, 14))
    text = log.read_text().replace(",2026", "#").split("\n")
    zoned = "\n".join([text[0], *(_with_zone(row) for row in text[1:] if row)])
    (tmp_path / "z.csv").write_text(zoned, encoding="utf-8")
    assert fit_log(tmp_path / "z.csv").calendar == "Mon-Fri 6:00-14:00"


def _with_zone(row: str) -> str:
    head, start, end = row.split("#")
    return f"{head},2026{start}+09:00,2026{end}+09:00"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The file is empty"),
        (["case,activity,start,end"], "a header but no rows"),
        (["foo,bar", "1,2"], "no column for the station"),
        (["case,activity,start", f"C,Saw,{stamp(0)}"], "not when it ends"),
        (["case,activity", "C,Saw"], "no times"),
        (["activity,activity,seconds", "a,b,1"], "more than one column 'activity'"),
        (["station,seconds", "Saw,1,2,3", "Saw,1"], "do not all have the header's columns"),
        (["station,seconds", *["Saw,abc"] * 5], "No row of the log can be used"),
        (["station,seconds", *["Saw,3"] * 5, "Saw,4"], "8 times or more"),
        (
            ["case,activity,start,end", f"C,Saw,{stamp(0)},{stamp(5)}", f"C,Saw,{stamp(0)}Z,{stamp(5)}Z"],
            "carry a time zone and others do not",
        ),
    ],
)  # fmt: skip
def test_bad_logs_are_refused_with_a_sentence(
    tmp_path: Path, rows: list[str], sentence: str
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    with pytest.raises(BadLog) as refused:
        fit_log(path)
    assert sentence in refused.value.sentence


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    path.write_bytes(b"PK\x03\x04\x00\x00\xff\xfe" * 100)
    with pytest.raises(BadLog, match="not (UTF-8|a) text"):
        fit_log(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadLog, match="cannot be read"):
        fit_log(tmp_path / "none.csv")


def test_rows_beyond_a_chunk_are_one_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = fit_log(line_log(tmp_path / "line.csv", 300))
    monkeypatch.setattr("services.timings.event_log._CHUNK", 70)
    assert fit_log(tmp_path / "line.csv") == whole
    monkeypatch.setattr("services.timings.event_log.MOST_ROWS", 500)
    with pytest.raises(BadLog, match="more than 500 rows"):
        fit_log(tmp_path / "line.csv")
