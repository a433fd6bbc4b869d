"""Every class of governing words, by its own examples."""

from __future__ import annotations

import pytest

import timeline
from timeline.claims.governors import FOLDER, governors
from timeline.model import CERTAINTIES

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))
EXAMPLES = [
    pytest.param(language, sentence, expected, id=f"{language} {sentence}")
    for language in LANGUAGES
    for entry in (*governors(language).classes, *governors(language).frames)
    for sentence, expected in entry.examples
]
FORMS = {"that", "to", "doing", "thing"}


@pytest.mark.parametrize(("language", "sentence", "expected"), EXAMPLES)
def test_example(language: str, sentence: str, expected: str) -> None:
    word, _, certainty = expected.partition(": ")
    found = {
        claim.trigger.text: claim.certainty
        for claim in timeline.extract(sentence, language=language, min_salience=0.0)
        if claim.trigger is not None
    }
    assert found.get(word, "-") == certainty, found


@pytest.mark.parametrize("language", LANGUAGES)
def test_classes_are_whole(language: str) -> None:
    lists = governors(language)
    for entry in lists.classes:
        assert entry.part in ("verb", "noun", "adjective"), entry.name
        assert entry.words, entry.name
        assert entry.examples, entry.name
        assert entry.forms, entry.name
        assert entry.forms <= FORMS, entry.name
        assert {entry.affirmed, entry.negated} <= set(CERTAINTIES), entry.name
    for frame in lists.frames:
        assert frame.certainty in CERTAINTIES
        assert frame.examples, frame.pattern.pattern


def test_a_language_without_classes_has_none() -> None:
    assert governors("fi").classes == ()
