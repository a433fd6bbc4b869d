"""A day or month without a year beside a full date: tables of sentences in news."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import find_dates

PUBLISHED = "2022-03-01"


def value_of(words: str, text: str, language: str = "en") -> str:
    found = find_dates(text, published=PUBLISHED, language=language, genre="news")
    return next(timex.value for timex in found if timex.text == words)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met on 9 June and 30 July 2020.", "9 June", "2020-06-09"),
        ("It was signed on 9 June and renewed on 30 July 2020.", "9 June", "2020-06-09"),
        ("It was signed on June 9 and renewed on July 30, 2020.", "June 9", "2020-06-09"),
        ("She paid on 12 December and on 3 January 2020.", "12 December", "2019-12-12"),
        ("It met in February, and the yard closed in May 2019.", "February", "2022-02"),
        ("It was signed on 9 June. The yard closed on 30 July 2020.", "9 June", "2021-06-09"),
        ("He was held on 9 June over a crash on 30 July 2018.", "9 June", "2021-06-09"),
        ("He sued on 9 June and won. In July 2020 he lost.", "9 June", "2021-06-09"),
    ],
)
def test_the_earlier_of_a_pair_takes_the_year_of_the_later(
    text: str, words: str, value: str
) -> None:
    assert value_of(words, text) == value


@pytest.mark.parametrize(
    ("language", "text", "words", "value"),
    [
        ("de", "Er zahlte am 9. Juni und am 30. Juli 2020.", "9. Juni", "2020-06-09"),
        ("fr", "Elle a payé le 9 juin et le 30 juillet 2020.", "le 9 juin", "2020-06-09"),
        ("es", "Pagó el 9 de junio y el 30 de julio de 2020.", "el 9 de junio", "2020-06-09"),
        ("de", "Im April 2018 verkauft, im Juni abgerissen.", "Juni", "2018-06"),
    ],
)
def test_pairs_are_read_in_other_languages(
    language: str, text: str, words: str, value: str
) -> None:
    assert value_of(words, text, language) == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The yard was sold in April 2018, and Pellow resigned in June.", "June", "2018-06"),
        ("The yard was sold in April 2018. Pellow resigned in June.", "June", "2018-06"),
        (
            "Sold in April 2018, it closed in November and burned in February.",
            "February",
            "2019-02",
        ),
        ("It closed in November 2018. In April it burned.", "April", "2019-04"),
        ("It was sold in April 2018, weeks after a fire in March.", "March", "2018-03"),
        ("It closed on 3 November 2021 and reopened on 9 January.", "9 January", "2022-01-09"),
    ],
)
def test_the_story_goes_on_in_the_year_just_told(text: str, words: str, value: str) -> None:
    assert value_of(words, text) == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The yard was sold in April 2018. It will close in June.", "June", "2022-06"),
        ("The yard was sold in April 2018. In February Pellow resigned.", "February", "2022-02"),
        ("The yard was sold in April 2018.\n\nPellow resigned in June.", "June", "2021-06"),
        ("The yard, founded in May 1987, burned. It was sold in June.", "June", "2021-06"),
        ("The yard has stood empty since May 2018. It burned in June.", "June", "2021-06"),
        ("It closed in June 2021. It burned in December.", "December", "2021-12"),
    ],
)
def test_news_does_not_become_an_older_story(text: str, words: str, value: str) -> None:
    assert value_of(words, text) == value


OLDER = (
    "The Velmar bridge failed in August 2014. Two inspectors had warned of it on 3 March 2014 and "
    "on 5 May 2014. It was built in 1998. The court opened its files on 4 June 2017."
)


@pytest.mark.parametrize(
    ("after", "words", "value"),
    [
        ("\n\nIn January the board suspended Pellow.", "January", "2020-01"),
        ("\n\nOn 9 February the board suspended Pellow.", "9 February", "2020-02-09"),
        ("\n\nIn January it met. In February it suspended Pellow.", "February", "2020-02"),
        (" In May the board had suspended Pellow.", "May", "2017-05"),
        ("\n\nIn August the board suspended Pellow.", "August", "2017-08"),
        ("\n\nIn January Pellow left. In 2018 he was sued.", "January", "2017-01"),
    ],
)
def test_an_article_about_recent_years_turns_back_to_its_own_day(
    after: str, words: str, value: str
) -> None:
    found = find_dates(OLDER + after, published="2020-05-10", genre="narrative")
    assert [timex.value for timex in found if timex.text == words][-1] == value


def test_a_story_of_long_ago_is_never_left() -> None:
    text = "The yard burned on 4 June 1921.\n\nIn January it was rebuilt."
    found = find_dates(text, published="2020-05-10", genre="narrative")
    assert found[-1].value == "1921-01"
