"""What relative dates count from, in news and in stories: tables of sentences."""

from __future__ import annotations

import pytest

from timeline.temporal.finder import explain_dates, find_dates

FEATURE = (
    "Velmar opened its first yard in 2003 and a second in 2007. It lost both in the crash of 2009, "
    "and the trial of its founder lasted from 2011 to 2013. {} In 2015 the firm was sold; by 2017 "
    "nothing was left of it. "
)
STORY = (
    "The Brellin yard burned in 1921 and was rebuilt in 1923. It closed in 1926. {} The owner died "
    "in 1928; his heirs sold the land in 1931."
)


def value_of(words: str, text: str, published: str | None) -> str:
    return next(t.value for t in find_dates(text, published=published) if t.text == words)


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The owner told this paper yesterday that he had wept.", "yesterday", "2020-02-12"),
        ("The owner said last month that he had wept.", "last month", "2020-01"),
        ("This week the court in Tornhaven opened the files.", "This week", "2020-W07"),
        ("In March this year the court opens the files.", "March this year", "2020-03"),
        ("Last year the court opened the files. It was 2019.", "Last year", "2019"),
        ("Three weeks ago the court opened the files.", "Three weeks ago", "2020-W04"),
    ],
)
def test_a_feature_full_of_years_still_counts_from_its_publication(
    sentence: str, words: str, value: str
) -> None:
    assert value_of(words, FEATURE.format(sentence), "2020-02-13") == value


@pytest.mark.parametrize(
    ("lead", "words", "value"),
    [
        ("A court ruled on Tuesday. ", "January", "2020-01"),
        ("A court ruled last week. ", "January", "2020-01"),
        ("The year 2020 begins badly for Velmar. ", "January", "2020-01"),
    ],
)
def test_a_lead_that_speaks_of_today_makes_news(lead: str, words: str, value: str) -> None:
    text = lead + FEATURE.format("In January the files were opened.")
    assert value_of(words, text, "2020-02-13") == value


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("In May it was sold.", "May", "1926-05"),
        ("The next year it was sold.", "The next year", "1927"),
        ("“We lost it yesterday,” he wrote on 4 May 1926.", "4 May 1926", "1926-05-04"),
    ],
)
def test_a_story_counts_from_its_last_date(sentence: str, words: str, value: str) -> None:
    assert value_of(words, STORY.format(sentence), "2014-03-01") == value


@pytest.mark.parametrize(
    ("sentence", "words", "value"),
    [
        ("The city said yesterday that the ruin must go.", "yesterday", "2014-02-28"),
        ("The city said last month that the ruin must go.", "last month", "2014-02"),
        ("On 3 May 1926 he wrote: “It fell yesterday.”", "yesterday", "1926-05-02"),
        ('On 3 May 1926 he wrote: "I leave tomorrow."', "tomorrow", "1926-05-04"),
    ],
)
def test_yesterday_is_the_day_of_who_says_it(sentence: str, words: str, value: str) -> None:
    assert value_of(words, STORY.format(sentence), "2014-03-01") == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HARTBEEK, 3 May — The mayor resigned on Friday after a vote.", "2014-05-02"),
        ("TORNHAVEN, May 3 (Own) - Police held two men on Friday, police said.", "2014-05-02"),
        ("The mayor spoke on 3 May. On Friday he resigned.", "2014-05-02"),
        ("On Friday, after talks in May, the two firms signed.", "2014-05-02"),
        ("The mayor will resign on Friday.", "2014-05-09"),
        ("The vote is planned for Friday.", "2014-05-09"),
        ("The court is due to rule Friday.", "2014-05-09"),
        ("The firm announced plans to close on Friday.", "2014-05-09"),
    ],
)  # fmt: skip
def test_a_weekday_follows_the_tense_of_its_clause(text: str, value: str) -> None:
    assert value_of("Friday", text, "2014-05-03") == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He left on Friday 2 May. That Friday nobody saw him.", "That Friday", "2014-05-02"),
        ("The strike began on 5 May. By that Thursday it was over.", "that Thursday", "2014-05-08"),
        ("It sank on 29 April. The same Friday they met.", "The same Friday", "2014-05-02"),
    ],
)  # fmt: skip
def test_that_friday_is_one_of_the_text(text: str, words: str, value: str) -> None:
    assert value_of(words, text, "2014-06-10") == value


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("The raid came before dawn on 19 February.", "2014-02-19TMO", "2014-02-19"),
        ("They left at dawn on 19 February 2014.", "2014-02-19TMO", "2014-02-19"),
        ("It ended by nightfall on Monday.", "2014-02-24TEV", "2014-02-24"),
    ],
)
def test_dawn_is_a_part_of_its_day(text: str, value: str, edtf: str) -> None:
    [timex] = find_dates(text, published="2014-03-01")
    assert (timex.value, timex.edtf) == (value, edtf)


@pytest.mark.parametrize(
    ("text", "published", "genre"),
    [
        (STORY.format(""), "2014-03-01", "narrative"),
        (STORY.format(""), None, "narrative"),
        ("It closed on Tuesday.", "2014-03-01", "news"),
        (STORY.format("On Monday, 5 March 1926, it closed."), "2014-03-01", "narrative"),
        ("It closed on Tuesday. " + STORY.format(""), "2014-03-01", "news"),
    ],
)
def test_genre(text: str, published: str | None, genre: str) -> None:
    assert explain_dates(text, published=published).genre == genre
