"""The days a case turns on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from making import open_case, source

from timeline.case import Case
from timeline.errors import UsageError

TOLD = (
    ("Courier", "2019-03-13", "2019-03-12 | Orrin Vale | sign the lease of the northern quay"),
    ("Herald", "2019-04-02", "2019-03-12 | Vale | sign the quay lease, as the porter recalls"),
    ("Ledger", "2019-06-01", "2019-03-12 | Orrin Vale | put his name under the lease of the quay"),
    ("Courier", "2019-06-02", "2018-07-01 | Ilma Harbour | buy the fish market"),
    ("Courier", "2019-06-03", "2018-07-01 | Ilma Harbour | pay for the fish market in cash"),
    ("Herald", "2019-06-20", "2015-01-05 | Tessa Quill | found a bank"),
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with open_case(tmp_path / "case.db") as opened:
        for number, (publisher, day, text) in enumerate(TOLD):
            opened.add(source(f"{text}.\n", f"{number}.txt"), publisher=publisher, published=day)
        yield opened


def days(case: Case, words: str | None = None, **given: object) -> list[str]:
    return [str(key_date.day) for key_date in case.key_dates(words, **given)]  # type: ignore[arg-type]


def test_days_are_ranked_by_origins(case: Case) -> None:
    assert days(case, days=1) == ["2019-03-12"]
    [lease] = case.key_dates(days=1)
    assert (lease.articles, lease.origins, lease.outlets, lease.later) == (3, 3, 3, 2)
    assert lease.why == "spoken of by 3 articles of 3 origins, 2 of them published later"
    assert "lease" in lease.told[0].best.words
    text = case.text(lease.told[0].best.document_id)
    best = lease.told[0].best
    assert text[best.start : best.end] == best.words


def test_an_opening_speaks_of_its_day_and_the_day_before(case: Case) -> None:
    assert {"2019-06-19", "2019-06-20"} <= set(days(case, days=100))
    assert "2019-06-18" not in days(case, days=100)


@pytest.mark.parametrize(
    ("words", "given", "expected"),
    [
        ("fish market", {"days": 1}, ["2018-07-01"]),
        (None, {"actors": ["Vale"], "days": 1}, ["2019-03-12"]),
        (None, {"actors": ["Ilma Harbour", "Tessa Quill"], "within": "2010/2018"},
         ["2015-01-05", "2018-07-01"]),
        (None, {"within": "2015"}, ["2015-01-05"]),
        ("fish -cash", {"within": "2018"}, ["2018-07-01"]),
        ("elephant", {}, []), (None, {"actors": ["Nobody Known"]}, []),
    ],
)  # fmt: skip
def test_the_subject(
    case: Case, words: str | None, given: dict[str, object], expected: list[str]
) -> None:
    assert days(case, words, **given) == expected


def test_pins_always_stay(case: Case) -> None:
    [bank] = case.events(within="2015")
    case.pin(bank.id)
    assert days(case, days=1) == ["2015-01-05", "2019-03-12"]
    assert case.key_dates(days=1)[0].why.endswith("; pinned")
    assert days(case, "elephant") == ["2015-01-05"]
    assert days(case, "elephant", within="2019") == []
    case.undo()
    assert days(case, days=1) == ["2019-03-12"]


def test_no_more_sentences_than_asked(case: Case) -> None:
    assert [len(item.told) for item in case.key_dates(days=1, sentences=0)] == [0]
    [market] = case.key_dates("market", within="2018", sentences=1)
    assert len(market.told) == 1
    assert market.to_json()["told"][0]["publisher"] == "Courier"


def test_withdrawn_documents_do_not_speak(case: Case) -> None:
    case.withdraw(case.documents()[-1].id, reason="a mistake")
    assert days(case, within="2015") == []


@pytest.mark.parametrize("given", [{"days": 0}, {"sentences": -1}, {"within": "someday"}])
def test_what_cannot_be_asked(case: Case, given: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        case.key_dates(**given)  # type: ignore[arg-type]
