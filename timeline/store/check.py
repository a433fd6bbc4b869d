"""The whole case read again: does every quote stand, is every byte as it was stored?"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterator

from . import journal, schema, schema_analysis
from .clearing import clearance
from .connection import Session, writing
from .locating import misplaced
from .migrations import pending
from .overlay import all_standing, overlay
from .quotes import quotes_of
from .records import CheckReport, QuoteState


def check(session: Session) -> CheckReport:
    """Re-read quotes, hashes, journal, links between rows, search index and migrations."""
    quotes = list(quotes_of(session))
    counts = Counter(quote.state for quote in quotes)
    return CheckReport(
        documents=_count(session, "select count(*) from documents where not withdrawn"),
        events=_count(session, "select count(*) from events where not hidden"),
        quotes={state: counts[state] for state in STATES},
        broken_quotes=tuple(quote for quote in quotes if quote.state != "exact"),
        problems=tuple(
            problem for find in (
                _pages, _snapshots, _texts, _links, _placed, _journal, _decided, _undone, _index,
                _migrations,
            ) for problem in find(session)
        ),
    )  # fmt: skip


STATES: tuple[QuoteState, ...] = ("exact", "moved", "changed", "missing", "ambiguous")


def _count(session: Session, sql: str) -> int:
    row = session.one(sql)
    return int(row[0]) if row else 0


def _pages(session: Session) -> Iterator[str]:
    for row in session.query("pragma integrity_check(20)"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"


def _snapshots(session: Session) -> Iterator[str]:
    for row in session.connection.execute("select sha256, content, purged_at from snapshots"):
        if row["content"] is None:
            if row["purged_at"] is None:
                yield f"the bytes of snapshot {row['sha256'][:12]} are gone"
            continue
        try:
            content = zlib.decompress(row["content"])
        except zlib.error:
            yield f"snapshot {row['sha256'][:12]} cannot be unpacked"
            continue
        if hashlib.sha256(content).hexdigest() != row["sha256"]:
            yield f"snapshot {row['sha256'][:12]} was altered: its hash does not fit its bytes"


def _texts(session: Session) -> Iterator[str]:
    for row in session.connection.execute("select id, document_id, sha256, text from texts"):
        if hashlib.sha256(row["text"].encode("utf-8")).hexdigest() != row["sha256"]:
            yield f"the text of document {row['document_id']} was altered"


def _links(session: Session) -> Iterator[str]:
    for row in session.query("pragma foreign_key_check"):
        where = f"row {row['rowid']} of {row['table']}"
        yield f"{where} points at a row of {row['parent']} that is gone"


def _placed(session: Session) -> Iterator[str]:
    for claim_id, wrong in misplaced(session):
        yield f"claim {claim_id}, which was made by hand: {wrong}"


def _journal(session: Session) -> Iterator[str]:
    yield from journal.broken(session.connection)
    missing = session.query(
        "select id from decisions where id not in (select decision_id from journal "
        "where decision_id is not null)"
    )
    for row in missing:
        yield f"decision {row['id']} is not in the journal"


FOLLOWS = (
    "title", "status", "date", "certainty", "merged_into_id", "pinned", "decided", "verified",
    "sensitivity", "terms", "embargo_until", "order_in_day", "cleared", "dated_by",
)  # fmt: skip


def _decided(session: Session) -> Iterator[str]:
    """What an event says follows from the proposal and the decisions; nobody else may write it."""
    standing = all_standing(session)
    for row in session.connection.execute("select * from events order by rowid"):
        decisions = standing.get(row["id"], [])
        expected = overlay(json.loads(row["proposal"]), decisions).values
        if row["cleared"] or decisions:
            expected |= clearance(session, row["id"], decisions)
        for name in FOLLOWS:
            if row[name] != expected.get(name):
                yield f"event {row['id']}: its {name} ({row[name]}) follows from no decision"
    for row in session.query(
        """select decisions.id from decisions join journal on journal.decision_id = decisions.id
        where decisions.who != journal.who or decisions.kind != journal.action"""
    ):
        yield f"decision {row['id']} is not as the journal tells it"


def _undone(session: Session) -> Iterator[str]:
    """`undone` follows from the decisions; where it does not, somebody wrote into it."""
    expected: set[str] = set()
    for row in session.query(
        "select id, undoes_id from decisions where kind = 'undo' order by number desc"
    ):
        if row["id"] not in expected:
            expected.add(row["undoes_id"])
    found = {row["decision_id"] for row in session.query("select decision_id from undone")}
    for decision_id in sorted(expected ^ found):
        yield f"decision {decision_id} is marked as undone or standing against the decisions"


def _index(session: Session) -> Iterator[str]:
    """The search index against its tables, word for word; it can always be made anew."""
    for table in (*schema.SEARCHED, *schema_analysis.SEARCHED):
        rows = _count(session, f"select count(*) from {table}")
        indexed = _count(session, f"select count(*) from {table}_fts_docsize")
        if rows != indexed:
            yield f"the search index of {table} holds {indexed} rows of {rows}"
        elif not session.read_only and not _index_fits(session, table):
            yield f"the search index of {table} does not fit its words"


def _index_fits(session: Session, table: str) -> bool:
    command = f"insert into {table}_fts ({table}_fts, rank) values ('integrity-check', 1)"
    try:
        with writing(session.connection):
            session.connection.execute(command)
    except sqlite3.DatabaseError as error:
        if "malformed" not in str(error):
            raise
        return False
    return True


def _migrations(session: Session) -> Iterator[str]:
    for name in pending(session.connection):
        yield f"the migration {json.dumps(name)} is still to be done; open the file for writing"
