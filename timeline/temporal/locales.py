"""The words of every language dateparser has locale data for, as a lexicon and rules.

dateparser's data tell months, weekdays, units, 'yesterday' and patterns such as 'za {0} dni'.
They are read from the installed package, so that a new release teaches new words; dateparser
itself is not imported, only the one small data file of the language. Abbreviations of one to
three letters are words of their own in many languages and count only beside a day or a year.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from .grammar_rule import Rule
from .lexicon import Lexicon

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
UNITS = ("year", "month", "week", "day")
CLOCK_UNITS = ("hour", "minute", "second")
SHORTEST = 4  # letters of a month or weekday that may stand alone
SYLLABLES = "\u1100"  # from here on a sign is a syllable or a word
# Languages that go by more than one code: their macro-language, or an older code.
ALIASES = {"no": "nb", "iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "sh": "sr-Latn",
           "cmn": "zh", "tl": "fil", "arb": "ar", "zsm": "ms", "pes": "fa", "ekk": "et",
           "lvs": "lv"}  # fmt: skip
NUMBER_SLOT = re.compile(r"\(\\d\+*\[\.,\]\?\\d\*\+*\)|\(\\d\+*\)")
RELATIVE = re.compile(r"(?:in )?(\d) (\w+)(?: ago)?")
PATTERN_MARKS = set("[]()|?*+\\^$.{}")


@cache
def locale_data(language: str) -> Mapping[str, Any] | None:
    """dateparser's data of a language (`pl`, `zh-Hant`), None where it has none."""
    spec = importlib.util.find_spec("dateparser")
    if spec is None or spec.origin is None or not re.fullmatch(r"[A-Za-z-]{2,12}", language):
        return None
    folder = Path(spec.origin).parent / "data" / "date_translation_data"
    path = folder / f"{language}.py"
    if not path.is_file():
        return None
    module_spec = importlib.util.spec_from_file_location(f"_locale_{language}", path)
    if module_spec is None or module_spec.loader is None:
        return None
    module = importlib.util.module_from_spec(module_spec)
    module_spec.loader.exec_module(module)
    data: Mapping[str, Any] = module.info
    return data


def date_order(language: str) -> str:
    """DMY, MDY or YMD as the locale writes numeric dates."""
    data = locale_data(language)
    return str(data.get("date_order", "DMY")) if data else "DMY"


def teach(lexicon: Lexicon, data: Mapping[str, Any]) -> None:
    """Add the locale's words to a lexicon."""
    lexicon.unspaced = bool(data.get("no_word_spacing"))
    for number, name in enumerate(MONTHS, 1):
        _teach_names(lexicon, "month", number, data.get(name, ()))
    for number, name in enumerate(WEEKDAYS, 1):
        _teach_names(lexicon, "weekday", number, data.get(name, ()))
    _teach_numbered_months(lexicon, data)
    for unit in UNITS + CLOCK_UNITS:
        symbol = "clock unit" if unit in CLOCK_UNITS else "unit"
        for word in data.get(unit, ()):
            if len(word) > 1 and _plain(word):
                lexicon.add(symbol, unit, word, trigger=len(word) > 2)
    for phrase, words in data.get("relative-type", {}).items():
        _teach_relative(lexicon, phrase, words)
    for word in data.get("ago", ()):
        if _plain(word):
            lexicon.add("ago after", "ago", word)
    for patterns in data.get("relative-type-regex", {}).values():
        for pattern in patterns:
            words = (_slot_pattern(pattern) or "").replace("{count}", " ").split()
            if words := [word for word in words if len(word) > 2 - lexicon.unspaced]:
                lexicon.triggers.add(max(words, key=len))
    for half in ("am", "pm"):
        for word in data.get(half, ()):
            if _plain(word) and len(word) > 1:
                lexicon.add("half of day", half, word, trigger=True)


def _teach_numbered_months(lexicon: Lexicon, data: Mapping[str, Any]) -> None:
    """'tháng 3': months that are a word and their number, with the words for day and year."""
    for word in data.get("march", ()):
        if match := re.fullmatch(r"([^\W\d_]{3,}) 3", word.lower()):
            lexicon.add("month word", "month", match[1], trigger=True)
            for unit in ("day", "year"):
                for name in data.get(unit, ())[:1]:
                    lexicon.add(f"{unit} word", unit, name)


def _plain(word: str) -> bool:
    return bool(word.strip()) and not any(c.isdigit() or c in PATTERN_MARKS - {"."} for c in word)


def _teach_names(lexicon: Lexicon, symbol: str, number: int, words: tuple[str, ...]) -> None:
    for word in words:
        if not _plain(word):
            continue
        low = word.lower()
        bare = low.rstrip(".")
        short = len(bare) < SHORTEST and not lexicon.unspaced and bare.isalpha()
        if short and bare.isascii():
            lexicon.add(f"short {symbol}", number, low, trigger=True)
            continue
        lexicon.add(symbol, number, low, trigger=True)


def _teach_relative(lexicon: Lexicon, phrase: str, words: list[str]) -> None:
    match = RELATIVE.fullmatch(phrase)
    if match is None or match[2] not in UNITS:
        return
    count = int(match[1]) * (1 if phrase.startswith("in ") else -1)
    for word in words:
        least = 2 if lexicon.unspaced or max(word, default="") >= SYLLABLES else 3
        if not _plain(word) or len(word) < least:
            continue
        if match[2] == "day":
            lexicon.add("near day", count, word.lower(), trigger=True)
        else:
            lexicon.add("near unit", f"{match[2]} {count}", word.lower(), trigger=True)


def teach_short_months(lexicon: Lexicon, data: Mapping[str, Any]) -> None:
    """Add abbreviations without a dot ('5 gen 2014') that count beside a day and a year only."""
    for number, name in enumerate(MONTHS, 1):
        for word in data.get(name, ()):
            bare = word.lower()
            if (
                bare.isalpha()
                and 2 < len(bare) <= SHORTEST
                and "month" not in lexicon.classes(bare)
            ):
                lexicon.add("brief month", number, bare, trigger=True)


def rules_of(language: str, data: Mapping[str, Any]) -> Iterator[Rule]:
    """The locale's patterns with a number: 'za {count} dni', '{count} days ago'."""
    for phrase, patterns in data.get("relative-type-regex", {}).items():
        unit = phrase.removeprefix("in ").removesuffix(" ago").removeprefix("\\1 ")
        if unit not in UNITS:
            continue
        sign = 1 if phrase.startswith("in ") else -1
        slots = [slot for pattern in patterns if (slot := _slot_pattern(pattern))]
        if not slots:
            continue
        yield Rule(
            name=f"{phrase.replace(chr(92) + '1', 'so many')} ({language})",
            patterns=tuple(dict.fromkeys(slots)),
            gives="Date",
            reading="from_now_in_units",
            constants={"sign": sign, "unit": unit},
            guards=(),
            always=(),
            timex=True,
            examples={},
            nothing_in=(),
            published=None,
            genre=None,
            language=language,
            order=0,
        )


def _slot_pattern(pattern: str) -> str | None:
    """dateparser's regular expression as one of our patterns; None where it holds anything else."""
    words = NUMBER_SLOT.split(pattern)
    if len(words) != 2 or any(not _plain(part) for part in words if part.strip()):
        return None
    if not any(len(part.strip()) > 1 for part in words):
        return None
    return f"{words[0].lower()} {{count}} {words[1].lower()}".strip()
