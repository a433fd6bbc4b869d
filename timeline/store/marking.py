"""Marks: how confidential something is, on what terms, until when, under what name; and holds.

A mark is a decision like any other. What a row says follows from what the machine began with and
the marks that stand, in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from ..analysis.confidentiality import of_addresses
from .connection import Session, update, writing
from .ledger import decision, insert_decision, lay_over
from .records import Decision

Subject = Literal["document", "claim", "actor"]
# What can be said of which; the columns have the same names.
CAN_SAY: Mapping[str, tuple[str, ...]] = {
    "event": ("sensitivity", "terms", "embargo_until"),
    "document": ("sensitivity", "terms", "attribution", "embargo_until", "hold"),
    "page": ("sensitivity",),
    "claim": ("sensitivity", "terms", "attribution", "embargo_until"),
    "actor": ("sensitivity", "pseudonym"),
}


def mark(
    session: Session,
    subject: Subject,
    subject_id: str,
    values: Mapping[str, Any],
    *,
    reason: str | None,
    page: int | None = None,
) -> Decision:
    """Say something of a document, one of its pages, a claim or an actor."""
    after: dict[str, Any] = {subject: subject_id, **values}
    if page is not None:
        after["page"] = page
    with writing(session.connection):
        decision_id = insert_decision(session, "mark", None, reason=reason, after=after, parts={})
        settle_marks(session, after)
        lay_over(session, decision_id, "mark", {}, {}, moves=False)
        return decision(session, decision_id)


def settle_marks(session: Session, after: Mapping[str, Any]) -> None:
    """Make the rows that a mark speaks of say what the marks that stand say."""
    if "document" in after:
        settle_document(session, after["document"])
    elif "claim" in after:
        _settle_claim(session, after["claim"])
    elif "actor" in after:
        _settle_row(session, "actors", "actor", after["actor"], {})


def settle_document(session: Session, document_id: str) -> None:
    """The document's own columns, and those of its pages in the text that is read today."""
    row = session.one("select url, address from documents where id = ?", document_id)
    assert row is not None
    begun = {"sensitivity": of_addresses(row["url"], row["address"]), "hold": 0}
    _settle_row(session, "documents", "document", document_id, begun)
    session.connection.execute(
        """update passages set sensitivity = null where text_id in (
          select id from texts where document_id = ?)""",
        (document_id,),
    )
    for said in _standing(session, "document", document_id):
        if "page" in said:
            session.connection.execute(
                """update passages set sensitivity = ? where kind = 'page' and number = ?
                and text_id in (select id from texts where document_id = ?)""",
                (said.get("sensitivity") or None, said["page"], document_id),
            )


def _settle_claim(session: Session, claim_id: str) -> None:
    values = _said(session, "claim", claim_id)
    update(session.connection, "claims", claim_id, {"sensitivity": values.pop("sensitivity")})
    names = ", ".join(f"{name} = ?" for name in values)
    session.connection.execute(
        f"update evidence set {names} where claim_id = ?", (*values.values(), claim_id)
    )


def _settle_row(
    session: Session, table: str, subject: Subject, row_id: str, begun: Mapping[str, Any]
) -> None:
    said = _said(session, subject, row_id)
    values = {name: begun.get(name) if value is None else value for name, value in said.items()}
    update(session.connection, table, row_id, values)


def _said(session: Session, subject: Subject, subject_id: str) -> dict[str, Any]:
    """What the marks that stand say of the whole; an empty text takes back what was said."""
    values: dict[str, Any] = dict.fromkeys(CAN_SAY[subject])
    for said in _standing(session, subject, subject_id):
        if "page" not in said:
            values |= {name: said[name] for name in values if name in said}
    return {name: None if value == "" else value for name, value in values.items()}


def _standing(session: Session, subject: Subject, subject_id: str) -> Iterator[dict[str, Any]]:
    rows = session.query(STANDING.format(subject=subject), subject_id)
    for row in rows:
        yield json.loads(row["after"])


# Marks of our own, and those on which a partner's documents came.
STANDING = """
select after, number from decisions where kind = 'mark'
and json_extract(after, '$.{subject}') = ?1 and id not in (select decision_id from undone)
union all
select marks.value, number from decisions, json_each(decisions.after, '$.marks') as marks
where kind = 'receive' and json_extract(marks.value, '$.{subject}') = ?1
and decisions.id not in (select decision_id from undone)
order by number
"""
