"""Notes, open questions, and what was searched for and not found.

A question or a negative finding is a note like any other and never an event.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

from ..errors import TimelineError
from .connection import Session, insert, writing
from .decisions import decide, open_event
from .ledger import decision, insert_decision, lay_over
from .records import Decision

NoteKind = Literal["note", "question", "negative finding"]
KINDS: tuple[NoteKind, ...] = ("note", "question", "negative finding")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person wrote, about an event, a document, an actor, or the case as a whole.

    `answers` is the id of the question it answers; `answered` is true for a question that has an
    answer. `searched` and `searched_on` say where and when nothing was found.
    """

    id: str
    kind: NoteKind
    text: str
    who: str
    at: str
    event_id: str | None = None
    document_id: str | None = None
    actor_id: str | None = None
    private: bool = False
    answers: str | None = None
    answered: bool = False
    searched: str | None = None
    searched_on: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What is written down, and about what."""

    text: str
    kind: NoteKind = "note"
    subject: Literal["event", "document", "actor"] | None = None
    subject_id: str | None = None
    private: bool = False
    answers: str | None = None
    searched: str | None = None
    searched_on: str | None = None


def write(session: Session, written: Written, *, version: int | None = None) -> Decision:
    """Write a note down; a decision, so that it stands in the journal and can be undone."""
    with writing(session.connection):
        about_event = written.subject == "event"
        if about_event and written.subject_id:
            open_event(session, written.subject_id, version)
        note_id = session.ids()
        insert(session.connection, "notes", {"id": note_id, **_columns(session, written)})
        after: dict[str, Any] = {"note": note_id, "text": written.text}
        if written.kind != "note":
            after["kind"] = written.kind
        if about_event and written.subject_id:
            return decide(session, "note", written.subject_id, version=version, after=after)
        if written.subject:
            after[written.subject] = written.subject_id
        decision_id = insert_decision(session, "note", None, reason=None, after=after, parts={})
        lay_over(session, decision_id, "note", {}, {}, moves=False)
        return decision(session, decision_id)


def _columns(session: Session, written: Written) -> dict[str, Any]:
    return {
        "event_id": written.subject_id if written.subject == "event" else None,
        "document_id": written.subject_id if written.subject == "document" else None,
        "actor_id": written.subject_id if written.subject == "actor" else None,
        "kind": written.kind,
        "text": written.text,
        "who": session.who,
        "at": session.at(),
        "private": int(written.private),
        "answers_id": written.answers,
        "searched": written.searched,
        "searched_on": written.searched_on,
    }


NOTES = """
select notes.*, exists (select 1 from notes as answer
  where answer.answers_id = notes.id and answer.current) as answered
from notes where notes.current order by notes.rowid
"""


def notes(session: Session) -> list[Note]:
    """Every note that stands, in the order they were written."""
    return [
        Note(
            id=row["id"], kind=row["kind"], text=row["text"], who=row["who"], at=row["at"],
            event_id=row["event_id"], document_id=row["document_id"], actor_id=row["actor_id"],
            private=bool(row["private"]), answers=row["answers_id"],
            answered=bool(row["answered"]), searched=row["searched"],
            searched_on=row["searched_on"],
        )
        for row in session.query(NOTES)
    ]  # fmt: skip


def question(session: Session, note_id: str) -> str:
    """The id of a question that stands. Raises TimelineError for anything else."""
    row = session.one("select * from notes where id = ? and current", note_id)
    if row is None or row["kind"] != "question":
        raise TimelineError(f"{note_id} is no question that stands; `timeline notes` shows them")
    return str(row["id"])
