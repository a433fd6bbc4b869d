"""A better program reads the documents again, and no decision is lost."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from making import AFFAIR, LEASE, Found, Read, find, open_case, read, source

from timeline.case import Case
from timeline.errors import Conflict, TimelineError
from timeline.model import Document, Event, Source
from timeline.store.records import RereadResult

RESIGNED = "2019-05 | Orrin Vale | resign from the harbour board"
Change = Callable[[str], str]


class Program:
    """A reader and a finder that can be made better, or worse, while a case is open."""

    def __init__(self) -> None:
        self.text: Change = str
        self.lines: Change = str
        self.dropped: tuple[str, ...] = ()
        self.certainty: str | None = None

    def read(self, given: Source, **options: Any) -> Read:
        document = read(given, **options).document
        return Read(replace(document, text=self.text(document.text), reader="plain/2"))

    def find(self, document: Document, **options: Any) -> Found:
        found = find(document, **options)
        claims = [
            replace(claim, certainty=self.certainty or claim.certainty)
            for claim in found.claims
            if not any(word in claim.quote for word in self.dropped)
        ]
        return Found(found.timexes, claims)


@pytest.fixture
def program() -> Program:
    return Program()


@pytest.fixture
def case(tmp_path: Path, program: Program) -> Any:
    with open_case(tmp_path / "affair.db", read=program.read, extract=program.find) as opened:
        opened.add(source(AFFAIR), url="https://courier.example/halden")
        yield opened


def again(case: Case) -> list[RereadResult]:
    return list(case.reread())


def told(case: Case, words: str) -> Event:
    return next(
        event
        for event in case.events()
        if any(words in item.claim.quote for item in event.evidence)
    )


def test_the_same_program_changes_nothing(case: Case) -> None:
    case.confirm(told(case, "sign the lease").id)
    before, claims = case.events(), case.claims()
    [result] = again(case)
    assert (result.claims, result.new, result.changed, result.gone, result.stale) == (5, 0, 0, 0, 0)
    assert case.events() == before
    assert case.claims() == claims
    assert len(case._session.query("select * from timexes")) == 4
    assert case.log(limit=1)[0].action == "read again"


@pytest.mark.parametrize(
    "text",
    [lambda text: f"A headline.\n{text}", lambda text: text[20:]],
    ids=["longer", "shorter"],
)
def test_a_text_that_is_read_otherwise(case: Case, program: Program, text: Change) -> None:
    name = told(case, "sign the lease").id
    case.confirm(name)
    case.mark(told(case, "sign the lease").evidence[0].claim_id, sensitivity="confidential")
    program.text = text
    [result] = again(case)
    assert (result.text_changed, result.changed, result.gone, result.new) == (True, 5, 0, 0)
    event = case.event(name)
    item = event.evidence[0]
    assert event.status == "confirmed"
    assert item.sensitivity == "confidential"
    words = case.text(item.document.id)
    assert words[item.claim.start : item.claim.end] == item.claim.quote == LEASE
    assert case.stale() == []
    assert case.check().clean
    kept = case._session.query("select * from texts where not current")
    assert [row["text"] for row in kept] == [AFFAIR]  # the earlier text never changes


def test_what_nobody_decided_about_goes(case: Case, program: Program) -> None:
    program.dropped = ("resign",)
    [result] = again(case)
    assert (result.gone, result.stale) == (1, 0)
    assert "resign" not in str([event.title for event in case.events()])
    program.dropped = ()
    assert again(case)[0].new == 1
    assert told(case, "resign").status == "proposed"
    assert case.check().clean


@pytest.mark.parametrize("kind", ["confirm", "tag", "note", "undone"])
def test_what_somebody_decided_about_stays_and_is_listed(
    case: Case, program: Program, kind: str
) -> None:
    name = told(case, "resign").id
    {
        "confirm": lambda: case.confirm(name),
        "tag": lambda: case.tag(name, "board"),
        "note": lambda: case.note(name, "Ask him."),
        "undone": lambda: (case.confirm(name), case.undo()),
    }[kind]()
    before = case.event(name)
    program.dropped = ("resign",)
    assert again(case)[0].stale == 1
    after = case.event(name)
    assert (after.status, after.tags, after.notes) == (before.status, before.tags, before.notes)
    [item] = case.stale()
    assert (item.event_id, item.quote) == (name, RESIGNED)
    assert "no happening" in item.why
    case.confirm(name)  # a person looked again
    assert case.stale() == []
    assert case.check().clean


def test_another_reading_of_what_was_cleared(case: Case, program: Program) -> None:
    name = told(case, "resign").id
    case.confirm(name)
    case.verify(name, how="asked him")
    with open_case(case.path, who="Tessa Quill") as other:
        other.clear(name)
    program.certainty = "reported"
    again(case)
    assert again(case)[0].claims == 5
    event = case.event(name)
    assert event.certainty == "stated"  # what was confirmed stays
    assert event.evidence[0].claim.certainty == "reported"
    assert event.cleared is None
    assert "its evidence" in str(event.voided)
    assert "read as certainty reported today; before it was certainty stated" in case.stale()[0].why
    assert told(case, "sign the lease").certainty == "reported"  # nobody ruled on it


def test_words_that_are_in_the_text_no_more(case: Case, program: Program) -> None:
    name = told(case, "resign").id
    case.confirm(name)
    program.text = lambda text: text.replace("resign from", "leave")
    again(case)
    assert case.event(name).status == "confirmed"
    assert "not in the text" in case.stale()[0].why
    assert [quote.state for quote in case.check().broken_quotes] == ["changed"]


def test_a_fault_while_reading_again_changes_nothing(case: Case, program: Program) -> None:
    def broken(text: str) -> str:
        raise RecursionError("deep")

    before = case.claims()
    program.text = broken
    [result] = again(case)
    assert "could not be read" in str(result.error)
    assert case.claims() == before


def test_split_and_merge_stay(case: Case, program: Program) -> None:
    one, other = told(case, "sign the lease"), told(case, "resign")
    merged = case.merge(one.id, other.id)
    case.split(merged.id, [one.evidence[0].claim_id])
    before = {event.id: len(event.evidence) for event in case.events()}
    program.text = lambda text: f"Printed later.\n{text}"
    program.dropped = ("found",)
    again(case)
    after = {event.id: len(event.evidence) for event in case.events()}
    assert {name: after[name] for name in after if name in before} == after
    assert after[merged.id] == 1
    case.undo()
    case.undo()
    assert len(case.event(one.id).evidence) == len(case.event(other.id).evidence) == 1
    assert case.check().clean


class Reading(RuleBasedStateMachine):
    """Decisions, undos and readings by other programs, in any order: no decision is lost."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.program = Program()
        self.case = open_case(
            Path(self.folder.name) / "case.db", read=self.program.read, extract=self.program.find
        )
        self.case.add(source(AFFAIR))
        self.case.add(source(f"{LEASE} today\n2019-05 | Orrin Vale | resign from the board"))
        self.decided: dict[str, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        if not hasattr(self, "case"):
            return
        self.program.text, self.program.dropped = str, ()
        assert not any(result.error for result in again(self.case))
        while any(not row.undone and row.kind != "undo" for row in self.case.decisions()):
            self.case.undo()
        assert self.case.check().clean
        assert {event.status for event in self.case.events()} == {"proposed"}
        assert len(self.case.claims()) == 7
        self.case.close()
        self.folder.cleanup()

    def pick(self, number: int) -> str:
        names = [event.id for event in self.case.events()]
        return names[number % len(names)]

    @rule(number=st.integers(0, 20), kind=st.sampled_from(["confirm", "reopen", "pin"]))
    def plain(self, number: int, kind: str) -> None:
        getattr(self.case, kind)(self.pick(number))

    @rule(number=st.integers(0, 20), date=st.sampled_from(["2019", "../2020-02-03", None]))
    def redate(self, number: int, date: str | None) -> None:
        self.case.redate(self.pick(number), date)

    @rule(number=st.integers(0, 20), name=st.sampled_from(["a", "b"]))
    def tag(self, number: int, name: str) -> None:
        self.case.tag(self.pick(number), name)

    @rule(number=st.integers(0, 20))
    def verify(self, number: int) -> None:
        self.case.verify(self.pick(number), how="asked")

    @rule(one=st.integers(0, 20), other=st.integers(0, 20))
    def merge(self, one: int, other: int) -> None:
        names = self.pick(one), self.pick(other)
        if names[0] != names[1]:
            self.case.merge(*names)

    @rule(number=st.integers(0, 20))
    def split(self, number: int) -> None:
        event = self.case.event(self.pick(number))
        if len(event.evidence) > 1:
            self.case.split(event.id, [event.evidence[0].claim_id])

    @rule(number=st.integers(0, 20), dated=st.sampled_from(["2019-03-12", None]))
    def make(self, number: int, dated: str | None) -> None:
        quoted = self.case.claims()
        claim = quoted[number % len(quoted)]
        self.case.make("By hand", date=dated, document=claim.document_id, quote=claim.claim.quote)

    @rule(number=st.integers(0, 20))
    def translate(self, number: int) -> None:
        claims = self.case.claims()
        chosen = claims[number % len(claims)].id
        self.case.translate(chosen, "Anders", language="de", made_by="human")

    @rule(number=st.integers(0, 1), title=st.sampled_from(["One", "Two"]))
    def describe(self, number: int, title: str) -> None:
        self.case.describe(self.case.documents()[number].id, title=title)

    @rule(number=st.integers(0, 40))
    def undo_any(self, number: int) -> None:
        standing = [decision for decision in self.case.decisions() if not decision.undone]
        if standing:
            try:
                self.case.undo(standing[number % len(standing)].id)
            except (Conflict, TimelineError):
                return

    @rule(
        lines=st.integers(0, 3),
        dropped=st.lists(st.sampled_from(["sign", "resign", "pay", "found"]), max_size=2),
        certainty=st.sampled_from([None, "reported"]),
    )
    def read_again(self, lines: int, dropped: list[str], certainty: str | None) -> None:
        self.program.text = lambda text: "Printed again.\n" * lines + text
        self.program.dropped, self.program.certainty = tuple(dropped), certainty
        before = self.standing()
        assert not any(result.error for result in again(self.case))
        assert self.standing() == before

    def standing(self) -> dict[str, tuple[Any, ...]]:
        """What people said of every event that anybody ruled on, and how much it stands on."""
        ruled = {
            row["event_id"]
            for row in self.case._session.query("select distinct event_id from decision_events")
        }
        kinds = {"proposed": False}
        found = {}
        for event in self.case.events():
            if event.id in ruled:
                decided = [d.kind for d in self.case.decisions(event.id) if not d.undone]
                fixed = set(decided) & {
                    "confirm", "redate", "verify", "merge", "split", "reopen", "make",
                }  # fmt: skip
                found[event.id] = (
                    kinds.get(event.status, event.status), event.tags, event.pinned,
                    event.verified, event.title if fixed else None,
                    event.date if fixed else None, len(event.evidence),
                    [one.translations for one in event.evidence],
                )  # fmt: skip
        return found

    @invariant()
    def every_quote_stands(self) -> None:
        if hasattr(self, "case"):
            for record in self.case.claims():
                words = self.case.text(record.document_id)
                assert words[record.claim.start : record.claim.end] == record.claim.quote


Reading.TestCase.settings = settings(
    max_examples=8, stateful_step_count=12, deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
TestReading = Reading.TestCase
