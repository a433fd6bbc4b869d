"""Rows for Timesketch: what its own importer asks for."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from timeline.edtf import Edtf
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


def lines(raw: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in raw.decode("utf-8").splitlines()]


def test_every_row_has_what_timesketch_needs(rich: Selection, write: Write) -> None:
    for row in lines(write("timesketch", rich)[0]):
        when = dt.datetime.fromisoformat(row["datetime"])
        assert when.tzinfo is not None
        assert row["message"]
        assert row["timestamp_desc"]
        assert row["timestamp"] == round(when.timestamp() * 1_000_000)
        assert 1700 <= when.year <= 9999
        assert isinstance(row["tag"], list)


def test_both_forms_hold_the_same_rows(rich: Selection, write: Write) -> None:
    table = list(csv.DictReader(io.StringIO(write("timesketch-csv", rich)[0].decode(), newline="")))
    rows = lines(write("timesketch", rich)[0])
    assert [row["datetime"] for row in table] == [row["datetime"] for row in rows]
    assert not [cell for row in table for cell in row.values() if cell[:1] in ("=", "+", "-", "@")]


@pytest.mark.parametrize(
    ("date", "bounds"),
    [
        ("2019-03-12", {"event (day precision)": "2019-03-12T00:00:00+00:00"}),
        (
            "2019-03",
            {
                "event start (earliest)": "2019-03-01T00:00:00+00:00",
                "event end (latest)": "2019-03-31T00:00:00+00:00",
            },
        ),
        ("../2016-07-24", {"event end (latest)": "2016-07-24T00:00:00+00:00"}),
        ("2016/..", {"event start (earliest)": "2016-01-01T00:00:00+00:00"}),
        ("2014-03-12T10:30+02:00", {"event (time of day)": "2014-03-12T10:30:00+02:00"}),
    ],
)
def test_each_bound_is_a_row(
    date: str, bounds: dict[str, str], event: Any, selection: Any, write: Write
) -> None:
    rows = lines(write("timesketch", selection(event(date=Edtf(date))))[0])
    assert {
        row["timestamp_desc"]: row["datetime"]
        for row in rows
        if row["timestamp_desc"].startswith("event")
    } == bounds
    clocks = [r["timestamp_desc"] for r in rows if not r["timestamp_desc"].startswith("event")]
    assert clocks == ["article published", "captured"]


def test_years_it_does_not_have_are_named(rich: Selection, write: Write) -> None:
    raw, report = write("timesketch", rich)
    written = {row["event_id"] for row in lines(raw)}
    assert written == {event.id for event in rich.events} - {"e2", "e4", "e13"}
    assert report.written == len(written)
    outside = {loss.event_id for loss in report.losses if "1700" in loss.what}
    assert outside == {"e4", "e13"}
