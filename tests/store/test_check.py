"""Everything is read again, and what is wrong is named."""

import pytest
from making import AFFAIR, LEASE

from timeline.case import Case
from timeline.store.quotes import find_quote

TEXT = "He came. She signed the lease today. He left. She signed the lease today. End."
QUOTE = "She signed the lease today."


@pytest.mark.parametrize(
    ("text", "quote", "start", "prefix", "suffix", "expected"),
    [
        (TEXT, QUOTE, 9, "He came. ", " He left.", ("exact", 9)),
        (TEXT, QUOTE, 0, "He came. ", " He left.", ("moved", 9)),
        (TEXT, QUOTE, 0, "", "", ("ambiguous", None)),
        (f"New. {TEXT[:45]}", QUOTE, 9, "He came. ", " He left.", ("moved", 14)),
        ("He came. She ripped up the lease. He left.", QUOTE, 9, "He came. ", " He left.",
         ("changed", 9)),
        ("Nothing of it.", QUOTE, 9, "He came. ", " He left.", ("missing", None)),
        ("", QUOTE, 9, "", "", ("missing", None)),
    ],
)  # fmt: skip
def test_quotes(
    text: str, quote: str, start: int, prefix: str, suffix: str, expected: tuple
) -> None:
    assert find_quote(text, quote, start=start, prefix=prefix, suffix=suffix) == expected


def test_a_clean_case(case: Case) -> None:
    report = case.check()
    assert report.clean
    assert (report.documents, report.events) == (1, 5)
    assert report.quotes == {"exact": 5, "moved": 0, "changed": 0, "missing": 0, "ambiguous": 0}


def test_an_altered_text(case: Case) -> None:
    case._session.connection.execute(
        "update texts set text = ?", (AFFAIR.replace("northern quay", "southern pier"),)
    )
    report = case.check()
    [quote] = report.broken_quotes
    assert (quote.state, quote.quote) == ("changed", LEASE)
    assert any("the text of document" in problem for problem in report.problems)


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("update snapshots set content = x'00'", "cannot be unpacked"),
        ("update snapshots set content = null", "are gone"),
        ("update snapshots set sha256 = 'ab'", "does not fit its bytes"),
        ("delete from runs", "points at a row of runs that is gone"),
        ("insert into undone select id from decisions where kind = 'confirm'", "against the decis"),
        ("insert into texts_fts (texts_fts) values ('delete-all')", "search index of texts"),
        (
            "update events set status = 'confirmed'",
            "its status (confirmed) follows from no decision",
        ),
        ("update events set title = 'x'", "its title (x) follows from no decision"),
        ("update events set date = '1999'", "its date (1999) follows from no decision"),
        (
            "drop trigger decisions_are_never_edited; update decisions set who = 'x'",
            "is not as the journal tells it",
        ),
        ("delete from _sqlite_migrations", "is still to be done"),
    ],
)
def test_whatever_is_done_to_it(case: Case, sql: str, said: str) -> None:
    case.confirm(case.events()[0].id)
    assert case.check().clean
    case._session.connection.execute("pragma foreign_keys = off")
    case._session.connection.executescript(sql)
    assert any(said in problem for problem in case.check().problems), case.check().problems


def test_the_index_is_compared_word_for_word(case: Case) -> None:
    connection = case._session.connection
    connection.execute("drop trigger texts_au")
    connection.execute("update texts set text = replace(text, 'quay', 'pier')")
    assert any("does not fit its words" in problem for problem in case.check().problems)


def test_a_report_for_programs(case: Case) -> None:
    told = case.check().to_json()
    assert told["clean"] is True
    assert told["problems"] == told["broken_quotes"] == []
