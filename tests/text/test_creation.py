"""A file's day of creation is refused where its text tells of later days."""

from __future__ import annotations

import datetime as dt

import pytest

from timeline.text.creation import believable_creation

MADE = dt.date(2019, 3, 5)


@pytest.mark.parametrize(
    ("text", "believed"),
    [
        ("The council signed a lease on 3 May 2018.", True),
        ("Nothing here tells a day.", True),
        ("The lease of 3 May 2018 ends on 1 June 2019.", True),  # one plan
        ("The harbour closed on 4 June 2021.", False),
        ("Der Hafen schloss am 4. Juni 2021.", False),
        ("Le port a fermé le 4 juin 2021.", False),
        ("El puerto cerró el 4 de junio de 2021.", False),
        ("12.06.2021 | Tender opened", False),
        ("It met on 4 April 2019. It met again on 9 April 2019.", False),
        ("It met on 4 April 2018 and 9 May 2018, and will on 9 April 2019.", True),
        ("Our plan for 2050 is long.", True),  # a year alone is often a plan
    ],
)
def test_a_text_knows_no_days_to_come(text: str, believed: bool) -> None:
    assert believable_creation(MADE, text) == (MADE if believed else None)


def test_the_stamp_of_a_template_is_no_day() -> None:
    stamp = dt.datetime(2013, 12, 23, 23, 15, tzinfo=dt.UTC)
    assert believable_creation(stamp, "Nothing here tells a day.") is None
    assert believable_creation(None, "Nothing.") is None
