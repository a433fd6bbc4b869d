"""The calendar, read again with icalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from icalendar import Calendar

from timeline.edtf import Edtf
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


def entries(raw: bytes) -> dict[str, Any]:
    calendar = Calendar.from_ical(raw)
    return {str(entry["uid"]).partition("@")[0]: entry for entry in calendar.walk("VEVENT")}


def test_every_entry_is_read_again(rich: Selection, write: Write) -> None:
    raw, report = write("ics", rich)
    found = entries(raw)
    assert set(found) == {event.id for event in rich.events} - {"e2", "e4"}  # undated; 44 BC
    assert report.written == len(found)


def test_lines_are_folded_and_end_as_the_standard_says(rich: Selection, write: Write) -> None:
    raw, _ = write("ics", rich)
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75


@pytest.mark.parametrize(
    ("date", "begin", "end"),
    [
        ("2019-03-12", dt.date(2019, 3, 12), dt.date(2019, 3, 13)),
        ("2019-03", dt.date(2019, 3, 1), dt.date(2019, 4, 1)),
        ("2019", dt.date(2019, 1, 1), dt.date(2020, 1, 1)),
        ("../2016-07-24", dt.date(2016, 7, 24), dt.date(2016, 7, 25)),
        ("2016/..", dt.date(2016, 1, 1), dt.date(2017, 1, 1)),
    ],
)
def test_days_are_whole_and_the_end_is_exclusive(
    date: str, begin: dt.date, end: dt.date, event: Any, selection: Any, write: Write
) -> None:
    [entry] = entries(write("ics", selection(event(date=Edtf(date))))[0]).values()
    assert (entry["dtstart"].dt, entry["dtend"].dt) == (begin, end)


def test_a_moment_keeps_its_offset(event: Any, selection: Any, write: Write) -> None:
    raw, _ = write("ics", selection(event(date=Edtf("2014-03-12T10:30+02:00"))))
    [entry] = entries(raw).values()
    assert entry["dtstart"].dt.astimezone(dt.UTC) == dt.datetime(2014, 3, 12, 8, 30, tzinfo=dt.UTC)
    assert "dtend" not in entry


def test_what_nobody_reviewed_is_tentative(rich: Selection, write: Write) -> None:
    for name, entry in entries(write("ics", rich)[0]).items():
        [event] = [event for event in rich.events if event.id == name]
        assert entry["status"] == ("CONFIRMED" if event.status == "confirmed" else "TENTATIVE")
        assert str(entry["summary"]).startswith("DRAFT – ")
        assert event.certainty == "stated" or event.certainty in str(entry["summary"])


def test_words_come_back_letter_for_letter(event: Any, selection: Any, write: Write) -> None:
    title = "Vale; sold, it \\n “all” 𝔘 " + "é" * 200
    raw, _ = write("ics", selection(event(title=title, certainty="stated")))
    [entry] = entries(raw).values()
    assert str(entry["summary"]) == title
