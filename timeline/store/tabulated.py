"""Rows of somebody's spreadsheet become events: made by hand, each on its row as its evidence.

The file is kept as a document whose text is the table, a paragraph a row. Nobody has reviewed what
is made so: the events are proposed. All rows of a file are one import, and one undo takes it back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from .. import __version__
from ..analysis.columns import Draft, Line, as_text
from ..analysis.likeness import Telling
from ..errors import UsageError
from ..model import QUOTE_LIMIT, Claim, Document, Source, Timex
from ..text.tables import Table
from . import adding, importing, preparing
from .byhand import TABLE
from .claims import insert_claims
from .connection import Session, update, writing
from .documents import begin_run, document_with, sha256, text
from .events import begin_event, insert_evidence, proposal_of, state
from .ledger import insert_decision, lay_over
from .placing import offer

BY_ROW = "The row gives “{written}” as the date."
UNREAD = "the date “{written}” of its row could not be read; `timeline review redate`"
FROM_A_TABLE = "one of the two is a row of an imported table"


@dataclass(frozen=True, slots=True)
class Rows:
    """A file, the table in it, and those rows of it that become events."""

    source: Source
    table: Table
    drafts: Sequence[Draft]


def already_told(session: Session, table: Table, drafts: Sequence[Draft]) -> set[int]:
    """Numbers of rows that stand in the case as they are, from an import before."""
    found = {
        _without_number(row["quote"])
        for row in session.query(
            """select claims.quote from claims join texts on texts.id = claims.text_id
            where texts.reader = ? and claims.current""",
            TABLE,
        )
    }
    whole, lines = as_text(table, drafts)
    return {
        draft.row.number
        for draft, line in zip(drafts, lines, strict=True)
        if _without_number(_quote(whole, line)) in found
    }


def _without_number(quote: str) -> str:
    return quote.partition(": ")[2]


def make_rows(session: Session, rows: Rows) -> list[str]:
    """Make an event of every row, all of it one decision; gives their ids in order."""
    with writing(session.connection):
        whole, lines = as_text(rows.table, rows.drafts)
        document_id, text_id, document = _kept(session, rows, whole)
        run_id = begin_run(session, "import", __version__, {"rows": len(rows.drafts)})
        claims = [
            _claim(whole, draft, line) for draft, line in zip(rows.drafts, lines, strict=True)
        ]
        told = insert_claims(
            session, document, claims, document_id=document_id, text_id=text_id, run_id=run_id,
            timexes=[claim.timex for claim in claims if claim.timex],
        )  # fmt: skip
        events = [
            _event(session, claim, draft, telling, run_id)
            for claim, draft, telling in zip(claims, rows.drafts, told, strict=True)
        ]
        session.fresh.clear()
        parts = dict.fromkeys(events, "made")
        before = {event_id: state(session, event_id) for event_id in events}
        after: dict[str, Any] = {
            "claims": [telling.key for telling in told], "written": document_id,
        }  # fmt: skip
        made = insert_decision(session, importing.KIND, None, reason=None, after=after, parts=parts)
        lay_over(session, made, importing.KIND, parts, before, moves=False)
        offer(session, told, reason=FROM_A_TABLE)
        return events


def _kept(session: Session, rows: Rows, whole: str) -> tuple[str, str, Document]:
    """The document that the file is, new or as it was kept before, and its text."""
    document = Document(
        text=whole, title=rows.source.name, media_type="text/csv", reader=TABLE,
        remarks=("kept as a table; its rows were imported as events",),
    )  # fmt: skip
    known = document_with(session, sha256(rows.source.content))
    if known is None:
        prepared = preparing.Prepared(source=rows.source, document=document)
        [result] = adding.store(session, prepared, adding.Run(given=preparing.Given()))
        assert result.document is not None
        known = result.document
    row = session.one("select id, reader from texts where document_id = ? and current", known.id)
    if row is None or row["reader"] != TABLE or text(session, known.id) != whole:
        raise UsageError(
            f"{rows.source.name} is in the case as document {known.id}, read otherwise; save it "
            "again under another name, with a row more or less, or import all its rows"
        )
    session.connection.execute("update documents set withdrawn = 0 where id = ?", (known.id,))
    return known.id, row["id"], document


def _quote(whole: str, line: Line) -> str:
    return whole[line.start : min(line.end, line.start + QUOTE_LIMIT)].rstrip()


def _claim(whole: str, draft: Draft, line: Line) -> Claim:
    quote, date = _quote(whole, line), draft.date
    claim = Claim(
        quote=quote, start=line.start, end=line.start + len(quote), headline=draft.title,
        how="explicit" if date else "none", certainty=draft.certainty, salience=1.0, date=date,
        actors=draft.actors, places=draft.places,
    )  # fmt: skip
    if date is None:
        return claim
    return replace(
        claim, earliest=date.earliest, latest=date.latest, precision=date.precision,
        timex=_timex(whole, draft, line), reasons={"date": BY_ROW.format(written=draft.written)},
    )  # fmt: skip


def _timex(whole: str, draft: Draft, line: Line) -> Timex | None:
    if line.written is None or draft.date is None:
        return None
    start, end = line.written
    return Timex(
        start=start, end=end, text=whole[start:end], type="DATE", value=str(draft.date),
        rule="cell of a table", edtf=draft.date, earliest=draft.date.earliest,
        latest=draft.date.latest,
    )  # fmt: skip


def _event(session: Session, claim: Claim, draft: Draft, telling: Telling, run_id: str) -> str:
    update(session.connection, "claims", telling.key, {"made_by": "person"})
    event_id = session.ids()
    begin_event(session, event_id, proposal_of([claim]), made_by="person", run_id=run_id)
    flag = UNREAD.format(written=draft.written) if draft.unread else None
    insert_evidence(session, event_id, telling.key, run_id=run_id, flag=flag)
    return event_id
