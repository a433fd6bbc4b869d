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
from functools import cached_property
from typing import Any

from ..errors import TimelineError

Lexemes = tuple[tuple[str, ...], tuple[object, ...]]  # classes and their values
NOTHING: Lexemes = ((), ())
# Vowel signs and the like: parts of words that are no letters (Unicode categories Mn, Mc, Me),
# and the joiners that Persian and Indian scripts write inside them.
COMBINING = (
    "\u200c\u200d"
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c2\u05c4-\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7-\u06e8\u06ea-\u06ed"
    "\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u07fd\u0816-\u0819\u081b-\u0823"
    "\u0825-\u0827\u0829-\u082d\u0859-\u085b\u0898-\u089f\u08ca-\u08e1\u08e3-\u0903"
    "\u093a-\u093c\u093e-\u094f\u0951-\u0957\u0962-\u0963\u0981-\u0983\u09bc\u09be-\u09c4"
    "\u09c7-\u09c8\u09cb-\u09cd\u09d7\u09e2-\u09e3\u09fe\u0a01-\u0a03\u0a3c\u0a3e-\u0a42"
    "\u0a47-\u0a48\u0a4b-\u0a4d\u0a51\u0a70-\u0a71\u0a75\u0a81-\u0a83\u0abc\u0abe-\u0ac5"
    "\u0ac7-\u0ac9\u0acb-\u0acd\u0ae2-\u0ae3\u0afa-\u0aff\u0b01-\u0b03\u0b3c\u0b3e-\u0b44"
    "\u0b47-\u0b48\u0b4b-\u0b4d\u0b55-\u0b57\u0b62-\u0b63\u0b82\u0bbe-\u0bc2\u0bc6-\u0bc8"
    "\u0bca-\u0bcd\u0bd7\u0c00-\u0c04\u0c3c\u0c3e-\u0c44\u0c46-\u0c48\u0c4a-\u0c4d"
    "\u0c55-\u0c56\u0c62-\u0c63\u0c81-\u0c83\u0cbc\u0cbe-\u0cc4\u0cc6-\u0cc8\u0cca-\u0ccd"
    "\u0cd5-\u0cd6\u0ce2-\u0ce3\u0d00-\u0d03\u0d3b-\u0d3c\u0d3e-\u0d44\u0d46-\u0d48"
    "\u0d4a-\u0d4d\u0d57\u0d62-\u0d63\u0d81-\u0d83\u0dca\u0dcf-\u0dd4\u0dd6\u0dd8-\u0ddf"
    "\u0df2-\u0df3\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ecd"
    "\u0f18-\u0f19\u0f35\u0f37\u0f39\u0f3e-\u0f3f\u0f71-\u0f84\u0f86-\u0f87\u0f8d-\u0f97"
    "\u0f99-\u0fbc\u0fc6\u102b-\u103e\u1056-\u1059\u105e-\u1060\u1062-\u1064\u1067-\u106d"
    "\u1071-\u1074\u1082-\u108d\u108f\u109a-\u109d\u135d-\u135f\u1712-\u1715\u1732-\u1734"
    "\u1752-\u1753\u1772-\u1773\u17b4-\u17d3\u17dd\u180b-\u180d\u180f\u1885-\u1886\u18a9"
    "\u1920-\u192b\u1930-\u193b\u1a17-\u1a1b\u1a55-\u1a5e\u1a60-\u1a7c\u1a7f\u1ab0-\u1ace"
)
MOST_SEEN = 50_000  # words whose lookup is remembered
PLAIN_WORD = re.compile(r"\w+")
MARKED_WORD = re.compile(rf"[\w{COMBINING}]+")
ELISION = re.compile(r"([^\W\d_]')(?!s\b|clock)([^\W\d_])")
MARKS = set(',.()/:~"“”„«»+') | {"''", "``"}


