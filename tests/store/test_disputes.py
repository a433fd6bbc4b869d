"""Disputes of a case: listed with their quotes, settled with a reason, opened by new evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import open_case, source

from timeline.case import Case
from timeline.errors import Conflict, TimelineError, UsageError

LEASE = "2019-03-12 | Orrin Vale, Port of Halden | sign the lease of the northern quay"
LATER = LEASE.replace("12", "14")
LATEST = LEASE.replace("12", "19")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case.db") as opened:
        opened.add(source(f"{LEASE}\n", "courier.txt"), published="2019-03-15")
        opened.add(source(f"{LATER}, they say\n", "herald.txt"), published="2019-03-16")
        opened.add(source("2020-01-02 | Nordwerk | close the gate\n", "ledger.txt"))
        yield opened


def event_id(case: Case) -> str:
    return case.events(within="2019")[0].id


def test_each_version_with_its_quotes(case: Case) -> None:
    [dispute] = case.disputes()
    assert (dispute.kind, dispute.open, dispute.outcome) == ("date", True, None)
    assert [version.words for version in dispute.versions] == ["12 March 2019", "14 March 2019"]
    quotes = [item.claim.quote for version in dispute.versions for item in version.evidence]
    assert quotes == [LEASE, f"{LATER}, they say"]
    assert dispute.to_json()["versions"][1]["evidence"][0]["publisher"] == "herald.txt"


def test_the_working_chronology_leaves_out_what_is_in_dispute(case: Case) -> None:
    assert [event.title for event in case.working_chronology()] == ["Nordwerk close the gate"]
    case.settle(event_id(case), "date", choose=2, reason="the register has it")
    assert len(case.working_chronology()) == 2


def test_a_chosen_date_becomes_the_events(case: Case) -> None:
    event = case.settle(event_id(case), "date", choose=2, reason="the register has it")
    assert (str(event.date), event.disputed) == ("2019-03-14", False)
    assert [item.relation for item in event.evidence] == ["supports", "disputes"]
    assert case.disputes() == []
    [settled] = case.disputes(all=True)
    assert (settled.outcome, settled.chosen, settled.reason, settled.who) == (
        "choose", 2, "the register has it", "Ada Finch",
    )  # fmt: skip
    assert case.check().clean


def test_undo_and_redo(case: Case) -> None:
    before = case.event(event_id(case))
    after = case.settle(before.id, "date", choose=2, reason="the register has it")
    case.undo()
    again = case.event(before.id)
    assert (again.date, again.disputed) == (before.date, True)
    assert case.disputes()[0].outcome is None
    case.redo()
    assert case.event(before.id).date == after.date
    assert case.log()[0].action == "undo"
    assert case.check().clean


@pytest.mark.parametrize(("keep", "listed"), [(True, 0), (False, 1)])
def test_kept_beside_each_other_or_left_open(case: Case, keep: bool, listed: int) -> None:
    event = case.settle(event_id(case), "date", keep_both=keep, reason="two notaries")
    assert event.disputed
    assert str(event.date) == "2019-03-12"
    assert len(case.disputes()) == listed
    [dispute] = case.disputes(all=True)
    assert dispute.outcome == ("keep both" if keep else "leave open")


def test_giving_up_a_choice(case: Case) -> None:
    case.settle(event_id(case), "date", choose=2, reason="the register has it")
    event = case.settle(event_id(case), "date", reason="the register was wrong")
    assert str(event.date) == "2019-03-12"
    assert event.disputed
    assert case.check().clean


def test_new_evidence_opens_it_again(case: Case) -> None:
    event = case.settle(event_id(case), "date", choose=2, reason="the register has it")
    case.add(source(f"{LATEST}, others say\n", "post.txt"))
    other = next(item for item in case.events() if item.id not in (event.id,) and item.date
                 and str(item.date) == "2019-03-19")  # fmt: skip
    case.merge(other.id, event.id)
    [dispute] = case.disputes()
    assert dispute.outcome is None
    assert len(dispute.versions) == 3
    assert case.event(event.id).disputed


@pytest.mark.parametrize(
    ("dispute", "given", "error", "words"),
    [
        ("date", {"choose": 3}, UsageError, "versions 1 to 2"),
        ("date", {"choose": 1, "keep_both": True}, UsageError, "not both at once"),
        ("place", {}, TimelineError, "only about date"),
        ("colour", {}, UsageError, "not one of"),
        ("date", {"reason": " "}, UsageError, "say why"),
        ("date", {"version": 1}, Conflict, "you saw version 1"),
    ],
)
def test_what_cannot_be_settled(
    case: Case, dispute: str, given: dict[str, object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        case.settle(event_id(case), dispute, **{"reason": "so", **given})  # type: ignore[arg-type]


def test_rejected_events_are_left_out(case: Case) -> None:
    case.reject(event_id(case), reason="another quay")
    assert case.disputes(all=True) == []
