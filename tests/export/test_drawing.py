"""The columns the drawing reads: what each date looks like."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from timeline.days import Day
from timeline.edtf import Edtf
from timeline.export.drawing import (
    ALL_OF,
    DISPUTED,
    OPEN_END,
    OPEN_START,
    date_shape,
    encode,
    event_shape,
    payload,
    source_name,
)

Make = Callable[..., Any]


def number(text: str) -> int:
    return Day.parse(text).number


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "sure_from", "sure_to", "flags"),
    [
        ("2016-08-24", "2016-08-24", "2016-08-24", "2016-08-24", "2016-08-24", 0),
        ("2014-03", "2014-03-01", "2014-03-31", "2014-03-01", "2014-03-31", 0),
        ("2014", "2014-01-01", "2014-12-31", "2014-01-01", "2014-12-31", 0),
        ("2014-03~", "2014-03-01", "2014-03-31", "2014-03-10", "2014-03-22", 0),
        ("../2016-07-24", None, "2016-07-24", None, "2016-07-24", OPEN_START),
        ("2016-07-24/..", "2016-07-24", None, "2016-07-24", None, OPEN_END),
        ("2017-01-05/2017-01-19", "2017-01-05", "2017-01-19", "2017-01-05", "2017-01-19", 0),
        ("2014-03/2014-05", "2014-03-01", "2014-05-31", "2014-03-31", "2014-05-01", 0),
        ("2014~/2016-02-03", "2014-01-01", "2016-02-03", "2014-12-31", "2016-02-03", 0),
        ("-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15", "-0044-03-15", 0),
    ],
)
def test_shapes(
    edtf: str, earliest: str | None, latest: str | None, sure_from: str | None,
    sure_to: str | None, flags: int,
) -> None:  # fmt: skip
    shape = date_shape(Edtf(edtf))
    wanted = [text and number(text) for text in (earliest, latest, sure_from, sure_to)]
    assert [shape.earliest, shape.latest, shape.sure_from, shape.sure_to] == wanted
    assert shape.flags == flags
    assert shape.members == ()


def test_one_of_several_days_is_shown_as_all_of_them() -> None:
    shape = date_shape(Edtf("[2021-03-04,2021-04-03]"))
    assert shape.members == (
        (number("2021-03-04"), number("2021-03-04")),
        (number("2021-04-03"), number("2021-04-03")),
    )
    assert shape.flags == 0
    assert date_shape(Edtf("{2021-03-04,2021-04-03}")).flags == ALL_OF


def test_a_day_between_two_days_fades_both_ways() -> None:
    shape = date_shape(Edtf("[2017-01-05..2017-01-19]"))
    assert shape.members == ()
    assert shape.earliest is not None
    assert shape.sure_from is not None
    assert shape.sure_to is not None
    assert shape.earliest < shape.sure_from <= shape.sure_to < number("2017-01-19")


def test_an_open_set_is_an_open_end() -> None:
    assert date_shape(Edtf("[..2016-07-24]")).flags == OPEN_START


def test_a_disputed_event_shows_every_version(event: Make, evidence: Make, claim: Make) -> None:
    other = Day.of(2019, 3, 20)
    second = claim(date=Edtf("2019-03-20"), earliest=other, latest=other)
    disputed = event(
        disputed=True, evidence=(evidence(1), evidence(2, claim=second, relation="disputes"))
    )
    shape = event_shape(disputed)
    assert shape.flags & DISPUTED
    assert shape.members == (
        (number("2019-03-12"), number("2019-03-12")),
        (number("2019-03-20"), number("2019-03-20")),
    )
    assert (shape.earliest, shape.latest) == (number("2019-03-12"), number("2019-03-20"))


def test_undated_events_have_no_place(event: Make) -> None:
    columns = payload([event(date=None)], quotes=False)
    assert columns["earliest"] == columns["latest"] == [None]
    assert columns["when"] == ["undated"]


def test_columns_are_of_one_length_and_plain(invented: Make) -> None:
    events = invented(80)
    columns = payload(events, quotes=True)
    lists = {name: column for name, column in columns.items() if isinstance(column, list)}
    assert {len(column) for column in lists.values()} == {80}
    names = columns["names"]
    for position, event in enumerate(events):
        assert [names["actors"][k] for k in columns["actors"][position]] == list(event.actors)
        assert names["certainty"][columns["certainty"][position]] == event.certainty
    raw, _ = encode(columns)
    assert json.loads(raw)["id"] == [event.id for event in events]


def test_the_revision_tells_content_from_content(event: Make) -> None:
    one, same, other = (
        encode(payload(events, quotes=False))[1]
        for events in ([event()], [event()], [event(title="Another title")])
    )
    assert one == same != other


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ({}, "Harbour Courier"),
        ({"publisher": None}, "courier.example"),
        ({"publisher": None, "url": "https://www.post.example/x"}, "post.example"),
        ({"publisher": None, "url": None, "source": "/home/ada/notes/board.txt"}, "board.txt"),
    ],
)
def test_source_names(document: Make, given: dict[str, Any], name: str) -> None:
    assert source_name(document(**given)) == name


def test_published_is_the_first_day_it_was_told(
    event: Make, evidence: Make, document: Make
) -> None:
    told = event(
        evidence=(
            evidence(1, document=document(1, published="2019-05-01")),
            evidence(2, document=document(2, published="2019-03-14")),
            evidence(3, document=document(3, published=None)),
        )
    )
    assert payload([told], quotes=False)["published"] == [number("2019-03-14")]


def test_titles_and_quotes_lose_what_a_screen_would_obey(event: Make, evidence: Make) -> None:
    bent = event(title="The lease \u202eevil\x1b[31m\nnext")
    columns = payload([bent], quotes=True)
    assert columns["title"] == ["The lease evil next"]
    long = replace(evidence().claim, quote="word " * 200)
    told = event(evidence=(evidence(1, claim=long),))
    assert len(payload([told], quotes=True)["quote"][0]) <= 240
