"""The word lists of a language: which verbs and nouns are happenings, which words are hedges."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from .inflection import german_forms

FOLDER = Path(__file__).with_name("words")
VOWELS = "aeiou"
# The more telling class wins where a verb stands in two.
CLASSES = ("plain", "state", "speech", "mental", "news", "strong")
TOLD = ("strong", "news", "plain")


@dataclass(frozen=True)
class Words:
    """Word lists by language. `verbs` gives each verb's class, `forms` an inflected form's verb,
    `past` the forms among them that can tell what has happened.

    `lists` holds the remaining lists by their name in the file.
    """

    language: str
    verbs: Mapping[str, str]
    nouns: frozenset[str]
    forms: Mapping[str, str]
    past: frozenset[str]
    lists: Mapping[str, frozenset[str]]

    def kind(self, lemma: str) -> str:
        """strong, news, plain, speech, mental, state, or '' for a verb that no list names."""
        return self.verbs.get(lemma, "")

    def can_tell(self, sentence: Iterable[str]) -> bool:
        """True where the words of a sentence can tell a happening, past or to come."""
        ahead = False
        for word in sentence:
            if word in self.past:
                return True
            if ahead and self.verbs.get(self.forms.get(word, ""), "") in ("strong", "news"):
                return True
            ahead = ahead or word in ("will", "shall", "would", "to", "ll")
        return False

    def named(self, name: str) -> frozenset[str]:
        """The words of a list; empty where the language has no such list."""
        return self.lists.get(name, frozenset())

    def has(self, name: str, word: str) -> bool:
        """True where the list holds the word."""
        return word in self.named(name)


@lru_cache(maxsize=8)
def words(language: str) -> Words | None:
    """The lists of a language; None where we have none."""
    path = FOLDER / f"{language}.toml"
    if not path.is_file():
        return None
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    verbs = {
        lemma: kind
        for kind in CLASSES
        for lemma in data.get("verbs", {}).get(kind, "").split()
    }  # fmt: skip
    lists = {
        name: frozenset(value.split())
        for table in ("nouns", "certainty", "dates", "grammar")
        for name, value in data.get(table, {}).items()
    }
    irregular = data.get("irregular", {})
    told = [lemma for lemma, kind in verbs.items() if kind in TOLD]
    forms = dict(_forms(language, verbs, told, irregular))
    past = frozenset(form for form in forms if _is_past(form, irregular))
    if language != "en":
        past = frozenset()  # every sentence is read there
    return Words(language, verbs, lists.get("events", frozenset()), forms, past, lists)


def _forms(
    language: str, verbs: Iterable[str], told: Iterable[str], irregular: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    """(form, verb) for the forms that no ending and no dictionary tells."""
    if language == "en":
        return _english_forms(told, irregular)
    if language == "de":
        return german_forms(verbs, irregular)
    return ((form, verb) for verb, forms in irregular.items() for form in forms.split())


def _english_forms(
    lemmas: Iterable[str], irregular: Mapping[str, Any]
) -> Iterable[tuple[str, str]]:
    """(form, verb) for the forms that tell a happening: arrested, arrests, arresting."""
    for lemma in lemmas:
        stem = lemma.partition("_")[0]
        for form in (stem, *inflect(stem), *irregular.get(stem, "").split()):
            yield form, lemma


def _is_past(form: str, irregular: Mapping[str, Any]) -> bool:
    if form.endswith("ing") or form in irregular:
        return form in ("cut", "hit", "let", "put", "quit", "set", "shut", "become", "come", "run")
    return form.endswith("ed") or any(form in forms.split() for forms in irregular.values())


def inflect(verb: str) -> list[str]:
    """The regular forms of an English verb, and doubled ones for short vowels."""
    if verb.endswith("e"):
        return [verb + "s", verb + "d", verb[:-1] + "ing"]
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return [verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"]
    sibilant = verb.endswith(("s", "x", "z", "ch", "sh", "o"))
    forms = [verb + ("es" if sibilant else "s"), verb + "ed", verb + "ing"]
    if len(verb) > 2 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS:
        forms += [verb + verb[-1] + "ed", verb + verb[-1] + "ing"]
    return forms
