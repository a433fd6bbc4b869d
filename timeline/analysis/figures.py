"""Figures of a sentence with what they count: '€1.2 million', '53 postal votes', '7 per cent'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .acts import plain

SCALES = {
    "thousand": 3, "k": 3, "tausend": 3, "mil": 3, "mille": 3,
    "million": 6, "millions": 6, "m": 6, "mn": 6, "mio": 6, "millionen": 6, "millones": 6,
    "millon": 6, "milioni": 6, "miljoen": 6, "milhoes": 6,
    "billion": 9, "billions": 9, "bn": 9, "mrd": 9, "milliarden": 9, "milliarde": 9,
    "miliardi": 9, "milliards": 9, "miljard": 9,
}  # fmt: skip
CURRENCIES = {
    "€": "euro", "eur": "euro", "euro": "euro", "euros": "euro", "£": "pound", "gbp": "pound",
    "pounds": "pound", "pound": "pound", "$": "dollar", "usd": "dollar", "dollars": "dollar",
    "dollar": "dollar", "dolares": "dollar", "chf": "franc", "francs": "franc", "franken": "franc",
    "%": "per cent", "percent": "per cent", "prozent": "per cent", "yen": "yen", "¥": "yen",
    "rubles": "rouble", "roubles": "rouble", "рублей": "rouble",
}  # fmt: skip
# A figure after such a word is meant to be near, not exact.
_ROUGHLY = (
    "about around roughly some nearly almost approximately over under least most than up "
    "etwa rund ungefähr fast knapp circa ca mindestens unos unas casi más menos environ près "
    "plus moins circa quasi oltre almeno ongeveer bijna около"
)
ROUGHLY = frozenset(_ROUGHLY.split())
NEAR = 0.1
NUMBER = re.compile(
    r"(?P<sign>[€£$¥]|\b(?:EUR|USD|GBP|CHF)\s)?\s?"
    r"(?<![\w.,:])(?P<number>\d{1,3}(?:[.,’' ]\d{3})+|\d+(?:[.,]\d+)?)(?![\d:]|[.,:]\d)"
)
# What follows a number, up to a mark that ends the phrase; 'Mio.' keeps its dot.
FOLLOWING = re.compile(r"\s?(?:(per\scent)|(%|[€£$¥]|[^\W\d_]+))(?:(?<=Mio)\.|(?<=Mrd)\.)?")
LAST_WORD = re.compile(r"([^\W\d_]+)\W*\Z")
YEARS = range(1000, 2200)
COUNTED = 3  # words after a number among which is what it counts
_SMALL = (
    "of and in on to at by for from the a or were was are is had have has who that with "
    "und in im am von der die das en el la de del y e di da il et le van het"
)
SMALL = frozenset(_SMALL.split())


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what it counts; `rough` is true for 'about 40' and 'more than 40'.

    `units` are a currency, or stems of the words after the number: one of them is counted.
    """

    units: frozenset[str]
    value: float
    words: str
    rough: bool = False


def figures(text: str, *, without: Iterable[tuple[int, int]] = ()) -> list[Figure]:
    """The figures of a text in reading order, those of dates (`without`) left aside."""
    apart = list(without)
    found = []
    for match in NUMBER.finditer(text):
        start, end = match.span("number")
        if not any(first < end and start < last for first, last in apart):
            figure = _figure(text, match)
            if figure:
                found.append(figure)
    return found


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    value, end = _value(match["number"]), match.end()
    sign = (match["sign"] or "").strip()
    words, end = _following(text, end)
    if words and words[0] in SCALES and (len(words[0]) > 1 or sign):
        value *= 10 ** SCALES[words.pop(0)]
    elif not sign and value in YEARS and not (words and words[0] in CURRENCIES):
        return None
    money = CURRENCIES.get(plain(sign)) or next(
        (CURRENCIES[word] for word in words[:2] if word in CURRENCIES), None
    )
    stems = frozenset(word[:6] for word in words if len(word) > 3)
    units = frozenset({money}) if money else stems
    if not units:
        return None
    before = LAST_WORD.search(text, max(0, match.start() - 20), match.start())
    rough = before is not None and plain(before[1]) in ROUGHLY
    return Figure(units, value, " ".join(text[match.start() : end].split()), rough)


def _following(text: str, end: int) -> tuple[list[str], int]:
    """The words that may say what is counted, and where the last one that is shown ends."""
    words: list[str] = []
    while len(words) < COUNTED and (match := FOLLOWING.match(text, end)):
        word = "%" if match[1] else plain(match[2])
        if word in SMALL and word not in SCALES:
            if words:
                break
            return words, end
        words.append(word)
        end = match.end()
        if word in CURRENCIES:
            break
    return words, end


def _value(number: str) -> float:
    if re.fullmatch(r"\d{1,3}(?:[.,’' ]\d{3})+", number):
        return float(re.sub(r"\D", "", number))
    return float(number.replace(",", "."))


def agree(one: Figure, other: Figure) -> bool:
    """True where both may be right: equal, one rounded from the other, or one meant roughly."""
    if one.value == other.value:
        return True
    larger = max(abs(one.value), abs(other.value))
    if (one.rough or other.rough) and abs(one.value - other.value) <= NEAR * larger:
        return True
    return any(_rounded(fine.value, coarse.value) for fine, coarse in ((one, other), (other, one)))


def _rounded(fine: float, coarse: float) -> bool:
    """True where the second is the first, written with fewer digits that are not zero."""
    digits = len(f"{coarse:.10g}".rstrip("0").replace(".", "").lstrip("0").rstrip("0"))
    if digits < 2 or len(f"{fine:.10g}".replace(".", "").strip("0")) <= digits:
        return False
    return float(f"{fine:.{digits}g}") == coarse
