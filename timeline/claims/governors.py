"""Verbs, nouns and adjectives that say how sure what they govern is, by language.

The classes stand in `governors/*.toml`, each with its two-way signature and its examples.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from ..model import Certainty
from .words import inflect

FOLDER = Path(__file__).with_name("governors")
Form = Literal["that", "to", "doing", "thing"]
Part = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True)
class Governor:
    """A class of words that tell the same about their content.

    `affirmed` is the content's certainty under them, `negated` where they are negated themselves.
    `forms` are the shapes of content they take, `by` what stands before a content of the shapes
    `doing` and `thing` (nothing, where it is empty). `speaks` is true where it is its subject (the
    agent of a passive) who says so. `alone` marks those that are the
    happening themselves, so that their content is none of its own.
    """

    name: str
    part: Part
    words: frozenset[str]
    forms: frozenset[str]
    affirmed: Certainty
    negated: Certainty
    by: frozenset[str] = frozenset()
    speaks: bool = False
    alone: bool = False
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Frame:
    """Words that lower everything behind them in their sentence, read without a parse.

    `group`s of the pattern named `source` hold who says so. `unless` may not stand before it.
    `before` is true where what stands before the words in its clause is meant as well.
    """

    certainty: Certainty
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None
    before: bool = False
    examples: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Governors:
    """The classes of one language by part of speech and word, its frames, and its word lists."""

    classes: tuple[Governor, ...]
    frames: tuple[Frame, ...]
    beside: Mapping[str, frozenset[str]]
    table: Mapping[tuple[str, str], tuple[Governor, ...]]

    def of(self, part: Part, word: str) -> tuple[Governor, ...]:
        """The classes a word belongs to."""
        return self.table.get((part, word), ())

    def has(self, name: str, word: str) -> bool:
        """True where a list of words that stand beside holds the word."""
        return word in self.beside.get(name, ())


@lru_cache(maxsize=8)
def governors(language: str) -> Governors:
    """The classes of a language; empty where we have none."""
    path = FOLDER / f"{language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    classes = tuple(
        Governor(
            entry["name"],
            entry["part"],
            frozenset(entry["words"].split()),
            frozenset(entry["forms"].split()),
            entry["affirmed"],
            entry["negated"],
            frozenset(entry.get("by", "").split()),
            entry.get("speaks", False),
            entry.get("alone", False),
            tuple(entry["examples"].items()),
        )
        for entry in data.get("class", ())
    )
    table: dict[tuple[str, str], tuple[Governor, ...]] = {}
    for found in classes:
        for word in _keys(found, language):
            table[found.part, word] = (*table.get((found.part, word), ()), found)
    frames = tuple(_frame(entry) for entry in data.get("frame", ()))
    beside = {name: frozenset(listed.split()) for name, listed in data.get("beside", {}).items()}
    return Governors(classes, frames, beside, table)


def _keys(governor: Governor, language: str) -> Iterator[str]:
    """Its words, and for an English verb their regular forms, which a reader may have misread."""
    for word in governor.words:
        yield word
        if language == "en" and governor.part == "verb":
            stem, joint, particle = word.partition("_")
            yield from {form + joint + particle for form in inflect(stem)} - governor.words


def _frame(entry: Mapping[str, Any]) -> Frame:
    unless = entry.get("unless")
    return Frame(
        entry["certainty"],
        re.compile(entry["pattern"]),
        re.compile(unless) if unless else None,
        bool(entry.get("before", False)),
        tuple(entry.get("examples", {}).items()),
    )
