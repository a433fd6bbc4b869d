"""Read correctly, verified, cleared: three acts of people, never confused."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import LEASE, open_case, source

from timeline.case import Case
from timeline.errors import TimelineError, UsageError
from timeline.model import Cleared


def lease(case: Case) -> str:
    return next(event.id for event in case.events() if event.date == "2019-03-12")


def cleared(case: Case) -> str:
    """The lease, confirmed and verified by Ada Finch, cleared by Tessa Quill."""
    name = lease(case)
    case.confirm(name)
    case.verify(name, how="the register of deeds, read on 3 May")
    with open_case(case.path, who="Tessa Quill") as other:
        other.clear(name)
    return name


def test_three_acts(case: Case) -> None:
    name = lease(case)
    assert case.confirm(name).verified is None
    verified = case.verify(name, how=" the register of deeds ").verified
    assert verified is not None
    assert (verified.who, verified.how) == ("Ada Finch", "the register of deeds")
    with open_case(case.path, who="Tessa Quill") as other:
        event = other.clear(name, version=case.event(name).version)
    assert event.cleared == Cleared(who="Tessa Quill", at=case.decisions()[0].at)
    assert event.voided is None
    assert case.check().clean


def test_verified_needs_a_how(case: Case) -> None:
    with pytest.raises(UsageError, match="how it was verified"):
        case.verify(lease(case), how=" ")


@pytest.mark.parametrize("who", ["Ada Finch", "ada finch"])
def test_nobody_clears_what_they_verified(case: Case, who: str) -> None:
    name = lease(case)
    case.confirm(name)
    case.verify(name, how="seen")
    with open_case(case.path, who=who) as same, pytest.raises(TimelineError, match="another"):
        same.clear(name)


def test_the_first_of_two_verifiers_does_not_clear_either(case: Case) -> None:
    name = lease(case)
    case.confirm(name)
    case.verify(name, how="seen")
    with open_case(case.path, who="Tessa Quill") as other:
        other.verify(name, how="asked the notary")
    with pytest.raises(TimelineError, match="another person"):
        case.clear(name)


def test_what_is_not_confirmed_and_verified_is_not_cleared(case: Case) -> None:
    name = lease(case)
    with pytest.raises(TimelineError, match="is proposed; its quotes are read"):
        case.clear(name)
    case.confirm(name)
    with pytest.raises(TimelineError, match="is not verified"):
        case.clear(name)
    case.verify(name, how="seen")
    case.undo()
    with pytest.raises(TimelineError, match="is not verified"):
        case.clear(name)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda case, name: case.redate(name, "2019-03"), "its date"),
        (lambda case, name: case.retitle(name, "Another"), "its wording"),
        (lambda case, name: case.recertain(name, "alleged"), "its certainty"),
        (lambda case, name: case.reopen(name), "its review"),
        (lambda case, name: case.verify(name, how="again"), "its verification"),
        (lambda case, name: case.merge(case.events(undated=True)[0].id, name), "its evidence"),
    ],
)
def test_a_change_voids_a_clearance(case: Case, change, said: str) -> None:
    name = cleared(case)
    change(case, name)
    event = case.event(name)
    assert event.cleared is None
    assert event.voided is not None
    assert event.voided.startswith("cleared by Tessa Quill on ")
    assert said in event.voided
    case.undo()
    assert case.event(name).cleared is not None


def test_a_withdrawn_document_voids_a_clearance(case: Case) -> None:
    name = lease(case)
    case.add(source(f"Reprint.\n{LEASE}", "copy.txt"))
    assert len(case.event(name).evidence) == 2
    cleared(case)
    case.withdraw(case.documents()[1].id, reason="a forgery")
    assert "its evidence" in str(case.event(name).voided)


@pytest.mark.parametrize("kind", ["tag", "note", "pin"])
def test_what_says_nothing_of_the_event_voids_nothing(case: Case, kind: str) -> None:
    name = cleared(case)
    getattr(case, kind)(name, *(["quay"] if kind != "pin" else []))
    assert case.event(name).cleared is not None


def test_a_clearance_written_by_hand_is_found(case: Case) -> None:
    name = lease(case)
    case._session.connection.execute(
        'update events set cleared = \'{"who": "x", "at": "y"}\' where id = ?', (name,)
    )
    assert any("cleared" in problem for problem in case.check().problems)


def test_undo_takes_back_ones_own(case: Case) -> None:
    name = lease(case)
    case.confirm(name)
    with open_case(case.path, who="Tessa Quill") as other:
        other.tag(name, "quay")
        case.undo()
        assert (case.event(name).status, case.event(name).tags) == ("proposed", ("quay",))
        with pytest.raises(TimelineError, match="no decision of Ada Finch"):
            case.undo()
        tagged = next(item for item in other.decisions() if item.kind == "tag")
        case.undo(tagged.id)  # anybody's, when it is named
        assert other.event(name).tags == ()
        with pytest.raises(TimelineError, match="Tessa Quill has undone nothing"):
            other.redo()


def test_an_undo_that_somebody_overtook_tells_both_versions(case: Case) -> None:
    name = lease(case)
    event = case.confirm(name)
    with open_case(case.path, who="Tessa Quill") as other:
        other.retitle(name, "A better title")
    with pytest.raises(TimelineError) as raised:
        case.undo(version=event.version)
    for part in ("Tessa Quill: retitle", "(confirmed, 2019-03-12: Orrin Vale", "A better title"):
        assert part in str(raised.value)


# --- who dated it -----------------------------------------------------------------------------


def test_an_event_tells_who_dated_it(case: Case) -> None:
    event = case.events()[0]
    assert event.dated_by is None
    dated = case.redate(event.id, "2019-04", reason="the minutes").dated_by
    assert dated is not None
    assert (dated.who, dated.reason) == ("Ada Finch", "the minutes")
    case.undo()
    assert case.event(event.id).dated_by is None
    case.redo()
    assert case.event(event.id).dated_by == dated
    assert case.check().clean


def test_an_event_that_is_dated_by_nobody_any_more_tells_who_said_so(case: Case) -> None:
    undated = case.redate(case.events()[0].id, None)
    assert undated.date is None
    assert undated.dated_by is not None


def test_a_date_chosen_in_a_dispute_is_a_persons(tmp_path: Path) -> None:
    with open_case(tmp_path / "disputed.db") as case:
        case.add(source("2019-03-12 | Orrin Vale | sign the lease of the quay", "a.txt"))
        case.add(source("2019-04-02 | Orrin Vale | sign the lease of the pier", "b.txt"))
        [whole] = case.events()
        assert whole.disputed
        case.settle(whole.id, "date", choose=1, reason="the register")
        chosen = case.event(whole.id)
        assert chosen.dated_by is not None
        assert chosen.dated_by.who == "Ada Finch"
        case.settle(whole.id, "date", reason="the register is late")
        assert case.event(whole.id).dated_by is None
        assert case.check().clean


def test_private_notes_are_told_apart(case: Case) -> None:
    event = case.events()[0]
    case.note(event.id, "Ask the notary.")
    noted = case.note(event.id, "The clerk told us.", private=True)
    assert noted.notes == ("Ask the notary.", "The clerk told us.")
    assert noted.private_notes == ("The clerk told us.",)
    assert case.drawing_events()[0].private_notes == ("The clerk told us.",)
