"""What a case does not know yet: silences, and everything that waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..analysis.silences import silences
from ..analysis.unread import unread_dates
from ..days import Day
from ..model import Event
from . import queries
from .connection import Session
from .decisions import stale
from .filters import Filters
from .locating import misplaced
from .noting import notes
from .quotes import quotes_of
from .replies import replies
from .unheard import unheard

GapKind = Literal[
    "silence", "undated", "single origin", "unreviewed", "no reply", "reply awaited",
    "open question", "without claims", "broken quote", "look again", "unread date",
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


# --- people -----------------------------------------------------------------------------------


def _no_reply(session: Session) -> Iterator[Gap]:
    """Actors something is held against, of whom no comment or denial is on record."""
    for actor_id, name, headline in unheard(session):
        about = f"{name}: no comment or denial on record ({headline})"
        yield Gap(kind="no reply", about=about, actor_id=actor_id)


def _awaited(session: Session) -> Iterator[Gap]:
    """Allegations that were put to somebody, to which no answer came yet."""
    today = session.at()[:10]
    for item in replies(session):
        if item.open:
            late = item.deadline is not None and item.deadline < today
            until = f", until {item.deadline}{' (over)' if late else ''}" if item.deadline else ""
            about = f"{item.actor}, by {item.how} on {item.on}{until}: “{item.allegation}”"
            yield Gap(
                kind="reply awaited", about=about, actor_id=item.actor_id, event_id=item.event_id
            )


def _questions(session: Session) -> Iterator[Gap]:
    """Questions that people wrote down and nobody answered."""
    for item in notes(session):
        if item.kind == "question" and not item.answered:
            yield Gap(
                kind="open question", about=item.text, event_id=item.event_id,
                document_id=item.document_id, actor_id=item.actor_id,
            )  # fmt: skip


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
    for claim_id, wrong in misplaced(session):
        yield Gap(kind="broken quote", about=f"made by hand: {wrong}", claim_id=claim_id)


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


def _reread(session: Session) -> Iterator[Gap]:
    """What people decided about and today's program reads otherwise."""
    for item in stale(session):
        yield Gap(
            kind="look again", about=f"{item.why}: “{item.quote}”", event_id=item.event_id,
            document_id=item.document_id, claim_id=item.claim_id,
        )  # fmt: skip


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
    _no_reply, _awaited, _questions, _without_claims, _broken, _flagged, _reread, _unread,
)  # fmt: skip
