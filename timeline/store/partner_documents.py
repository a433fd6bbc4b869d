"""Documents of a partner's case that ours does not have, with their bytes, texts and marks."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any

from .connection import Session, insert

# What a partner's file has and ours lacks, in the order in which it was added there.
NEW_DOCUMENTS = """
select documents.*, texts.text from documents
join texts on texts.document_id = documents.id and texts.current
where not documents.withdrawn and documents.purged_at is null order by documents.rowid
"""


@dataclass(slots=True)
class Taking:
    """A partner's file being taken in: ids there → ids here, and what was taken so far."""

    ours: Session
    theirs: Session
    name: str
    documents: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    timexes: dict[str, str] = field(default_factory=dict)
    claims: dict[str, str] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    runs: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    marks: list[dict[str, Any]] = field(default_factory=list)

    def id(self, table: str, given: str) -> str:
        """The id a row gets here: its own, unless that is taken."""
        row = self.ours.one(f"select 1 from {table} where id = ?", given)
        return self.ours.ids() if row else given


def new_documents(ours: Session, theirs: Session) -> list[sqlite3.Row]:
    """The partner's documents whose bytes are not in our case, withdrawn or not."""
    known = {row[0] for row in ours.query("select snapshot_sha256 from documents")}
    return [row for row in theirs.query(NEW_DOCUMENTS) if row["snapshot_sha256"] not in known]


def take_document(taking: Taking, row: sqlite3.Row) -> None:
    """Store a document of the partner's on the terms it has there."""
    ours, theirs = taking.ours, taking.theirs
    document_id = taking.documents[row["id"]] = taking.id("documents", row["id"])
    snapshot = theirs.one("select * from snapshots where sha256 = ?", row["snapshot_sha256"])
    assert snapshot is not None
    values = {**dict(snapshot), "added_at": ours.at()}
    if ours.one("select 1 from snapshots where sha256 = ?", snapshot["sha256"]) is None:
        insert(ours.connection, "snapshots", values)
    values = {name: row[name] for name in row.keys() if name != "text"}  # noqa: SIM118
    values |= {
        "id": document_id, "parent_id": taking.documents.get(row["parent_id"]),
        "version_of_id": None, "run_id": run_of(taking, row["run_id"]), "as_read": None, "hold": 0,
        "added_at": ours.at(), "added_by": ours.who,
    }  # fmt: skip
    insert(ours.connection, "documents", values)
    _take_texts(taking, row["id"])
    marked = {name: row[name] for name in MARKED if row[name]}
    taking.marks.append({"document": document_id, **marked})


MARKED = ("sensitivity", "terms", "attribution", "embargo_until")


def run_of(taking: Taking, run_id: str) -> str:
    """A run of ours with the settings with which the partner read the document."""
    if run_id not in taking.runs:
        row = taking.theirs.one("select settings from runs where id = ?", run_id)
        taking.runs[run_id] = taking.ours.ids()
        run = {
            "id": taking.runs[run_id], "kind": "import", "at": taking.ours.at(),
            "who": taking.ours.who, "program": f"from {taking.name}",
            "settings": row["settings"] if row else "{}",
        }  # fmt: skip
        insert(taking.ours.connection, "runs", run)
    return taking.runs[run_id]


# Texts that are read today, and those in which words stand that people typed.
TEXTS = """
select * from texts where document_id = ?1
and (current or id in (select text_id from claims where document_id = ?1 and current))
"""


def _take_texts(taking: Taking, document_id: str) -> None:
    connection, here = taking.ours.connection, taking.documents[document_id]
    for row in taking.theirs.query(TEXTS, document_id):
        text_id = taking.texts[row["id"]] = taking.id("texts", row["id"])
        insert(connection, "texts", {**dict(row), "id": text_id, "document_id": here})
        for passage in taking.theirs.query("select * from passages where text_id = ?", row["id"]):
            insert(connection, "passages", {**dict(passage), "text_id": text_id})
            if passage["kind"] == "page" and passage["sensitivity"]:
                page = {"page": passage["number"], "sensitivity": passage["sensitivity"]}
                taking.marks.append({"document": here, **page})
        for timex in taking.theirs.query("select * from timexes where text_id = ?", row["id"]):
            timex_id = taking.timexes[timex["id"]] = taking.id("timexes", timex["id"])
            run_id = run_of(taking, timex["run_id"])
            values = {**dict(timex), "id": timex_id, "text_id": text_id, "run_id": run_id}
            insert(connection, "timexes", values)
