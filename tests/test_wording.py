"""Dates as a reader meets them."""

import pytest

from timeline.wording import date_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        (None, "undated"),
        ("2014", "2014"),
        ("2014-03", "March 2014"),
        ("2014-03-05", "5 March 2014"),
        ("2014-03~", "about March 2014"),
        ("2014?", "2014 (uncertain)"),
        ("2014-21", "spring 2014"),
        ("2014-24", "winter 2014"),
        ("2015-35", "the third quarter of 2015"),
        ("2008-41", "the second half of 2008"),
        ("199X", "the 1990s"),
        ("18XX", "the 19th century"),
        ("20XX", "the 21st century"),
        ("-0479", "480 BC"),
        ("0800", "AD 800"),
        ("-0043-03-15", "15 March 44 BC"),
        ("../2016-07-24", "on or before 24 July 2016"),
        ("../2009", "up to 2009"),
        ("2007/..", "from 2007 on"),
        ("2017-01-05/2017-01-19", "between 5 and 19 January 2017"),
        ("2017-01-05/2017-02-19", "between 5 January and 19 February 2017"),
        ("2017-12-28/2018-01-03", "between 28 December 2017 and 3 January 2018"),
        ("2017-03/2017-05", "between March and May 2017"),
        ("2014/2016", "between 2014 and 2016"),
        ("2026-03-16/2026-03-22", "the week of 16 March 2026"),
        ("[2015-01..2015-04]", "early 2015"),
        ("[2015-05..2015-08]", "mid-2015"),
        ("[2019-03-21..2019-03-31]", "late March 2019"),
        ("[2019-02-21..2019-02-28]", "late February 2019"),
        ("[2019-03-11..2019-03-20]", "mid-March 2019"),
        ("[1990..1993]", "the early 1990s"),
        ("[1994..1996]", "the mid-1990s"),
        ("[2021-03-04,2021-04-03]", "4 March 2021 or 3 April 2021"),
        ("{2014,2016}", "2014 and 2016"),
        ("[2019-03-02..2019-03-09]", "between 2 March 2019 and 9 March 2019"),
        ("Y17000", "17000"),
    ],
)
def test_words(edtf: str | None, words: str) -> None:
    assert date_words(edtf) == words


def test_what_is_not_a_date_is_refused() -> None:
    with pytest.raises(ValueError, match="EDTF"):
        date_words("last Tuesday")