@dataclass
class Lexicon:
    """Words by their lower-case form: in the text with a capital, and without.

    `unspaced` says that words are written without blanks between them (Chinese, Japanese, Thai).
    `triggers` are the words worth looking at, `phrases` the entries of several words as
    (class, value, words), `lists` plain word lists that guards and cues ask for.
    """

    plain: dict[str, Lexemes] = field(default_factory=dict)
    capital: dict[str, Lexemes] = field(default_factory=dict)
    marks: dict[str, Lexemes] = field(default_factory=dict)
    triggers: set[str] = field(default_factory=set)
    phrases: list[tuple[str, object, tuple[str, ...]]] = field(default_factory=list)
    lists: dict[str, frozenset[str]] = field(default_factory=dict)
    unspaced: bool = False
    _seen: dict[str, Lexemes] = field(default_factory=dict)
    _maybe: dict[str, bool] = field(default_factory=dict)

    @cached_property
    def scanner(self) -> re.Pattern[str]:
        """What finds the triggers, or the words that may be some: the script decides."""
        tree = prefix_tree(self.triggers)
        if self.unspaced or not tree:
            return re.compile(tree or r"\Z\A")
        marked = any(not PLAIN_WORD.fullmatch(word) for word in self.triggers)
        return MARKED_WORD if marked else re.compile(rf"\b{tree}\b")

    @cached_property
    def tense_words(self) -> dict[str, str]:
        """Words that tell the tense of a clause, and what each tells; the first list wins."""
        kinds = ("past_cues", "speaking", "future_cues", "plan_cues", "clause_marks")
        return {word: kind for kind in kinds for word in self.lists.get(kind, ())}

    @cached_property
    def tense_endings(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Endings of verbs in the future and in the past."""
        future, past = self.lists.get("future_endings", ()), self.lists.get("past_endings", ())
        return tuple(future), tuple(past)

    def lookup(self, word: str) -> Lexemes:
        """Classes and values of a word as it stands in the text."""
        found = self._seen.get(word)
        if found is None:
            words = self.capital if word[0].isupper() else self.plain
            found = words.get(word) or words.get(lower_word(word), NOTHING)
            if len(self._seen) >= MOST_SEEN:
                self._seen.clear()
            self._seen[word] = found
        return found

    def classes(self, word: str) -> tuple[str, ...]:
        """What a word taught so far may be, however it is written."""
        return self.capital.get(word, NOTHING)[0]

    def may_know(self, words: str) -> bool:
        """True where a stretch without blanks may hold a word of ours."""
        known = self._maybe.get(words)
        if known is None:
            low = words.lower().lstrip("(")
            bare = low.rstrip(",.)")
            known = bare in self.capital or low in self.capital or not bare.isalpha()
            if len(self._maybe) >= MOST_SEEN:
                self._maybe.clear()
            self._maybe[words] = known
        return known

    def add(self, symbol: str, value: object, word: str, *, trigger: bool = False) -> None:
        """Teach one word."""
        parts = split_words(word)
        if len(parts) > 1:
            self.phrases.append((symbol, value, parts))
            if trigger:
                self.triggers.add(_trigger_of(parts))
            return
        low = parts[0]
        if low in MARKS:
            self.marks[low] = _with(self.marks.get(low, NOTHING), symbol, value)
            return
        if word[:1] == word[:1].lower():
            self.plain[low] = _with(self.plain.get(low, NOTHING), symbol, value)
        self.capital[low] = _with(self.capital.get(low, NOTHING), symbol, value)
        if trigger:
            self.triggers.add(_trigger_form(low))

    def add_literal(self, word: str) -> None:
        """Teach a word that patterns name as itself."""
        self.add("'" + word, None, word)


def _with(known: Lexemes, symbol: str, value: object) -> Lexemes:
    classes, values = known
    if (symbol, value) in zip(classes, values, strict=True):
        return known
    return (*classes, symbol), (*values, value)


def _trigger_of(parts: tuple[str, ...]) -> str:
    """The rarest word of a phrase, by its length: the longest, or the last where all are short."""
    forms = [_trigger_form(part) for part in parts]
    longest = max(forms, key=len)
    return longest if len(longest) > 3 else forms[-1]


def _trigger_form(word: str) -> str:
    return word.split("-")[0].strip(".'’").split(".")[-1]


def prefix_tree(words: Iterable[str]) -> str:
    """A regular expression of these words, longest first, that reads no letter twice.

    >>> prefix_tree(["may", "march", "monday"])
    'm(?:a(?:rch|y)|onday)'
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        if word:
            node[""] = {}
    return _tree_pattern(tree)


def _tree_pattern(node: dict[str, Any]) -> str:
    branches = [
        re.escape(letter) + _tree_pattern(node[letter]) for letter in sorted(node) if letter
    ]
    if not branches:
        return ""
    if len(branches) == 1 and "" not in node:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in node else "")


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
