"""Rows of the case file become the types everything else passes around, and back.

Nothing outside `store/` knows a column.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from ..analysis.confidentiality import strictest, strictest_terms
from ..days import Day
from ..edtf import Edtf
from ..model import (
    Anchor,
    Claim,
    DocumentRecord,
    Participant,
    Passage,
    Range,
    Signal,
    Timex,
    Trigger,
)
from .journal import as_json

Row = Mapping[str, Any]


@lru_cache(maxsize=65536)
def edtf(text: str | None) -> Edtf | None:
    """The EDTF date of a column."""
    return None if text is None else Edtf(text)


@lru_cache(maxsize=65536)
def day(number: int | None) -> Day | None:
    """The day of a column that holds its number."""
    return None if number is None else Day(number)


def number(day_or_none: Day | None) -> int | None:
    """The number of a day, for a column."""
    return None if day_or_none is None else day_or_none.number


# --- documents --------------------------------------------------------------------------------

DOCUMENTS = """
select documents.*, texts.characters,
       (select count(*) from claims
        where claims.document_id = documents.id and claims.current) as claims
from documents
join texts on texts.document_id = documents.id and texts.current
"""


def document_record(row: sqlite3.Row) -> DocumentRecord:
    """A row of DOCUMENTS."""
    return DocumentRecord(
        id=row["id"],
        source=row["source"],
        sha256=row["snapshot_sha256"],
        captured=row["captured_at"],
        media_type=row["media_type"],
        url=row["url"],
        title=row["title"],
        byline=row["byline"],
        publisher=row["publisher"],
        published=row["published"],
        published_basis=row["published_basis"],
        language=row["language"],
        characters=row["characters"],
        claims=row["claims"],
        parent=row["parent_id"],
        remarks=tuple(json.loads(row["remarks"])),
        sensitivity=strictest([row["sensitivity"]]),
        terms=strictest_terms([row["terms"]]),
        attribution=row["attribution"],
        embargo_until=row["embargo_until"],
        hold=bool(row["hold"]),
    )


def passage_row(passage: Passage) -> dict[str, Any]:
    """The columns of a passage, without its text and position."""
    return {
        "kind": passage.kind,
        "start": passage.start,
        "end": passage.end,
        "number": passage.number,
        "published": passage.published.isoformat() if passage.published else None,
        "author": passage.author,
        "ocr": passage.ocr,
    }


# --- time expressions -------------------------------------------------------------------------

_DETAIL = ("mod", "begin_point", "end_point", "quant", "freq", "time", "utc_offset", "reason")


def timex_row(timex: Timex) -> dict[str, Any]:
    """The columns of a time expression, without its ids."""
    detail: dict[str, Any] = {name: getattr(timex, name) for name in _DETAIL}
    detail["range"] = timex.range.to_json() if timex.range else None
    anchor = timex.anchor
    detail["anchor"] = anchor.to_json() if isinstance(anchor, Anchor) else anchor
    return {
        "start": timex.start,
        "end": timex.end,
        "text": timex.text,
        "type": timex.type,
        "value": timex.value,
        "edtf": timex.edtf,
        "earliest_day": number(timex.earliest),
        "latest_day": number(timex.latest),
        "rule": timex.rule,
        "detail": as_json({name: value for name, value in detail.items() if value is not None}),
    }


def timex_of(row: Row) -> Timex:
    """A time expression, from columns that begin with `timex_`."""
    detail = json.loads(row["timex_detail"])
    whole, anchor = detail.pop("range", None), detail.pop("anchor", None)
    return Timex(
        start=row["timex_start"],
        end=row["timex_end"],
        text=row["timex_text"],
        type=row["timex_type"],
        value=row["timex_value"],
        rule=row["timex_rule"],
        edtf=edtf(row["timex_edtf"]),
        earliest=day(row["timex_earliest_day"]),
        latest=day(row["timex_latest_day"]),
        range=Range(**whole) if whole else None,
        anchor=Anchor(**anchor) if isinstance(anchor, dict) else anchor,
        **detail,
    )


TIMEX_COLUMNS = ", ".join(
    f'timexes."{name}" as timex_{name}'
    for name in (
        "start", "end", "text", "type", "value", "edtf", "earliest_day", "latest_day", "rule",
        "detail",
    )
)  # fmt: skip


# --- claims -----------------------------------------------------------------------------------

_CLAIM_PLAIN = (
    "quote", "start", "end", "headline", "how", "certainty", "salience", "precision",
    "attributed_to", "time", "utc_offset",
)  # fmt: skip


def claim_row(claim: Claim) -> dict[str, Any]:
    """The columns of a claim, without its ids and surroundings."""
    trigger = claim.trigger
    return {
        **{name: getattr(claim, name) for name in _CLAIM_PLAIN},
        **date_columns(claim.date, claim.earliest, claim.latest),
        "trigger_text": trigger.text if trigger else None,
        "trigger_lemma": trigger.lemma if trigger else None,
        "trigger_start": trigger.start if trigger else None,
        "trigger_end": trigger.end if trigger else None,
        "participants": as_json([part.to_json() for part in claim.participants]),
        "signals": as_json([signal.to_json() for signal in claim.signals]),
        "reasons": as_json(dict(claim.reasons)),
    }


def date_columns(date: Edtf | None, earliest: Day | None, latest: Day | None) -> dict[str, Any]:
    """A date with its bounds: NULL is open, unless it is undated."""
    return {
        "date": date,
        "earliest_day": number(earliest),
        "latest_day": number(latest),
        "undated": int(date is None),
    }


def claim_of(row: Row, actors: Sequence[str], places: Sequence[str]) -> Claim:
    """A claim, from its columns and those of its timex; `actors` and `places` in their order."""
    trigger = None
    if row["trigger_text"] is not None:
        trigger = Trigger(
            text=row["trigger_text"],
            start=row["trigger_start"],
            end=row["trigger_end"],
            lemma=row["trigger_lemma"],
        )
    return Claim(
        **{name: row[name] for name in _CLAIM_PLAIN},
        date=edtf(row["date"]),
        earliest=day(row["earliest_day"]),
        latest=day(row["latest_day"]),
        trigger=trigger,
        timex=timex_of(row) if row["timex_rule"] is not None else None,
        participants=tuple(Participant(**part) for part in _list(row["participants"])),
        actors=tuple(actors),
        places=tuple(places),
        signals=tuple(Signal(**signal) for signal in _list(row["signals"])),
        reasons=json.loads(row["reasons"]),
    )


def _list(text: str) -> Any:
    return () if text == "[]" else json.loads(text)
