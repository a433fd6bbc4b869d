"""What people rule stands, can be undone in any order, and is never overwritten unseen."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from making import AFFAIR, LEASE, fixed_case, open_case, source

from timeline.case import Case
from timeline.errors import Conflict, TimelineError, UsageError
from timeline.store.events import state


def seen(case: Case) -> dict[str, Any]:
    """What can be seen of every event that has any evidence, and where its evidence stands."""
    rows = case._session.query("select id from events order by rowid")
    found = {row["id"]: state(case._session, row["id"]) for row in rows}
    return {name: values for name, values in found.items() if values["evidence"]}


def whole(case: Case) -> list[Any]:
    """What can be seen of everything."""
    return [seen(case), case.documents(), case.claims(), case.notes(), case.replies()]


def first(case: Case) -> str:
    return case.events()[0].id


def test_confirm_and_reject(case: Case) -> None:
    assert case.confirm(first(case)).status == "confirmed"
    assert case.reject(first(case), reason="another Vale").status == "rejected"
    assert case.reopen(first(case)).status == "proposed"
    kinds = [(decision.kind, decision.reason) for decision in case.decisions(first(case))]
    assert kinds == [("reopen", None), ("reject", "another Vale"), ("confirm", None)]


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_rejection_needs_a_reason(case: Case, reason: str) -> None:
    with pytest.raises(UsageError, match="say why"):
        case.reject(first(case), reason=reason)


def test_redate_keeps_the_proposal(case: Case) -> None:
    event = next(event for event in case.events() if event.date == "2019-03-12")
    dated = case.redate(event.id, "2019-03", reason="the register says so")
    assert (dated.date, dated.precision, str(dated.latest)) == ("2019-03", "month", "2019-03-31")
    assert dated.evidence[0].claim.date == "2019-03-12"
    assert case.redate(event.id, None).date is None
    assert event.id in {event.id for event in case.events(undated=True)}
    case.undo()
    case.undo()
    assert case.event(event.id).date == "2019-03-12"


@pytest.mark.parametrize("date", ["last week", "2019-02-31", ""])
def test_a_date_that_is_none(case: Case, date: str) -> None:
    with pytest.raises(UsageError, match="not a date"):
        case.redate(first(case), date)


def test_title_certainty_tags_notes_pins(case: Case) -> None:
    name = first(case)
    case.retitle(name, "  The lease\nis signed ")
    case.recertain(name, "alleged")
    case.tag(name, "money")
    case.tag(name, "court")
    case.note(name, "Ask the notary.")
    event = case.pin(name)
    assert (event.title, event.certainty) == ("The lease is signed", "alleged")
    assert (event.tags, event.notes) == (("court", "money"), ("Ask the notary.",))
    assert case.untag(name, "money").tags == ("court",)
    assert case.tags() == ["court"]
    for _ in range(4):
        case.undo()
    assert (case.event(name).tags, case.event(name).notes) == (("money",), ())


def test_a_decision_keeps_what_it_was_about(case: Case) -> None:
    event = next(event for event in case.events() if event.date == "2019-03-12")
    case.confirm(event.id)
    [decision] = case.decisions(event.id)
    [about] = decision.about
    evidence = event.evidence[0]
    assert about["quote"] == evidence.claim.quote
    assert (about["prefix"], about["suffix"]) == (evidence.prefix, evidence.suffix)
    assert about["sha256"] == evidence.document.sha256
    assert about["trigger"] == "sign"
    assert decision.before["status"] == "proposed"


def test_somebody_else_was_quicker(case: Case) -> None:
    event = case.events()[0]
    with open_case(case.path, who="Tessa Quill") as other:
        other.retitle(event.id, "A better title", version=event.version)
    with pytest.raises(Conflict) as raised:
        case.confirm(event.id, version=event.version)
    for part in ("Tessa Quill", "version 1", "version 2", "A better title", "nothing was changed"):
        assert part in str(raised.value)
    assert case.event(event.id).status == "proposed"
    assert case.confirm(event.id, version=2).version == 3


def test_merge_moves_the_evidence_and_undo_moves_it_back(case: Case) -> None:
    before = seen(case)
    one, other = case.events()[0], case.events()[1]
    merged = case.merge(one.id, other.id)
    assert len(merged.evidence) == 2
    assert merged.title == other.title
    assert merged.disputed
    assert one.id not in {event.id for event in case.events()}
    with pytest.raises(TimelineError, match="was merged into"):
        case.confirm(one.id)
    case.undo()
    assert seen(case) == before


def test_a_chain_of_merges_comes_apart_in_any_order(case: Case) -> None:
    before = seen(case)
    first_, second, third = [event.id for event in case.events()[:3]]
    case.merge(first_, second)
    case.merge(second, third)
    one, two = [decision.id for decision in reversed(case.decisions())]
    assert len(case.event(third).evidence) == 3
    case.undo(one)
    assert len(case.event(third).evidence) == 2
    case.undo(two)
    assert seen(case) == before


def test_a_merge_is_not_redone_into_a_circle(case: Case) -> None:
    one, other = [event.id for event in case.events()[:2]]
    case.merge(one, other)
    undone = case.undo()
    case.merge(other, one)
    with pytest.raises(Conflict, match="later merge"):
        case.undo(undone.id)
    with pytest.raises(Conflict, match="later merge"):
        case.redo()


def test_split_and_what_is_built_on_it(case: Case) -> None:
    one, other = case.events()[:2]
    merged = case.merge(one.id, other.id)
    before = seen(case)
    left, out = case.split(merged.id, [one.evidence[0].claim_id])
    assert (len(left.evidence), len(out.evidence)) == (1, 1)
    assert out.title == one.title
    assert out.id not in before
    split = case.decisions()[0]
    case.confirm(out.id)
    with pytest.raises(Conflict, match="later decision"):
        case.undo(split.id)
    case.undo()
    case.undo(split.id)
    assert seen(case) == before


@pytest.mark.parametrize("which", ["none", "all", "strange"])
def test_a_split_takes_some(case: Case, which: str) -> None:
    event = case.events()[0]
    claims = {"none": [], "all": [event.evidence[0].claim_id], "strange": ["nothing"]}[which]
    with pytest.raises(UsageError):
        case.split(event.id, claims)


def test_undo_names_any_decision_and_is_undone(case: Case) -> None:
    name = first(case)
    case.confirm(name)
    case.retitle(name, "Another title")
    confirm = case.decisions()[1]
    undo = case.undo(confirm.id)
    assert (case.event(name).status, case.event(name).title) == ("proposed", "Another title")
    assert (undo.kind, undo.undoes) == ("undo", confirm.id)
    with pytest.raises(TimelineError, match="undone already"):
        case.undo(confirm.id)
    case.redo()
    assert case.event(name).status == "confirmed"
    case.undo(case.decisions()[0].id)  # the redo taken back: the undo stands again
    assert case.event(name).status == "proposed"
    assert [decision.undone for decision in case.decisions()] == [False, True, False, False, True]


def test_nothing_to_undo(case: Case) -> None:
    with pytest.raises(TimelineError, match="no decision of Ada Finch to undo"):
        case.undo()
    with pytest.raises(TimelineError, match="Ada Finch has undone nothing"):
        case.redo()
    with pytest.raises(TimelineError, match="no decision 'x'"):
        case.undo("x")


def test_what_a_person_ruled_on_is_left_alone(case: Case) -> None:
    event = next(event for event in case.events() if event.date == "2019-03-12")
    case.confirm(event.id)
    confirmed = case.event(event.id)
    result = case.add(source(f"Reprint.\n{LEASE}", "copy.txt"))
    assert (result.events, result.joined) == (1, 0)
    assert case.event(event.id) == confirmed
    assert event.id in {found.event_id for found in case.suggestions()} | {
        found.other_event_id for found in case.suggestions()
    }


def test_a_tag_does_not_keep_evidence_away(case: Case) -> None:
    event = next(event for event in case.events() if event.date == "2019-03-12")
    case.tag(event.id, "quay")
    case.add(source(f"{LEASE} ", "copy.txt"))
    joined = case.event(event.id)
    assert len(joined.evidence) == 2
    assert joined.tags == ("quay",)
    assert joined.version == 3


def test_a_document_is_withdrawn_and_comes_back(case: Case) -> None:
    case.add(source(f"Reprint.\n{LEASE}\n2021-02-03 | Tessa Quill | visit Halden", "copy.txt"))
    before, copy = seen(case), case.documents()[1]
    lease = next(event for event in case.events() if event.date == "2019-03-12")
    assert len(lease.evidence) == 2
    case.withdraw(copy.id, reason="added by mistake")
    assert [document.source for document in case.documents()] == ["notes.txt"]
    assert len(case.event(lease.id).evidence) == 1
    assert case.events(search="visit") == case.search("visit") == case.claims(copy.id) == []
    assert "Tessa Quill" not in {actor.name for actor in case.actors()}
    with pytest.raises(TimelineError, match="was withdrawn"):
        case.document(copy.id)
    again = case.add(source(f"Reprint.\n{LEASE}\n2021-02-03 | Tessa Quill | visit Halden", "x"))
    assert "withdrawn by Ada Finch" in again.notices[-1]
    assert case.check().clean
    entry = case.log(limit=1)[0]
    assert (entry.action, entry.subject, entry.subject_id) == ("withdraw", "document", copy.id)
    case.undo()
    assert seen(case) == before
    assert case.check().clean


def test_a_private_note_leaves_by_no_export(case: Case, tmp_path: Path) -> None:
    name = first(case)
    case.note(name, "Ask the notary.")
    case.note(name, "The source is the notary's clerk.", private=True)
    case.confirm(name)
    assert len(case.event(name).notes) == 2
    for format_ in ("json", "csv", "html"):
        path = tmp_path / f"out.internal.{format_}"
        case.export(format_, path, draft=True, internal=True)
        assert "clerk" not in path.read_text(encoding="utf-8")


def test_rows_of_decisions_are_never_edited(case: Case) -> None:
    case.confirm(first(case))
    for sql in ("update decisions set who = 'x'", "delete from decisions"):
        with pytest.raises(Exception, match="decisions are never"):
            case._session.connection.execute(sql)


class Deciding(RuleBasedStateMachine):
    """Any decisions, undone in any order that is allowed, leave the case as it was."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.case = fixed_case(Path(self.folder.name) / "case.db")
        self.case.add(source(AFFAIR))
        self.case.add(source(f"{LEASE} today\n2019-05 | Orrin Vale | resign from the board"))
        self.partner = Path(self.folder.name) / "partner.db"
        self.before = whole(self.case)

    def teardown(self) -> None:
        if not hasattr(self, "case"):
            return
        while standing := [
            row for row in self.case.decisions() if not row.undone and row.kind != "undo"
        ]:
            self.case.undo(standing[0].id)
        assert whole(self.case) == self.before
        assert self.case.check().clean
        self.case.close()
        self.folder.cleanup()

    def pick(self, number: int) -> str:
        names = [event.id for event in self.case.events()]
        return names[number % len(names)]

    @rule(number=st.integers(0, 20), kind=st.sampled_from(["confirm", "reopen", "pin", "unpin"]))
    def plain(self, number: int, kind: str) -> None:
        getattr(self.case, kind)(self.pick(number))

    @rule(number=st.integers(0, 20))
    def reject(self, number: int) -> None:
        self.case.reject(self.pick(number), reason="no")

    @rule(number=st.integers(0, 20), date=st.sampled_from(["2019", "../2020-02-03", None]))
    def redate(self, number: int, date: str | None) -> None:
        self.case.redate(self.pick(number), date)

    @rule(number=st.integers(0, 20), title=st.sampled_from(["One", "Two"]))
    def retitle(self, number: int, title: str) -> None:
        self.case.retitle(self.pick(number), title)

    @rule(number=st.integers(0, 20), name=st.sampled_from(["a", "b"]), on=st.booleans())
    def tag(self, number: int, name: str, on: bool) -> None:
        (self.case.tag if on else self.case.untag)(self.pick(number), name)

    @rule(number=st.integers(0, 20))
    def note(self, number: int) -> None:
        self.case.note(self.pick(number), "Look again.")

    @rule(one=st.integers(0, 20), other=st.integers(0, 20))
    def merge(self, one: int, other: int) -> None:
        names = self.pick(one), self.pick(other)
        if names[0] != names[1]:
            self.case.merge(*names)

    @rule(number=st.integers(0, 20), count=st.integers(1, 3))
    def split(self, number: int, count: int) -> None:
        event = self.case.event(self.pick(number))
        if len(event.evidence) > 1:
            taken = [item.claim_id for item in event.evidence][
                : min(count, len(event.evidence) - 1)
            ]
            self.case.split(event.id, taken)

    @rule(number=st.integers(0, 5))
    def withdraw(self, number: int) -> None:
        documents = self.case.documents()
        if len(documents) > 1:
            self.case.withdraw(documents[number % len(documents)].id, reason="added by mistake")

    @rule(number=st.integers(0, 20), dated=st.sampled_from(["2019-03-12", "2019", None]))
    def make(self, number: int, dated: str | None) -> None:
        quoted = [one for one in self.case.claims() if one.locator is None]
        if quoted:
            claim = quoted[number % len(quoted)]
            self.case.make(
                "By hand", date=dated, document=claim.document_id, quote=claim.claim.quote
            )

    @rule(number=st.integers(0, 20))
    def make_of_a_note(self, number: int) -> None:
        self.case.make(f"Noted {number}", note=f"I stood there, {number}.", date="2020")

    @rule(number=st.integers(0, 20), language=st.sampled_from(["de", "fr"]))
    def translate(self, number: int, language: str) -> None:
        claims = self.case.claims()
        chosen = claims[number % len(claims)].id
        self.case.translate(chosen, "Anders", language=language, made_by="human")

    @rule(
        number=st.integers(0, 5),
        said=st.fixed_dictionaries(
            {}, optional={"published": st.sampled_from(["2020-01-01", "2021-01-01"]),
                          "title": st.sampled_from(["One", "Two"]),
                          "url": st.sampled_from(["https://a.example/x", "https://a.example/y"])}
        ),
    )  # fmt: skip
    def describe(self, number: int, said: dict[str, str]) -> None:
        documents = self.case.documents()
        if said:
            self.case.describe(documents[number % len(documents)].id, **said)

    @rule(
        number=st.integers(0, 20),
        said=st.sampled_from(
            [{"sensitivity": "sensitive"}, {"terms": "background"}, {"embargo_until": ""}]
        ),
        what=st.sampled_from(["events", "documents", "claims"]),
    )
    def mark(self, number: int, said: dict[str, Any], what: str) -> None:
        listed = getattr(self.case, what)()
        self.case.mark(listed[number % len(listed)].id, **said)

    @rule(number=st.integers(0, 20))
    def verify_and_clear(self, number: int) -> None:
        name = self.pick(number)
        self.case.confirm(name)
        self.case.verify(name, how="asked")
        with open_case(self.case.path, who="Tessa Quill") as other:
            other.clear(name)

    @rule(number=st.integers(0, 20), answered=st.booleans())
    def put(self, number: int, answered: bool) -> None:
        put = self.case.put("Orrin Vale", "He signed", how="letter", event_id=self.pick(number))
        if answered:
            self.case.answered(put.id, "He denies it.")

    @rule(choose=st.integers(1, 2), keep=st.booleans())
    def settle(self, choose: int, keep: bool) -> None:
        for dispute in self.case.disputes()[:1]:
            chosen = {"keep_both": True} if keep else {"choose": choose}
            self.case.settle(dispute.event.id, dispute.kind, reason="so", **chosen)

    @rule()
    def receive(self) -> None:
        if not self.partner.exists():
            with open_case(self.partner, who="Tessa Quill") as other:
                other.add(source("2021-02-03 | Tessa Quill | visit Halden", "herald.txt"))
                other.note(other.events()[0].id, "Seen.")
        self.case.import_case(self.partner)

    @rule(number=st.integers(0, 40))
    def undo_any(self, number: int) -> None:
        standing = [decision for decision in self.case.decisions() if not decision.undone]
        if not standing:
            return
        before, chosen = whole(self.case), standing[number % len(standing)]
        try:
            self.case.undo(chosen.id)
        except Conflict:
            assert whole(self.case) == before

    @rule()
    def undo_and_redo(self) -> None:
        before = whole(self.case)
        try:
            self.case.undo()
        except TimelineError:
            return
        self.case.redo()
        assert whole(self.case) == before

    @invariant()
    def every_claim_is_evidence_once(self) -> None:
        if hasattr(self, "case"):
            shown = [item.claim_id for event in self.case.events() for item in event.evidence]
            assert sorted(shown) == sorted(record.id for record in self.case.claims())


Deciding.TestCase.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
TestDeciding = Deciding.TestCase
