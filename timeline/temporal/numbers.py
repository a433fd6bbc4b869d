"""What a number in the text can be: a year, a day of the month, a clock time, a full date.

A number is one token with the separators that stand inside it: `2014`, `03/04/2021`, `10:30`,
`1,500`, `1990s`, `21st`. Each shape gives lexemes, pairs of a class and a value; a shape that is
nothing to us gives none, and then no phrase goes through it.
"""

from __future__ import annotations

import re
from functools import lru_cache

Lexeme = tuple[str, object]
Lexemes = tuple[tuple[str, ...], tuple[object, ...]]

NUMBER = re.compile(
    r"(?P<stamp>\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:Z\b|[+-]\d\d:?\d\d\b)?)"
    r"|\d{1,2}h\d\d\b"
    r"|\d+(?:(?P<join>[./:])\d+(?:(?P=join)\d+){0,4}|-\d\d?-\d{1,4}\b(?!-)|(?:,\d{3}\b)+|[.,]\d+)?"
    r"(?:[年月日년월일]|[^\W\d_]{0,4})"
    r"|['’‘ʼ`]\d\d(?:s\b)?"
)
HOURS_AND_MINUTES = re.compile(r"(\d{1,2})h(\d\d)")
DIGITS_AND_LETTERS = re.compile(r"(\d+)([^\W\d_]+)")
ENGLISH_ORDINAL = {"st", "nd", "rd", "th"}
FIRST_YEAR, LAST_YEAR = 1000, 2999


@lru_cache(maxsize=8192)
def lexemes(text: str) -> Lexemes:
    """The classes and values of a number token; empty where it cannot belong to a date."""
    found = _lexemes(text)
    return tuple([name for name, _ in found]), tuple([value for _, value in found])


def _lexemes(text: str) -> list[Lexeme]:
    if not text.isascii():
        text = "".join(str(int(c)) if c.isdigit() and c.isdecimal() else c for c in text)
    if text.isdecimal():
        return _plain(text)
    if text[0] in "'’‘ʼ`":
        if text.endswith("s"):
            return [("years of decade", _century_of(int(text[1:3])))]
        return [("apostrophe year", int(text[1:3]))]
    if "T" in text[10:11] or (" " in text and ":" in text):
        return [("stamp", text)]
    if match := HOURS_AND_MINUTES.fullmatch(text):
        return _clock(f"{match[1]}:{match[2]}", "")
    if match := DIGITS_AND_LETTERS.fullmatch(text):
        return _with_letters(match[1], match[2].lower())
    return _separated(text)


def _century_of(decade: int) -> int:
    return 1900 + decade


def _plain(text: str) -> list[Lexeme]:
    if len(text) > 9:
        return []
    value = int(text)
    found: list[Lexeme] = [("number", value)]
    if len(text) <= 2:
        found += [("yy", value)] if len(text) == 2 else []
        found += [("hour number", value)] if value <= 24 else []
        if 1 <= value <= 31:
            found.append(("dd", value))
        if 1 <= value <= 12:
            found.append(("mm", value))
    elif len(text) == 4:
        if FIRST_YEAR <= value <= LAST_YEAR:
            found.append(("yyyy", value))
        if value % 100 < 60 and value < 2400:
            found.append(("military time", f"{text[:2]}:{text[2:]}"))
    elif len(text) == 3 and value:
        found.append(("yyy", value))
    return found


def _with_letters(digits: str, letters: str) -> list[Lexeme]:
    value = int(digits) if len(digits) <= 6 else 0
    if letters == "s" and value % 10 == 0 and len(digits) in (2, 3, 4) and value:
        if len(digits) == 2:
            return [("decade name", _century_of(value))] if value >= 20 else []
        return [("decade number", value)]
    found: list[Lexeme] = [("letters " + letters, value)]
    if letters in ENGLISH_ORDINAL and 0 < value < 1000:
        found.append(("ordinal", value))
        if value <= 31:
            found.append(("dd", value))
    if letters in ("am", "pm") and 1 <= value <= 12:
        found.append(("clock", half_day(f"{value:02d}:00", letters)))
    return found


def half_day(clock: str, half: str) -> str:
    """A twelve-hour time as a twenty-four-hour one."""
    hour, rest = int(clock[:2]) % 12 + (12 if half == "pm" else 0), clock[2:]
    return f"{hour:02d}{rest}"


def _separated(text: str) -> list[Lexeme]:
    letters = text.lstrip("0123456789.,:/-")
    body = text[: len(text) - len(letters)]
    if ":" in body:
        return _clock(body, letters.lower())
    if letters:
        return []
    if "," in body:
        return _grouped(body)
    parts = re.split(r"[./-]", body)
    mark = body[len(parts[0])]
    if len(parts) == 3 and max(map(len, parts)) <= 4:
        return [("numeric date", (mark, *parts))]
    if len(parts) == 2:
        return _two(mark, *parts)
    return []


def _grouped(body: str) -> list[Lexeme]:
    groups = body.split(",")
    if all(len(group) == 3 for group in groups[1:]):
        return [("number", int("".join(groups)))] if len(body) < 16 else []
    return [("number", float(body.replace(",", ".")))] if len(groups) == 2 else []


def _clock(body: str, letters: str) -> list[Lexeme]:
    parts = body.split(":")
    if not 2 <= len(parts) <= 3 or not all(1 <= len(part) <= 2 for part in parts):
        return []
    hour, *rest = (int(part) for part in parts)
    if hour > 24 or any(part > 59 for part in rest) or len(parts[1]) != 2:
        return []
    clock = f"{hour:02d}:" + ":".join(parts[1:])
    if letters in ("am", "pm"):
        return [("clock", half_day(clock, letters))] if 1 <= hour <= 12 else []
    return [] if letters else [("clock digits", clock)]


def _two(mark: str, one: str, other: str) -> list[Lexeme]:
    if len(one) > 4 or len(other) > 4:
        return []
    found: list[Lexeme] = [("pair " + mark, (one, other))]
    if mark == "/" and len(one) == 4 and int(other) == (int(one) + 1) % 10 ** len(other):
        found.append(("two years", int(one)))  # 2018/19, the first of them
    if mark == "." and len(other) == 2 and len(one) <= 2 and int(one) <= 24 and int(other) < 60:
        found.append(("dotted time", f"{int(one):02d}:{other}"))
    if mark == ".":
        found.append(("number", float(f"{one}.{other}")))
    return found
