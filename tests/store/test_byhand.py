"""Events made by hand, and evidence that lies elsewhere than in a text."""

from __future__ import annotations

import io
import json
import wave
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import WHEN, Read, open_case, read, source

from timeline.case import Case
from timeline.errors import TimelineError, UnreadableSource, UsageError
from timeline.model import Locator, Passage, Source

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40


def recording(seconds: int = 30, name: str = "call.wav") -> Source:
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(100)
        sound.writeframes(b"\x80" * 100 * seconds)
    return Source(name=name, content=out.getvalue(), captured=WHEN)


def scan(pages: int = 2, name: str = "ledger.pdf") -> Source:
    from pypdfium2 import PdfDocument

    made, out = PdfDocument.new(), io.BytesIO()
    for _ in range(pages):
        made.new_page(200, 300)
    made.save(out)
    return Source(name=name, content=out.getvalue(), captured=WHEN)


def picture() -> Source:
    return Source(name="gate.png", content=PNG, captured=WHEN)


def made(case: Case, kind: str, **given: Any) -> Any:
    """An event on evidence of that kind."""
    places: dict[str, dict[str, Any]] = {
        "text": {"document": case.documents()[0].id, "quote": "The Halden papers."},
        "page": {"page": 2, "region": (0.1, 0.2, 0.5, 0.1), "quote": "Paid in full"},
        "image": {"region": (0, 0, 1, 1), "quote": "NO ENTRY"},
        "time code": {"begin": 12.5, "end": 20.0, "quote": "Nobody signs today."},
        "note": {"note": "I stood at the gate at noon, and it was open."},
    }
    kept = {"page": scan, "image": picture, "time code": recording}
    chosen = places[kind]
    if kind in kept:
        chosen = {**chosen, "document": case.keep(kept[kind]()).id}
    return case.make(
        "The gate is opened", **{"date": "2019-03", "actors": ["Orrin Vale"], **chosen, **given}
    )


KINDS = ("text", "page", "image", "time code", "note")


@pytest.mark.parametrize("kind", KINDS)
def test_an_event_made_by_hand(case: Case, kind: str) -> None:
    event = made(case, kind)
    [item] = event.evidence
    assert (event.title, event.date, event.status) == ("The gate is opened", "2019-03", "confirmed")
    assert (event.made_by, event.actors) == ("person", ("Orrin Vale",))
    assert (item.locator.kind if item.locator else "text") == kind
    text = case.text(item.document.id)
    assert item.elsewhere is (kind in ("page", "image", "time code"))
    if not item.elsewhere:
        assert text[item.claim.start : item.claim.end] == item.claim.quote
    assert event in case.events(actor="Orrin Vale")
    assert case.check().clean


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_undone_and_done_again(case: Case, kind: str) -> None:
    documents = len(case.documents()) + (kind not in ("text", "note"))
    event = made(case, kind)
    case.undo()
    assert event.id not in [item.id for item in case.events()]
    assert len(case.documents()) == documents
    assert case.check().clean
    case.redo()
    again = case.event(event.id)
    assert (again.title, again.date, again.status) == (event.title, event.date, event.status)
    assert [item.claim_id for item in again.evidence] == [event.evidence[0].claim_id]
    assert case.check().clean


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        ("text", {"quote": "Nobody wrote this"}, "stands not in the text"),
        ("text", {"quote": "the"}, "times in the text"),
        ("text", {"quote": ""}, "one passage"),
        ("text", {"quote": "x" * 401}, "one passage"),
        ("page", {"page": 3}, "2 pages and no page 3"),
        ("page", {"page": 0}, "counted from 1"),
        ("page", {"region": (0.6, 0, 0.5, 1)}, "lies inside"),
        ("page", {"region": (0.1, 0.1, 0.2)}, "x,y,width,height"),
        ("image", {"region": (-0.1, 0, 0.5, 1)}, "lies inside"),
        ("image", {"begin": 3.0}, "no pages and regions"),
        ("time code", {"begin": 20.0, "end": 12.0}, "ends after it begins"),
        ("time code", {"begin": 29.0, "end": 50.0}, "lasts 30 seconds"),
        ("time code", {"begin": None, "end": None, "page": 1}, "not a PDF with pages"),
        ("note", {"note": "   "}, "one passage"),
        ("note", {"date": "someday"}, "is not a date"),
        ("note", {"certainty": "sure"}, "is not one of"),
    ],
)
def test_evidence_that_lies_nowhere_is_refused(
    case: Case, kind: str, given: dict[str, Any], said: str
) -> None:
    before = len(case.decisions())
    with pytest.raises(UsageError, match=said):
        made(case, kind, **given)
    assert len(case.decisions()) == before
    assert case.check().clean


