"""What is known of a document beside its text, for telling whose words it has."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from ..analysis.origins import outlet_key


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document beside its text."""

    id: str
    text_id: str
    publisher: str | None
    byline: str | None
    named: str  # what a person calls it
    order: tuple[str, str, int]  # by publication, then capture

    @property
    def outlet(self) -> str | None:
        """The key of who published it."""
        return outlet_key(self.publisher) or None if self.publisher else None


def known_document(connection: sqlite3.Connection, document_id: str) -> Known:
    """A document by its id."""
    row = connection.execute(f"{KNOWN} where documents.id = ?", (document_id,)).fetchone()
    return known_of(row)


KNOWN = """
select documents.id, texts.id as text_id, documents.publisher, documents.byline, documents.title,
  documents.source, documents.published, documents.captured_at, documents.rowid as number
from documents join texts on texts.document_id = documents.id and texts.current
"""


def known_of(row: sqlite3.Row) -> Known:
    """A row of KNOWN."""
    return Known(
        id=row["id"],
        text_id=row["text_id"],
        publisher=row["publisher"],
        byline=row["byline"],
        named=row["publisher"] or row["title"] or row["source"],
        order=(row["published"] or "9999", row["captured_at"], row["number"]),
    )


def text_of(connection: sqlite3.Connection, text_id: str) -> str:
    """A text by its id."""
    return str(connection.execute("select text from texts where id = ?", (text_id,)).fetchone()[0])


def cluster_of(connection: sqlite3.Connection, document_id: str) -> str:
    """What copies of one text have in common."""
    row = connection.execute(
        "select cluster from document_origins where document_id = ?", (document_id,)
    ).fetchone()
    return str(row[0]) if row else document_id


def same_cluster(connection: sqlite3.Connection, one: Known, other: Known) -> bool:
    """True where the two are copies of one text, so that their claims need no word of their own."""
    return cluster_of(connection, one.id) == cluster_of(connection, other.id)
