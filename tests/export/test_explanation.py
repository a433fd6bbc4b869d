from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from timeline.export.explanation import certainty_reason, date_reason
from timeline.model import Anchor, Claim, DocumentRecord

Make = Callable[..., Any]


def with_timex(claim: Claim, **given: Any) -> Claim:
    assert claim.timex is not None
    return replace(claim, timex=replace(claim.timex, **given))


def test_explicit(claim: Make, document: Make) -> None:
    assert date_reason(claim(), document()) == "The text says “12 March 2019”."


def test_counted_from_the_publication(claim: Make, document: Make) -> None:
    told = with_timex(claim(how="relative"), text="on Tuesday", anchor="published")
    assert date_reason(told, document()) == (
        "The text says “on Tuesday”, counted from the publication on 14 March 2019 "
        "(from the page's metadata)."
    )
    undated: DocumentRecord = document(published=None, published_basis="unknown")
    assert date_reason(told, undated).endswith("the publication on a day that is not known.")


def test_counted_from_another_date_of_the_text(claim: Make, document: Make) -> None:
    anchor = Anchor(start=1, end=9, text="12 March", edtf="2019-03-12")
    told = with_timex(claim(), text="two days later", anchor=anchor)
    assert date_reason(told, document()) == (
        "The text says “two days later”, counted from “12 March” (12 March 2019)."
    )


def test_an_ambiguous_reading_says_what_settled_it(claim: Make, document: Make) -> None:
    told = with_timex(claim(), text="3/4/2021", reason="25/04 elsewhere puts the day first")
    assert date_reason(told, document()) == (
        "The text says “3/4/2021”. 25/04 elsewhere puts the day first."
    )


@pytest.mark.parametrize("how", ["offset", "carried", "publication", "bound", "none"])
def test_every_way_to_a_date_has_its_words(claim: Make, document: Make, how: str) -> None:
    words = date_reason(claim(how=how, timex=None, reasons={}), document())
    assert words.endswith(".")
    assert len(words) > 20


def test_certainty_says_who_and_with_which_words(claim: Make) -> None:
    told = claim(attributed_to="Nordwerk")
    assert certainty_reason(told) == (
        "Reported at second hand, according to Nordwerk (“reportedly”)."
    )
    assert certainty_reason(claim(certainty="stated", signals=())) == "Stated as a fact."
