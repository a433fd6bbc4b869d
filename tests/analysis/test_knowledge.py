"""What was known on a day, by publication and by capture."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import open_case

from timeline.analysis.knowledge import as_known, was_there
from timeline.case import Case
from timeline.errors import UsageError
from timeline.model import Source

LEASE = "2019-03-12 | Orrin Vale | sign the lease of the northern quay"
LATER = "2019-03-14 | Orrin Vale, Nordwerk | sign the lease of the northern quay at last"


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """Told by the Herald first, of another day; the Courier was captured first."""
    with open_case(tmp_path / "case.db") as opened:
        for text, name, published, captured in (
            (LEASE, "courier", "2019-03-20", "2019-04-01"),
            (LATER, "herald", "2019-03-16", "2019-05-01"),
            ("2018-01-02 | Ilma Harbour | buy a boat", "memo", None, "2019-04-02"),
        ):
            moment = dt.datetime.fromisoformat(f"{captured}T10:00:00+00:00")
            given = Source(name=f"{name}.txt", content=f"{text}\n".encode(), captured=moment)
            opened.add(given, published=published)
        yield opened


def known(case: Case, day: str, by: str = "published") -> list[tuple[str, str, int]]:
    found = case.known_on(day, by=by)  # type: ignore[arg-type]
    return [(str(event.date), event.title, len(event.evidence)) for event in found]


FIRST = ("2019-03-14", "Orrin Vale, Nordwerk sign the lease of the northern quay at last", 1)
BOAT = ("2018-01-02", "Ilma Harbour buy a boat", 1)


def test_by_publication(case: Case) -> None:
    assert known(case, "2019-03-15") == []
    assert known(case, "2019-03-16") == [FIRST]
    [both] = case.known_on("2019-03-20")
    assert both == case.event(both.id)
    assert len(both.evidence) == 2
    assert both.disputed


def test_by_capture(case: Case) -> None:
    assert known(case, "2019-04-01", "captured") == [
        ("2019-03-12", LEASE.replace(" | ", " ")[11:], 1)
    ]
    assert known(case, "2019-04-02", "captured")[0] == BOAT


def test_what_was_not_yet_told_is_not_shown(case: Case) -> None:
    [event] = case.known_on("2019-03-16")
    assert event.origins == ("herald.txt",)
    assert not event.disputed
    assert [item.relation for item in event.evidence] == ["supports"]
    [earlier] = case.known_on("2019-04-01", by="captured")
    assert earlier.actors == ("Orrin Vale",)


def test_without_a_day_of_publication_nobody_knows(case: Case) -> None:
    [boat] = case.events(within="2018")
    document = boat.evidence[0].document
    assert was_there(document, dt.date(2030, 1, 1), "published") is None
    assert as_known(boat, dt.date(2030, 1, 1), "published") is None
    assert as_known(boat, dt.date(2030, 1, 1), "captured") == boat


def test_filters_are_those_of_events(case: Case) -> None:
    assert case.known_on("2019-03-20", actor="Ilma Harbour") == []
    assert len(case.known_on(dt.date(2019, 5, 1), by="captured", within="2018")) == 1


@pytest.mark.parametrize("given", [{"day": "someday"}, {"day": "2019-03-16", "by": "told"}])
def test_what_cannot_be_asked(case: Case, given: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        case.known_on(**given)  # type: ignore[arg-type]
