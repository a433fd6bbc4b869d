"""Questions to the case file: events by date, actor, tag and words, with their evidence.

A range query says what open and undated mean: an open end reaches on without end and so matches
whatever lies on its side; the undated match no period.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..analysis.names import name_key
from ..edtf import Edtf
from ..errors import UsageError
from ..model import CERTAINTIES, DocumentRecord, Event, Evidence
from .claims import claims_by_id
from .connection import Session
from .records import Suggestion
from .rows import DOCUMENTS, day, document_record, edtf
from .search import match_expression

STATUSES = ("proposed", "confirmed", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which events are wanted; None leaves a question open.

    `status` and `certainty` take one value or several. `within` is an EDTF date or interval,
    open ends included (`2014/..`). `actor` is a name or an actor's id, `source` a document's id,
    a publisher, or a part of an address or file name. `undated` True asks for the tray alone,
    False for everything but.
    """

    actor: str | None = None
    within: str | None = None
    status: str | Iterable[str] | None = None
    certainty: str | Iterable[str] | None = None
    tag: str | None = None
    search: str | None = None
    source: str | None = None
    min_salience: float | None = None
    undated: bool | None = None


ORDER = """
order by events.undated, coalesce(events.earliest_day, events.latest_day), events.latest_day,
  events.pinned desc, events.rowid
"""


def where(filters: Filters) -> tuple[str, dict[str, Any]]:
    """The condition on rows of `events`, and its values. Raises UsageError, in plain words."""
    conditions, values = ["not events.hidden"], dict[str, Any]()
    _one_of("status", filters.status, STATUSES, conditions, values)
    _one_of("certainty", filters.certainty, CERTAINTIES, conditions, values)
    if filters.within is not None:
        conditions.append(WITHIN)
        values |= _period(filters.within)
    for name, condition in CONDITIONS.items():
        value = getattr(filters, name)
        if value is not None:
            conditions.append(condition)
            values[name] = value
    if filters.actor is not None:
        values["actor_key"] = name_key(filters.actor)
    if filters.search is not None:
        values["search"] = match_expression(filters.search)
    if filters.source is not None:
        values["part"] = f"%{_escaped(filters.source)}%"
    return " and ".join(f"({condition})" for condition in conditions), values


# Undated events match no period; a bound that is NULL is open.
WITHIN = """not events.undated
  and (events.earliest_day is null or :last is null or events.earliest_day <= :last)
  and (events.latest_day is null or :first is null or events.latest_day >= :first)"""
CONDITIONS = {
    "undated": "events.undated = :undated",
    "min_salience": "events.salience >= :min_salience",
    "tag": """events.id in (select event_id from event_tags join tags on tags.id = tag_id
  where tags.name = :tag)""",
    "actor": """events.id in (select evidence.event_id from evidence
  join claim_actors on claim_actors.claim_id = evidence.claim_id
  where evidence.active and claim_actors.actor_id in (
    select actor_id from actor_names where key = :actor_key or actor_id = :actor))""",
    "search": """events.rowid in (select rowid from events_fts where events_fts match :search)
  or events.id in (select evidence.event_id from evidence
    join claims on claims.id = evidence.claim_id where evidence.active and claims.rowid in (
      select rowid from claims_fts where claims_fts match :search))""",
    "source": """events.id in (select evidence.event_id from evidence
  join claims on claims.id = evidence.claim_id
  join documents on documents.id = claims.document_id
  where evidence.active and (documents.id = :source
    or documents.publisher = :source collate nocase
    or documents.source like :part escape '\\' or documents.url like :part escape '\\'))""",
}


def _one_of(
    name: str,
    wanted: str | Iterable[str] | None,
    known: Sequence[str],
    conditions: list[str],
    values: dict[str, Any],
) -> None:
    if wanted is None:
        return
    chosen = [wanted] if isinstance(wanted, str) else list(wanted)
    for value in chosen:
        if value not in known:
            raise UsageError(f"{name} {value!r} is not known; it is one of {', '.join(known)}")
    marks = [f"{name}_{position}" for position in range(len(chosen))]
    values |= dict(zip(marks, chosen, strict=True))
    conditions.append(f"events.{name} in ({', '.join(f':{mark}' for mark in marks)})")


def _period(within: str) -> dict[str, int | None]:
    try:
        period = Edtf(within.strip())
    except ValueError as error:
        raise UsageError(
            f"{within!r} is not a date or an interval such as 2016, 2016-03 or 2014/2016"
        ) from error
    return {
        "first": period.earliest.number if period.earliest else None,
        "last": period.latest.number if period.latest else None,
    }


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


# --- events -----------------------------------------------------------------------------------


def events(session: Session, filters: Filters, *, private: bool = True) -> list[Event]:
    """Events with all their evidence, earliest first, the undated last.

    `private` False leaves out notes that are meant for nobody else, as an export must.
    """
    condition, values = where(filters)
    return _whole(session, condition, values, private=private)


def event(session: Session, event_id: str) -> Event | None:
    """One event with all its evidence, merged away or not; None where there is no such id."""
    found = _whole(session, "events.id = :event", {"event": event_id})
    return found[0] if found else None


