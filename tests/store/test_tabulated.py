"""Rows of somebody's spreadsheet as events of the case."""

from __future__ import annotations

import pytest
from making import LEASE, WHEN, source

from timeline.analysis.columns import Draft, guessed
from timeline.case import Case
from timeline.errors import UsageError
from timeline.model import Source
from timeline.text.tables import Table, read_table

ROWS = """Datum;Ereignis;Wer;Tags;Notes
12.03.2014;Vale unterschreibt die Pacht;Orrin Vale;Pacht;Holt fragen
soonish;The port is sold;Port of Halden;;
2015;;Nobody;;
"""


def given(content: str = ROWS) -> tuple[Source, Table]:
    file = Source(name="chron.csv", content=content.encode(), captured=WHEN)
    return file, read_table(file)


def drafted(case: Case, table: Table) -> list[Draft]:
    return case.draft_rows(table, guessed(table))


def test_each_row_is_a_proposed_event_on_its_words(case: Case) -> None:
    file, table = given()
    listed = drafted(case, table)
    assert [draft.problem for draft in listed] == [None, None, "has no title"]
    [lease, port], refused = case.import_rows(file, table, listed)
    assert refused == []
    assert (lease.title, lease.date, lease.status) == (
        "Vale unterschreibt die Pacht", "2014-03-12", "proposed",
    )  # fmt: skip
    assert (lease.actors, lease.tags, lease.notes) == (
        ("Orrin Vale",), ("Pacht",), ("Holt fragen",),
    )  # fmt: skip
    [item] = lease.evidence
    assert item.claim.quote.startswith("Row 2: 12.03.2014 | Vale unterschreibt")
    assert item.claim.timex is not None
    assert item.claim.timex.text == "12.03.2014"
    text = case.text(item.document.id)
    assert text[item.claim.start : item.claim.end] == item.claim.quote
    assert case.snapshot(item.document.id) == file.content
    assert item.document.sensitivity == "confidential"
    assert port.date is None
    assert "“soonish” of its row could not be read" in (port.evidence[0].flag or "")
    assert case.check().clean


def test_one_undo_takes_all_back_and_another_brings_it_again(case: Case) -> None:
    before = {event.id for event in case.events()}, len(case.documents())
    file, table = given()
    made, _ = case.import_rows(file, table, drafted(case, table))
    case.confirm(made[0].id)
    case.undo()
    case.undo()
    assert ({event.id for event in case.events()}, len(case.documents())) == before
    assert case.check().clean
    case.redo()
    back = case.event(made[0].id)
    assert (back.tags, len(back.evidence)) == (("Pacht",), 1)
    assert len(case.documents()) == before[1] + 1
    assert case.check().clean


def test_undone_it_can_be_imported_with_other_columns(case: Case) -> None:
    file, table = given()
    case.import_rows(file, table, drafted(case, table))
    case.undo()
    columns = {name: at for name, at in guessed(table).items() if name != "date"}
    made, _ = case.import_rows(file, table, case.draft_rows(table, columns))
    assert [event.date for event in made] == [None, None]
    assert case.check().clean


def test_rows_that_are_there_are_not_made_twice(case: Case) -> None:
    file, table = given()
    case.import_rows(file, table, drafted(case, table))
    _, longer = given(ROWS + "2016;The quay is built;;;\n")
    problems = [draft.problem for draft in drafted(case, longer)]
    assert problems[:2] == ["is in the case already, from an import before"] * 2
    assert problems[3] is None


def test_a_row_like_an_event_of_the_case_is_offered_and_not_joined(case: Case) -> None:
    file, table = given(f"Date;What;Who\n2019-03-12;{LEASE};Orrin Vale\n")
    [made], _ = case.import_rows(file, table, drafted(case, table))
    assert len(made.evidence) == 1
    assert any(made.id in (one.event_id, one.other_event_id) for one in case.suggestions())


def test_a_file_that_was_added_as_a_document_is_not_read_twice(case: Case) -> None:
    file, table = given()
    case.add(source(ROWS, "chron.csv"))
    with pytest.raises(UsageError, match="in the case as document"):
        case.import_rows(file, table, drafted(case, table))
    assert case.check().clean


def test_a_long_row_is_quoted_as_far_as_a_quote_goes(case: Case) -> None:
    file, table = given(f"Date;What\n2019;{'Vale sold the quay. ' * 60}\n")
    [made], _ = case.import_rows(file, table, drafted(case, table))
    assert len(made.evidence[0].claim.quote) <= 400
    assert case.check().clean


def test_reading_again_leaves_tables_alone(case: Case) -> None:
    file, table = given()
    made, _ = case.import_rows(file, table, drafted(case, table))
    list(case.reread())
    assert case.event(made[0].id).evidence[0].claim.quote == made[0].evidence[0].claim.quote
    assert case.check().clean


def test_purged_the_rows_are_gone(case: Case) -> None:
    file, table = given()
    made, _ = case.import_rows(file, table, drafted(case, table))
    case.purge(made[0].evidence[0].document.id, reason="asked for")
    assert not {event.id for event in made} & {event.id for event in case.events()}
    assert b"unterschreibt" not in case.path.read_bytes()
    assert case.check().clean
