"""The words of a language: which class a word belongs to, and what it stands for.

A lexicon is a TOML table per class: `1 = ["January", "Jan."]` in `[month]` says that both words
are the month 1. A word written with a capital counts only where the text has one too (May, March,
Sun); one in small letters counts either way. A word that ends in a dot needs the dot. Words of
several parts ("New Year's Eve") become phrases of the grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..errors import TimelineError

Lexemes = tuple[tuple[str, object], ...]
ELISION = re.compile(r"([^\W\d_]')(?!s\b|clock)([^\W\d_])")
MARKS = set(',.()/:~"“”„«»+') | {"''", "``"}


@dataclass(slots=True)
class Lexicon:
    """Words by their lower-case form: in the text with a capital, and without.

    `triggers` are the words worth looking at, `phrases` the entries of several words as
    (class, value, words), `lists` plain word lists that guards and cues ask for.
    """

    plain: dict[str, Lexemes] = field(default_factory=dict)
    capital: dict[str, Lexemes] = field(default_factory=dict)
    marks: dict[str, Lexemes] = field(default_factory=dict)
    triggers: set[str] = field(default_factory=set)
    phrases: list[tuple[str, object, tuple[str, ...]]] = field(default_factory=list)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)

    def lookup(self, word: str) -> Lexemes:
        """Classes and values of a word as it stands in the text."""
        words = self.capital if word[0].isupper() else self.plain
        return words.get(word) or words.get(lower_word(word), ())

    def may_know(self, words: str) -> bool:
        """True where a stretch without blanks may hold a word of ours."""
        low = words.lower().lstrip("(")
        bare = low.rstrip(",.)")
        return bare in self.capital or low in self.capital or not bare.isalpha()

    def add(self, symbol: str, value: object, word: str, *, trigger: bool = False) -> None:
        """Teach one word."""
        parts = split_words(word)
        if len(parts) > 1:
            self.phrases.append((symbol, value, parts))
            if trigger:
                self.triggers.update(_trigger_form(part) for part in parts[-1:])
            return
        low = parts[0]
        if low in MARKS:
            self.marks[low] = _with(self.marks.get(low, ()), symbol, value)
            return
        if word[:1] == word[:1].lower():
            self.plain[low] = _with(self.plain.get(low, ()), symbol, value)
        self.capital[low] = _with(self.capital.get(low, ()), symbol, value)
        if trigger:
            self.triggers.add(_trigger_form(low))

    def add_literal(self, word: str) -> None:
        """Teach a word that patterns name as itself."""
        self.add("'" + word, None, word)


def _with(known: Lexemes, symbol: str, value: object) -> Lexemes:
    return known if (symbol, value) in known else (*known, (symbol, value))


def _trigger_form(word: str) -> str:
    return word.split("-")[0].strip(".'’").split(".")[0]


def lower_word(word: str) -> str:
    """The form words are looked up by: lower case, straight apostrophe."""
    return word.lower().replace("’", "'").replace("‘", "'")


def split_words(phrase: str) -> tuple[str, ...]:
    """The tokens of an entry: 'New Year's Eve' is new, year, 's, eve."""
    spaced = lower_word(phrase).replace("'s ", " 's ").replace("-", " - ")
    spaced = ELISION.sub(r"\1 \2", spaced)
    if spaced.endswith("'s") and len(spaced) > 2:
        spaced = spaced[:-2] + " 's"
    return tuple(spaced.split())


def read_lexicon(tables: Iterable[Mapping[str, object]], lexicon: Lexicon) -> Lexicon:
    """Add the tables of lexicon files to a lexicon. Raises TimelineError for a wrong shape."""
    for table in tables:
        triggers = table.get("triggers", [])
        assert isinstance(triggers, list)
        for symbol, entries in table.items():
            if symbol == "triggers":
                continue
            if symbol == "trigger_words":
                assert isinstance(entries, list)
                lexicon.triggers.update(entries)
                continue
            if symbol == "lists":
                _read_lists(entries, lexicon)
                continue
            if not isinstance(entries, dict):
                raise TimelineError(f"lexicon: [{symbol}] must be a table of words")
            for value, words in entries.items():
                for word in words:
                    lexicon.add(symbol, read_value(value), word, trigger=symbol in triggers)
                    if symbol == "unit":  # rules may ask for one unit: {year unit}
                        lexicon.add(f"{value} unit", value, word)
    return lexicon


def _read_lists(entries: object, lexicon: Lexicon) -> None:
    if not isinstance(entries, dict):
        raise TimelineError("lexicon: [lists] must be a table of word lists")
    for name, words in entries.items():
        lexicon.lists[name] = lexicon.lists.get(name, frozenset()) | frozenset(words)


def read_value(text: str) -> object:
    """A number where it is one, None for `none`, else the text."""
    if text == "none":
        return None
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text