def drawing_events(session: Session, filters: Filters) -> list[Event]:
    """The same events without evidence and notes: what a drawing of very many needs."""
    condition, values = where(filters)
    return [_event(row, parts, ()) for row, parts in _rows(session, condition, values, notes=False)]


def _whole(
    session: Session, condition: str, values: dict[str, Any], *, private: bool = True
) -> list[Event]:
    values = {**values, "private": int(private)}
    evidence = _evidence(session, condition, values)
    return [
        _event(row, parts, evidence.get(row["id"], ()))
        for row, parts in _rows(session, condition, values, notes=True)
    ]


Parts = dict[str, tuple[str, ...]]


def _rows(
    session: Session, condition: str, values: dict[str, Any], *, notes: bool
) -> Iterable[tuple[sqlite3.Row, Parts]]:
    """Rows of events in their order, each with its actors, places, tags and notes."""
    listed = {
        name: _lists(session, sql.format(condition=condition), values)
        for name, sql in LISTS.items()
        if notes or name != "notes"
    }
    rows = session.connection.execute(f"select * from events where {condition} {ORDER}", values)
    for row in rows:
        yield row, {name: tuple(found.get(row["id"], ())) for name, found in listed.items()}


def _lists(session: Session, sql: str, values: dict[str, Any]) -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    for event_id, value in session.connection.execute(sql, values):
        found.setdefault(event_id, {})[value] = None
    return found


# Evidence that supports comes first, so that an event's actors are those of its best telling.
LISTS = {
    "actors": """select evidence.event_id, actors.name from events
  join evidence on evidence.event_id = events.id and evidence.active
  join claim_actors on claim_actors.claim_id = evidence.claim_id
  join actors on actors.id = claim_actors.actor_id
  where {condition} order by evidence.rowid, claim_actors.position""",
    "places": """select evidence.event_id, places.name from events
  join evidence on evidence.event_id = events.id and evidence.active
  join claim_places on claim_places.claim_id = evidence.claim_id
  join places on places.id = claim_places.place_id
  where {condition} order by evidence.rowid, claim_places.position""",
    "tags": """select event_tags.event_id, tags.name from events
  join event_tags on event_tags.event_id = events.id
  join tags on tags.id = event_tags.tag_id where {condition} order by tags.name""",
    "notes": """select notes.event_id, notes.text from events
  join notes on notes.event_id = events.id and notes.current
    and (:private or not notes.private)
  where {condition} order by notes.rowid""",
}


def _event(row: sqlite3.Row, parts: Parts, evidence: Sequence[Evidence]) -> Event:
    return Event(
        id=row["id"],
        version=row["version"],
        title=row["title"],
        status=row["status"],
        date=edtf(row["date"]),
        earliest=day(row["earliest_day"]),
        latest=day(row["latest_day"]),
        precision=row["precision"],
        how=row["how"],
        certainty=row["certainty"],
        salience=row["salience"],
        attributed_to=row["attributed_to"],
        disputed=bool(row["disputed"]),
        evidence=tuple(evidence),
        **parts,
    )


EVIDENCE = """
select evidence.event_id, evidence.claim_id, evidence.relation, claims.document_id,
       claims.prefix, claims.suffix, claims.page
from events
join evidence on evidence.event_id = events.id and evidence.active
join claims on claims.id = evidence.claim_id
join documents on documents.id = claims.document_id
where {condition}
order by evidence.relation desc, coalesce(documents.published, '9999'), documents.rowid,
  claims.start, evidence.rowid
"""


def _evidence(
    session: Session, condition: str, values: dict[str, Any]
) -> dict[str, list[Evidence]]:
    """Evidence by event: what supports it first, the earliest published first."""
    which = f"""select evidence.claim_id from events
      join evidence on evidence.event_id = events.id and evidence.active where {condition}"""
    found = claims_by_id(session, which, values)
    documents = _documents(session, which, values)
    evidence: dict[str, list[Evidence]] = {}
    for row in session.connection.execute(EVIDENCE.format(condition=condition), values):
        item = Evidence(
            claim_id=row["claim_id"],
            relation=row["relation"],
            claim=found[row["claim_id"]],
            document=documents[row["document_id"]],
            prefix=row["prefix"],
            suffix=row["suffix"],
            page=row["page"],
        )
        evidence.setdefault(row["event_id"], []).append(item)
    return evidence


def _documents(session: Session, which: str, values: dict[str, Any]) -> dict[str, DocumentRecord]:
    rows = session.connection.execute(
        f"""{DOCUMENTS} where documents.id in (
          select document_id from claims where id in ({which}))""",
        values,
    )
    return {row["id"]: document_record(row) for row in rows}


def suggestions(session: Session) -> list[Suggestion]:
    """Pairs of events that may be one happening, the likeliest first."""
    rows = session.query(
        """select suggestions.* from suggestions
        join events as one on one.id = suggestions.event_id and not one.hidden
        join events as other on other.id = suggestions.other_event_id and not other.hidden
        order by suggestions.score desc, suggestions.rowid"""
    )
    return [
        Suggestion(
            event_id=row["event_id"],
            other_event_id=row["other_event_id"],
            score=row["score"],
            reasons=tuple(json.loads(row["reasons"])),
        )
        for row in rows
    ]
