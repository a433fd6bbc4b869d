"""What a person says of a document later: its claims are read by it, and decisions stay."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from making import AFFAIR, LEASE, WHEN, Found, claim, find, open_case, source

from timeline.case import Case
from timeline.edtf import Edtf
from timeline.errors import TimelineError, UsageError
from timeline.model import Document, Event, Source

FIELDS = ("published", "published_basis", "title", "publisher", "url", "language", "sensitivity")


def find_by_day(document: Document, **options: Any) -> Found:
    """Every claim is of the day before publication; undated where that is not known."""
    found = find(document, **options)
    if document.published is None:
        day = None
    else:
        day = Edtf((document.published - dt.timedelta(days=1)).isoformat())
    dated = [
        claim(
            one.quote, one.start, date=day, how="relative" if day else "none", timex=None,
            earliest=day and day.earliest, latest=day and day.latest,
            precision=day and day.precision,
        )
        for one in found.claims
    ]  # fmt: skip
    return Found([], dated)


def facts(case: Case) -> list[tuple[Any, ...]]:
    return [tuple(getattr(one, name) for name in FIELDS) for one in case.documents()]


def told(case: Case) -> list[tuple[Any, ...]]:
    return [(one.id, one.title, one.date, one.status, one.tags) for one in case.events()]


@pytest.fixture
def relative(tmp_path: Path) -> Any:
    with open_case(tmp_path / "case.db", extract=find_by_day) as opened:
        opened.add(source("undated | Orrin Vale | sign the lease"))
        yield opened


def only(case: Case) -> Event:
    [event] = case.events()
    return event


def test_a_day_said_later_dates_what_the_text_only_counts_from(relative: Case) -> None:
    before, event = facts(relative), only(relative)
    assert event.date is None
    document = relative.documents()[0].id
    result = relative.describe(document, published="2019-03-15", reason="the printed edition")
    assert (result.error, result.changed) == (None, 1)
    dated = only(relative)
    assert (dated.id, dated.date, dated.how) == (event.id, "2019-03-14", "relative")
    [record] = relative.documents()
    assert (record.published, record.published_basis) == ("2019-03-15", "given")
    entry = next(item for item in relative.log() if item.action == "describe")
    assert (entry.subject, entry.subject_id) == ("document", document)
    assert entry.after["was"] == {"published": None}
    relative.undo()
    assert only(relative).date is None
    assert facts(relative) == before
    relative.redo()
    assert only(relative).date == "2019-03-14"
    assert relative.check().clean


def test_decisions_stay_and_what_reads_otherwise_is_listed(relative: Case) -> None:
    event = only(relative)
    relative.confirm(event.id)
    relative.tag(event.id, "quay")
    relative.describe(relative.documents()[0].id, published="2019-03-15")
    kept = only(relative)
    assert (kept.id, kept.status, kept.tags) == (event.id, "confirmed", ("quay",))
    assert kept.date is None  # a person confirmed it as it was
    assert [item.event_id for item in relative.stale()] == [event.id]


def test_the_last_that_was_said_holds_and_each_is_taken_back(case: Case) -> None:
    before, events = facts(case), told(case)
    document = case.documents()[0].id
    case.describe(document, title="The lease", publisher="Harbour Courier")
    case.describe(document, title="The lease of the quay")
    [record] = case.documents()
    assert (record.title, record.publisher) == ("The lease of the quay", "Harbour Courier")
    assert case.events()[0].origins == ("Harbour Courier",)
    first = next(item for item in reversed(case.decisions()) if item.kind == "describe")
    case.undo(first.id)
    [record] = case.documents()
    assert (record.title, record.publisher) == ("The lease of the quay", before[0][3])
    case.undo()
    assert (facts(case), told(case)) == (before, events)
    assert case.check().clean


def test_a_document_with_a_public_address_is_public(case: Case) -> None:
    document = case.documents()[0].id
    case.describe(document, url="https://courier.example/lease")
    assert case.document(document).sensitivity == "public"
    case.mark(document, sensitivity="sensitive")
    case.describe(document, title="The lease")
    assert case.document(document).sensitivity == "sensitive"


def test_captures_of_one_address_find_each_other_and_part_again(case: Case) -> None:
    url = "https://courier.example/lease"
    later = case.add(source(f"{LEASE}\nCorrected."), url=url).document
    assert later is not None
    case.describe(case.documents()[0].id, url=url)
    linked = "select version_of_id from documents order by rowid"
    assert [row[0] for row in case._session.query(linked)] == [None, case.documents()[0].id]
    assert any(item.flag for event in case.events() for item in event.evidence)
    case.undo()
    assert [row[0] for row in case._session.query(linked)] == [None, None]
    assert not any(item.flag for event in case.events() for item in event.evidence)
    assert case.check().clean


def test_reading_again_keeps_what_was_said(case: Case) -> None:
    document = case.documents()[0].id
    case.describe(
        document, published="2019-06-01", title="The lease", language="de", genre="narrative"
    )
    said = case.document(document)
    assert not any(result.error for result in case.reread())
    assert case.document(document) == said


def test_what_was_undone_is_not_done_to_a_withdrawn_document(relative: Case) -> None:
    document = relative.documents()[0].id
    relative.describe(document, published="2019-03-15")
    relative.withdraw(document, reason="by mistake")
    said = next(item for item in relative.decisions() if item.kind == "describe")
    relative.undo(said.id)
    assert relative.events() == []
    with pytest.raises(TimelineError, match="withdrawn"):
        relative.describe(document, title="The lease")
    assert relative.check().clean


def test_what_is_kept_can_be_described(case: Case) -> None:
    kept = case.keep(Source(name="call.ogg", content=b"OggS" + b"\0" * 9, captured=WHEN))
    event = case.make("He hangs up", document=kept.id, begin=1, quote="Never.")
    case.describe(kept.id, published="2019-03-15", title="A call")
    assert case.event(event.id).evidence[0].document.title == "A call"
    assert case.check().clean


def test_purging_takes_what_was_said_of_it(case: Case) -> None:
    document = case.documents()[0].id
    case.describe(document, title="Zebulon's papers", reason="Zebulon said so")
    case.purge(document, reason="promised")
    assert case.check().clean
    case.close()
    assert b"Zebulon" not in Path(case.path).read_bytes()


@pytest.mark.parametrize(
    "given",
    [{}, {"published": "Tuesday"}, {"title": " "}, {"language": "Klingon!"}, {"genre": "poem"}],
)
def test_what_cannot_be_said(case: Case, given: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        case.describe(case.documents()[0].id, **given)


def test_an_error_leaves_everything_as_it_was(tmp_path: Path) -> None:
    broken = False

    def extract(document: Document, **options: Any) -> Found:
        if broken:
            raise RuntimeError("a fault")
        return find(document, **options)

    with open_case(tmp_path / "case.db", extract=extract) as case:
        case.add(source(AFFAIR))
        before, broken = (facts(case), told(case)), True
        with pytest.raises(RuntimeError):
            case.describe(case.documents()[0].id, title="The lease")
        assert (facts(case), told(case)) == before
