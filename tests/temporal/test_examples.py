"""Every example and counter-example of every rule."""

from __future__ import annotations

import re
from typing import Any

import pytest

from timeline.model import Timex
from timeline.temporal.finder import find_dates
from timeline.temporal.grammar import RULES, load
from timeline.temporal.grammar_rule import Rule

LANGUAGES = sorted(path.name for path in RULES.iterdir() if path.is_dir())
FRAMES = {"en": "It began {}, they said."}
HOME = {"common": "en", "shared": "de"}  # a language that loads the rules of this folder
ALL = [
    rule
    for language in LANGUAGES
    for rule in load(HOME.get(language, language)).rules
    if rule.language == language
]


def spoken(rule: Rule, phrase: str) -> tuple[str | None, str]:
    """The language of an example and its words: shared rules name it before a colon."""
    if rule.language == "shared":
        language, _, phrase = phrase.partition(": ")
        return language, phrase
    return (None if rule.language == "common" else rule.language), phrase


def read(rule: Rule, text: str, language: str | None) -> list[Timex]:
    return find_dates(text, published=rule.published, language=language, genre=rule.genre)


def marked(phrase: str, language: str) -> tuple[str, list[str]]:
    """The text without its square brackets, and what stood in them."""
    if "[" not in phrase:
        return FRAMES.get(language, "{}").format(phrase), [phrase]
    return re.sub(r"[\[\]]", "", phrase), re.findall(r"\[([^\]]*)\]", phrase)


@pytest.mark.parametrize(
    ("rule", "phrase", "expected"),
    [
        pytest.param(rule, phrase, expected, id=f"{rule.language}: {rule.name}: {phrase}")
        for rule in ALL
        for phrase, expected in rule.examples.items()
    ],
)
def test_example(rule: Rule, phrase: str, expected: Any) -> None:
    language, phrase = spoken(rule, phrase)
    text, words = marked(phrase, language or "common")
    timexes = read(rule, text, language)
    assert [timex.text for timex in timexes] == words
    assert all(text[timex.start : timex.end] == timex.text for timex in timexes)
    wanted = dict(expected) if isinstance(expected, dict) else {"value": expected}
    values = wanted.pop("value")
    assert [timex.value for timex in timexes] == (
        values if isinstance(values, list) else [values] * len(timexes)
    )
    if "range" in wanted:
        edtf = wanted.pop("range")
        assert {timex.range.edtf for timex in timexes if timex.range} == {edtf}
    assert {name: getattr(timexes[-1], name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        pytest.param(rule, sentence, id=f"{rule.language}: {rule.name}: {sentence}")
        for rule in ALL
        for sentence in rule.nothing_in
    ],
)
def test_counter_example(rule: Rule, sentence: str) -> None:
    language, sentence = spoken(rule, sentence)
    assert read(rule, sentence, language) == []
