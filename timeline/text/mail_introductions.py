"""Who wrote a quoted message, and when, as the line above it says in many languages."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from .written_dates import written_date

# 'wrote:' in the languages of mail programs.
_WROTE = (
    r"wrote|writes|schrieb|escribió|a écrit|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\))?|"
    r"napsal(?:\(a\))?|kirjoitti|пише|писал(?:\(а\)|а)?|пишет|написал(?:\(а\)|а)?|yazdı|写道"
)
_INTRODUCTION = re.compile(
    rf"^(?P<before>.{{0,200}}?)(?<!\w)(?:{_WROTE})(?!\w)(?P<after>.{{0,160}}?)\s*:?\s*$", re.I
)
_BARE = re.compile(r".{0,300}<[^<>\s]+@[^<>\s]+>\s*:$")
_WEEKDAY = (
    r"(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?|mo|di|mi|do|fr|sa|so|"
    r"(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lun|mar|mié|jue|vie|sáb|dom|mer|jeu|ven|sam|dim|"
    r"gio|seg|ter|qua|qui|sex|ma|wo|vr|za|zo|ti|on|to|fre|lör|sön|tor|ons|tis|пн|вт|ср|чт|пт|сб|вс"
)
_FILLER = (
    r"on|at|am|um|le|el|à|a las|alle(?: ore)?|il(?: giorno)?|em|às|op|om|den|kl|klo|dnia|w dniu|"
    r"o|в|г"
)
_LEAD = rf"(?:(?<!\w)(?:{_WEEKDAY}|{_FILLER})(?!\w)[.,]{{0,2}}\s*){{0,3}}"
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:\.|st|nd|rd|th|er|º)?\s+(?:de\s+|d[ei]\s+)?([^\W\d_]{3,12})\.?,?\s+"
    r"(?:de\s+)?(\d{4})\b"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_FIGURES = re.compile(r"\b\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)|\b\d{1,2}[./-]\d{1,2}[./-]\d{4}\b")
_EAST_ASIAN = re.compile(r"\d{4}\s*[年년]\s*\d{1,2}\s*[月월]\s*\d{1,2}\s*[日일]")
_DATES = (_DAY_FIRST, _MONTH_FIRST, _FIGURES, _EAST_ASIAN)
_CLOCK = (
    r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?\s?m\b\.?|uhr)?"
    r"\s*\(?(?:gmt|utc|(?-i:[A-Z]{2,4}T))?\s?(?:[+-]\d{2}:?\d{2})?\)?"
)
# Dates and clock times with what stands around them, to be left out of a name.
_WHEN = tuple(
    re.compile(_LEAD + pattern, re.I)
    for pattern in (*(date.pattern for date in _DATES), r"\b\d{1,2}/\d{1,2}/\d{2}\b", _CLOCK)
)
_START = re.compile(rf"^(?:(?:{_FILLER})(?!\w)[.,]?\s*)+", re.I)
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
_PARTICLES = frozenset({
    "al", "bin", "da", "de", "del", "della", "den", "der", "di", "e", "el", "ibn", "la", "le", "of",
    "van", "von", "y", "zu", "zur",
})  # fmt: skip

LONGEST = 400  # characters; a longer line introduces nothing
LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "ru", "uk", "pl", "sv", "da")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote a reply and when, as far as the lines above it say."""

    author: str | None = None
    published: dt.date | None = None


def introduction(line: str) -> Origin | None:
    """Who is said to have written what follows, and when; None where the line says neither.

    Understands 'On 3 May 2019 at 10:22, Jana Weil <j@weil.example> wrote:' and its sisters in
    other languages and orders.
    """
    if len(line) > LONGEST:
        return None
    match = _INTRODUCTION.match(line)
    published = date_in(line)
    if not match and not (published and _BARE.match(line)):
        return None
    said = f"{match['before']} {match['after']}" if match else line.removesuffix(":")
    author = author_in(_without_date(said))
    if author and not _is_name(author):
        author = None
    return Origin(author, published) if author or published else None


def date_in(text: str) -> dt.date | None:
    """The one full date that a header or an introduction holds; `3/4/2019` stays unread."""
    for pattern in _DATES:
        for match in pattern.finditer(text[:LONGEST]):
            worded = pattern in (_DAY_FIRST, _MONTH_FIRST)
            for language in LANGUAGES if worded else ("en",):
                found = written_date(match[0], language=language)
                if found:
                    return found
    return None


def author_in(text: str) -> str | None:
    """The name in 'Jana Weil <jana@weil.example>', or the address where there is no name."""
    text = text[:LONGEST]
    address = _ADDRESS.search(text)
    name = re.sub(r"[<(\[]\s*(?:mailto:)?[^<>()\[\]]*@[^<>()\[\]]*[>)\]]*|\S+@\S+", " ", text)
    name = " ".join(name.split()).strip(" ,;:\"'<>()[]*")
    if any(map(str.isalpha, name)) and len(name) <= 80:
        return name
    return address[0] if address else None


def _is_name(author: str) -> bool:
    """Whether words are a name: each begins with a capital or is a particle ('von', 'de')."""
    words = [word for word in re.split(r"[\s,]+", author) if word]
    return "@" in author or all(not word[:1].islower() or word in _PARTICLES for word in words)


def _without_date(text: str) -> str:
    for pattern in _WHEN:
        text = pattern.sub(" , ", text)
    parts = (_START.sub("", " ".join(part.split())) for part in text.split(","))
    return " ".join(part for part in parts if part)
