"""Captures of one address: versions of one document and one origin."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from making import open_case

from timeline.case import Case
from timeline.model import Source
from timeline.store.records import AddResult

PAGE = "https://courier.example/lease"
LEASE = "2019-03-12 | Orrin Vale | sign the lease of the northern quay"
BOAT = "2019-04-01 | Ilma Harbour | buy a boat from the port"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return open_case(tmp_path / "case.db")


def capture(case: Case, text: str, day: str, address: str = PAGE) -> AddResult:
    moment = dt.datetime.fromisoformat(f"{day}T10:00:00+00:00")
    given = Source(name=address, address=address, content=text.encode(), captured=moment)
    return case.add(given, publisher="Courier", url=address)


def flags(case: Case) -> list[str | None]:
    return [item.flag for event in case.events() for item in event.evidence]


def test_a_second_capture_is_a_version_and_no_second_origin(case: Case) -> None:
    first = capture(case, f"{LEASE}\n", "2019-03-13")
    again = capture(case, f"{LEASE}\nMore.\n", "2019-03-20", f"{PAGE}/?utm_source=mail")
    assert first.document is not None
    assert f"another capture of document {first.document.id}" in again.notices[0]
    [event] = case.events()
    assert event.origins == ("Courier",)
    assert flags(case) == [None, None]


def test_another_address_is_no_version(case: Case) -> None:
    capture(case, f"{LEASE}\n", "2019-03-13")
    other = capture(case, f"{BOAT}\n", "2019-03-13", "https://courier.example/boat")
    assert other.notices == ()


def test_a_quote_that_is_gone_flags_the_evidence(case: Case) -> None:
    capture(case, f"{LEASE}\n{BOAT}\n", "2019-03-13")
    result = capture(case, f"{BOAT}\nNothing else.\n", "2019-03-20")
    assert "1 pieces of evidence to look at again" in result.notices[0]
    lease, boat = case.events()
    assert lease.evidence[0].flag == "the version captured 2019-03-20 has this quote no more"
    assert [item.flag for item in boat.evidence] == [None, None]
    assert [gap.event_id for gap in case.gaps() if gap.kind == "look again"] == [lease.id]


def test_an_older_capture_that_is_added_later_is_the_earlier_version(case: Case) -> None:
    capture(case, f"{BOAT}\n", "2019-03-20")
    capture(case, f"{LEASE}\n{BOAT}\n", "2019-03-13")
    lease = case.events()[0]
    assert lease.evidence[0].flag == "the version captured 2019-03-20 has this quote no more"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Correction: it was the southern quay.", "carries a correction: “Correction: it was"),
        ("This article has been retracted.", "carries a retraction: “This article has been"),
    ],
)
def test_a_correction_flags_the_evidence(case: Case, line: str, words: str) -> None:
    capture(case, f"{LEASE}\n", "2019-03-13")
    capture(case, f"{LEASE}\n{line}\n", "2019-03-20")
    assert words in (case.events()[0].evidence[0].flag or "")


def test_a_flag_voids_the_clearance(case: Case) -> None:
    capture(case, f"{LEASE}\n", "2019-03-13")
    [event] = case.events()
    case.confirm(event.id)
    case.verify(event.id, how="the register")
    with open_case(case.path, who="Tessa Quill") as other:
        assert other.clear(event.id).cleared
    capture(case, "Nothing is left.\n", "2019-03-20")
    after = case.event(event.id)
    assert after.cleared is None
    assert "its evidence changed" in (after.voided or "")
    assert after.version > event.version
    assert case.log(event_id=event.id)[0].action == "flag"
    assert case.check().clean


def test_withdrawing_the_later_version_takes_the_flag_back(case: Case) -> None:
    capture(case, f"{LEASE}\n", "2019-03-13")
    later = capture(case, "Nothing is left.\n", "2019-03-20").document
    assert later is not None
    case.withdraw(later.id, reason="a page of errors")
    assert flags(case) == [None]
    case.undo()
    assert flags(case) == ["the version captured 2019-03-20 has this quote no more"]
    assert case.check().clean


def test_whoever_looked_again_has_no_gap(case: Case) -> None:
    capture(case, f"{LEASE}\n", "2019-03-13")
    capture(case, "Nothing is left.\n", "2019-03-20")
    [event] = case.events()
    case.confirm(event.id)
    assert [gap for gap in case.gaps() if gap.kind == "look again"] == []