def test_the_words_are_found_however_the_lines_break(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(source("The gate was\nopened at noon."))
        event = case.make("x", document=case.documents()[0].id, quote="gate was opened")
        assert event.evidence[0].claim.quote == "gate was\nopened"


def test_an_event_needs_evidence(case: Case) -> None:
    with pytest.raises(UsageError, match="needs evidence"):
        case.make("The gate is opened", date="2019")
    case.withdraw(case.documents()[0].id, reason="by mistake")
    with pytest.raises(TimelineError, match="not in the case any more"):
        case.make("x", document=case._session.query("select id from documents")[0][0], quote="a")


def test_what_is_no_recording_is_not_kept(case: Case, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Orrin", encoding="utf-8")
    with pytest.raises(UnreadableSource, match="timeline add"):
        case.keep(tmp_path / "letter.txt")
    with pytest.raises(UnreadableSource, match="no such file"):
        case.keep(tmp_path / "none.wav")


def test_the_same_recording_is_kept_once(case: Case) -> None:
    assert case.keep(recording()).id == case.keep(recording(name="copy.wav")).id


@pytest.mark.parametrize(
    ("kind", "change", "said"),
    [
        ("page", {"page": 9}, "no page 9"),
        ("image", {"region": [0, 0, 2, 2]}, "lies inside"),
        ("time code", {"begin": 400.0, "end": None}, "lasts 30 seconds"),
    ],
)
def test_check_finds_a_place_that_is_no_more(
    case: Case, kind: str, change: dict[str, Any], said: str
) -> None:
    claim = made(case, kind).evidence[0]
    told = {**claim.locator.to_json(), **change}
    case._session.connection.execute(
        "update claims set locator = ? where id = ?", (json.dumps(told), claim.claim_id)
    )
    assert any(said in problem for problem in case.check().problems)


def test_typed_words_that_were_altered_are_found(case: Case) -> None:
    name = made(case, "time code").evidence[0].claim_id
    case._session.connection.execute("update claims set quote = 'Yes.' where id = ?", (name,))
    assert any("not those that were typed" in problem for problem in case.check().problems)


def test_reading_again_leaves_what_was_made_by_hand(case: Case) -> None:
    kept = {kind: made(case, kind) for kind in KINDS}
    results = list(case.reread())
    assert all(result.error is None for result in results)
    assert len(results) == 1
    assert {kind: case.event(event.id) for kind, event in kept.items()} == kept
    recorded = kept["time code"].evidence[0].document.id
    [refused] = case.reread([recorded])
    assert "nothing to read again" in (refused.error or "")
    assert case.check().clean


def test_a_claim_that_is_found_later_does_not_join_it(case: Case) -> None:
    event = made(case, "text", date="2019-03-12")
    case.add(source("2019-03-12 | Orrin Vale | opened the gate", "later.txt"))
    assert case.event(event.id) == event


def test_purging_its_document_leaves_nothing_of_it(case: Case) -> None:
    event = made(case, "time code", actors=["Zebulon Quist"])
    case.translate(event.evidence[0].claim_id, "Niemand signiert.", language="de", made_by="human")
    case.purge(event.evidence[0].document.id, reason="promised")
    assert case.check().clean
    case.close()
    content = Path(case.path).read_bytes()
    for words in (b"Nobody signs", b"Zebulon", b"Niemand", zlib.compress(recording().content)):
        assert words not in content


def test_a_marked_page_makes_its_evidence_sensitive(tmp_path: Path) -> None:
    def paged(given: Source, **options: Any) -> Read:
        found = read(source("first page"), **options)
        page = Passage(kind="page", start=0, end=5, number=1)
        return Read(replace(found.document, passages=(page,)))

    with open_case(tmp_path / "case.db", read=paged) as case:
        added = case.add(scan())
        assert added.document is not None
        event = case.make("x", document=added.document.id, page=1, quote="seen there")
        case.mark(added.document.id, page=1, sensitivity="sensitive")
        assert case.event(event.id).sensitivity == "sensitive"


# --- translations -----------------------------------------------------------------------------


def test_a_translation_stands_beside_the_original(case: Case) -> None:
    claim = case.claims()[0]
    case.translate(
        claim.id, "Orrin Vale  unterschreibt", language="de", made_by="machine", translator="M 1"
    )
    case.translate(claim.id, "Orrin Vale zeichnet", language="de", made_by="human")
    [item] = case.event(claim.event_id or "").evidence
    assert item.claim.quote == claim.claim.quote
    assert [(one.text, one.made_by, one.translator) for one in item.translations] == [
        ("Orrin Vale unterschreibt", "machine", "M 1"), ("Orrin Vale zeichnet", "human", None),
    ]  # fmt: skip
    case.undo()
    [item] = case.event(claim.event_id or "").evidence
    assert [one.made_by for one in item.translations] == ["machine"]
    case.redo()
    assert len(case.event(claim.event_id or "").evidence[0].translations) == 2
    assert case.check().clean


@pytest.mark.parametrize(
    "given",
    [
        {"text": " ", "language": "de", "made_by": "human"},
        {"text": "x", "language": "Klingon!", "made_by": "human"},
        {"text": "x", "language": "de", "made_by": "nobody"},
    ],
)
def test_a_translation_says_who_made_it(case: Case, given: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        case.translate(case.claims()[0].id, **given)


def test_a_translation_outlives_reading_again(case: Case) -> None:
    claim = case.claims()[0]
    case.translate(claim.id, "Orrin Vale zeichnet", language="de", made_by="human")
    list(case.reread())
    assert len(case.event(claim.event_id or "").evidence[0].translations) == 1


def test_locators_tell_themselves_as_json() -> None:
    assert Locator(kind="page", page=2, region=(0, 0, 1, 1)).to_json() == {
        "kind": "page", "page": 2, "region": [0, 0, 1, 1], "begin": None, "end": None,
    }  # fmt: skip
