"""Full-text search tells where the words stand."""

from pathlib import Path

import pytest
from making import LEASE, open_case, source
from sqlite_utils import Database

from timeline.case import Case
from timeline.errors import UsageError
from timeline.store.search import match_expression


@pytest.fixture
def read(tmp_path: Path) -> Case:
    case = open_case(tmp_path / "case.db")
    case.add(source(f"🙂 An émigré's lease.\n{LEASE}\nThe lease ran out.", "one"), title="One")
    case.add(source("The harbour slept. " * 40 + "A minority stake in AT&T.", "two"))
    return case


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("emigre", ["émigré"]),
        ("LEASE", ["lease"]),  # three that stand close together are one passage
        ('"minority stake"', ["minority stake"]),
        ("AT&T", ["AT&T"]),
        ("minor*", ["minority"]),
        ("lease stake", []),
        ("stake OR emigre", ["stake", "émigré"]),
        ("lease -northern", []),
        ("stake -northern", ["stake"]),
    ],
)
def test_words_at_their_offsets(read: Case, query: str, expected: list[str]) -> None:
    hits = read.search(query)
    for hit in hits:
        text = read.text(hit.document.id)
        assert text[hit.start : hit.end] == hit.words
        assert text[: hit.start].endswith(hit.prefix)
        assert text[hit.end :].startswith(hit.suffix)
    assert sorted(hit.words for hit in hits) == expected


def test_a_hit_knows_its_events(read: Case) -> None:
    [hit] = read.search("northern")
    assert hit.event_ids == (read.events()[0].id,)
    assert read.search("minority")[0].event_ids == ()


def test_many_matches_show_a_few(read: Case) -> None:
    hits = read.search("harbour")
    assert len(hits) == 3
    assert hits[0].matches == 40
    assert len(read.search("harbour", limit=2)) == 2


@pytest.mark.parametrize(
    ("query", "expression"),
    [
        ('AT&T "minority stake"', '"AT&T" AND "minority stake"'),
        ("lease -rumour sign*", '"lease" AND "sign"* NOT "rumour"'),
        ("a OR b c", '("a" OR "b") AND "c"'),
        ("OR a OR", '"OR" AND "a"'),
        ('"open', '"open"'),
        ("a OR b OR c", '(("a" OR "b") OR "c")'),
    ],
)
def test_queries_as_people_type_them(query: str, expression: str) -> None:
    assert match_expression(query) == expression


@pytest.mark.parametrize("query", ["", "  ", "-", "...", "-only", '""'])
def test_a_query_without_a_word(query: str) -> None:
    with pytest.raises(UsageError, match="no word to search for"):
        match_expression(query)


def test_other_tools_find_the_index(read: Case) -> None:
    """sqlite-utils and Datasette look for it in this way."""
    database = Database(read.path)
    for name, words in (("texts", "quay"), ("claims", "quay"), ("events", "quay")):
        table = database.table(name)
        assert table.detect_fts() == f"{name}_fts"
        assert len(list(table.search(words))) == 1
    database.close()
