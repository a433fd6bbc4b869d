"""What a rule file must be."""

from __future__ import annotations

from typing import Any

import pytest

from timeline.errors import TimelineError
from timeline.temporal.grammar import RULES, load, read_rules
from timeline.temporal.guards import GUARDS
from timeline.temporal.patterns import variants
from timeline.temporal.readings import READINGS

GOOD: dict[str, Any] = {
    "name": "year", "pattern": "{yyyy}", "gives": "Year", "reading": "calendar_year",
    "examples": {"2014": "2014"},
}  # fmt: skip
LANGUAGES = sorted(path.name for path in RULES.iterdir() if (path / "lexicon.toml").is_file())


def test_a_whole_rule_is_read() -> None:
    [rule] = read_rules({"rule": [GOOD]}, "en", "en/dates.toml")
    assert (rule.name, rule.patterns, rule.timex) == ("year", ("{yyyy}",), True)


@pytest.mark.parametrize("missing", ["name", "pattern", "gives", "reading", "examples"])
def test_a_rule_that_lacks_something_is_refused(missing: str) -> None:
    broken = {key: value for key, value in GOOD.items() if key != missing}
    with pytest.raises(TimelineError, match=r"en/dates\.toml"):
        list(read_rules({"rule": [broken]}, "en", "en/dates.toml"))


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(TimelineError, match="exampels"):
        list(read_rules({"rule": [{**GOOD, "exampels": {}}]}, "en", "en/dates.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reading_and_guard_exists(language: str) -> None:
    for rule in load("de" if language == "shared" else language).rules:
        assert rule.reading in READINGS, rule.name
        assert set(rule.guards) <= set(GUARDS), rule.name


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("a b", 1), ("(a)? b", 2), ("(a|b) (c|d)", 4), ("{month} ,? {day}", 2)],
)
def test_choices_become_variants(pattern: str, count: int) -> None:
    assert len(variants(pattern)) == count


@pytest.mark.parametrize("pattern", ["(a", "a)", "[a", "a]"])
def test_a_broken_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(TimelineError):
        variants(pattern)
