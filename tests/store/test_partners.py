"""Another newsroom's case comes into ours: nothing of ours is changed, all of it is undone."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from making import AFFAIR, LEASE, WHEN, Read, open_case, read, source

from timeline.case import Case, copy
from timeline.errors import CaseFileError, TimelineError, UsageError
from timeline.model import Passage, Source

THEIRS = """2019-03-12 | Orrin Vale | sign the lease of the northern quay with a pen
2021-02-03 | Tessa Quill | visit Halden
"""


def shown(case: Case) -> list[Any]:
    """Everything a person sees of the case."""
    return [case.events(), case.documents(), case.claims(), case.notes(), case.actors()]


@pytest.fixture
def partner(tmp_path: Path) -> Iterator[Case]:
    """The other newsroom's case: one document we have, one we have not."""
    with open_case(tmp_path / "partner.db", who="Tessa Quill") as opened:
        opened.add(source(AFFAIR))
        opened.add(source(THEIRS, "herald.txt"), published="2021-03-01")
        yield opened


def event(case: Case, title: str) -> Any:
    [found] = [one for one in case.events() if f" {title}" in one.title]
    return found


def test_what_is_new_comes_and_nothing_of_ours_changes(case: Case, partner: Case) -> None:
    case.confirm(event(case, "sign").id)
    before = {one.id: one for one in case.events()}
    report = case.import_case(partner.path)
    assert (report.documents, report.claims) == (("herald.txt",), 2)
    after = {one.id: one for one in case.events()}
    assert {name: after[name] for name in before} == before
    visit = event(case, "visit")
    assert (visit.made_by, visit.status, visit.date) == ("partner", "proposed", "2021-02-03")
    [item] = visit.evidence
    assert (item.document.source, item.document.published) == ("herald.txt", "2021-03-01")
    assert item.claim == event(partner, "visit").evidence[0].claim
    assert case.snapshot(item.document.id) == THEIRS.encode()
    assert case.check().clean


def test_their_events_are_offered_for_merging_and_never_joined(case: Case, partner: Case) -> None:
    partner.split(event(partner, "sign").id, [event(partner, "sign").evidence[1].claim_id])
    case.import_case(partner.path)
    ours = next(one for one in case.events() if one.made_by == "machine" and " sign" in one.title)
    theirs = next(one for one in case.events() if one.made_by == "partner" and " sign" in one.title)
    assert len(ours.evidence) == 1
    pairs = {frozenset((one.event_id, one.other_event_id)) for one in case.suggestions()}
    assert {ours.id, theirs.id} in pairs
    assert "it came with partner.db" in case.suggestions()[0].reasons


def test_it_is_undone_and_done_again(case: Case, partner: Case) -> None:
    partner.note(event(partner, "visit").id, "She told us herself.", private=True)
    before = shown(case)
    case.import_case(partner.path)
    during = shown(case)
    case.undo()
    assert shown(case) == before
    assert case.check().clean
    again = case.add(source(THEIRS, "herald.txt"))
    assert again.already
    assert "withdrawn by Ada Finch" in again.notices[-1]
    case.undo(again.notices[-1].split("timeline undo ")[1].split("`")[0])
    assert [one.title for one in case.events()] == [one.title for one in during[0]]
    assert len(case.documents()) == 2
    assert case.check().clean


def test_what_they_ruled_is_told_in_a_private_note(case: Case, partner: Case) -> None:
    visit = event(partner, "visit").id
    partner.redate(visit, "2021-02", reason="the calendar")
    partner.confirm(visit)
    partner.verify(visit, how="asked her")
    partner.note(visit, "A short visit.")
    case.import_case(partner.path)
    taken = event(case, "visit")
    assert (taken.status, taken.date, taken.verified) == ("proposed", "2021-02", None)
    assert taken.notes[0] == "A short visit."
    assert taken.private_notes == (
        "In partner.db: dated by Tessa Quill (2021-02, the calendar); confirmed by Tessa Quill; "
        "verified by Tessa Quill (asked her)",
    )


