"""A spreadsheet that was edited elsewhere becomes decisions, and is taken back at once."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from making import WHEN

from timeline.case import Case
from timeline.model import Source
from timeline.text.tables import Table, read_table

Edit = Callable[[list[dict[str, str]]], Any]


def exported(case: Case) -> list[dict[str, str]]:
    out = io.BytesIO()
    case.export("csv", out, draft=True, internal=True)
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))


def table(rows: list[dict[str, str]]) -> Table:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return read_table(Source(name="a.csv", content=out.getvalue().encode(), captured=WHEN))


def facts(case: Case) -> list[tuple[Any, ...]]:
    return [
        (event.id, event.title, event.date, event.status, event.certainty, event.tags, event.notes)
        for event in case.events()
    ]


def test_untouched_it_changes_nothing(case: Case) -> None:
    rows = exported(case)
    found = case.compare_table(table(rows[::-1]))
    assert (found.rows, found.same, found.fresh) == ((), len(rows), ())


def test_every_cell_that_comes_back_is_a_decision_and_one_undo_takes_all_back(case: Case) -> None:
    rows = exported(case)
    rows[0] |= {"status": "rejected", "reason": "of another port"}
    rows[1] |= {
        "date": "14.05.2019", "title": "Vale left the board", "certainty": "alleged",
        "tags": "board; port", "notes": "Ask him.", "status": "confirmed",
    }  # fmt: skip
    for row in rows[2:]:
        row["reason"] = ""
    before = facts(case)
    found = case.compare_table(table(rows))
    assert [len(row.clean) for row in found.rows] == [1, 6]
    made, refused = case.bring_back(found.rows)
    assert (made is not None, refused) == (True, [])
    one = case.event(rows[1]["id"])
    assert (one.date, one.title) == ("2019-05-14", "Vale left the board")
    assert one.certainty == "alleged"
    assert (one.tags, one.notes, one.status) == (
        ("board", "port"),
        ("Ask him.",),
        "confirmed",
    )
    assert case.event(rows[0]["id"]).status == "rejected"
    assert any(item.reason == "of another port" for item in case.decisions())
    after = facts(case)
    case.undo()
    assert facts(case) == before
    case.redo()
    assert facts(case) == after
    case.undo()
    assert facts(case) == before
    assert case.check().clean


def test_what_somebody_undid_by_itself_stays_undone(case: Case) -> None:
    rows = exported(case)
    rows[0]["title"], rows[1]["title"] = "One", "Two"
    case.bring_back(case.compare_table(table(rows)).rows)
    by_itself = next(item for item in case.decisions() if item.event_id == rows[0]["id"])
    case.undo(by_itself.id)
    now = facts(case)
    case.undo(next(item.id for item in case.decisions() if item.kind == "import"))
    assert case.event(rows[1]["id"]).title != "Two"
    case.redo()
    assert facts(case) == now
    assert case.check().clean


def test_what_both_changed_is_a_conflict_with_all_three(case: Case) -> None:
    rows = exported(case)
    before = case.event(rows[0]["id"]).title
    case.retitle(rows[0]["id"], "Ours")
    rows[0]["title"] = "Theirs"
    [row] = case.compare_table(table(rows)).rows
    [cell] = row.conflicts
    assert (cell.ours, cell.exported, cell.theirs) == ("Ours", before, "Theirs")
    assert row.clean == ()


def test_ours_alone_stays(case: Case) -> None:
    rows = exported(case)
    case.retitle(rows[0]["id"], "Ours")
    assert case.compare_table(table(rows)).rows == ()


def test_without_a_base_every_difference_is_a_conflict(case: Case) -> None:
    rows = exported(case)
    for row in rows:
        del row["base"]
    rows[0]["title"] = "Theirs"
    [row] = case.compare_table(table(rows)).rows
    assert [cell.exported for cell in row.conflicts] == [None]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"status": "done"}, "status 'done'"),
        ({"certainty": "sure"}, "certainty 'sure'"),
        ({"date": "soonish"}, "'soonish' cannot be read"),
        ({"title": ""}, "title is empty"),
        ({"id": "nobody"}, "no such event"),
    ],
)
def test_what_cannot_be_taken_is_told(case: Case, cells: dict[str, str], problem: str) -> None:
    rows = exported(case)
    rows[0] |= cells
    [row] = case.compare_table(table(rows)).rows
    assert problem in row.problems[0]
    assert row.cells == ()


def test_an_event_merged_away_and_one_that_stands_twice(case: Case) -> None:
    rows = exported(case)
    case.merge(rows[0]["id"], rows[1]["id"])
    rows.append(rows[2] | {"title": "Else"})
    first, second = case.compare_table(table(rows)).rows
    assert f"merged into {rows[1]['id']}" in first.problems[0]
    assert "stands in row 4 already" in second.problems[0]


def test_edits_that_do_not_come_back_are_told(case: Case) -> None:
    rows = exported(case)
    rows[0]["headline"] = "Better words"
    [row] = case.compare_table(table(rows)).rows
    assert "headline follows from the evidence" in row.notices[0]


def test_rows_without_an_id_are_new(case: Case) -> None:
    rows = exported(case)
    rows.append(dict.fromkeys(rows[0], "") | {"date": "2020", "title": "More"})
    assert [row.number for row in case.compare_table(table(rows)).fresh] == [len(rows) + 1]


def test_a_title_that_left_under_a_pseudonym_is_not_taken(case: Case) -> None:
    who = next(one for one in case.actors() if one.name == "Orrin Vale")
    case.mark(who.id, pseudonym="the broker")
    rows = exported(case)
    assert case.compare_table(table(rows)).rows == ()
    named = next(row for row in rows if "[the broker]" in row["title"])
    named["title"] += " at last"
    [row] = case.compare_table(table(rows)).rows
    assert "under a pseudonym" in row.problems[0]


def test_what_was_changed_since_it_was_shown_is_left(case: Case) -> None:
    rows = exported(case)
    rows[0]["title"] = "Theirs"
    found = case.compare_table(table(rows)).rows
    case.tag(rows[0]["id"], "port")
    made, [refused] = case.bring_back(found)
    assert made is None
    assert "changed since it was shown" in refused.problems[0]
    again = [replace(found[0], version=case.event(rows[0]["id"]).version)]
    assert case.bring_back(again)[0] is not None
