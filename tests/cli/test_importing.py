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
    assert "1 event changed in the name of Ada Finch" in done.stderr
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