def test_conflicts_are_told_and_ours_stands(case: Case, partner: Case) -> None:
    ours, theirs = event(case, "sign"), event(partner, "sign")
    case.redate(ours.id, "2019-04")
    case.reject(event(case, "resign").id, reason="another")
    partner.redate(theirs.id, "2019-05")
    partner.retitle(theirs.id, "The lease is signed")
    partner.confirm(event(partner, "resign").id)
    document = partner.documents()[0].id
    partner.mark(document, sensitivity="sensitive")
    partner.describe(document, title="The papers")
    before = {one.id: one for one in case.events()}
    told = {
        (one.subject, one.what): (one.ours, one.theirs, one.by, one.decided)
        for one in case.compare_case(partner.path).conflicts
    }
    assert told == {
        ("document", "title"): ("not said", "The papers", None, False),
        ("document", "sensitivity"): ("confidential", "sensitive", None, True),
        ("event", "date"): ("2019-04", "2019-05", "Tessa Quill", True),
        ("event", "title"): (ours.title, "The lease is signed", "Tessa Quill", False),
        ("event", "status"): ("rejected", "confirmed", "Tessa Quill", True),
    }
    assert {one.id: one for one in case.events()} == before
    case.import_case(partner.path)
    after = {one.id: one for one in case.events()}
    assert {name: after[name] for name in before} == before


def test_what_is_one_event_there_and_two_here_is_told(case: Case, partner: Case) -> None:
    partner.merge(event(partner, "resign").id, event(partner, "sign").id)
    [told] = [one for one in case.compare_case(partner.path).conflicts if one.what == "grouping"]
    assert told.theirs == "one event"
    assert told.ours.startswith("2 events")


# --- confidentiality --------------------------------------------------------------------------


def left(case: Case) -> str:
    """What an internal draft of the case tells."""
    out = io.BytesIO()
    case.export("json", out, internal=True, draft=True)
    return out.getvalue().decode()


def test_it_stays_as_confidential_as_it_was(case: Case, partner: Case) -> None:
    document = partner.documents()[1].id
    visit = event(partner, "visit")
    partner.mark(document, terms="background", attribution="a clerk", embargo_until="2030-01-01")
    partner.mark(visit.id, sensitivity="sensitive")
    partner.mark(visit.evidence[0].claim_id, terms="off record")
    case.import_case(partner.path)
    taken = event(case, "visit")
    assert (taken.sensitivity, taken.terms, taken.embargo_until) == (
        "sensitive", "off record", "2030-01-01",
    )  # fmt: skip
    assert "visit Halden" not in left(case)
    record = case.document(taken.evidence[0].document.id)
    assert (record.terms, record.attribution) == ("background", "a clerk")
    case.mark(record.id, attribution="a friend")
    case.undo()
    assert case.document(record.id).attribution == "a clerk"
    case.describe(record.id, title="A paper")
    assert case.document(record.id).terms == "background"
    assert case.check().clean


def test_what_they_marked_public_is_public(case: Case, partner: Case) -> None:
    partner.mark(partner.documents()[1].id, sensitivity="public")
    case.import_case(partner.path)
    assert event(case, "visit").sensitivity == "public"


def test_a_pseudonym_comes_along_unless_we_have_another(case: Case, partner: Case) -> None:
    def actor(of: Case, name: str) -> Any:
        [found] = [one for one in of.actors() if one.name == name]
        return found

    partner.mark(actor(partner, "Tessa Quill").id, pseudonym="the visitor")
    partner.mark(actor(partner, "Orrin Vale").id, pseudonym="the broker")
    case.mark(actor(case, "Orrin Vale").id, pseudonym="the agent")
    report = case.import_case(partner.path)
    [told] = [one for one in report.conflicts if one.subject == "actor"]
    assert (told.title, told.ours, told.theirs) == ("Orrin Vale", "the agent", "the broker")
    text = left(case)
    assert "Tessa Quill" not in text
    assert "[the visitor]" in text
    assert "[the agent]" in text
    case.undo()
    case.undo()  # the pseudonym of our own
    assert "Orrin Vale" in left(case)


def test_a_marked_page_stays_marked(tmp_path: Path, case: Case) -> None:
    def paged(given: Source, **options: Any) -> Read:
        found = read(given, **options).document
        page = Passage(kind="page", start=0, end=len(found.text), number=1)
        return Read(replace(found, passages=(page,)))

    with open_case(tmp_path / "paged.db", read=paged) as other:
        added = other.add(source(THEIRS)).document
        assert added is not None
        other.mark(added.id, page=1, sensitivity="sensitive")
        case.import_case(other.path)
    assert event(case, "visit").sensitivity == "sensitive"


