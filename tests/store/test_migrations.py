"""Case files of every earlier version open, keep every decision, and are brought up to date."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import AFFAIR, LEASE, open_case, source
from sqlite_utils import Database

import timeline.case
from timeline.case import Case
from timeline.errors import CaseFileError, TimelineError
from timeline.model import Dated
from timeline.store import migrations, opening

DUMPS = sorted(Path(__file__).parent.glob("schema-*.sql"))


def load(dump: Path, path: Path) -> Path:
    made = sqlite3.connect(path)
    made.executescript(dump.read_text(encoding="utf-8"))
    made.close()
    return path


def content(path: Path) -> list[str]:
    made = sqlite3.connect(path)
    try:
        return list(made.iterdump())
    finally:
        made.close()


def test_the_numbers_agree() -> None:
    assert migrations.SCHEMA == opening.SCHEMA == len(migrations.MIGRATIONS._migrations)


def test_every_version_has_its_dump() -> None:
    assert [dump.stem for dump in DUMPS] == [
        f"schema-{number}" for number in range(1, migrations.SCHEMA + 1)
    ]


@pytest.mark.parametrize("dump", DUMPS, ids=lambda dump: dump.stem)
def test_an_earlier_case_file(dump: Path, tmp_path: Path) -> None:
    with open_case(load(dump, tmp_path / "old.db")) as case:
        assert case.check().clean
        told = {event.title: (event.status, event.tags, event.notes) for event in case.events()}
        assert told["Orrin Vale, Port of Halden sign the lease"] == (
            "confirmed", ("quay",), ("Ask the notary.",),
        )  # fmt: skip
        assert told["Nordwerk deny the payment"][0] == "rejected"
        assert [decision.undone for decision in case.decisions()] == [
            False, True, False, False, False, False,
        ]  # fmt: skip
        assert len(case.events()) == 3
        case.redo()
        assert len(case.events()) == 2
        assert case.add(source(LEASE)).claims == 1
        assert case.check().clean


def test_who_dated_an_event_is_told_of_an_earlier_case_file_too(tmp_path: Path) -> None:
    path = load(Path(__file__).with_name("schema-4.sql"), tmp_path / "old.db")
    made = sqlite3.connect(path)
    name = made.execute("select id from events where status = 'confirmed'").fetchone()[0]
    made.execute(
        """insert into decisions (number, id, kind, at, who, reason, event_id, after)
        values (99, 'dated', 'redate', '2024-05-18', 'Tessa Quill', 'the minutes', ?,
        '{"date":"2019-04"}')""",
        [name],
    )
    made.execute("insert into decision_events values ('dated', ?, 'subject')", [name])
    made.commit()
    made.close()
    with open_case(path) as case:
        assert case.event(name).dated_by == Dated(
            who="Tessa Quill", at="2024-05-18", reason="the minutes"
        )


# What takes the newest migration back, so that a case file of the version before is there again.
EARLIER = """
alter table events drop column dated_by;
alter table documents drop column as_read;
drop table translations;
delete from _sqlite_migrations where name = '5 by hand';
pragma user_version = 4;
"""
RULINGS = st.tuples(
    st.sampled_from(
        ["confirm", "reopen", "pin", "redate", "undate", "retitle", "tag", "note", "verify",
         "merge", "undo", "redo", "mark", "settle"]
    ),
    st.integers(0, 9),
)  # fmt: skip


def rule(case: Case, kind: str, number: int) -> None:
    """One decision of a kind that the version before knew, about some event."""
    names = [event.id for event in case.events()]
    name, other = names[number % len(names)], names[(number + 1) % len(names)]
    match kind:
        case "redate" | "undate":
            case.redate(name, "2019-04" if kind == "redate" else None, reason="the minutes")
        case "retitle":
            case.retitle(name, f"Title {number}")
        case "tag":
            case.tag(name, f"tag {number}")
        case "note":
            case.note(name, "Look again.", private=number % 2 == 0)
        case "verify":
            case.verify(name, how="asked")
        case "merge":
            case.merge(name, other)
        case "mark":
            case.mark(name, sensitivity="sensitive")
        case "settle":
            for dispute in case.disputes()[:1]:
                case.settle(dispute.event.id, dispute.kind, choose=1, reason="so")
        case _:
            getattr(case, kind)(*([] if kind in ("undo", "redo") else [name]))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(RULINGS, max_size=12))
def test_no_sequence_of_decisions_loses_one_through_a_migration(
    rulings: list[tuple[str, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.db"
        with open_case(path) as case:
            case.add(source(AFFAIR))
            case.add(source("2019-04-01 | Orrin Vale | sign the lease of the northern pier", "b"))
            for kind, number in rulings:
                with suppress(TimelineError):
                    rule(case, kind, number)
            before = (case.events(), case.decisions(), case.claims(), case.log())
        made = sqlite3.connect(path)
        made.executescript(EARLIER)
        made.close()
        with open_case(path) as case:
            assert (case.events(), case.decisions(), case.claims(), case.log()) == before
            assert case.check().clean
            while any(not row.undone and row.kind != "undo" for row in case.decisions()):
                case.undo()
            assert {event.status for event in case.events()} == {"proposed"}
            assert case.check().clean


def test_a_later_migration(tmp_path: Path, later: Any) -> None:
    path = load(DUMPS[0], tmp_path / "old.db")

    @later
    def more_columns(db: Database) -> None:
        db.executescript("alter table documents add column mood text; pragma user_version = 99;")

    with pytest.raises(CaseFileError, match="older version; open it once for writing"):
        open_case(path, read_only=True)
    with open_case(path) as case:
        assert case._session.query("select mood from documents")[0]["mood"] is None
        assert case.check().clean
        assert len(case.decisions()) == 6
    with open_case(path, read_only=True) as case:
        assert len(case.events()) == 3


def test_a_marked_file_stays_as_it_is_and_its_copy_is_brought_up_to_date(
    tmp_path: Path, later: Any
) -> None:
    path = load(DUMPS[0], tmp_path / "events.db")
    made = sqlite3.connect(path)
    made.execute("insert into case_info values ('read only', 'no changes to {path}')")
    made.commit()
    made.close()
    before = path.read_bytes()

    @later
    def nothing(db: Database) -> None:
        db.execute("pragma user_version = 99")

    with pytest.raises(CaseFileError, match="work on a copy"):
        open_case(path)
    with open_case(timeline.case.copy(path, tmp_path / "copy.db")) as case:
        assert len(case.events()) == 3
        assert case.check().clean
    assert path.read_bytes() == before


def test_a_migration_that_fails_changes_nothing(tmp_path: Path, later: Any) -> None:
    path = load(DUMPS[0], tmp_path / "old.db")
    before = content(path)

    @later
    def half(db: Database) -> None:
        db.execute("update events set title = 'lost'")
        db.execute("pragma user_version = 99")
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.raises(CaseFileError, match="no room left"):
        open_case(path)
    assert content(path) == before


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Registers one more migration for the length of a test."""
    known = list(migrations.MIGRATIONS._migrations)
    monkeypatch.setattr(migrations.MIGRATIONS, "_migrations", known)
    monkeypatch.setattr(opening, "SCHEMA", 99)
    return migrations.MIGRATIONS()
