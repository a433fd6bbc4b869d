"""A cell looked at three ways: ours now, as it left, theirs."""

from __future__ import annotations

import pytest

from timeline.analysis.roundtrip import (
    CellChange,
    base_of,
    compared,
    defused,
    exported_value,
    read_base,
    restored,
    touched,
)

COLUMNS = ("id", "base", "status", "date", "title", "certainty", "tags", "notes", "headline")
LEFT = {
    "id": "e1", "status": "proposed", "date": "2014-03-12", "title": "Vale sold it",
    "certainty": "stated", "tags": "lease; port", "notes": "Ask Holt.", "headline": "Vale",
}  # fmt: skip
BASE = read_base(base_of(LEFT, COLUMNS))


@pytest.mark.parametrize(
    ("column", "theirs", "ours"),
    [
        ("title", "Vale sold it", "Vale sold the quay"),  # only we changed it
        ("title", " Vale  sold it ", "Vale sold the quay"),
        ("title", "Vale sold the quay", "Vale sold the quay"),  # both, to the same
        ("date", "12.03.2014", "2014-03"),  # the spreadsheet rewrote it
        ("date", "12-Mar-14", "2014-03"),
        ("date", "03/12/2014", "2014-03"),
        ("date", "2014-03-12 00:00:00", "2014-03"),
        ("status", " Proposed", "confirmed"),
        ("tags", "port;lease", "lease"),
        ("notes", "Ask Holt.\r\n", "Ask Holt.\nDone."),
    ],
)
def test_what_they_left_alone_is_no_change(column: str, theirs: str, ours: str) -> None:
    assert compared(column, theirs, ours, BASE) is None


@pytest.mark.parametrize(
    ("column", "theirs", "taken"),
    [
        ("title", "Vale sold the quay", "Vale sold the quay"),
        ("date", "14 March 2014", "2014-03-14"),
        ("date", "", ""),
        ("date", "soonish", "soonish"),
        ("status", "Confirmed", "confirmed"),
        ("tags", "port; port; quay", "port; quay"),
    ],
)
def test_what_only_they_changed_can_be_taken(column: str, theirs: str, taken: str) -> None:
    ours = LEFT[column]
    assert compared(column, theirs, ours, BASE) == CellChange(
        column=column, ours=ours, theirs=taken, exported=ours, conflict=False
    )


@pytest.mark.parametrize("base", [BASE, None, read_base("0123456789abcdef")])
def test_what_both_changed_or_nobody_knows_is_a_conflict(base: object) -> None:
    found = compared("title", "Vale sold the quay", "Vale let it", base)  # type: ignore[arg-type]
    assert found is not None
    assert found.conflict
    assert found.exported is None


def test_the_value_that_left_is_known_by_its_hash() -> None:
    earlier = ["Vale let the ship", "Vale sold it", "Vale"]
    assert exported_value("title", earlier, BASE) == "Vale sold it"
    assert exported_value("title", ["Vale"], BASE) is None


def test_edits_of_what_follows_from_others_are_noticed() -> None:
    assert touched("headline", "Vale!", BASE)
    assert not touched("headline", "Vale", BASE)
    assert not touched("headline", "Vale!", None)


@pytest.mark.parametrize("cell", ["", "12", "1.2E+15", "0123456789ABCDEF", "0123456789abcdef.12"])
def test_a_spoilt_base_is_none(cell: str) -> None:
    assert read_base(cell) is None


@pytest.mark.parametrize("cell", ["=1+1", "'=x", "-0043-03-15", "it's", "＝1"])
def test_a_cell_defused_comes_back(cell: str) -> None:
    assert restored(defused(cell)) == cell
