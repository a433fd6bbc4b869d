"""A purge takes every word of a document out of the file, and the journal still holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import LEASE, Read, open_case, read, source

from timeline.case import Case
from timeline.errors import TimelineError, UsageError
from timeline.model import Event, Source
from timeline.store.journal import broken

# Words that stand in the leak alone: name, place of work, act, file, and the bytes around.
CANARIES = ("Zephyrine", "Quillfeather", "smuggled", "Ostrakon", "leaked-memo", "Kestrelgate")
LEAK = f"""Ostrakon memo of the night shift.

{LEASE} and Kestrelgate
2019-06-01 | Zephyrine Quillfeather | smuggled the ledger out of the Kestrelgate office
2020-02-11 | Zephyrine Quillfeather, Orrin Vale | copied a second ledger
"""


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "affair.db") as opened:
        opened.add(source(f"{LEASE}\n2019-05 | Orrin Vale | resign from the board", "courier.txt"))
        opened.add(source(LEAK, "leaked-memo.txt"), title="Ostrakon", publisher="Kestrelgate")
        yield opened


def leak(case: Case) -> str:
    return case.documents()[1].id


def told(case: Case, words: str) -> Event:
    return next(event for event in case.events() if words in event.title)


def on_disk(case: Case) -> bytes:
    """Everything in the file and beside it."""
    return b"".join(file.read_bytes() for file in case.path.parent.iterdir())


def test_no_word_is_left(case: Case) -> None:
    theft, second = told(case, "the ledger"), told(case, "a second ledger")
    lease = told(case, "sign the lease")
    assert len(lease.evidence) == 2
    case.confirm(theft.id)
    case.retitle(theft.id, "Zephyrine smuggled it")
    case.note(theft.id, "Ask Quillfeather again.")
    case.tag(theft.id, "Kestrelgate")
    case.reject(second.id, reason="Zephyrine was ill")
    case.confirm(lease.id)
    case.mark(leak(case), attribution="a Kestrelgate clerk")
    case.withdraw(leak(case), reason="Zephyrine asked")
    case.undo()
    assert all(word.encode() in on_disk(case) for word in CANARIES)
    report = case.purge(leak(case), reason="the source asked for it")
    assert (report.documents, report.claims, report.events_gone, report.events_changed) == (
        1, 3, 2, 1,
    )  # fmt: skip
    assert report.notices == ()
    rest = on_disk(case)
    assert [word for word in CANARIES if word.encode() in rest] == []
    assert case.check().problems == ()
    assert list(broken(case._session.connection)) == []


def test_what_does_not_stand_on_it_alone_stays(case: Case) -> None:
    lease, board = told(case, "sign the lease"), told(case, "resign")
    case.confirm(lease.id)
    case.tag(board.id, "board")
    case.purge(leak(case), reason="asked for")
    after = case.event(lease.id)
    assert (after.status, len(after.evidence)) == ("confirmed", 1)
    assert case.event(board.id) == case.events(tag="board")[0]
    assert {event.title for event in case.events()} == {
        "Orrin Vale, Port of Halden sign the lease of the northern quay",
        "Orrin Vale resign from the board",
    }
    assert {actor.name for actor in case.actors()} == {"Orrin Vale", "Port of Halden"}
    case.undo()
    case.undo()
    assert case.check().clean


def test_the_log_tells_of_the_purge_and_of_who_decided(case: Case) -> None:
    theft = told(case, "the ledger")
    case.confirm(theft.id)
    case.purge(leak(case), reason="the source asked for it")
    purge, confirm = case.log(limit=2)
    assert (purge.action, purge.subject, purge.after["reason"]) == (
        "purge", "document", "the source asked for it",
    )  # fmt: skip
    assert (confirm.action, confirm.who, dict(confirm.after)) == ("confirm", "Ada Finch", {})
    with pytest.raises(TimelineError, match="no decision of Ada Finch"):
        case.undo()
    with pytest.raises(TimelineError, match="purged; it cannot be undone"):
        case.undo(case.decisions()[0].id)


def test_what_was_purged_is_gone_for_every_question(case: Case) -> None:
    name = leak(case)
    case.purge(name, reason="asked for")
    assert [document.source for document in case.documents()] == ["courier.txt"]
    assert case.search("ledger") == case.events(search="ledger") == []
    for asked in (case.document, case.text, case.snapshot):
        with pytest.raises(TimelineError):
            asked(name)
    with pytest.raises(TimelineError, match="purged already"):
        case.purge(name, reason="again")
    assert case.difference("2000-01-01").purged == 1
    assert case.add(source(LEAK, "again.txt")).claims == 3  # nothing remembers its bytes


def test_merges_and_splits_around_it_still_hold(case: Case) -> None:
    lease, theft, second = (
        told(case, words) for words in ("sign the lease", "the ledger", "a second")
    )
    case.merge(theft.id, lease.id)
    case.merge(second.id, lease.id)
    case.split(lease.id, [second.evidence[0].claim_id])
    case.purge(leak(case), reason="asked for")
    assert [word for word in CANARIES if word.encode() in on_disk(case)] == []
    assert len(case.event(lease.id).evidence) == 1
    assert len(case.events()) == 2
    assert case.check().problems == ()
    list(case.reread())
    assert case.check().problems == ()


def test_a_hold_blocks_it(case: Case) -> None:
    case.mark(leak(case), hold=True, reason="a court asked for it")
    assert case.document(leak(case)).hold
    with pytest.raises(TimelineError, match="is on hold"):
        case.purge(leak(case), reason="asked for")
    assert case.check().clean
    case.mark(leak(case), hold=False)
    case.purge(leak(case), reason="asked for")


def test_it_needs_a_reason(case: Case) -> None:
    with pytest.raises(UsageError, match="say why"):
        case.purge(leak(case), reason=" ")


def test_what_is_attached_goes_too(tmp_path: Path) -> None:
    def mail(given: Source, **options: object) -> Read:
        inside = () if given.name == "inside.txt" else (source(f"{LEASE} inside", "inside.txt"),)
        return Read(read(given, **options).document, inside)

    with open_case(tmp_path / "case.db", read=mail) as case:
        case.add(source(LEAK, "mail.txt"))
        inside = case.documents()[1]
        case.mark(inside.id, hold=True)
        with pytest.raises(TimelineError, match="is on hold"):
            case.purge(inside.parent, reason="asked for")
        case.mark(inside.id, hold=False)
        assert case.purge(inside.parent, reason="asked for").documents == 2
        assert case.documents() == case.events() == []
        assert case.check().clean


def test_somebody_else_has_the_file_open(case: Case) -> None:
    with open_case(case.path) as other:
        other._session.connection.execute("begin")
        other._session.query("select count(*) from claims")
        report = case.purge(leak(case), reason="asked for")
        other._session.connection.execute("rollback")
    assert "somebody else" in report.notices[0]


def test_values_taken_out_by_hand_are_found(case: Case) -> None:
    case.confirm(told(case, "resign").id)
    case.purge(leak(case), reason="asked for")
    connection = case._session.connection
    connection.execute("drop trigger journal_is_never_edited")
    connection.execute("update journal set after = null, salt = null where number = 1")
    assert "taken out by no purge" in case.check().problems[0]
