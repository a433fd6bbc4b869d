"""Does every quote stand where it was found?"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from .connection import Session
from .locating import misplaced
from .records import QuoteCheck, QuoteState

# Kinds of places whose quote stands in the text of its document.
IN_TEXT = ("text", "note")


def quotes_of(session: Session) -> Iterator[QuoteCheck]:
    """Every quote of the case against its text."""
    for document_id, text in session.connection.execute(
        "select document_id, text from texts where current order by rowid"
    ):
        for row in session.query(
            "select * from claims where document_id = ? and current order by start", document_id
        ):
            if row["locator_kind"] in IN_TEXT:
                yield _quote(row, text)


def broken_claims(session: Session) -> frozenset[str]:
    """Claims whose words no longer lie where they were found: the publishing gate asks."""
    moved = {quote.claim_id for quote in quotes_of(session) if quote.state != "exact"}
    return frozenset(moved | {claim_id for claim_id, _ in misplaced(session)})


def _quote(row: sqlite3.Row, text: str) -> QuoteCheck:
    state, start = find_quote(
        text, row["quote"], start=row["start"], prefix=row["prefix"], suffix=row["suffix"]
    )
    return QuoteCheck(
        claim_id=row["id"],
        document_id=row["document_id"],
        state=state,
        quote=row["quote"],
        start=start,
    )


def find_quote(
    text: str, quote: str, *, start: int, prefix: str, suffix: str
) -> tuple[QuoteState, int | None]:
    """How a quote stands in a text, and where.

    Words between the same neighbours are `changed`; neighbours decide between several places.
    """
    if text[start : start + len(quote)] == quote:
        return "exact", start
    places = list(_places(text, quote))
    if len(places) == 1:
        return "moved", places[0]
    if places:
        fitting = [
            place
            for place in places
            if text[:place].endswith(prefix) and text[place + len(quote) :].startswith(suffix)
        ]
        return ("moved", fitting[0]) if len(fitting) == 1 else ("ambiguous", None)
    before = text.find(prefix) if prefix else -1
    after = text.find(suffix, before + len(prefix)) if suffix and before >= 0 else -1
    if before >= 0 and 0 <= after - before <= len(prefix) + 2 * len(quote):
        return "changed", before + len(prefix)
    return "missing", None


def _places(text: str, quote: str) -> Iterator[int]:
    place = text.find(quote)
    while place >= 0:
        yield place
        place = text.find(quote, place + 1)
