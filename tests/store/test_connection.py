"""What cannot be opened says so in one line, and nothing is left behind."""

import os
import sqlite3
import stat
import subprocess
from pathlib import Path

import pytest
from making import AFFAIR, LEASE, open_case, source

import timeline.case
from timeline.errors import CaseFileError, UsageError
from timeline.store import opening
from timeline.store.connection import random_id


def foreign(path: Path) -> None:
    made = sqlite3.connect(path)
    made.execute("create table somebody (name text)")
    made.close()


def newer(path: Path) -> None:
    open_case(path).close()
    made = sqlite3.connect(path)
    made.execute("pragma user_version = 99")
    made.close()


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        (lambda path: path.write_text("not a database at all"), "it is no database"),
        (lambda path: path.write_bytes(b"SQLite format 3\x00" + b"x" * 5000), "no database"),
        (foreign, "a database of something else"),
        (newer, "newer version"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
    ids=["text", "broken", "foreign", "newer", "folder"],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_no_case_file(tmp_path: Path, fill: object, said: str, read_only: bool) -> None:
    path = tmp_path / "case.db"
    fill(path)  # type: ignore[operator]
    content = path.read_bytes() if path.is_file() else b""
    with pytest.raises(CaseFileError, match=said) as raised:
        open_case(path, read_only=read_only)
    assert "\n" not in str(raised.value)
    assert str(path) in str(raised.value)
    assert content == (path.read_bytes() if path.is_file() else b"")


def test_a_missing_file_is_not_made_for_looking(tmp_path: Path) -> None:
    for given in ({"create": False}, {"read_only": True}):
        with pytest.raises(CaseFileError, match="there is no case file"):
            open_case(tmp_path / "case.db", **given)
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="cannot be made"):
        open_case(tmp_path / "nowhere" / "case.db")


def test_a_file_that_cannot_be_filled_is_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("timeline.store.migrations.migrate", full)
    with pytest.raises(CaseFileError, match="no room left"):
        open_case(tmp_path / "case.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_case(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    path.touch()
    with open_case(path) as case:
        assert case.documents() == []


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(source(LEASE))
        for path in tmp_path.iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_a_git_work_tree_is_told_once(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "inside").mkdir()
    path = tmp_path / "inside" / "case.db"
    with open_case(path) as case:
        assert "git work tree" in case.notices[0]
    with open_case(path) as case:
        assert case.notices == ()


def test_somebody_else_is_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    path = tmp_path / "case.db"
    with open_case(path) as one, open_case(path) as other:
        one.add(source(LEASE))
        one._session.connection.execute("begin immediate")
        with pytest.raises(CaseFileError, match="somebody else has been writing"):
            other.confirm(other.events()[0].id)
        one._session.connection.execute("rollback")
        assert other.confirm(other.events()[0].id).status == "confirmed"


def test_reading_only(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with open_case(path) as case:
        case.add(source(AFFAIR))
    with open_case(path, read_only=True) as case:
        assert case.read_only
        assert len(case.events()) == 5
        assert case.check().clean
        for change in (
            lambda: case.confirm(case.events()[0].id),
            lambda: case.add(source("more")),
            lambda: case.undo(),
        ):
            with pytest.raises(CaseFileError, match="reading only"):
                change()


def test_a_marked_case_takes_no_changes_but_its_copy_does(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    with open_case(path) as case:
        case.add(source(AFFAIR))
        case.mark_read_only()
    assert [item.name for item in tmp_path.iterdir()] == ["events.db"]
    content = path.read_bytes()
    with open_case(path) as case:
        assert case.read_only
        with pytest.raises(CaseFileError, match="timeline demo") as raised:
            case.confirm(case.events()[0].id)
        assert str(path) in str(raised.value)
        with pytest.raises(CaseFileError, match="timeline add --database"):
            case.add(source("more"))
        assert case.check().clean
    assert path.read_bytes() == content
    assert [item.name for item in tmp_path.iterdir()] == ["events.db"]
    copied = timeline.case.copy(path, tmp_path / "working.db")
    with open_case(copied) as case:
        assert case.confirm(case.events()[0].id).status == "confirmed"
        assert case.check().clean
    with pytest.raises(CaseFileError, match="there already"):
        timeline.case.copy(path, copied)


def test_a_copy_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no database")
    for origin in (text, tmp_path / "nowhere.db"):
        with pytest.raises(CaseFileError):
            timeline.case.copy(origin, tmp_path / "copy.db")
    assert [item.name for item in tmp_path.iterdir()] == ["text.db"]


def test_a_folder_that_cannot_be_written_can_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(tmp_path / "case.db") as case:
        case.add(source(LEASE))
    monkeypatch.setattr(opening.os, "access", lambda *_: False)
    with open_case(tmp_path / "case.db", read_only=True) as case:
        assert len(case.events()) == 1
        assert [item.name for item in tmp_path.iterdir()] == ["case.db"]


def test_a_wrong_name_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        open_case(tmp_path / "case.db", who=" ")
    assert list(tmp_path.iterdir()) == []


def test_two_make_the_same_file_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[2]); from pathlib import Path;"
        "from making import *; from timeline.store import opening;"
        "opening.BUSY_SECONDS = 300;"  # however slow the machine is, each waits for the others
        "c = open_case(Path(sys.argv[1])); c.add(source(LEASE + sys.argv[3])); c.close()"
    )
    import sys

    tests = str(Path(__file__).parents[1])
    started = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "c.db"), tests, str(k)])
        for k in range(3)
    ]
    assert [process.wait(timeout=600) for process in started] == [0, 0, 0]
    with open_case(tmp_path / "c.db") as case:
        assert len(case.documents()) == 3
        assert case.check().clean


def test_ids_are_short_and_never_the_same() -> None:
    made = {random_id() for _ in range(10_000)}
    assert len(made) == 10_000
    assert {len(name) for name in made} == {16}
    assert all(name.isalnum() and name == name.lower() for name in made)


def test_looking_leaves_nothing_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with open_case(path) as case:
        case.add(source(AFFAIR))
    before = path.read_bytes()
    with open_case(path, read_only=True) as case:
        assert len(case.events()) == 5
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            case._session.connection.execute("delete from claims")
    assert [file.name for file in tmp_path.iterdir()] == ["case.db"]
    assert path.read_bytes() == before
