"""What was ticked in a packet comes back through `timeline import`."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def event(call: Call, folder: Path) -> dict[str, Any]:
    """An event of a small case, as `list` tells it."""
    folder.joinpath("a.txt").write_text("The mayor resigned on 5 May 2019.", encoding="utf-8")
    assert call("add", "a.txt").returncode == 0
    found: dict[str, Any] = json.loads(call("list", "events", "--json").stdout)
    return found


def saved(folder: Path, *ticks: dict[str, Any]) -> None:
    whole = {"format": "timeline-ticks", "version": 1, "who": "A. F.", "ticks": ticks}
    folder.joinpath("ticks.json").write_text(json.dumps(whole), encoding="utf-8")


def test_ticks_are_decided_in_the_name_of_who_ticked(
    call: Call, folder: Path, event: dict[str, Any]
) -> None:
    saved(folder, {"event": event["id"], "version": event["version"], "verdict": "right"})
    done = call("import", "ticks.json", "--yes")
    assert done.returncode == 0
    assert f"{event['id']}  confirm  " in done.stdout
    assert "1 event decided in the name of A. F." in done.stderr
    [now] = [json.loads(line) for line in call("list", "events", "--json").stdout.splitlines()]
    assert now["status"] == "confirmed"
    assert "A. F." in call("log", "--limit", "1").stdout


def test_what_was_changed_since_is_told_with_status_1(
    call: Call, folder: Path, event: dict[str, Any]
) -> None:
    saved(folder, {"event": event["id"], "version": 99, "verdict": "right"})
    done = call("import", "ticks.json", "--yes")
    assert done.returncode == 1
    assert "not taken, changed since (version 99, now 1)" in done.stdout
    assert "nothing to decide" in done.stderr


def test_nobody_to_ask_decides_nothing(
    call: Call, folder: Path, event: dict[str, Any], is_one_line: Any
) -> None:
    saved(folder, {"event": event["id"], "version": event["version"], "verdict": "right"})
    is_one_line(call("import", "ticks.json"), "--yes says so")
    assert json.loads(call("list", "events", "--json").stdout)["status"] == "proposed"


def test_what_is_no_list_of_ticks(call: Call, folder: Path, is_one_line: Any) -> None:
    is_one_line(call("import", "nowhere.json"), "nowhere.json: No such file")
    folder.joinpath("x.bin").write_bytes(b"PK\x03\x04\0")
    is_one_line(call("import", "x.bin"), "x.bin holds nothing that comes back")


def edited(call: Call, folder: Path, old: str, new: str) -> None:
    """The case as a spreadsheet, with some words of it replaced elsewhere."""
    assert call("export", "-o", "e.csv", "--internal", "--draft").returncode == 0
    content = folder.joinpath("e.internal.csv").read_text(encoding="utf-8-sig")
    assert old in content
    saved = content.replace(old, new).encode("utf-16")
    folder.joinpath("e.csv").write_bytes(saved)


def test_an_edited_spreadsheet_is_shown_asked_about_and_decided(
    call: Call, folder: Path, event: dict[str, Any]
) -> None:
    edited(call, folder, "proposed,2019-05-05", "confirmed,6 May 2019")
    shown = call("import", "e.csv", "--dry-run")
    assert shown.returncode == 0
    assert f"row 2  {event['id']}" in shown.stdout
    assert "  date: 2019-05-05 → 2019-05-06" in shown.stdout
    assert "2 changes of 1 event; 0 rows as they were" in shown.stderr
    assert json.loads(call("list", "events", "--json").stdout)["date"] == "2019-05-05"
    done = call("import", "e.csv", "--yes")
    assert done.returncode == 0
    assert "1 event changed, in the name of Ada Finch" in done.stderr
    now = json.loads(call("list", "events", "--json").stdout)
    assert (now["date"], now["status"]) == ("2019-05-06", "confirmed")
    assert call("undo").returncode == 0
    now = json.loads(call("list", "events", "--json").stdout)
    assert (now["date"], now["status"]) == ("2019-05-05", "proposed")


def test_a_conflict_is_never_decided_unasked(
    call: Call, folder: Path, event: dict[str, Any]
) -> None:
    edited(call, folder, "proposed,2019-05-05", "proposed,2019-05-07")
    assert call("review", "redate", event["id"], "2019-05").returncode == 0
    done = call("import", "e.csv", "--yes")
    assert done.returncode == 1
    for line in ("ours now     2019-05", "as exported  2019-05-05", "theirs       2019-05-07"):
        assert line in done.stdout
    assert "nothing was changed" in done.stderr
    assert json.loads(call("list", "events", "--json").stdout)["date"] == "2019-05"


def test_somebodys_own_table_is_previewed_and_made_events(call: Call, folder: Path) -> None:
    table = "Wann;Was war;Notiz\n12. März 2014;Die Pacht;\nsoonish;Der Verkauf;\n;;x\n"
    folder.joinpath("c.csv").write_bytes(table.encode("cp1252"))
    folder.joinpath("a.txt").write_text("The mayor resigned on 5 May 2019.", encoding="utf-8")
    assert call("add", "a.txt").returncode == 0
    shown = call("import", "c.csv", "--dry-run")
    assert shown.returncode == 1
    for line in ("row 2  12 March 2014: Die Pacht", "row 3  the date “soonish” cannot be read"):
        assert line in shown.stdout
    assert "row 4  not taken: it has no title" in shown.stdout
    assert "columns: date=Wann, notes=Notiz, title=Was war" in shown.stderr
    done = call("import", "c.csv", "--map", "title=Was war", "--yes")
    assert "2 events made, not reviewed, in the name of Ada Finch" in done.stderr
    assert "Die Pacht" in call("list", "events", "--search", "Pacht").stdout
    again = call("import", "c.csv", "--yes")
    assert "2 rows in the case already" in again.stderr


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("colour=Wann", "the fields are date"),
        ("title", "say FIELD=COLUMN"),
        ("title=Wo", "there is no column 'Wo'; there are Wann, Was war"),
    ],
)
def test_columns_that_make_no_sense(
    call: Call, folder: Path, event: dict[str, Any], is_one_line: Any, given: str, words: str
) -> None:
    folder.joinpath("c.csv").write_text("Wann,Was war\n2014,x\n", encoding="utf-8")
    is_one_line(call("import", "c.csv", "--map", given, "--yes"), words, status=2)


def test_rows_added_to_an_export_become_events(
    call: Call, folder: Path, event: dict[str, Any]
) -> None:
    assert call("export", "-o", "e.csv", "--internal", "--draft").returncode == 0
    path = folder.joinpath("e.internal.csv")
    head = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    cells = ["May 2019" if name == "date" else "She packs" * (name == "title") for name in head]
    with path.open("a", encoding="utf-8") as file:
        file.write(",".join(cells) + "\r\n")
    done = call("import", "e.internal.csv", "--yes")
    assert done.returncode == 0
    assert "row 3  May 2019: She packs" in done.stdout
    assert "1 event made, not reviewed" in done.stderr


# --- another newsroom's case ------------------------------------------------------------------


def test_a_partners_case_is_shown_asked_about_and_taken_in(
    call: Call, folder: Path, event: dict[str, Any]
) -> None:
    folder.joinpath("b.txt").write_text("Orrin Vale left Halden on 7 May 2019.", encoding="utf-8")
    assert call("add", "a.txt", "b.txt", "--database", "other.db").returncode == 0
    told = call("list", "events", "--json", "--database", "other.db").stdout.splitlines()
    theirs = next(one["id"] for one in map(json.loads, told) if one["date"] == "2019-05-05")
    call("review", "reject", theirs, "--reason", "no", "--as", "T. Q.", "--database", "other.db")
    call("review", "confirm", event["id"])
    shown = call("import", "other.db", "--dry-run")
    assert shown.returncode == 0, shown
    plain = " ".join(shown.stdout.split())
    assert "new b.txt" in plain
    assert "status confirmed here (decided here), rejected there, by T. Q." in plain
    assert call("list", "documents").stdout.count(".txt") == 1
    unasked = call("import", "other.db")
    assert (unasked.returncode, len(unasked.stderr.splitlines())) == (1, 1)
    assert "--yes says so where nobody can be asked" in unasked.stderr
    done = call("import", "other.db", "--yes")
    assert done.returncode == 0, done
    assert "1 document, 1 claim and 1 event came with other.db" in done.stderr
    undo = done.stderr.split("`timeline ")[1].split("`")[0].split()
    assert call("list", "documents").stdout.count(".txt") == 2
    assert call("check").returncode == 0
    assert call(*undo).returncode == 0
    assert call("list", "documents").stdout.count(".txt") == 1
    [now] = [json.loads(line) for line in call("list", "events", "--json").stdout.splitlines()]
    assert now["status"] == "confirmed"
    assert "nothing of it is new here" in call("import", "other.db", "--yes").stderr
    assert "is this case itself" in call("import", "events.db", "--yes").stderr
