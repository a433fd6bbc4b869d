"""How a case file of any earlier version becomes one of today. Migrations only grow.

A change of the tables is a new function at the end and a higher `SCHEMA`; functions that stand
here are never edited, because case files made by them exist.
"""

from __future__ import annotations

import sqlite3
from typing import cast

from sqlite_utils import Database, Migrations
from sqlite_utils.db import Table

from ..analysis.confidentiality import of_addresses
from . import schema, schema_analysis, schema_later
from .day_passages import note_day_passages
from .journal import as_json
from .origins import note_origins
from .versions import note_captures

SCHEMA = 5
MIGRATIONS = Migrations("timeline")


@MIGRATIONS(name="1 the case file")
def the_case_file(db: Database) -> None:
    """Documents, claims, events, decisions and the journal, searchable."""
    for part in (schema.DOCUMENTS, schema.CLAIMS, schema.EVENTS, schema.DECISIONS, schema.VIEWS):
        db.executescript(part)
    for name, columns in schema.SEARCHED.items():
        table = cast(Table, db[name])
        table.enable_fts(columns, create_triggers=True, tokenize=schema.TOKENIZER)
    db.execute(f"pragma application_id = {schema.APPLICATION_ID}")
    db.execute("pragma user_version = 1")


@MIGRATIONS(name="2 review and confidentiality")
def review_and_confidentiality(db: Database) -> None:
    """Verified, cleared, marked; what did not come from a public address is confidential."""
    db.executescript(schema_later.REVIEW)
    for row in list(db.query("select id, url, address from documents")):
        db.execute(
            "update documents set sensitivity = ? where id = ?",
            [of_addresses(row["url"], row["address"]), row["id"]],
        )
    db.execute("pragma user_version = 2")


@MIGRATIONS(name="3 origins and days")
def origins_and_days(db: Database) -> None:
    """Which documents are copies of one, whose words claims repeat, which days passages name."""
    db.executescript(schema_analysis.ORIGINS)
    for name, columns in schema_analysis.SEARCHED.items():
        table = cast(Table, db[name])
        table.enable_fts(columns, create_triggers=True, tokenize=schema.TOKENIZER)
    connection = db.conn
    for (document_id,) in connection.execute("select id from documents order by rowid").fetchall():
        note_origins(connection, document_id)
        note_day_passages(connection, document_id)
    db.execute("pragma user_version = 3")


@MIGRATIONS(name="4 captures of one address")
def captures_of_one_address(db: Database) -> None:
    """Which documents are captures of one address, and so versions of one another."""
    db.executescript(schema_analysis.CAPTURES)
    for (document_id,) in db.conn.execute("select id from documents order by rowid").fetchall():
        note_captures(db.conn, document_id)
    db.conn.execute(schema_analysis.LINK_VERSIONS)
    db.execute("pragma user_version = 4")


@MIGRATIONS(name="5 by hand")
def by_hand(db: Database) -> None:
    """Who dated an event, what a document said of itself, translations."""
    db.executescript(schema_later.BY_HAND)
    for event_id, who, at, reason, outcome in db.conn.execute(schema_later.DATED).fetchall():
        chosen = as_json({"who": who, "at": at, "reason": reason})
        told = chosen if outcome == "choose" else None
        db.execute("update events set dated_by = ? where id = ?", [told, event_id])
    db.execute("pragma user_version = 5")


def migrate(connection: sqlite3.Connection, at: str) -> None:
    """Apply what is pending, inside the caller's transaction; `at` is the time to record."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    new = [migration.name for migration in MIGRATIONS.pending(db)]
    MIGRATIONS.apply(db)
    for name in new:
        connection.execute(
            "update _sqlite_migrations set applied_at = ? where migration_set = ? and name = ?",
            (at, MIGRATIONS.name, name),
        )


def pending(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Names of the migrations this case file has not had yet."""
    db = Database(connection, recursive_triggers=False, execute_plugins=False)
    return tuple(migration.name for migration in MIGRATIONS.pending(db))
