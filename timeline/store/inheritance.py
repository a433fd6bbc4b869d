"""What evidence and events inherit: the strictest of everything they are made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import Any

from ..model import SENSITIVITIES, TERMS
from .connection import Session


def _rank(column: str) -> str:
    """The place of a level in SENSITIVITIES; a name nobody knows is taken for the strictest."""
    known = "when 'public' then 0 when 'confidential' then 1 else 2"
    return f"case coalesce({column}, 'public') {known} end"


SENSITIVITY = f"""max({_rank("documents.sensitivity")}, {_rank("claims.sensitivity")},
  coalesce((select max({_rank("passages.sensitivity")}) from passages
    where passages.text_id = claims.text_id and passages.sensitivity is not null
    and passages.start < claims.end and passages.end > claims.start), 0),
  case when claims.locator_kind != 'page' then 0 else
    coalesce((select max({_rank("passages.sensitivity")}) from passages
      join texts on texts.id = passages.text_id and texts.document_id = claims.document_id
      where passages.kind = 'page' and passages.number = claims.page
      and passages.sensitivity is not null), 0) end,
  coalesce((select max({_rank("actors.sensitivity")}) from claim_actors
    join actors on actors.id = claim_actors.actor_id
    where claim_actors.claim_id = claims.id and actors.sensitivity is not null), 0))"""
TERM = """case when 'off record' in (documents.terms, evidence.terms) then 2
  when 'background' in (documents.terms, evidence.terms) then 1 else 0 end"""
EMBARGO = "max(coalesce(documents.embargo_until, ''), coalesce(evidence.embargo_until, ''))"

# Of each piece of evidence.
COLUMNS = f"""{SENSITIVITY} as sensitivity, {TERM} as term, {EMBARGO} as embargo,
  coalesce(evidence.attribution, documents.attribution) as attribution"""
OF_EVENTS = f"""
select evidence.event_id, max({SENSITIVITY}) as sensitivity, max({TERM}) as term,
  max({EMBARGO}) as embargo
from events
join evidence on evidence.event_id = events.id and evidence.active
join claims on claims.id = evidence.claim_id
join documents on documents.id = claims.document_id
where {{condition}}
group by evidence.event_id
"""


def inherited(row: sqlite3.Row) -> dict[str, Any]:
    """What the columns say of a piece of evidence, or of an event by its evidence."""
    return {
        "sensitivity": SENSITIVITIES[row["sensitivity"]],
        "terms": TERMS[row["term"]],
        "embargo_until": row["embargo"] or None,
    }


def of_events(
    session: Session, condition: str, values: Mapping[str, Any]
) -> dict[str, dict[str, Any]]:
    """What every event inherits from its evidence, by its id."""
    rows = session.connection.execute(OF_EVENTS.format(condition=condition), values)
    return {row["event_id"]: inherited(row) for row in rows}


def laid_over(row: sqlite3.Row, from_evidence: Mapping[str, Any]) -> dict[str, Any]:
    """What holds for an event: what a person said of it, else what it inherits."""
    return {name: row[name] or value for name, value in from_evidence.items()}


# What was typed by hand stands nowhere in its document's text and seals no words of it.
SEALED = f"""
select distinct claims.document_id,
  iif(claims.locator_kind in ('text', 'note'), claims.start, 0) as start,
  iif(claims.locator_kind in ('text', 'note'), claims.end, 0) as end
from claims
join documents on documents.id = claims.document_id
left join evidence on evidence.claim_id = claims.id and evidence.active
left join events on events.id = evidence.event_id
where {SENSITIVITY} = 2 or ({TERM}) = 2 or {EMBARGO} > :on
  or events.sensitivity = 'sensitive' or events.terms = 'off record'
  or coalesce(events.embargo_until, '') > :on
union
select texts.document_id, passages.start, passages.end
from passages join texts on texts.id = passages.text_id and texts.current
where passages.sensitivity = 'sensitive'
"""


def sealed(session: Session, on: str) -> dict[str, list[tuple[int, int]]]:
    """Stretches of documents whose words leave by no export on that day (ISO), by document."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in session.connection.execute(SEALED, {"on": on}):
        found.setdefault(row["document_id"], []).append((row["start"], row["end"]))
    return found
