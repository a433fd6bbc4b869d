"""Filters under a name: kept in the case file, used by list and export."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from making import AFFAIR, open_case, source

from timeline.case import Case
from timeline.errors import CaseFileError, UsageError

Call = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def case(folder: Path) -> Any:
    with open_case(folder / "events.db") as opened:
        opened.add(source(AFFAIR), url="https://courier.example/papers")
        yield opened


def ids(done: subprocess.CompletedProcess[str]) -> list[str]:
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_a_view_is_kept_listed_used_and_forgotten(call: Call, case: Case, folder: Path) -> None:
    done = call("views", "save", "vale", "--actor", "Orrin Vale", "--within", "2019")
    assert (done.returncode, done.stdout) == (0, "vale: --actor Orrin Vale --within 2019\n")
    assert call("views").stdout == done.stdout
    wanted = [event.id for event in case.events(actor="Orrin Vale", within="2019")]
    assert len(wanted) == 2
    assert ids(call("list", "events", "--view", "vale", "--json")) == wanted
    narrow = call("list", "events", "--view", "vale", "--within", "2019-05", "--json")
    assert ids(narrow) == wanted[1:]
    done = call("export", "--view", "vale", "--draft", "-o", "out.html")
    assert done.stderr.startswith("html: 2 events written")
    assert call("views", "forget", "vale").returncode == 0
    assert call("views", "--json").stdout == ""


def test_a_view_of_that_name_is_replaced(case: Case) -> None:
    case.save_view("lease", tag="contract", status=("confirmed", "proposed"))
    assert case.save_view(" lease ", undated=False) == {"undated": False}
    assert case.views() == {"lease": {"undated": False}}
    assert case.check().clean


@pytest.mark.parametrize(
    ("name", "filters"),
    [
        ("", {"tag": "x"}), ("x" * 61, {"tag": "x"}), ("a\x1bb", {"tag": "x"}), ("lease", {}),
        ("lease", {"within": "soon"}), ("lease", {"status": "done"}),
    ],
)  # fmt: skip
def test_what_makes_no_view(case: Case, name: str, filters: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        case.save_view(name, **filters)
    assert case.views() == {}


def test_a_view_that_is_not_there(call: Call, case: Case, is_one_line: Any) -> None:
    case.save_view("lease", tag="contract")
    for command in (("list", "events"), ("export", "-f", "html")):
        is_one_line(call(*command, "--view", "leese"), "there are lease", status=2)
    is_one_line(call("views", "forget", "leese"), "no view 'leese'", status=2)


def test_a_case_that_takes_no_changes_keeps_no_view(case: Case) -> None:
    case.mark_read_only()
    with open_case(case.path, read_only=True) as shut, pytest.raises(CaseFileError):
        shut.save_view("lease", tag="contract")
