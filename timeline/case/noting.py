"""Notes, questions, negative findings, the right of reply, and the order within a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ..errors import TimelineError, UsageError
from ..model import Event
from ..store import decisions, noting, replies
from ..store.noting import Note
from ..store.replies import Reply
from . import checked
from .looking import Looking

ABOUT = {"event": "events", "document": "documents", "actor": "actors"}


class Noting(Looking):
    """What people write down beside the evidence; each can be undone."""

    def ask(self, question: str, *, about: str | None = None) -> Note:
        """Write an open question down, about an event, a document, an actor, or the case."""
        return self._write(question, "question", about)

    def answer(self, question_id: str, text: str) -> Note:
        """Answer a question; it is open no more."""
        with self._writing() as session:
            one = noting.question(session, self._id("notes", question_id))
            asked = next(item for item in noting.notes(session) if item.id == one)
            about = asked.event_id or asked.document_id or asked.actor_id
            return self._write(text, "note", about, answers=one, private=True)

    def found_nothing(
        self, text: str, *, searched: str, on: str | dt.date, about: str | None = None
    ) -> Note:
        """Write down what was looked for and not found, where, and on which day."""
        if not searched.strip():
            raise UsageError("say where it was searched (--searched)")
        return self._write(
            text,
            "negative finding",
            about,
            searched=searched.strip(),
            searched_on=checked.day(on).isoformat(),
        )

    def notes(self, *, kind: noting.NoteKind | None = None, open: bool | None = None) -> list[Note]:
        """What was written down, first to last; `open` True gives questions without an answer."""
        with self._reading() as session:
            found = noting.notes(session)
        if kind is not None:
            found = [item for item in found if item.kind == kind]
        if open is not None:
            unanswered = [item for item in found if item.kind == "question" and not item.answered]
            found = unanswered if open else [item for item in found if item not in unanswered]
        return found

    def _write(self, text: str, kind: noting.NoteKind, about: str | None, **given: Any) -> Note:
        if not text.strip():
            raise UsageError("there is nothing written in it")
        with self._writing() as session:
            subject, one = self._about(about) if about else (None, None)
            written = noting.Written(
                text=text.strip(), kind=kind, subject=subject, subject_id=one, **given
            )
            note_id = noting.write(session, written).after["note"]
            return next(item for item in noting.notes(session) if item.id == note_id)

    def _about(self, subject_id: str) -> tuple[Any, str]:
        for subject, table in ABOUT.items():
            try:
                return subject, self._id(table, subject_id)
            except TimelineError as error:
                if "several" in str(error):
                    raise
        raise TimelineError(f"no event, document or actor has the id {subject_id!r}")

    # --- right of reply -----------------------------------------------------------------------

    def put(
        self,
        actor: str,
        allegation: str,
        *,
        how: str,
        on: str | dt.date | None = None,
        deadline: str | dt.date | None = None,
        event_id: str | None = None,
    ) -> Reply:
        """Note that an allegation was put to an actor (by name or id): how, when, until when.

        Until there is an answer or a reason to wait for none, the event it is about does not pass
        the publishing gate.
        """
        for what, given in (("the allegation", allegation), ("how it was put (--how)", how)):
            if not given.strip():
                raise UsageError(f"say {what}")
        with self._writing() as session:
            one, name = self._actor(actor)
            values = {
                "actor": one, "name": name, "allegation": " ".join(allegation.split()),
                "how": how.strip(), "on": checked.day(on or session.clock().date()).isoformat(),
                "deadline": checked.day(deadline).isoformat() if deadline else None,
            }  # fmt: skip
            about = self._id("events", event_id) if event_id else None
            return replies.reply(session, replies.put(session, values, event_id=about).id)

    def answered(self, reply_id: str, text: str, *, on: str | dt.date | None = None) -> Reply:
        """Note what the actor answered, in their words; a refusal to comment is an answer too."""
        if not text.strip():
            raise UsageError("say what was answered; where nothing came, waive it with a reason")
        with self._writing() as session:
            asked = replies.reply(session, self._id("decisions", reply_id))
            values = {
                "text": text.strip(),
                "on": checked.day(on or session.clock().date()).isoformat(),
            }
            replies.answer(session, asked, values)
            return replies.reply(session, asked.id)

    def waive(self, reply_id: str, *, reason: str) -> Reply:
        """Note why no answer is waited for: the deadline passed, the danger is too great …"""
        if not reason.strip():
            raise UsageError("say why no answer is waited for (--reason)")
        with self._writing() as session:
            asked = replies.reply(session, self._id("decisions", reply_id))
            replies.waive(session, asked, reason.strip())
            return replies.reply(session, asked.id)

    def replies(self, *, open: bool | None = None) -> list[Reply]:
        """What was put to whom, first to last; `open` True gives those still waited for."""
        with self._reading() as session:
            found = replies.replies(session)
        return [item for item in found if open is None or item.open is open]

    def _actor(self, actor: str) -> tuple[str, str]:
        rows = self._session.query(
            """select distinct actors.id, actors.name from actors
            left join actor_names on actor_names.actor_id = actors.id
            where actors.id = ?1 or actors.name = ?1 collate nocase
            or actor_names.name = ?1 collate nocase""",
            actor.strip(),
        )
        if len(rows) != 1:
            many = "several actors are" if rows else "no actor is"
            raise TimelineError(f"{many} called {actor!r}; `timeline show` names those of an event")
        return rows[0]["id"], rows[0]["name"]

    # --- order within a day -------------------------------------------------------------------

    def order(self, event_ids: Sequence[str]) -> list[Event]:
        """Events of one day happened in this order; else they stand by their time of day."""
        with self._writing() as session:
            names = [self._id("events", one) for one in event_ids]
            decisions.order(session, names)
            return [self.event(one) for one in names]
