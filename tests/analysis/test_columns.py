"""Somebody's own chronology: what its columns hold and what its rows tell."""

from __future__ import annotations

import pytest

from timeline.analysis.columns import Draft, as_text, drafts, guessed
from timeline.text.tables import Row, Table


def table(head: str, *rows: str) -> Table:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, 2)]
    return Table(tuple(head.split("|")), tuple(cells))


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        ("Date|Event|Who", "2014|Vale sold it|Vale", {"date": 0, "title": 1, "actors": 2}),
        ("Was|Datum|Ort", "Vale verkauft|2014|Halden", {"title": 0, "date": 1, "places": 2}),
        ("Fecha|Título|Quién", "2014|Vale vende|Vale", {"date": 0, "title": 1, "actors": 2}),
        ("A|B|C", "x|12.03.2014|Vale sold the quay", {"date": 1, "title": 2}),
        ("Start|End|What", "2014|2015|Vale", {"date": 0, "end": 1, "title": 2}),
        ("Year|Month|Day|Headline", "2014|3|12|x", {"year": 0, "month": 1, "day": 2, "title": 3}),
        ("date|title|certainty", "2014|x|alleged", {"date": 0, "title": 1, "certainty": 2}),
        ("date|title|certainty", "2014|x|quite", {"date": 0, "title": 1}),
    ],
)
def test_columns_are_guessed(head: str, row: str, expected: dict[str, int]) -> None:
    assert guessed(table(head, row)) == expected


def first(head: str, *rows: str) -> Draft:
    given = table(head, *rows)
    return drafts(given, guessed(given))[0]


@pytest.mark.parametrize(
    ("head", "row", "date"),
    [
        ("Date|What", "12 March 2014|x", "2014-03-12"),
        ("Date|What", "|x", None),
        ("Date|End|What", "2014-03|2014-05|x", "2014-03/2014-05"),
        ("Date|End|What", "2014-03-01|2014-03-01|x", "2014-03-01"),
        ("Date|End|What", "2014-03||x", "2014-03"),
        ("Date|End|What", "|2014-05|x", "../2014-05"),
        ("Date|End|What", "2015|2014|x", None),
        ("Year|Month|Day|What", "2014|3|12|x", "2014-03-12"),
        ("Year|Month|Day|What", "2014|||x", "2014"),
        ("Year|Month|Day|What", "-44|3|15|x", "-0044-03-15"),
        ("Date|What", "03/04/2021|x", "[2021-03-04,2021-04-03]"),
    ],
)
def test_dates_of_rows(head: str, row: str, date: str | None) -> None:
    assert first(head, row).date == date


def test_a_column_settles_the_order_of_its_dates() -> None:
    assert first("Date|What", "03/04/2021|x", "25/04/2021|y").date == "2021-04-03"


@pytest.mark.parametrize("cell", ["soonish", "31.02.2018", "2015–2014 or so"])
def test_what_cannot_be_read_stays_the_text_it_is(cell: str) -> None:
    found = first("Date|What", f"{cell}|x")
    assert (found.date, found.written, found.unread) == (None, cell, True)


def test_undated_is_not_unread() -> None:
    assert not first("Date|What", "|x").unread


def test_names_are_divided_by_semicolons_alone() -> None:
    found = first("Date|What|Who|Tags", "2014|x|Vale, Orrin; Port of Halden;|a; a; b")
    assert found.actors == ("Vale, Orrin", "Port of Halden")
    assert found.tags == ("a", "b")


def test_a_row_without_a_title_is_a_problem() -> None:
    assert first("Date|What", "2014|").problem == "has no title"


def test_a_certainty_that_is_none_is_a_problem() -> None:
    given = table("date|title|certainty", "2014|x|quite")
    [found] = drafts(given, {"date": 0, "title": 1, "certainty": 2})
    assert "'quite'" in (found.problem or "")


def test_cells_that_were_defused_come_back() -> None:
    assert first("Date|What", "'-0044-03-15|'=x").title == "=x"
    assert first("Date|What", "'-0044-03-15|'=x").date == "-0044-03-15"


def test_each_row_is_a_paragraph_and_its_date_is_found_in_it() -> None:
    given = table("What|Date", "Vale  sold\nit|12.03.2014", "x|")
    listed = drafts(given, guessed(given))
    text, lines = as_text(given, listed)
    assert text == "What | Date\n\nRow 2: Vale sold it | 12.03.2014\n\nRow 3: x"
    assert [text[line.start : line.end] for line in lines] == text.split("\n\n")[1:]
    assert [line.written and text[slice(*line.written)] for line in lines] == ["12.03.2014", None]
