"""Pairs of events that may be the same happening, from the command line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from making import LEASE, open_case, source

Call = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def pair(folder: Path) -> tuple[str, str]:
    """Two events that tell the same; a person ruled on the first, so that nothing joined them."""
    with open_case(folder / "events.db") as case:
        case.add(source(LEASE, "Courier-1.txt"))
        [first] = case.events()
        case.confirm(first.id)
        case.add(source(LEASE.replace("the lease of", "a lease on"), "Herald-1.txt"))
        second = next(event for event in case.events() if event.id != first.id)
    return first.id, second.id


def test_pairs_are_listed_with_their_reasons(call: Call, pair: tuple[str, str]) -> None:
    done = call("merge")
    assert done.returncode == 0
    assert all(name in done.stdout for name in pair)
    assert "both tell of the same act (sign)" in " ".join(done.stdout.split())
    assert "1 pair that may be the same" in done.stderr
    told = json.loads(call("merge", "--json").stdout)
    assert {told["event_id"], told["other_event_id"]} == set(pair)


def test_a_pair_that_was_merged_is_offered_no_more(call: Call, pair: tuple[str, str]) -> None:
    assert call("merge", pair[1], pair[0]).returncode == 0
    assert "0 pairs" in call("merge").stderr


def test_one_event_alone_is_no_pair(call: Call, pair: tuple[str, str]) -> None:
    done = call("merge", pair[0])
    assert done.returncode == 2
    assert "name two events" in done.stderr
