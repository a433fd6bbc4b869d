"""Captures of one address: versions of one document, and what a later one takes back.

`documents.version_of_id` names the first capture that was added. Evidence is flagged where its
quote is gone from a later version, or where that carries a correction or a retraction; a clearance
given before then holds no more, because the flag is among what was cleared.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from ..analysis.versions import address_key, new_notice, retractions
from . import journal
from .connection import Session, update
from .events import settle
from .quotes import find_quote

HOLDS = frozenset({"exact", "moved"})


def note_version(session: Session, document_id: str) -> tuple[str, ...]:
    """Find the earlier captures of a document that was just stored; gives sentences to show."""
    keys = note_captures(session.connection, document_id)
    root = _first_capture(session, document_id, keys)
    if root is None:
        _flag(session, document_id)
        return ()
    update(session.connection, "documents", document_id, {"version_of_id": root})
    flagged = _flag(session, root)
    first = session.one("select captured_at from documents where id = ?", root)
    assert first is not None
    told = f"another capture of document {root} (first captured {first['captured_at'][:10]})"
    return (f"{told}; {flagged} pieces of evidence to look at again" if flagged else told,)


def note_captures(connection: sqlite3.Connection, document_id: str) -> tuple[str, ...]:
    """Note at which addresses a document was captured; gives them as they are compared."""
    row = connection.execute(
        "select url, address, parent_id from documents where id = ?", (document_id,)
    ).fetchone()
    if row["parent_id"]:
        return ()
    found = {address_key(row["address"]), address_key(row["url"])}
    keys = tuple(sorted(key for key in found if key))
    connection.executemany(
        "insert or ignore into captures (address_key, document_id) values (?, ?)",
        [(key, document_id) for key in keys],
    )
    return keys


def _first_capture(session: Session, document_id: str, keys: tuple[str, ...]) -> str | None:
    for key in keys:
        row = session.one(
            """select coalesce(documents.version_of_id, documents.id) from captures
            join documents on documents.id = captures.document_id and not documents.withdrawn
            where captures.address_key = ? and documents.id != ?
            order by documents.rowid limit 1""",
            key,
            document_id,
        )
        if row is not None:
            return str(row[0])
    return None


def relink(session: Session, document_id: str) -> None:
    """Find anew of which captures a document is a version, after its address was said or not."""
    before = _group(session, document_id)
    session.connection.execute("delete from captures where document_id = ?", (document_id,))
    note_captures(session.connection, document_id)
    concerned = dict.fromkeys([*before, *_sharing(session, document_id), document_id])
    numbers = {
        row["id"]: row["rowid"]
        for row in session.query(
            "select rowid, id from documents where id in (select value from json_each(?))",
            json.dumps(list(concerned)),
        )
    }
    for name in numbers:
        update(session.connection, "documents", name, {"version_of_id": None})
    for name in sorted(numbers, key=lambda one: numbers[one]):
        first = session.one(FIRST, name, numbers[name])
        if first is not None:
            update(session.connection, "documents", name, {"version_of_id": first[0]})
    for name in numbers:
        reflag(session, name)


# The first capture of an address of this document, of those that were added before it.
FIRST = """
select coalesce(documents.version_of_id, documents.id) from captures as mine
join captures as theirs on theirs.address_key = mine.address_key
join documents on documents.id = theirs.document_id and not documents.withdrawn
where mine.document_id = ?1 and documents.rowid < ?2 order by documents.rowid limit 1
"""


def _group(session: Session, document_id: str) -> list[str]:
    rows = session.query(
        """select id from documents where coalesce(version_of_id, id) = (
          select coalesce(version_of_id, id) from documents where id = ?) order by rowid""",
        document_id,
    )
    return [row["id"] for row in rows]


def _sharing(session: Session, document_id: str) -> list[str]:
    rows = session.query(
        """select distinct theirs.document_id from captures as mine
        join captures as theirs on theirs.address_key = mine.address_key
        where mine.document_id = ?""",
        document_id,
    )
    return [name for row in rows for name in _group(session, row["document_id"])]


def reflag(session: Session, document_id: str) -> None:
    """Flag anew what the versions of a document say of each other, after one came or went."""
    row = session.one("select coalesce(version_of_id, id) from documents where id = ?", document_id)
    if row is not None:
        _flag(session, row[0])


def _flag(session: Session, root: str) -> int:
    """Set the flags of all evidence of all versions; gives how many pieces are flagged now."""
    versions = session.query(
        """select documents.id, documents.captured_at, texts.text from documents
        join texts on texts.document_id = documents.id and texts.current
        where (documents.id = ? or documents.version_of_id = ?) and not documents.withdrawn
        order by documents.captured_at, documents.rowid""",
        root,
        root,
    )
    flags: dict[str, str] = {}
    for place, version in enumerate(versions):
        flags.update(_flags_of(session, version, versions[place + 1 :]))
    changed: dict[str, None] = {}
    for row in _evidence(session, root):
        flag = flags.get(row["claim_id"])
        if flag != row["flag"]:
            update(session.connection, "evidence", row["id"], {"flag": flag})
            changed[row["event_id"]] = None
    for event_id in changed:
        settle(session, event_id, at=session.at(), who=session.who, grow=True)
        _journal(session, event_id)
    return len(flags)


def _evidence(session: Session, root: str) -> list[sqlite3.Row]:
    return session.query(
        """select evidence.id, evidence.event_id, evidence.claim_id, evidence.flag from evidence
        join claims on claims.id = evidence.claim_id
        join documents on documents.id = claims.document_id
        where (documents.id = ? or documents.version_of_id = ?)""",
        root,
        root,
    )


def _flags_of(
    session: Session, version: sqlite3.Row, later: list[sqlite3.Row]
) -> Iterator[tuple[str, str]]:
    """What is to be said of each claim of a version, by what came after it."""
    claims = session.query(
        "select * from claims where document_id = ? and current and locator_kind = 'text'",
        version["id"],
    )
    withdrawn = retractions(version["text"])
    for claim in claims:
        if withdrawn:
            yield claim["id"], f"its document is withdrawn: “{withdrawn[0].text}”"
            continue
        for other in later:
            why = _against(claim, version["text"], other["text"])
            if why:
                yield claim["id"], f"the version captured {other['captured_at'][:10]} {why}"
                break


def lost_from(session: Session, document_id: str, later: str) -> dict[str, str]:
    """The quotes of a document that a later text of its page has no more, by claim."""
    claims = session.query(
        "select * from claims where document_id = ? and current and locator_kind = 'text'",
        document_id,
    )
    return {claim["id"]: claim["quote"] for claim in claims if _lost(claim, later)}


def _lost(claim: sqlite3.Row, later: str) -> str | None:
    """How a quote is not in a later text any more; None where it is."""
    state, _ = find_quote(
        later, claim["quote"], start=claim["start"], prefix=claim["prefix"], suffix=claim["suffix"]
    )
    if state in HOLDS or claim["quote"] in later:
        return None
    return "has other words here" if state == "changed" else "has this quote no more"


def _against(claim: sqlite3.Row, text: str, later: str) -> str | None:
    lost = _lost(claim, later)
    if lost:
        return lost
    notice = new_notice(text, later)
    return f"carries {notice}" if notice else None


def _journal(session: Session, event_id: str) -> None:
    flags = session.query(
        "select claim_id, flag from evidence where event_id = ? and flag is not null", event_id
    )
    journal.write(
        session.connection,
        at=session.at(),
        who=session.who,
        action="flag",
        subject="event",
        subject_id=event_id,
        ids=session.ids,
        after={"flags": {row["claim_id"]: row["flag"] for row in flags}},
    )