def test_purging_what_came_leaves_nothing_of_it(case: Case, partner: Case) -> None:
    partner.mark(partner.documents()[1].id, attribution="Zebulon's friend")
    partner.note(event(partner, "visit").id, "Zebulon was there.")
    case.import_case(partner.path)
    case.purge(case.documents()[1].id, reason="promised")
    assert case.check().clean
    case.undo()
    assert case.check().clean
    case.close()
    content = Path(case.path).read_bytes()
    assert b"Zebulon" not in content
    assert b"Tessa Quill | visit" not in content


# --- what else comes --------------------------------------------------------------------------


def test_what_was_made_by_hand_comes_with_its_place_and_translation(
    case: Case, partner: Case
) -> None:
    call = Source(name="call.ogg", content=b"OggS" + b"\0" * 9, captured=WHEN)
    made = partner.make("He hangs up", document=partner.keep(call).id, begin=3, quote="Never.")
    partner.make("The gate is open", note="I stood there.")
    partner.translate(made.evidence[0].claim_id, "Nie.", language="de", made_by="human")
    case.import_case(partner.path)
    [item] = event(case, "hangs up").evidence
    assert item.locator is not None
    assert (item.locator.begin, item.translations[0].text) == (3.0, "Nie.")
    assert event(case, "gate").evidence[0].claim.quote == "I stood there."
    assert not any(result.error for result in case.reread())
    assert case.check().clean


def test_decisions_on_what_came_outlive_undoing_nothing(case: Case, partner: Case) -> None:
    case.import_case(partner.path)
    visit = event(case, "visit")
    case.confirm(visit.id)
    assert not any(result.error for result in case.reread())
    assert event(case, "visit").status == "confirmed"
    assert case.add(source(f"{LEASE}!", "more.txt")).error is None
    assert case.check().clean


def test_the_same_file_twice_brings_nothing(case: Case, partner: Case) -> None:
    case.import_case(partner.path)
    number = len(case.decisions())
    report = case.import_case(partner.path)
    assert (report.documents, report.decision, len(case.decisions())) == ((), None, number)


def test_a_copy_of_our_own_case_comes_back(case: Case, tmp_path: Path) -> None:
    twin = copy(case.path, tmp_path / "twin.db")
    with open_case(twin, who="Tessa Quill") as other:
        other.add(source(THEIRS, "herald.txt"))
        other.confirm(event(other, "pay a").id)
    report = case.import_case(twin)
    assert report.documents == ("herald.txt",)
    assert [(one.what, one.theirs) for one in report.conflicts] == [("status", "confirmed")]
    assert case.check().clean


def test_their_file_is_left_as_it_is(case: Case, partner: Case) -> None:
    partner.close()
    before = Path(partner.path).read_bytes()
    case.import_case(partner.path)
    assert Path(partner.path).read_bytes() == before


def test_a_file_of_an_earlier_version_comes_too(case: Case, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    made = sqlite3.connect(old)
    made.executescript(Path(__file__).with_name("schema-1.sql").read_text(encoding="utf-8"))
    made.close()
    assert case.import_case(old).documents == ("courier.txt",)
    assert case.check().clean


@pytest.mark.parametrize(
    ("name", "said"),
    [("none.db", "there is no case file"), ("words.db", "it is no database")],
)
def test_what_is_no_case_file(case: Case, tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "words.db").write_text("words", encoding="utf-8")
    with pytest.raises(CaseFileError, match=said) as raised:
        case.import_case(tmp_path / name)
    assert name in str(raised.value)


def test_a_case_is_not_its_own_partner(case: Case) -> None:
    with pytest.raises(UsageError, match="this case itself"):
        case.import_case(case.path)


def test_documents_that_were_withdrawn_there_stay_there(case: Case, partner: Case) -> None:
    partner.withdraw(partner.documents()[1].id, reason="by mistake")
    assert case.compare_case(partner.path).documents == ()


def test_what_we_withdrew_does_not_come_back_with_a_redo(case: Case, partner: Case) -> None:
    done = case.import_case(partner.path)
    case.withdraw(case.documents()[1].id, reason="not ours")
    undo = case.undo(done.decision)
    case.undo(undo.id)
    assert len(case.documents()) == 1
    with pytest.raises(TimelineError):
        case.document("no such")
    assert case.check().clean
