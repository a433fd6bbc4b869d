"""Passages that speak of one day: sentences that name it, and openings of articles of then."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Iterator

from ..days import Day
from ..language.sentences import Stretch, stretches

# Sentences of an article's beginning that tell its news.
OPENING = 2
LONGEST = 600  # characters of a passage
Naming = tuple[int, int, int]  # start and end of a time expression, and the day it means


def note_day_passages(connection: sqlite3.Connection, document_id: str) -> None:
    """Note which days the passages of a document that was just stored speak of."""
    row = connection.execute(
        """select texts.id, texts.text, documents.published, documents.language
        from documents join texts on texts.document_id = documents.id and texts.current
        where documents.id = ?""",
        (document_id,),
    ).fetchone()
    namings = connection.execute(
        """select start, end, earliest_day from timexes where text_id = ?
        and earliest_day = latest_day and type in ('DATE', 'TIME') order by start""",
        (row["id"],),
    ).fetchall()
    sentences = stretches(row["text"], row["language"] or "en")
    found = [("names", *item) for item in _naming(sentences, [tuple(item) for item in namings])]
    if row["published"]:
        day = Day.from_date(dt.date.fromisoformat(row["published"][:10])).number
        found += [("opening", day, item) for item in _opening(sentences)]
    connection.executemany(
        """insert into day_passages (document_id, text_id, day, via, start, end, words)
        values (?, ?, ?, ?, ?, ?, ?)""",
        [
            (document_id, row["id"], day, via, item.start, end, row["text"][item.start : end])
            for via, day, item in found
            for end in [min(item.end, item.start + LONGEST)]
        ],
    )


def _naming(sentences: Iterable[Stretch], namings: list[Naming]) -> Iterator[tuple[int, Stretch]]:
    """Every day with every sentence that names it, once each."""
    waiting = iter(namings)
    naming = next(waiting, None)
    for sentence in sentences:
        days: dict[int, None] = {}
        while naming is not None and naming[0] < sentence.end:
            if naming[0] >= sentence.start:
                days[naming[2]] = None
            naming = next(waiting, None)
        yield from ((day, sentence) for day in days)


def _opening(sentences: Iterable[Stretch]) -> list[Stretch]:
    """The first sentences that are no headings."""
    return [sentence for sentence in sentences if not sentence.heading][:OPENING]
