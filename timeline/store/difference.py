"""The difference between the case at two moments, as the journal tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from .connection import Session

# What a person sees of an event; the other columns follow from these.
SHOWN = (
    "title", "date", "status", "certainty", "attributed_to", "verified", "cleared", "voided",
    "disputed", "tags", "notes", "pinned", "sensitivity", "terms", "embargo_until",
    "merged_into_id", "hidden", "evidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An event that is not what it was: `before` and `after` hold what differs.

    `evidence` counts pieces. `by` tells who did it, with what kind of act and why, first to last.
    """

    event_id: str
    title: str
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    by: tuple[tuple[str, str, str | None], ...] = ()
    was: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What became other between two moments (UTC); documents by source, events by change."""

    since: str
    until: str
    added: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    purged: int = 0
    begun: int = 0
    changes: tuple[Change, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return {**asdict(self), "changes": [change.to_json() for change in self.changes]}


def difference(session: Session, since: str, until: str) -> Difference:
    """What was changed after `since` and up to `until`; what was changed and back is left out."""
    span = {"since": since, "until": until}
    return Difference(
        since=since,
        until=until,
        added=_column(
            session,
            """select source from documents where added_at > :since and added_at <= :until
            and not withdrawn order by rowid""",
            span,
        ),
        withdrawn=_column(
            session,
            """select documents.source from journal
            join documents on documents.id = journal.subject_id and documents.withdrawn
            where action = 'withdraw' and at > :since and at <= :until
            and purged_at is null order by number""",
            span,
        ),
        purged=_count(session, "documents where purged_at > :since and purged_at <= :until", span),
        begun=_count(
            session, "events where made_at > :since and made_at <= :until and not hidden", span
        ),
        changes=tuple(_changes(session, span)),
    )


def _column(session: Session, sql: str, span: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(row[0] for row in session.connection.execute(sql, span))


def _count(session: Session, what: str, span: Mapping[str, str]) -> int:
    return int(session.connection.execute(f"select count(*) from {what}", span).fetchone()[0])


ENTRIES = """
select journal.*, events.title, decisions.reason from journal
join events on events.id = journal.subject_id
left join decisions on decisions.id = journal.decision_id
where journal.subject = 'event' and journal.at > :since and journal.at <= :until
order by journal.number
"""


def _changes(session: Session, span: Mapping[str, str]) -> list[Change]:
    """Events in the order in which they were first touched."""
    entries: dict[str, list[Any]] = {}
    for row in session.connection.execute(ENTRIES, span):
        entries.setdefault(row["subject_id"], []).append(row)
    changes = []
    for event_id, rows in entries.items():
        before, after = dict[str, Any](), dict[str, Any]()
        for row in rows:
            for name, value in json.loads(row["before"] or "{}").items():
                before.setdefault(name, value)
            after |= json.loads(row["after"] or "{}")
        differing = [name for name in SHOWN if _value(before.get(name)) != _value(after.get(name))]
        if differing:
            changes.append(
                Change(
                    event_id=event_id,
                    title=after.get("title") or rows[-1]["title"],
                    before={name: _told(name, before.get(name)) for name in differing},
                    after={name: _told(name, after.get(name)) for name in differing},
                    by=tuple((row["who"], row["action"], row["reason"]) for row in rows),
                    was=_then(session, event_id, before, rows[0]["number"]),
                )
            )
    return changes


def _value(value: Any) -> Any:
    return value or None


def _told(name: str, value: Any) -> Any:
    if name == "evidence":
        return len(value or ())
    if name in ("verified", "cleared"):
        return json.loads(value) if value else None
    return value


def _then(
    session: Session, event_id: str, before: Mapping[str, Any], number: int
) -> dict[str, Any]:
    """What the event said at the first moment: before its first change, or as it still is."""
    row = session.one("select * from events where id = ?", event_id)
    assert row is not None
    return {name: before.get(name, row[name]) for name in ("title", "date", "status", "certainty")}
