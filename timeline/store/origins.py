"""Where documents and claims come from: copies found by shared passages, and by attribution.

`document_origins` says what every document counts as, `claim_origins` where a claim is not the
document's own. Both follow from texts and claims alone and are made anew when documents are added
that change them; no decision lies on them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ..analysis.origins import credited
from ..analysis.shingles import Shared, Words, fingerprints, shared, words_of
from .claim_origins import attribute, note_attributions, note_passages, note_wordings
from .known import KNOWN, Known, cluster_of, known_document, known_of, text_of

# From this part of the shorter text on, two texts are copies of one.
COPY = 0.4
# A run of words that so many texts have is a house's own boilerplate, and says nothing.
BOILERPLATE = 48
# How many texts a new one is compared with, those that share most first.
COMPARED = 12
# A text of fewer words is no copy of anything: it has too little of its own.
SHORT = 25


def note_origins(connection: sqlite3.Connection, document_id: str) -> None:
    """Note where a document that was just stored comes from, and whose words its claims repeat."""
    document = known_document(connection, document_id)
    written = text_of(connection, document.text_id)
    words = words_of(written)
    if document.outlet:
        _meet_outlet(connection, document.outlet, document.publisher or "")
    prints = fingerprints(words.words)
    alike = list(_alike(connection, document, words, prints))
    connection.executemany(
        "insert or ignore into fingerprints (hash, text_id) values (?, ?)",
        [(number, document.text_id) for number in sorted(prints)],
    )
    outlets = outlets_of(connection)
    credit = credited(
        written, byline=document.byline, publisher=document.publisher, outlets=outlets
    )
    connection.execute(
        """insert or replace into document_origins
        (document_id, cluster, origin, name, why, credit, credit_name, credit_why)
        values (?, ?, '', '', null, ?, ?, ?)""",
        (
            document.id, document.id, credit and credit.key, credit and credit.name,
            credit and credit.why,
        ),
    )  # fmt: skip
    for other, found in alike:
        if found.share >= COPY and min(len(words.words), 10**6) >= SHORT:
            _join(connection, document, other, found.share)
    _join_versions(connection, document)
    relabel(connection, document.id)
    for other, found in alike:
        note_passages(connection, document, other, found)
    note_wordings(connection, document)
    note_attributions(connection, document_id, outlets)


def _alike(
    connection: sqlite3.Connection, document: Known, words: Words, prints: Iterable[int]
) -> Iterable[tuple[Known, Shared]]:
    """Documents with passages that this one has too, those with most first."""
    counts: dict[str, int] = {}
    for number in prints:
        holders = connection.execute(
            "select text_id from fingerprints where hash = ? limit ?", (number, BOILERPLATE)
        ).fetchall()
        if len(holders) < BOILERPLATE:
            for holder in holders:
                counts[holder[0]] = counts.get(holder[0], 0) + 1
    counts.pop(document.text_id, None)
    for text_id in sorted(counts, key=lambda name: (-counts[name], name))[:COMPARED]:
        row = connection.execute(f"{KNOWN} where texts.id = ?", (text_id,)).fetchone()
        if row is not None:
            yield known_of(row), shared(words, words_of(text_of(connection, text_id)))


def _join(connection: sqlite3.Connection, document: Known, other: Known, share: float) -> None:
    """Put two documents into one cluster."""
    mine, theirs = (cluster_of(connection, one.id) for one in (document, other))
    connection.execute("update document_origins set cluster = ? where cluster = ?", (theirs, mine))
    connection.execute(
        "insert or replace into copies (document_id, other_id, share) values (?, ?, ?)",
        (document.id, other.id, share),
    )


def _join_versions(connection: sqlite3.Connection, document: Known) -> None:
    """A later capture of the same address is the same origin."""
    row = connection.execute(
        "select version_of_id from documents where id = ?", (document.id,)
    ).fetchone()
    if row["version_of_id"]:
        other = known_document(connection, row["version_of_id"])
        _join(connection, document, other, 1.0)


def relabel(connection: sqlite3.Connection, document_id: str) -> None:
    """Say of every document of a cluster what it counts as: whoever told it first."""
    cluster = cluster_of(connection, document_id)
    rows = connection.execute(
        f"""{KNOWN} join document_origins on document_origins.document_id = documents.id
        where document_origins.cluster = ?""",
        (cluster,),
    ).fetchall()
    members = sorted(map(known_of, rows), key=lambda member: member.order)
    credits = {
        row["document_id"]: (row["credit"], row["credit_name"], row["credit_why"])
        for row in connection.execute(
            "select * from document_origins where cluster = ? and credit is not null", (cluster,)
        )
    }
    first = members[0]
    by_credit = next((credits[member.id] for member in members if member.id in credits), None)
    origin, name = by_credit[:2] if by_credit else (first.outlet or first.id, first.named)
    for member in members:
        why = credits[member.id][2] if member.id in credits else None
        if why is None and len(members) > 1 and member.id != first.id:
            why = f"it shares {_share(connection, member.id)} % of its words with {first.named}"
        elif why is None and by_credit:
            why = f"its words are credited to {by_credit[1]} elsewhere"
        connection.execute(
            "update document_origins set origin = ?, name = ?, why = ? where document_id = ?",
            (origin, name, why, member.id),
        )


def _share(connection: sqlite3.Connection, document_id: str) -> int:
    row = connection.execute(
        "select max(share) from copies where ? in (document_id, other_id)", (document_id,)
    ).fetchone()
    return round(100 * (row[0] or 0))


def outlets_of(connection: sqlite3.Connection) -> dict[str, str]:
    """The outlets the case knows: key → name."""
    return dict(connection.execute("select key, name from outlets order by rowid").fetchall())


def _meet_outlet(connection: sqlite3.Connection, key: str, name: str) -> None:
    """Know an outlet from now on; claims that named it before it was known are its own now."""
    if connection.execute("select 1 from outlets where key = ?", (key,)).fetchone():
        return
    connection.execute("insert into outlets (key, name) values (?, ?)", (key, name))
    last = key.rpartition(" ")[2]
    rows = connection.execute(
        """select claims.id, claims.quote, claims.attributed_to, documents.publisher
        from claims_fts join claims on claims.rowid = claims_fts.rowid and claims.current
        join documents on documents.id = claims.document_id
        where claims_fts match ?""",
        (f'quote : "{last}"',),
    ).fetchall()
    attribute(connection, rows, {key: name})
