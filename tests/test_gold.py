"""The gold stands by its own rules: words found, dates readable, enough of everything."""

from collections import Counter

import gold
import pytest

PARTS = ["dev", "held"]


@pytest.mark.parametrize("part", PARTS)
def test_every_annotation_stands_in_its_text(part: str) -> None:
    for article in gold.articles(part):
        assert article.events, article.name
        for event in article.events:
            start, end = event.triggers[0]
            assert " ".join(article.text[start:end].split()) == event.trigger
            assert event.undated or event.dates[0].precision


@pytest.mark.parametrize("part", PARTS)
def test_lengths_and_languages(part: str) -> None:
    articles = gold.articles(part)
    languages = Counter(article.language for article in articles)
    assert len(articles) >= 20
    assert languages["en"] >= 10
    assert len(languages) >= 5
    assert all(90 <= len(article.text.split()) <= 250 for article in articles)


@pytest.mark.parametrize("part", PARTS)
def test_no_trigger_is_annotated_twice(part: str) -> None:
    for article in gold.articles(part):
        first = Counter(event.triggers[0] for event in article.events)
        assert first.most_common(1)[0][1] == 1, article.name


@pytest.mark.parametrize("part", PARTS)
def test_grouping_has_pairs(part: str) -> None:
    articles = gold.grouping(part)
    assert len(articles) >= 20
    assert len({article.affair for article in articles}) >= 5
    for affair in {article.affair for article in articles}:
        clusters = Counter(
            mention.cluster
            for article in articles
            if article.affair == affair
            for mention in article.mentions
        )
        assert max(clusters.values()) >= 2, affair
        assert min(clusters.values()) == 1, f"{affair}: nothing that must stay alone"


def test_a_word_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="stands 2 times"):
        gold.locate("He left. She left.", "left", "here")
