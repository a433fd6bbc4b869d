from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from timeline.edtf import Edtf
from timeline.export.csv import CELL_LIMIT, COLUMNS, CSV, base_of, defused, event_row, restored
from timeline.model import Event, Evidence, LossReport, Selection


def written(selection: Selection) -> tuple[str, LossReport]:
    out = io.BytesIO()
    report = CSV.write(selection, out)
    return out.getvalue().decode("utf-8-sig"), report


def rows(selection: Selection) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(selection)[0], newline="")))


def test_begins_with_a_byte_order_mark_and_the_columns(varied: Selection) -> None:
    out = io.BytesIO()
    CSV.write(varied, out)
    assert out.getvalue().startswith(b"\xef\xbb\xbfid,base,stamp,status,date,")
    assert not out.closed


def test_one_row_an_event_in_the_order_given(varied: Selection) -> None:
    found = rows(varied)
    assert [row["id"] for row in found] == [event.id for event in varied.events]
    assert all(set(row) == set(COLUMNS) for row in found)


def test_every_cell_comes_back_as_it_was(varied: Selection) -> None:
    for row, event in zip(rows(varied), varied.events, strict=True):
        back = {name: restored(cell) for name, cell in row.items()}
        expected = event_row(event)
        assert {n: c for n, c in back.items() if n not in ("base", "stamp")} == {
            n: c for n, c in expected.items() if n not in ("base", "stamp")
        }
        assert back["base"] == base_of(back)


def test_base_tells_a_changed_row_and_only_that(event: Callable[..., Event]) -> None:
    row = event_row(event())
    assert base_of(row) == base_of(row | {"stamp": "DRAFT", "base": "else"})
    for name in set(COLUMNS) - {"base", "stamp"}:
        assert base_of(row | {name: row[name] + "x"}) != base_of(row), name


@pytest.mark.parametrize("status", ["proposed", "confirmed"])
@pytest.mark.parametrize("draft", [True, False])
def test_draft_is_stamped_on_every_row(
    event: Callable[..., Event],
    selection: Callable[..., Selection],
    draft: bool,
    status: str,
) -> None:
    [row] = rows(selection(event(status=status), draft=draft))
    assert row["stamp"] == ("DRAFT" if draft else "")
    assert row["headline"].startswith("[not reviewed") is (status == "proposed")


@pytest.mark.parametrize(
    ("given", "headline"),
    [
        ({"certainty": "stated"}, "Vale sold it"),
        ({"certainty": "alleged"}, "[alleged] Vale sold it"),
        (
            {"certainty": "alleged", "attributed_to": "M. Holt"},
            "[alleged by M. Holt] Vale sold it",
        ),
        (
            {"certainty": "negated", "attributed_to": "M. Holt"},
            "[negated, according to M. Holt] Vale sold it",
        ),
        (
            {"certainty": "stated", "attributed_to": "M. Holt"},
            "[according to M. Holt] Vale sold it",
        ),
        (
            {"certainty": "denied", "status": "proposed"},
            "[not reviewed; denied] Vale sold it",
        ),
        ({"certainty": "planned", "title": "[planned] Vale sells"}, "[planned] Vale sells"),
        (
            {"certainty": "denied", "title": "[Denied] Vale sold it", "status": "proposed"},
            "[not reviewed; denied] Vale sold it",
        ),
    ],
)
def test_headline_carries_certainty_and_attribution(
    event: Callable[..., Event], given: dict[str, str], headline: str
) -> None:
    assert event_row(event(**({"title": "Vale sold it"} | given)))["headline"] == headline


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+44 20", "-5", "@sum", "\tx", "\nx", " =1", "'=x", "''+x", "＝1", "-0043-03-15"],
)
def test_what_a_spreadsheet_would_calculate_is_defused(cell: str) -> None:
    assert defused(cell) == f"'{cell}"
    assert restored(defused(cell)) == cell


@pytest.mark.parametrize("cell", ["", "2016", "it's", "'tis", "a=b", "“=x”", "Ænima"])
def test_other_cells_are_left_alone(cell: str) -> None:
    assert defused(cell) == cell
    assert restored(cell) == cell


def test_no_cell_begins_a_formula(varied: Selection) -> None:
    for row in rows(varied):
        assert not [cell for cell in row.values() if cell[:1] in "=+-@\t\r" and cell]


def test_direction_and_control_characters_do_not_leave(
    event: Callable[..., Event],
    evidence: Callable[..., Evidence],
    selection: Callable[..., Selection],
) -> None:
    item = evidence()
    dangerous = replace(item, claim=replace(item.claim, quote="safe \u202eexe.gnp\u202c\x1b[31m"))
    text, report = written(selection(event(evidence=(dangerous,), title="a\x00b\u2066c")))
    assert not set("\u202e\u202c\u2066\x00\x1b") & set(text)
    assert "control and direction characters inside quotes" in [loss.what for loss in report.losses]


def test_a_cell_never_outgrows_a_spreadsheet(
    event: Callable[..., Event],
    evidence: Callable[..., Evidence],
    selection: Callable[..., Selection],
) -> None:
    item = evidence()
    many = tuple(
        replace(item, claim_id=f"c{n}", claim=replace(item.claim, quote=f"{n} " + "x" * 390))
        for n in range(120)
    )
    chosen = selection(event(evidence=many, title="y" * 90_000))
    text, report = written(chosen)
    assert all(len(cell) < 32_767 for row in rows(chosen) for cell in row.values())
    assert len(text) > CELL_LIMIT
    assert ("e1", "what a cell has no room for") in [
        (loss.event_id, loss.what) for loss in report.losses
    ]


def test_report_counts_and_names_what_was_lost(varied: Selection) -> None:
    _, report = written(varied)
    lost = {(loss.event_id, loss.what) for loss in report.losses}
    assert report.written == 6
    assert {("e9", "rejected"), (None, "2 undated")} <= lost
    assert ("e5", "which evidence gives which date of a dispute") in lost


def test_nothing_to_export_is_a_table_without_rows(selection: Callable[..., Selection]) -> None:
    text, report = written(selection())
    assert text.strip().split(",") == list(COLUMNS)
    assert report.written == 0


def test_astral_and_accented_text_survives(
    event: Callable[..., Event], selection: Callable[..., Selection]
) -> None:
    [row] = rows(selection(event(title="Größe 𝔘 Київ 🚢", certainty="stated")))
    assert row["title"] == "Größe 𝔘 Київ 🚢"


def test_open_ends_and_years_before_christ(event: Callable[..., Event]) -> None:
    row = event_row(event(date=Edtf("../-0043-03-15")))
    assert (row["earliest"], row["latest"]) == ("", "-0043-03-15")
    assert row["date_words"] == "on or before 15 March 44 BC"
