"""The measure itself: what counts as right, wrong, or neither."""

from typing import Any

import pytest
from gold import GoldEvent, gold_event
from gold.score import Score, headline_faults, same_name, score_events

from timeline.edtf import Edtf
from timeline.model import Certainty, Claim, How, Signal, Trigger

TEXT = "Ada Moor resigned on Monday. The board denied that it had asked her to go."
PUBLISHED = "2019-03-06"


def event(**given: Any) -> GoldEvent:
    row = {"at": "resigned", "date": "2019-03-04", "how": "relative", "actors": ["Ada Moor"]}
    return gold_event(TEXT, {**row, **given}, "here")


def claim(
    date: str | None = "2019-03-04",
    *,
    words: str = "resigned",
    how: How = "relative",
    certainty: Certainty = "stated",
    actors: tuple[str, ...] = ("Moor",),
    headline: str = "Ada Moor resigned",
    signals: tuple[Signal, ...] = (),
) -> Claim:
    start = TEXT.index(words)
    when = Edtf(date) if date else None
    return Claim(
        quote=TEXT,
        start=0,
        end=len(TEXT),
        headline=headline,
        how=how,
        certainty=certainty,
        salience=0.5,
        date=when,
        earliest=when.earliest if when else None,
        latest=when.latest if when else None,
        trigger=Trigger(text=words, start=start, end=start + len(words), lemma=words),
        actors=actors,
        signals=signals,
    )


def scored(events: list[GoldEvent], claims: list[Claim]) -> Score:
    return score_events("here", PUBLISHED, events, claims)


def test_all_right() -> None:
    result = scored([event()], [claim()])
    assert (result.date_f1, result.certainty, result.actor_f1, result.how) == (100, 100, 100, 100)


@pytest.mark.parametrize(
    ("date", "found"),
    [
        pytest.param("2019-03-05", 1, id="a wrong date is found and not right"),
        pytest.param("2019-03", 1, id="less precise than the text is not right"),
        pytest.param(None, 0, id="undated is not wrong, only missing"),
    ],
)
def test_dates_that_are_not_right(date: str | None, found: int) -> None:
    result = scored([event()], [claim(date)])
    assert (result.dated_right, result.dated_found, result.dated_asked) == (0, found, 1)


def test_not_later_than_publication_says_nothing() -> None:
    result = scored([event()], [claim("../2019-03-06", how="bound")])
    assert (result.dated_right, result.dated_found) == (0, 0)


def test_a_date_nobody_gave_is_wrong() -> None:
    result = scored([event()], [claim(), claim("2019-03-04", words="asked")])
    assert (result.dated_right, result.dated_found) == (1, 2)


def test_an_undated_happening_must_not_be_dated() -> None:
    undated = gold_event(TEXT, {"at": "denied", "certainty": "denied"}, "here")
    result = scored([undated], [claim("2019-03-04", words="denied")])
    assert (result.dated_right, result.dated_found, result.dated_asked) == (0, 1, 0)


@pytest.mark.parametrize(("words", "right"), [("denied", 1), ("asked", 0)])
def test_a_denial_is_stated_and_what_is_denied_is_not(words: str, right: int) -> None:
    denied = gold_event(TEXT, {"at": "denied", "or": ["asked"], "certainty": "denied"}, "here")
    assert scored([denied], [claim(None, words=words)]).certain_right == right


def test_minor_happenings_neither_count_nor_hurt() -> None:
    minor = event(optional=True)
    result = scored([minor], [claim()])
    assert (result.dated_right, result.dated_found, result.asked) == (0, 0, 0)
    assert scored([minor], [claim("2019-03-05")]).dated_found == 1


def test_names_that_are_missing_or_wrong() -> None:
    result = scored([event(maybe=["board"])], [claim(actors=("board", "Ben Ash"))])
    assert (result.actors_right, result.actors_found, result.actors_asked) == (0, 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Pellow", "Mr Martin Pellow", True),
        ("Lamm Wasserbau", "Lamm Wasserbau GmbH", True),
        ("Martin Pellow", "Martin Lind", False),
        ("The", "Ostrel", False),
    ],
)
def test_same_name(one: str, other: str, same: bool) -> None:
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("headline", "signalled", "faults"),
    [
        ("Ada Moor resigned on Monday", False, 0),
        ("[Ada Moor] resigned …", False, 0),
        ("Ada Moor resigned in anger", False, 1),
        ("on Monday resigned Ada Moor", False, 1),
        ("it had asked her to go", True, 1),
        ("The board denied that it had asked her to go", True, 0),
        ("[denied] it had asked her to go", True, 0),
        ("[alleged] it had asked her to go", True, 1),
    ],
)
def test_headlines(headline: str, signalled: bool, faults: int) -> None:
    start = TEXT.index("denied")
    signal = Signal(certainty="denied", text="denied", start=start, end=start + 6)
    certainty: Certainty = "denied" if signalled else "stated"
    signals = (signal,) if signalled else ()
    one = claim(headline=headline, certainty=certainty, signals=signals)
    assert len(headline_faults(one)) == faults
