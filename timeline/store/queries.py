"""Events as they are asked for, with their evidence, actors, places, tags and notes."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ..model import Cleared, Dated, DocumentRecord, Event, Evidence, Verified
from .claims import claims_by_id
from .clearing import told
from .connection import Session
from .filters import Filters, where
from .inheritance import COLUMNS, inherited, laid_over, of_events
from .locating import locator_of
from .records import Suggestion
from .rows import DOCUMENTS, day, document_record, edtf
from .translating import translations

ORDER = """
order by events.undated, coalesce(events.earliest_day, events.latest_day), events.latest_day,
  events.order_in_day is null, events.order_in_day, events.time is null, events.time, events.rowid
"""


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
    """The same events without evidence and open notes: what a drawing of very many needs."""
    condition, values = where(filters)
    values["private"] = 1
    held = of_events(session, condition, values)
    return [
        _event(row, parts, (), held.get(row["id"], UNMARKED))
        for row, parts in _rows(session, condition, values, notes=False)
    ]


def _whole(
    session: Session, condition: str, values: dict[str, Any], *, private: bool = True
) -> list[Event]:
    values = {**values, "private": int(private)}
    evidence = _evidence(session, condition, values)
    held = of_events(session, condition, values)
    return [
        _event(row, parts, evidence.get(row["id"], ()), held.get(row["id"], UNMARKED))
        for row, parts in _rows(session, condition, values, notes=True)
    ]


Parts = dict[str, tuple[str, ...]]
UNMARKED = {"sensitivity": "public", "terms": "on record", "embargo_until": None}


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
  join notes on notes.event_id = events.id and notes.current and notes.kind = 'note'
    and (:private or not notes.private)
  where {condition} order by notes.rowid""",
    "private_notes": """select notes.event_id, notes.text from events
  join notes on notes.event_id = events.id and notes.current and notes.kind = 'note'
    and notes.private and :private
  where {condition} order by notes.rowid""",
    # Two origins may have the same name: the key before it tells them apart.
    "origins": """select evidence.event_id, origins.origin || char(31) || origins.name from events
  join evidence on evidence.event_id = events.id and evidence.active
    and evidence.relation = 'supports'
  join origins on origins.claim_id = evidence.claim_id
  where {condition} order by evidence.rowid""",
}


def _event(
    row: sqlite3.Row, parts: Parts, evidence: Sequence[Evidence], held: Mapping[str, Any]
) -> Event:
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
        verified=Verified(**told(row["verified"])) if row["verified"] else None,
        cleared=Cleared(**told(row["cleared"])) if row["cleared"] else None,
        voided=row["voided"],
        pinned=bool(row["pinned"]),
        time=row["time"],
        utc_offset=row["utc_offset"],
        origins=tuple(origin.partition("\x1f")[2] for origin in parts["origins"]),
        actors=parts["actors"],
        places=parts["places"],
        tags=parts["tags"],
        notes=parts.get("notes", ()),
        private_notes=parts["private_notes"],
        made_by=row["made_by"],
        dated_by=Dated(**told(row["dated_by"])) if row["dated_by"] else None,
        **laid_over(row, held),
    )


EVIDENCE = """
select evidence.event_id, evidence.claim_id, evidence.relation, claims.document_id,
       claims.prefix, claims.suffix, claims.page, evidence.flag, claims.stale, claims.locator,
       origins.name as origin, origins.why as origin_reason, {columns}
from events
join evidence on evidence.event_id = events.id and evidence.active
join claims on claims.id = evidence.claim_id
join documents on documents.id = claims.document_id
join origins on origins.claim_id = claims.id
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
    translated = translations(session, which, values)
    evidence: dict[str, list[Evidence]] = {}
    asked = EVIDENCE.format(condition=condition, columns=COLUMNS)
    for row in session.connection.execute(asked, values):
        item = Evidence(
            claim_id=row["claim_id"],
            relation=row["relation"],
            claim=found[row["claim_id"]],
            document=documents[row["document_id"]],
            prefix=row["prefix"],
            suffix=row["suffix"],
            page=row["page"],
            attribution=row["attribution"],
            flag=row["flag"],
            stale=row["stale"],
            origin=row["origin"],
            origin_reason=row["origin_reason"],
            locator=locator_of(row),
            translations=tuple(translated.get(row["claim_id"], ())),
            **inherited(row),
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
