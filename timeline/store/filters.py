"""Which events a question asks for, as a condition on rows.

A range query says what open and undated mean: an open end reaches on without end and so matches
whatever lies on its side; the undated match no period.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..analysis.names import name_key
from ..edtf import Edtf
from ..errors import UsageError
from ..model import CERTAINTIES
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


def where(filters: Filters) -> tuple[str, dict[str, Any]]:
    """The condition on rows of `events`, and its values. Raises UsageError, in plain words."""
    conditions, values = ["not events.hidden"], dict[str, Any]()
    _one_of("status", filters.status, STATUSES, conditions, values)
    _one_of("certainty", filters.certainty, CERTAINTIES, conditions, values)
    if filters.within is not None:
        conditions.append(WITHIN)
        values |= period_days(filters.within)
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


def period_days(within: str) -> dict[str, int | None]:
    """The first and last day of an EDTF date or interval, None where it is open."""
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
