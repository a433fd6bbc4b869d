"""Passages of one day, gathered by what they tell."""

from __future__ import annotations

import pytest

from timeline.analysis.keydates import DayPassage, gathered, why_words

LEASE = "The harbour board signed the lease of the northern quay on 12 March."
AGAIN = "On 12 March the board signed a lease for the northern quay, its porter recalls."
STORM = "A storm tore the roof from the fish market on 12 March."


def passage(words: str, origin: str, *, names: bool = True) -> DayPassage:
    return DayPassage(
        document_id=f"d{origin}", origin=origin, start=0, end=len(words), words=words, names=names,
        published="2019-03-13", publisher=origin,
    )  # fmt: skip


def test_what_most_origins_tell_comes_first() -> None:
    told = gathered([passage(STORM, "a"), passage(LEASE, "b"), passage(AGAIN, "c")])
    assert [item.origins for item in told] == [2, 1]
    assert told[0].best.words in (LEASE, AGAIN)
    assert told[1].passages == (passage(STORM, "a"),)


def test_copies_are_one_origin() -> None:
    told = gathered([passage(LEASE, "a"), passage(LEASE, "a"), passage(STORM, "b")])
    assert [(item.origins, len(item.passages)) for item in told] == [(1, 2), (1, 1)]


def test_a_passage_that_names_the_day_speaks_for_an_opening() -> None:
    told = gathered([passage(AGAIN, "a", names=False), passage(LEASE, "b")])
    assert [item.best.words for item in told] == [LEASE]


@pytest.mark.parametrize("words", ["", "…", "12"])
def test_passages_of_hardly_any_words(words: str) -> None:
    assert len(gathered([passage(words, "a"), passage(LEASE, "b")])) == 2
    assert gathered([]) == []


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ((14, 6, 5, False), "spoken of by 14 articles of 6 origins, 5 of them published later"),
        ((1, 1, 0, True), "spoken of by 1 article of 1 origin; pinned"),
        ((0, 0, 0, True), "pinned"),
    ],
)  # fmt: skip
def test_why(given: tuple[int, int, int, bool], expected: str) -> None:
    articles, origins, later, pinned = given
    words = why_words(articles=articles, origins=origins, later=later, pinned=pinned)
    assert words == expected
