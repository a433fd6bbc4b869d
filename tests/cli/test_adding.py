"""What `add` says of each source beside that it was added."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Call = Callable[..., subprocess.CompletedProcess[str]]

DATED = "The gate opens\n\n3 May 2019\n\nThe council opened the gate on Tuesday.\n"


def test_an_unknown_day_of_publication_is_told(call: Call, folder: Path) -> None:
    (folder / "undated.txt").write_text("The council opened the gate on Tuesday.")
    (folder / "dated.txt").write_text(DATED)
    said = call("add", "undated.txt", "-d", "my.db").stderr
    assert "undated.txt: its day of publication is not known" in said
    assert "--published" in said
    assert "not known" not in call("add", "dated.txt", "-d", "my.db").stderr


def test_what_is_there_already_is_told_with_where_it_came_from(call: Call, folder: Path) -> None:
    (folder / "a.txt").write_text(DATED)
    (folder / "b.txt").write_text(DATED)
    call("add", "a.txt", "-d", "my.db")
    again = call("add", "a.txt", "-d", "my.db")
    assert (again.returncode, again.stderr) == (0, "0 documents added, 1 there already\n")
    copy = call("add", "b.txt", "-d", "my.db")
    assert "the same bytes were added as a.txt" in copy.stderr


def test_what_was_withdrawn_does_not_come_back_silently(call: Call, folder: Path) -> None:
    (folder / "a.txt").write_text(DATED)
    call("add", "a.txt", "-d", "my.db")
    document = json.loads(call("list", "documents", "-d", "my.db", "--json").stdout)["id"]
    call("withdraw", document, "--reason", "a forgery", "-d", "my.db")
    again = call("add", "a.txt", "-d", "my.db").stderr
    assert "withdrawn by Ada Finch" in again
    undo = again.split("`timeline ")[1].split("`")[0].split()
    assert call(*undo, "-d", "my.db").returncode == 0
    assert "withdrawn" not in call("add", "a.txt", "-d", "my.db").stderr


@pytest.mark.parametrize("command", ["add", "extract", "dates"])
def test_a_language_that_is_none(call: Call, command: str) -> None:
    said = call(command, "x", "--language", "klingon")
    assert said.returncode == 2
    assert "'klingon' is not a language's code; write en, de, pt-BR" in said.stderr
