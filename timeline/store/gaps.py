"""What a case does not know yet: silences, and everything that waits for a person."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..analysis.replies import ACCUSING, REPLYING, speaks
from ..analysis.silences import silences
from ..analysis.unread import unread_dates
from ..days import Day
from ..model import Event
from . import queries
from .connection import Session
from .filters import Filters
from .quotes import quotes_of

GapKind = Literal[
    "silence", "undated", "single origin", "unreviewed", "no reply", "without claims",
    "broken quote", "look again", "unread date",
]  # fmt: skip
# An event of a longer time does not end a silence.
EXACT_DAYS = 31
SHOWN = 60  # characters around words that could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Something that is missing; `about` says what, the ids where.

    A silence has `earliest` and `latest`, the last day before it and the first after it.
    """

    kind: GapKind
    about: str
    event_id: str | None = None
    document_id: str | None = None
    actor_id: str | None = None
    claim_id: str | None = None
    earliest: str | None = None
    latest: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


def gaps(session: Session) -> list[Gap]:
    """Everything the case lacks, kind by kind in the order of FINDERS."""
    events = [
        event for event in queries.drawing_events(session, Filters()) if event.status != "rejected"
    ]
    found = [gap for find in OF_EVENTS for gap in find(events)]
    return found + [gap for look in OF_CASE for gap in look(session)]


# --- events -----------------------------------------------------------------------------------


def _silences(events: list[Event]) -> Iterator[Gap]:
    spans = [
        (event.earliest.number, event.latest.number)
        for event in events
        if event.earliest and event.latest
        and event.latest.number - event.earliest.number < EXACT_DAYS
    ]  # fmt: skip
    for silence in silences(spans):
        often = round(silence.rhythm) or 1
        yield Gap(
            kind="silence",
            about=f"nothing for {silence.days} days; on average something every {often}",
            earliest=str(Day(silence.after)),
            latest=str(Day(silence.before)),
        )


def _undated(events: list[Event]) -> Iterator[Gap]:
    for event in events:
        if event.date is None:
            yield Gap(kind="undated", about=event.title, event_id=event.id)


def _single(events: list[Event]) -> Iterator[Gap]:
    for event in events:
        if event.single_origin:
            about = f"{event.title} (only {event.origins[0]})"
            yield Gap(kind="single origin", about=about, event_id=event.id)


def _unreviewed(events: list[Event]) -> Iterator[Gap]:
    for event in events:
        if event.status == "proposed":
            yield Gap(kind="unreviewed", about=event.title, event_id=event.id)


OF_EVENTS: tuple[Callable[[list[Event]], Iterator[Gap]], ...] = (
    _silences, _undated, _single, _unreviewed,
)  # fmt: skip


# --- actors -----------------------------------------------------------------------------------

# A claim speaks against whoever it names as doing what is only alleged, or as having it done to.
ACCUSED = """
select actors.id, actors.name, claims.id as claim_id, claims.act, claims.certainty,
  claims.participants, claims.headline, claim_actors.name as written, claims.attributed_to
from claims
join documents on documents.id = claims.document_id and not documents.withdrawn
join claim_actors on claim_actors.claim_id = claims.id
join actors on actors.id = claim_actors.actor_id and actors.merged_into_id is null
where claims.current
order by actors.name, actors.id, claims.rowid
"""


def _no_reply(session: Session) -> Iterator[Gap]:
    """Actors something is held against, of whom no comment or denial is on record."""
    accused: dict[str, tuple[str, str]] = {}
    heard: set[str] = set()
    for row in session.query(ACCUSED):
        roles = _roles(row)
        if row["act"] in REPLYING and "agent" in roles:
            heard.add(row["id"])
        if _accuses(row["certainty"], row["act"], roles):
            accused.setdefault(row["id"], (row["name"], row["headline"]))
    for actor_id, (name, headline) in accused.items():
        if actor_id not in heard and not _heard(session, actor_id):
            yield Gap(
                kind="no reply",
                about=f"{name}: no comment or denial on record ({headline})",
                actor_id=actor_id,
            )


def _roles(row: sqlite3.Row) -> set[str]:
    """The parts an actor has in a claim; a place has none that could be answered for."""
    return {
        part["role"]
        for part in json.loads(row["participants"])
        if part["name"] == row["written"] and part["kind"] != "place"
    }


def _accuses(certainty: str, act: str | None, roles: set[str]) -> bool:
    return (certainty == "alleged" and "agent" in roles) or (act in ACCUSING and "patient" in roles)


def _heard(session: Session, actor_id: str) -> bool:
    """True where a text that names the actor lets them speak."""
    names = [
        row["name"]
        for row in session.query("select name from actor_names where actor_id = ?", actor_id)
    ]
    rows = session.connection.execute(
        """select texts.text from texts where texts.current and texts.document_id in (
          select claims.document_id from claim_actors
          join claims on claims.id = claim_actors.claim_id
          join documents on documents.id = claims.document_id and not documents.withdrawn
          where claim_actors.actor_id = ?)""",
        (actor_id,),
    )
    return any(speaks(name, row["text"]) for row in rows for name in names)


# --- documents --------------------------------------------------------------------------------


def _without_claims(session: Session) -> Iterator[Gap]:
    for row in session.query(
        """select id, coalesce(title, source) as name from documents where not withdrawn
        and not exists (select 1 from claims where document_id = documents.id and current)
        order by rowid"""
    ):
        yield Gap(kind="without claims", about=row["name"], document_id=row["id"])


def _broken(session: Session) -> Iterator[Gap]:
    for quote in quotes_of(session):
        if quote.state != "exact":
            yield Gap(
                kind="broken quote",
                about=f"{quote.state}: “{quote.quote}”",
                document_id=quote.document_id,
                claim_id=quote.claim_id,
            )


def _flagged(session: Session) -> Iterator[Gap]:
    for row in session.query(
        """select evidence.event_id, evidence.claim_id, evidence.flag, claims.document_id,
          claims.quote from evidence join claims on claims.id = evidence.claim_id
        where evidence.flag is not null and evidence.active and not exists (
          select 1 from decision_events join decisions on decisions.id = decision_events.decision_id
          where decision_events.event_id = evidence.event_id
          and decisions.kind in ('confirm', 'reject', 'verify', 'clear')
          and decisions.id not in (select decision_id from undone)
          and decisions.at > (select max(at) from journal
            where action = 'flag' and subject_id = evidence.event_id))
        order by evidence.rowid"""
    ):
        yield Gap(
            kind="look again",
            about=f"{row['flag']}: “{row['quote']}”",
            event_id=row["event_id"],
            document_id=row["document_id"],
            claim_id=row["claim_id"],
        )


def _unread(session: Session) -> Iterator[Gap]:
    for row in session.connection.execute(
        """select texts.id, texts.document_id, texts.text from texts
        join documents on documents.id = texts.document_id and not documents.withdrawn
        where texts.current order by documents.rowid"""
    ):
        read = session.query("select start, end from timexes where text_id = ?", row["id"])
        for span in unread_dates(row["text"], [(item["start"], item["end"]) for item in read]):
            around = row["text"][max(0, span.start - SHOWN) : span.end + SHOWN]
            yield Gap(
                kind="unread date",
                about=f"“{span.text}” in “{' '.join(around.split())}”",
                document_id=row["document_id"],
            )


OF_CASE: tuple[Callable[[Session], Iterator[Gap]], ...] = (
    _no_reply, _without_claims, _broken, _flagged, _unread,
)  # fmt: skip
