"""Rules as data: TOML files of patterns, readings, examples and counter-examples.

A rule without examples is refused: the examples are its tests and its documentation. The rules of
a language are compiled into one tree of lexeme classes, which the chart walks.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import TimelineError
from .grammar_rule import Rule
from .lexicon import Lexicon, read_lexicon
from .locales import ALIASES, locale_data, rules_of, teach, teach_short_months
from .patterns import Variant, variants

RULES = Path(__file__).with_name("rules")
# English has all its rules to itself; the others share theirs and bring a lexicon.
OF_THEIR_OWN = {"en"}
# What a phrase is also: a rule that asks for a Date takes any of these.
DATES = ("Day", "Week", "Month", "Quarter", "Season", "Half", "Year", "Decade", "Century")
ALSO = dict.fromkeys(DATES, ("Date",))
TIMEX_KINDS = frozenset(
    {*DATES, "Date", "Time", "Length", "Stretch", "Set", "Vague", "Range", "Bounded"}
)
THREE_LETTERS = {"eng": "en", "deu": "de", "ger": "de", "spa": "es", "fra": "fr", "fre": "fr",
                 "ita": "it", "por": "pt", "nld": "nl", "dut": "nl", "rus": "ru", "ukr": "uk",
                 "nor": "nb", "nob": "nb", "nno": "nn", "zho": "zh", "chi": "zh", "jpn": "ja",
                 "kor": "ko", "ara": "ar", "pol": "pl", "tur": "tr", "swe": "sv", "dan": "da",
                 "fin": "fi", "ces": "cs", "cze": "cs", "ell": "el", "gre": "el", "hun": "hu",
                 "ron": "ro", "rum": "ro", "heb": "he", "hin": "hi", "ind": "id", "vie": "vi",
                 "fas": "fa", "per": "fa"}  # fmt: skip
TRADITIONAL = ("TW", "HK", "MO")
KNOWN_KEYS = {"name", "pattern", "gives", "reading", "with", "unless", "examples", "nothing_in",
              "published", "part", "genre", "date_order", "never"}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Completion:
    """The end of a path in the tree: the rule and the variant that led there."""

    rule: Rule
    variant: Variant
    slots: tuple[tuple[int, str], ...]


Node = dict[str, Any]
COMPLETE = ""


@dataclass(slots=True, eq=False)
class Kept:
    """What `chart` made of runs of words, kept for the next run of the same shape."""

    runs: dict[tuple[tuple[str, ...], ...], Any] = field(default_factory=dict)
    size: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The rules of a language, its lexicon, and the tree compiled from both."""

    language: str
    rules: tuple[Rule, ...]
    lexicon: Lexicon
    tree: Node
    kept: Kept = field(default_factory=Kept)


def read_rules(table: Mapping[str, Any], language: str, source: str) -> Iterator[Rule]:
    """The rules of one parsed file. Raises TimelineError for one without examples."""
    shared = {key: table[key] for key in ("published", "genre") if key in table}
    for order, entry in enumerate(table.get("rule", ())):
        where = f"{source}, rule {entry.get('name', order + 1)!r}"
        if unknown := set(entry) - KNOWN_KEYS:
            raise TimelineError(f"{where}: unknown key {sorted(unknown)[0]!r}")
        for key in ("name", "pattern", "gives", "reading"):
            if key not in entry:
                raise TimelineError(f"{where}: {key!r} is missing")
        if not entry.get("examples"):
            raise TimelineError(f"{where}: a rule needs at least one example")
        yield _rule({**shared, **entry}, language, order)


def _rule(entry: Mapping[str, Any], language: str, order: int) -> Rule:
    pattern = entry["pattern"]
    return Rule(
        name=entry["name"],
        patterns=(pattern,) if isinstance(pattern, str) else tuple(pattern),
        gives=entry["gives"],
        reading=entry["reading"],
        constants=entry.get("with", {}),
        guards=(*entry.get("unless", ()), *entry.get("never", ())),
        always=tuple(entry.get("never", ())),
        timex=entry["gives"] in TIMEX_KINDS and not entry.get("part", False),
        examples=entry["examples"],
        nothing_in=tuple(entry.get("nothing_in", ())),
        published=entry.get("published"),
        genre=entry.get("genre"),
        language=language,
        order=order,
        options={key: entry[key] for key in ("date_order",) if key in entry},
    )


def language_code(language: str | None) -> str:
    """The language whose rules are read: 'de' for 'de-AT', 'sr-Latn' where the script decides.

    Codes of three letters and codes that stand for several languages are read as the common one:
    'deu' as 'de', 'no' as 'nb'. Regions change no words, only the order of numeric dates.
    """
    parts = (language or "en").strip().replace("_", "-").split("-")
    code = parts[0].lower()
    if len(code) == 3:
        code = THREE_LETTERS.get(code, code)
    if (RULES / code).is_dir():
        return code
    if len(parts) > 1 and len(parts[1]) == 4:
        scripted = f"{code}-{parts[1].title()}"
        if locale_data(scripted) is not None:
            return scripted
    if code == "zh" and len(parts) > 1 and parts[1].upper() in TRADITIONAL:
        return "zh-Hant"
    return code if locale_data(code) is not None else ALIASES.get(code, code)


@cache
def load(language: str) -> Grammar:
    """The grammar of a language, read and compiled once. 'common' rules are in each."""
    names = ("common", language) if language in OF_THEIR_OWN else ("common", "shared", language)
    folders = [folder for name in names if (folder := RULES / name).is_dir()]
    lexicon = Lexicon()
    rules: list[Rule] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            if path.name == "lexicon.toml":
                read_lexicon([table], lexicon)
            else:
                rules += read_rules(table, folder.name, f"{folder.name}/{path.name}")
    data = None if language in OF_THEIR_OWN else locale_data(language)
    if data is not None and (RULES / language).is_dir():
        teach_short_months(lexicon, data)
    elif data is not None:
        teach(lexicon, data)
        rules += rules_of(language, data)
    rules = [replace(rule, order=order) for order, rule in enumerate(rules)]
    return compile_grammar(language, rules, lexicon)


def compile_grammar(language: str, rules: list[Rule], lexicon: Lexicon) -> Grammar:
    """Put every variant of every rule into the tree, and its words into the lexicon."""
    tree: Node = {}
    for rule in rules:
        for pattern in rule.patterns:
            for variant in variants(pattern):
                _insert(tree, rule, variant)
                _teach_literals(variant, lexicon)
    for symbol, value, words in lexicon.phrases:
        node = tree
        for word in words:
            lexicon.add_literal(word)
            node = node.setdefault("'" + word, {})
        node.setdefault(COMPLETE, []).append((symbol, value))
    return Grammar(language, tuple(rules), lexicon, tree)


def _insert(tree: Node, rule: Rule, variant: Variant) -> None:
    node = tree
    for element in variant.elements:
        node = node.setdefault(element.symbol, {})
    slots = tuple((i, e.slot) for i, e in enumerate(variant.elements) if e.slot)
    node.setdefault(COMPLETE, []).append(Completion(rule, variant, slots))


def _teach_literals(variant: Variant, lexicon: Lexicon) -> None:
    for element in variant.elements:
        if element.symbol.startswith("'") and element.symbol not in ("'-", "'–"):
            lexicon.add_literal(element.symbol[1:])
