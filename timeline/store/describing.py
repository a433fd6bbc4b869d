"""What a person says of a document later: its day, title, publisher, address, language, genre.

What the document said of itself is kept in `as_read`; the decisions that stand lie over it.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..errors import TimelineError
from ..model import Document
from .byhand import UNREAD
from .connection import Session, update, writing
from .documents import passages
from .journal import as_json
from .ledger import decision, insert_decision, lay_over
from .marking import settle_document
from .records import Decision
from .versions import relink

SAYS = ("published", "title", "publisher", "url", "language", "genre")


def describe(
    session: Session, document_id: str, said: Mapping[str, str], *, reason: str | None
) -> Decision:
    """Note what a person says of a document; a decision, so that it can be undone."""
    with writing(session.connection):
        row = session.one("select * from documents where id = ?", document_id)
        assert row is not None
        was = {name: row[name] for name in said}
        after = {"document": document_id, **said, "was": was}
        decision_id = insert_decision(
            session, "describe", None, reason=reason, after=after, parts={}
        )
        settle_description(session, document_id)
        lay_over(session, decision_id, "describe", {}, {}, moves=False)
        return decision(session, decision_id)


def settle_description(session: Session, document_id: str) -> None:
    """Make the document's columns say what it said itself and what people said since."""
    row = session.one("select * from documents where id = ?", document_id)
    assert row is not None
    begun = json.loads(row["as_read"]) if row["as_read"] else {name: row[name] for name in READ}
    said = described(session, document_id)
    values = {**begun, **said}
    if "published" in said:
        values["published_basis"] = "given"
    values["as_read"] = as_json(begun) if said else None
    update(session.connection, "documents", document_id, values)
    settle_document(session, document_id)
    relink(session, document_id)


READ = (*SAYS, "published_basis")


def described(session: Session, document_id: str) -> dict[str, str]:
    """What people said of a document, the last that stands of each."""
    said: dict[str, str] = {}
    for row in session.query(
        """select after from decisions where kind = 'describe'
        and json_extract(after, '$.document') = ?
        and id not in (select decision_id from undone) order by number""",
        document_id,
    ):
        after = json.loads(row["after"])
        said |= {name: after[name] for name in SAYS if name in after}
    return said


@dataclass(frozen=True, slots=True)
class Described:
    """A document with the text that is stored of it, and how claims were looked for in it."""

    source: str
    document: Document
    options: Mapping[str, Any]
    readable: bool


def is_there(session: Session, document_id: str) -> bool:
    """True for a document that is neither withdrawn nor purged."""
    row = session.one("select withdrawn from documents where id = ?", document_id)
    return row is not None and not row["withdrawn"]


def as_stored(session: Session, document_id: str) -> Described:
    """A document as it stands in the case file, to look for its claims again."""
    row = session.one(
        """select documents.*, texts.text, texts.reader, runs.settings from documents
        join texts on texts.document_id = documents.id and texts.current
        join runs on runs.id = documents.run_id where documents.id = ?""",
        document_id,
    )
    if row is None:
        raise TimelineError(f"document {document_id} was purged")
    settings = json.loads(row["settings"])
    document = Document(
        text=row["text"],
        title=row["title"],
        byline=row["byline"],
        publisher=row["publisher"],
        url=row["url"],
        published=dt.date.fromisoformat(row["published"]) if row["published"] else None,
        published_basis=row["published_basis"],
        language=row["language"],
        media_type=row["media_type"],
        reader=row["reader"],
        passages=tuple(passages(session, document_id)),
        remarks=tuple(json.loads(row["remarks"])),
    )
    options = {
        "genre": row["genre"], "nlp": settings.get("nlp"),
        "min_salience": settings.get("min_salience"),
    }  # fmt: skip
    return Described(row["source"], document, options, row["reader"] not in UNREAD)
