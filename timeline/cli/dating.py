"""The command that reads a text's time expressions: dates."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import TimelineError
from ..export.words import one_line
from ..model import Document, Timex
from ..wording import date_words
from . import options, screen

if TYPE_CHECKING:
    from ..temporal.finder import Explanation

FILE_NAME = re.compile(r"\S+\.[A-Za-z][A-Za-z0-9]{1,4}")


@click.command(name="dates")
@click.argument("text", metavar="TEXT|FILE|-")
@options.how_to_date
@options.explain
@options.as_json
def dates_command(
    text: str,
    published: dt.date | None,
    language: str | None,
    genre: str | None,
    explain: bool,
    as_json: bool,
) -> None:
    """Show the time expressions of a text, of a file or of standard input (-).

    \b
        timeline dates "It was signed on Tuesday." --published 2019-03-15
        timeline dates article.html --explain
    """
    from ..temporal.finder import explain_dates

    document = _given_document(text, published=published, language=language)
    found = explain_dates(
        document.text,
        published=published or document.published,
        language=document.language,
        genre=genre,
    )
    if as_json:
        for reading in found.readings:
            why = {"slots": reading.slots} if explain else {}
            screen.json_line({**reading.timex.to_json(), **why})
        return
    if found.readings:
        columns = ("words", "EDTF", "means", *(("why",) if explain else ()))
        screen.table(columns, (_timex_row(timex, explain) for timex in found.timexes))
    else:
        screen.say("no time expressions found")
    if explain:
        _explain_the_rest(found)


def _explain_the_rest(found: Explanation) -> None:
    """What was not read as a time expression, and what the text settled for all of them."""
    for refused in found.rejected:
        screen.show(f"not read: “{one_line(refused.text)}”: {refused.reason}")
    screen.show(f"read as {found.genre}")
    if found.date_order_reason:
        screen.show(f"days and months in the order {found.date_order}: {found.date_order_reason}")


def _given_document(text: str, *, published: dt.date | None, language: str | None) -> Document:
    """The file of that name read, or the words themselves as a document."""
    if text == "-" or _is_file(text):
        from ..sources.files import read_source
        from ..text.readers import read_document

        return read_document(read_source(text), published=published, language=language).document
    if FILE_NAME.fullmatch(text):
        raise TimelineError(f"{text}: no such file; check the spelling, or write words to read")
    from ..text.languages import detect_language

    return Document(text=text, published=published, language=language or detect_language(text))


def _is_file(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):  # a sentence is often too long to be a file's name
        return False


def _timex_row(timex: Timex, explain: bool) -> list[str]:
    means = date_words(timex.edtf) if timex.edtf else _TYPES[timex.type]
    row = [timex.text, timex.edtf or timex.value, means]
    return [*row, timex_reason(timex)] if explain else row


_TYPES = {"DATE": "a date", "TIME": "a time", "DURATION": "a duration", "SET": "a repetition"}


def timex_reason(timex: Timex) -> str:
    """Why a timex means what it means: its rule, what it was counted from, what settled it."""
    parts = [f"rule “{timex.rule}”"]
    if timex.anchor == "published":
        parts.append("counted from the day of publication")
    elif timex.anchor is not None:
        parts.append(f"counted from “{one_line(timex.anchor.text)}” ({timex.anchor.edtf})")
    if timex.range is not None:
        parts.append(f"part of the range {timex.range.edtf}")
    return "; ".join([*parts, *([timex.reason] if timex.reason else [])])
