"""Questions, negative findings, the right of reply, and the order within a day."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from making import AFFAIR, open_case, source

from timeline.case import Case
from timeline.errors import TimelineError, UsageError


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "affair.db") as opened:
        opened.add(source(AFFAIR), url="https://courier.example/halden")
        yield opened


def lease(case: Case) -> str:
    return next(event.id for event in case.events() if "sign the lease" in event.title)


def exported(case: Case, **options: object) -> str:
    out = io.BytesIO()
    case.export("json", out, internal=True, **options)
    return out.getvalue().decode()


def test_a_question_is_open_until_it_is_answered(case: Case) -> None:
    asked = case.ask("Who paid the broker?", about=lease(case))
    assert (asked.kind, asked.event_id, asked.answered) == ("question", lease(case), False)
    assert [item.id for item in case.notes(open=True)] == [asked.id]
    answer = case.answer(asked.id, "The harbour board did.")
    assert (answer.answers, answer.event_id) == (asked.id, lease(case))
    assert case.notes(open=True) == []
    case.undo()
    assert [item.id for item in case.notes(open=True)] == [asked.id]
    case.undo()
    assert case.notes() == []
    assert case.check().clean


def test_what_was_not_found(case: Case) -> None:
    actor = next(actor.id for actor in case.actors() if actor.name == "Nordwerk")
    found = case.found_nothing(
        "No company of that name", searched="register of Halden", on="2024-05-03", about=actor
    )
    assert (found.kind, found.searched, found.searched_on, found.actor_id) == (
        "negative finding", "register of Halden", "2024-05-03", actor,
    )  # fmt: skip
    with pytest.raises(UsageError, match="where it was searched"):
        case.found_nothing("Nothing", searched=" ", on="2024-05-03")
    with pytest.raises(UsageError, match="not a day"):
        case.found_nothing("Nothing", searched="register", on="yesterday")


def test_neither_is_ever_an_event_or_leaves(case: Case) -> None:
    before = [event.id for event in case.events()]
    case.ask("Canary one?", about=lease(case))
    case.ask("Canary two?", about=case.documents()[0].id)
    case.ask("Canary three?")
    case.found_nothing("Canary four", searched="canary five", on="2024-05-03", about=lease(case))
    case.confirm(lease(case))
    assert [event.id for event in case.events()] == before
    assert case.event(lease(case)).notes == ()
    assert "anary" not in exported(case, draft=True)


@pytest.mark.parametrize("act", ["ask", "answer"])
def test_questions_that_make_no_sense(case: Case, act: str) -> None:
    with pytest.raises(UsageError, match="nothing written"):
        case.ask(" ")
    case.note(lease(case), "No question.")
    note = case.notes()[0].id
    with pytest.raises(TimelineError, match="no question that stands"):
        case.answer(note, "Yes.")
    with pytest.raises(TimelineError, match="no event, document or actor"):
        case.ask("Who?", about="nothing")


def test_an_event_waits_for_the_reply(case: Case) -> None:
    name = case.confirm(lease(case)).id
    assert "sign the lease" in exported(case)
    put = case.put(
        "orrin vale", "He signed\nin secret", how="e-mail", deadline="2024-05-24", event_id=name
    )
    assert (put.actor, put.allegation, put.open) == ("Orrin Vale", "He signed in secret", True)
    assert "sign the lease" not in exported(case)
    report = case.export("json", io.BytesIO(), internal=True)
    assert any("a reply is awaited: from Orrin Vale" in loss.what for loss in report.losses)
    assert "sign the lease" in exported(case, draft=True)
    told = case.answered(put.id, "He denies it.", on="2024-05-20")
    assert (told.open, told.answer, told.answered_on) == (False, "He denies it.", "2024-05-20")
    assert "sign the lease" in exported(case)
    case.undo()
    assert case.replies(open=True)[0].id == put.id
    assert case.waive(put.id, reason="no answer by the deadline").waived == (
        "no answer by the deadline"
    )
    assert "sign the lease" in exported(case)
    case.undo()
    case.undo()
    assert case.replies() == []
    assert case.check().clean


def test_a_reply_follows_its_event_into_a_merge(case: Case) -> None:
    other = case.events(undated=True)[0].id
    case.put("Ilma Harbour", "She paid", how="letter", event_id=other)
    case.merge(other, lease(case))
    [reply] = case.replies()
    assert reply.event_id == lease(case)
    case.answered(reply.id, "No comment.")
    assert case.replies(open=True) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"actor": "Nobody Known"}, "no actor is called"),
        ({"allegation": " "}, "say the allegation"),
        ({"how": ""}, "how it was put"),
        ({"deadline": "soon"}, "not a day"),
    ],
)
def test_replies_that_make_no_sense(case: Case, given: dict[str, str], said: str) -> None:
    values = {"actor": "Orrin Vale", "allegation": "He signed", "how": "letter", **given}
    with pytest.raises(TimelineError, match=said):
        case.put(values.pop("actor"), values.pop("allegation"), **values)
    with pytest.raises(TimelineError):
        case.answered("nothing", "No.")
    put = case.put("Orrin Vale", "He signed", how="letter")
    with pytest.raises(UsageError, match="waive it with a reason"):
        case.answered(put.id, " ")
    with pytest.raises(UsageError, match="why no answer"):
        case.waive(put.id, reason="")


DAY = "\n".join(
    f"2019-03-12 | {who} | {what}"
    for who, what in (("Ilma Harbour", "visit the quay"), ("Tessa Quill", "sell a ship"),
                      ("Bo Lamm", "resign from office"))
)  # fmt: skip


def test_events_of_one_day_in_an_order(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(source(DAY))
        names = [event.id for event in case.events()]
        turned = [names[2], names[0], names[1]]
        assert [event.id for event in case.order(turned)] == turned
        assert [event.id for event in case.events()] == turned
        case.order([names[1], names[2]])  # the third keeps its place
        assert [event.id for event in case.events()].index(names[1]) == 0
        case.undo()
        case.undo()
        assert [event.id for event in case.events()] == names
        assert case.check().clean


@pytest.mark.parametrize("which", ["one", "twice", "other day", "undated"])
def test_orders_that_make_no_sense(case: Case, which: str) -> None:
    name = lease(case)
    undated = case.events(undated=True)[0].id
    other = next(event.id for event in case.events() if event.date == "2019-05")
    given = {"one": [name], "twice": [name, name], "other day": [name, other],
             "undated": [undated, undated[:8]]}[which]  # fmt: skip
    with pytest.raises(UsageError):
        case.order(given)
