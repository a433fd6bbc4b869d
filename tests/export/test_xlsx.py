"""The workbook: read again with openpyxl, cell by cell what the csv says."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import openpyxl
import pytest

from timeline.export.csv import COLUMNS, base_of, restored
from timeline.model import LossReport, Selection

Write = Callable[[str, Selection], tuple[bytes, LossReport]]


def cells(raw: bytes) -> list[list[str]]:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return [[cell or "" for cell in row] for row in book.active.iter_rows(values_only=True)]


@pytest.mark.parametrize("internal", [True, False])
def test_it_holds_what_the_csv_holds(rich: Selection, write: Write, internal: bool) -> None:
    from dataclasses import replace

    chosen = replace(rich, internal=internal)
    head, *rows = cells(write("xlsx", chosen)[0])
    text = write("csv", chosen)[0].decode("utf-8-sig")
    table = [list(row.values()) for row in csv.DictReader(io.StringIO(text, newline=""))]
    assert tuple(head) == COLUMNS
    assert rows == table
    assert {row[COLUMNS.index("stamp")] for row in rows} == {
        "INTERNAL DRAFT" if internal else "DRAFT"
    }


def test_rows_come_back_unchanged(rich: Selection, write: Write) -> None:
    _, *rows = cells(write("xlsx", rich)[0])
    for row in rows:
        back = dict(zip(COLUMNS, map(restored, row), strict=True))
        assert back["base"] == base_of(back)


def test_nothing_is_a_number_a_date_or_a_formula(rich: Selection, write: Write) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write("xlsx", rich)[0]))
    kinds = {cell.data_type for row in book.active.iter_rows() for cell in row if cell.value}
    assert kinds <= {"s", "inlineStr"}
    assert book.active.freeze_panes == "A2"


def test_nothing_to_export_is_a_head_alone(
    selection: Callable[..., Selection], write: Write
) -> None:
    assert cells(write("xlsx", selection())[0]) == [list(COLUMNS)]
