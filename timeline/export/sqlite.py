"""A database for Datasette: the selection in tables, with full-text search and views.

It is built from what may leave, row by row, and is no copy of the case file: what is not written
here cannot be in it. The tables have the names and columns they have in the case file.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from typing import Any, BinaryIO, cast

from sqlite_utils import Database
from sqlite_utils.db import Table

from ..model import Event, LossReport, Selection
from ..plugins import Format
from ..wording import date_words
from .features import lost
from .json import document_json
from .loss import loss_counts, report
from .sources import place_words, quote_link, stamped, told, translated
from .words import dated_by_words, one_line

Row = dict[str, Any]
TABLES = """
create table export (key text primary key, value text);
create table documents (id text primary key, title text, byline text, publisher text, url text,
  published text, published_basis text, language text, media_type text, source text, sha256 text,
  captured text, characters integer, withheld integer);
create table texts (document_id text primary key references documents(id), text text);
create table events (id text primary key, headline text, title text, date text, date_words text,
  earliest text, latest text, earliest_day integer, latest_day integer, undated integer,
  precision text, how text, dated_by text, time text, utc_offset text, status text, certainty text,
  attributed_to text, disputed integer, salience real, notes text);
create table claims (id text primary key, document_id text references documents(id), quote text,
  start integer, end integer, prefix text, suffix text, page integer, place text,
  translations text, headline text, date text,
  how text, certainty text, attributed_to text, trigger text, timex text);
create table evidence (event_id text references events(id), claim_id text references claims(id),
  relation text, link text, primary key (event_id, claim_id));
create table event_actors (event_id text references events(id), name text, position integer,
  primary key (event_id, name));
create table event_places (event_id text references events(id), name text, position integer,
  primary key (event_id, name));
create table event_tags (event_id text references events(id), name text,
  primary key (event_id, name));
create index evidence_claim on evidence(claim_id);
create index claims_document on claims(document_id);
create index events_days on events(earliest_day, latest_day);
create view timeline as
  select events.id, date_words as "when", headline, date, status, certainty, disputed,
    (select group_concat(name, ', ') from (select name from event_actors
      where event_id = events.id order by position)) as actors,
    (select count(*) from evidence where event_id = events.id) as quotes
  from events order by undated, coalesce(earliest_day, latest_day), latest_day, events.rowid;
create view quotes as
  select events.date_words as "when", events.headline, evidence.relation, claims.quote,
    documents.publisher, documents.title as document, documents.published, claims.page,
    evidence.link, events.id as event_id, claims.id as claim_id
  from evidence join events on events.id = evidence.event_id
  join claims on claims.id = evidence.claim_id
  join documents on documents.id = claims.document_id
  order by events.undated, events.earliest_day, events.rowid, evidence.relation desc;
"""
REASONS = "the reasons of dates and certainty, participants and signals (json has them)"
SEARCHED = {"events": ["headline"], "claims": ["quote"], "texts": ["text"]}


def write_sqlite(selection: Selection, out: BinaryIO) -> LossReport:
    """Write the database."""
    written = report("sqlite", selection, lost(selection, also=[REASONS]))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        database = Database(connection, recursive_triggers=False, execute_plugins=False)
        for name, rows in groupby(_rows(selection, written), key=lambda pair: pair[0]):
            cast(Table, database[name]).insert_all(row for _, row in rows)
        for name, columns in SEARCHED.items():
            cast(Table, database[name]).enable_fts(
                columns, tokenize="unicode61 remove_diacritics 2"
            )
        connection.commit()
        connection.execute("vacuum")
        out.write(connection.serialize())
    return written


def metadata(selection: Selection) -> dict[str, bytes]:
    """What Datasette shows of it, as the file that `datasette --metadata` reads."""
    about = {
        "title": stamped(selection.stamp, one_line(selection.title)),
        "description": "Events of a timeline, each with the words of its sources.",
        "databases": {},
    }
    if selection.stamp:
        about["description"] = f"{selection.stamp}: not for publication. {about['description']}"
    raw = json.dumps(about, ensure_ascii=False, indent=1) + "\n"
    return {".metadata.json": raw.encode("utf-8", "replace")}


def _rows(selection: Selection, written: LossReport) -> Iterator[tuple[str, Row]]:
    """Every row with the table it belongs to, referenced rows first."""
    about = {
        "title": stamped(selection.stamp, one_line(selection.title)),
        "stamp": selection.stamp,
        "made": selection.made.isoformat(timespec="seconds"),
        "left out": "\n".join(loss_counts(written)),
    }
    yield from (("export", {"key": key, "value": value}) for key, value in about.items())
    for document in selection.documents:
        row = document_json(document)
        for name in ("parent", "remarks", "claims"):
            row.pop(name)
        yield "documents", row | {"withheld": int(row["withheld"])}
    for document in selection.documents:
        text = selection.texts.get(document.id)
        if text is not None:
            yield "texts", {"document_id": document.id, "text": text}
    yield from (("events", _event(event)) for event in selection.events)
    yield from (("claims", row) for row in _claims(selection))
    yield from (("evidence", row) for row in _evidence(selection))
    for name in ("actors", "places", "tags"):
        for event in selection.events:
            yield from ((f"event_{name}", row) for row in _names(event, name))


def _event(event: Event) -> Row:
    return {
        "id": event.id,
        "headline": told(event),
        "title": event.title,
        "date": event.date,
        "date_words": date_words(event.date),
        "earliest": _text(event.earliest),
        "latest": _text(event.latest),
        "earliest_day": event.earliest.number if event.earliest else None,
        "latest_day": event.latest.number if event.latest else None,
        "undated": int(event.date is None),
        "precision": event.precision,
        "how": event.how,
        "dated_by": dated_by_words(event) or None,
        "time": event.time,
        "utc_offset": event.utc_offset,
        "status": event.status,
        "certainty": event.certainty,
        "attributed_to": event.attributed_to,
        "disputed": int(event.disputed),
        "salience": round(event.salience, 3),
        "notes": "\n\n".join(event.notes) or None,
    }


def _claims(selection: Selection) -> Iterable[Row]:
    found = {}
    for event in selection.events:
        for item in event.evidence:
            claim = item.claim
            found[item.claim_id] = {
                "id": item.claim_id,
                "document_id": item.document.id,
                "quote": claim.quote,
                "start": None if item.elsewhere else claim.start,
                "end": None if item.elsewhere else claim.end,
                "prefix": item.prefix,
                "suffix": item.suffix,
                "page": item.page,
                "place": place_words(item) or None,
                "translations": "\n".join(translated(item)) or None,
                "headline": claim.headline,
                "date": claim.date,
                "how": claim.how,
                "certainty": claim.certainty,
                "attributed_to": claim.attributed_to,
                "trigger": claim.trigger.text if claim.trigger else None,
                "timex": claim.timex.text if claim.timex else None,
            }
    return found.values()


def _evidence(selection: Selection) -> Iterator[Row]:
    for event in selection.events:
        for item in event.evidence:
            yield {
                "event_id": event.id,
                "claim_id": item.claim_id,
                "relation": item.relation,
                "link": quote_link(item),
            }


def _names(event: Event, kind: str) -> Iterator[Row]:
    for position, name in enumerate(getattr(event, kind)):
        row = {"event_id": event.id, "name": name}
        yield row if kind == "tags" else row | {"position": position}


def _text(value: object) -> str | None:
    return None if value is None else str(value)


SQLITE = Format(
    name="sqlite",
    suffix=".db",
    media_type="application/vnd.sqlite3",
    public=False,
    write=write_sqlite,
    companions=metadata,
)
