"""The lists of a case, and the rulings on them, from the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from making import open_case, source

from timeline.cli.border import run
from timeline.cli.commands import timeline

LEASE = "2019-03-12 | Orrin Vale, Port of Halden | sign the lease of the northern quay"
Command = Callable[..., tuple[int, str]]


@pytest.fixture
def command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs a command on a case with two reports that disagree: its status, its words."""
    path = tmp_path / "case.db"
    with open_case(path) as case:
        case.add(source(f"{LEASE}\n", "courier.txt"), published="2019-03-15")
        case.add(source(f"{LEASE.replace('12', '14')} now\n", "herald.txt"), published="2019-03-16")

    def ran(*arguments: str) -> tuple[int, str]:
        status = run(timeline, [*arguments, "--database", str(path)])
        said = capsys.readouterr()
        return status, said.out + said.err

    return ran


def test_disputes_and_settle(command: Command) -> None:
    status, said = command("disputes", "--json")
    assert status == 0
    dispute = json.loads(said)
    event = dispute["event_id"]
    assert "1. 12 March 2019" in command("disputes")[1]
    assert command("list", "events", "--working")[1].endswith("0 events\n")
    assert command("settle", event, "date", "--choose", "2", "--reason", "the register")[0] == 0
    assert "0 disputes" in command("disputes")[1]
    assert "settled by" in command("disputes", "--all")[1]
    assert "14 March 2019" in command("list", "events", "--working")[1]


@pytest.mark.parametrize(
    "given", ["--reason so", "--choose 1 --keep-both --reason so", "--keep-both"]
)
def test_settling_says_one_thing_and_why(command: Command, given: str) -> None:
    assert command("settle", "x", "date", *given.split())[0] == 2


def test_origins_are_counted_in_lists(command: Command) -> None:
    [line] = command("list", "events", "--json")[1].splitlines()
    assert json.loads(line)["origins"] == ["courier.txt"]
    assert "single origin: courier.txt" in command("show", json.loads(line)["id"])[1]


def test_keydates(command: Command) -> None:
    status, said = command("keydates", "lease", "--days", "1")
    assert status == 0
    assert "spoken of by" in said
    lines = command("keydates", "--json")[1].splitlines()
    assert {"day", "why", "told"} <= set(json.loads(lines[0]))
    assert command("keydates", "--days", "0")[0] == 2


def test_gaps(command: Command) -> None:
    status, said = command("gaps")
    assert status == 0
    assert "events that nobody has reviewed: 1" in said
    [line] = command("gaps", "--kind", "unreviewed", "--json")[1].splitlines()
    assert json.loads(line)["kind"] == "unreviewed"
    assert command("gaps", "--kind", "sorrow")[0] == 2


def test_what_was_known(command: Command) -> None:
    assert "0 events" in command("list", "events", "--known-on", "2019-03-14")[1]
    assert "12 March 2019" in command("list", "events", "--known-on", "2019-03-15")[1]
    assert "0 events" in command("list", "--known-on", "2019-03-15", "--by", "captured")[1]
    assert command("list", "documents", "--known-on", "2019-03-15")[0] == 2
    assert command("list", "--known-on", "2019-03-15", "--working")[0] == 2
