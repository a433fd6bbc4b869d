"""Whose statement a claim repeats: another document's passage or words, or an outlet's it names."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from ..analysis.origins import attributed, outlet_key
from ..analysis.shingles import RUN, Shared, covered, shared, words_of
from .known import Known, known_document, same_cluster, text_of

# A claim whose quote lies so far in a shared passage is told by whoever told it first.
PASSAGE = 0.6


def note_passages(
    connection: sqlite3.Connection, document: Known, other: Known, found: Shared
) -> None:
    """Claims in a passage that an earlier document has too come from there."""
    if not found.spans or same_cluster(connection, document, other):
        return
    if other.order > document.order:
        later = shared(
            words_of(text_of(connection, other.text_id)),
            words_of(text_of(connection, document.text_id)),
        )
        document, other, found = other, document, later
    rows = connection.execute(
        "select id, start, end from claims where text_id = ? and current", (document.text_id,)
    )
    taken = [row[0] for row in rows if covered(row[1], row[2], found.spans) >= PASSAGE]
    connection.executemany(
        """insert into claim_origins (claim_id, document_id, why) values (?, ?, ?)
        on conflict (claim_id) do nothing""",
        [(name, other.id, f"its words stand in {other.named} too") for name in taken],
    )


def note_wordings(connection: sqlite3.Connection, document: Known) -> None:
    """Claims with the very words of an earlier document come from there, however short."""
    rows = connection.execute(SAME_WORDS, {"document": document.id, "least": RUN - 1}).fetchall()
    for row in rows:
        other = known_document(connection, row["document_id"])
        if same_cluster(connection, document, other):
            continue
        pair = [(row["mine"], document), (row["theirs"], other)]
        (_, first), (later_claim, _) = sorted(pair, key=lambda item: item[1].order)
        connection.execute(
            """insert into claim_origins (claim_id, document_id, why) values (?, ?, ?)
            on conflict (claim_id) do nothing""",
            (later_claim, first.id, f"its words stand in {first.named} too"),
        )


# Words of a wording are counted by the blanks between them.
SAME_WORDS = """
select mine.id as mine, theirs.id as theirs, theirs.document_id
from claims as mine
join claims as theirs on theirs.wording = mine.wording and theirs.document_id != mine.document_id
where mine.document_id = :document and mine.current and theirs.current
and length(mine.wording) - length(replace(mine.wording, ' ', '')) >= :least
limit 1000
"""


def note_attributions(
    connection: sqlite3.Connection, document_id: str, outlets: Mapping[str, str]
) -> None:
    """Claims of a document that name another outlet as saying so are that outlet's."""
    rows = connection.execute(
        """select claims.id, claims.quote, claims.attributed_to, documents.publisher
        from claims join documents on documents.id = claims.document_id
        where claims.document_id = ? and claims.current""",
        (document_id,),
    ).fetchall()
    attribute(connection, rows, outlets)


def attribute(
    connection: sqlite3.Connection, rows: Sequence[sqlite3.Row], outlets: Mapping[str, str]
) -> None:
    """Note the outlet that each of these claims names as saying so."""
    for row in rows:
        own = outlet_key(row["publisher"]) if row["publisher"] else ""
        credit = attributed(row["quote"], row["attributed_to"], own=own, outlets=outlets)
        if credit:
            connection.execute(
                """insert or replace into claim_origins (claim_id, origin, name, why)
                values (?, ?, ?, ?)""",
                (row["id"], credit.key, credit.name, credit.why),
            )
