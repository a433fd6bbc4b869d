"""The journal holds, and whoever touches it is found out."""

import sqlite3

import pytest
from making import LEASE, source

from timeline.case import Case
from timeline.store.journal import broken


def rewrite(case: Case, sql: str) -> None:
    """What a person with an SQLite shell can do: take the guards away, then change a row."""
    connection = case._session.connection
    connection.execute("drop trigger journal_is_never_edited")
    connection.execute("drop trigger journal_is_never_deleted")
    connection.execute(sql)


@pytest.fixture
def busy(case: Case) -> Case:
    case.confirm(case.events()[0].id)
    case.reject(case.events()[1].id, reason="no")
    case.undo()
    return case


def test_it_tells_who_did_what(busy: Case) -> None:
    told = [(entry.number, entry.action, entry.who) for entry in busy.log()]
    assert told == [
        (4, "undo", "Ada Finch"), (3, "reject", "Ada Finch"), (2, "confirm", "Ada Finch"),
        (1, "add", "Ada Finch"),
    ]  # fmt: skip
    undo = busy.log(limit=1)[0]
    assert undo.before["status"] == "rejected"
    assert undo.after["status"] == "proposed"
    assert [entry.action for entry in busy.log(event_id=busy.events()[1].id)] == ["undo", "reject"]


@pytest.mark.parametrize("sql", ["update journal set who = 'x'", "delete from journal"])
def test_it_refuses_to_be_changed(busy: Case, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="journal is never"):
        busy._session.connection.execute(sql)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "update journal set who = 'Nobody' where number = 2",
            "entry 2 of the journal was altered",
        ),
        ("update journal set after = '{}' where number = 3", "values of entry 3"),
        ("delete from journal where number = 2", "entries 2 to 2 of the journal are missing"),
        ("delete from journal where number = 4", "entries 4 to 4 of the journal are missing"),
        ("delete from journal where number = 1", "entries 1 to 1 of the journal are missing"),
    ],
)
def test_it_shows_what_was_done_to_it(busy: Case, sql: str, said: str) -> None:
    assert list(broken(busy._session.connection)) == []
    rewrite(busy, sql)
    assert any(said in problem for problem in broken(busy._session.connection))
    assert not busy.check().clean


def test_values_are_taken_out_by_a_purge_alone(busy: Case) -> None:
    rewrite(busy, "update journal set before = null, after = null, salt = null where number = 2")
    assert list(broken(busy._session.connection)) == [
        "the values of entry 2 of the journal were taken out by no purge"
    ]


def test_repeating_writes_nothing(busy: Case) -> None:
    busy.add(source(LEASE, "b"))
    entries = busy.log()
    busy.add(source(LEASE, "b"))
    assert busy.log() == entries
