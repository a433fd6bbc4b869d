"""Saying how confidential something is and on what terms it was given; purging it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from ..errors import TimelineError, UsageError
from ..model import SENSITIVITIES, TERMS, Sensitivity, Terms
from ..store import decisions, marking, purging
from ..store.connection import plainly
from ..store.records import Decision, PurgeReport
from . import checked
from .file import CaseFile

TABLES = {"event": "events", "document": "documents", "claim": "claims", "actor": "actors"}


class Marking(CaseFile):
    """Marks are decisions: they stand in the journal and can be undone."""

    def mark(
        self,
        subject_id: str,
        *,
        sensitivity: Sensitivity | None = None,
        terms: Terms | None = None,
        attribution: str | None = None,
        embargo_until: str | dt.date | None = None,
        pseudonym: str | None = None,
        hold: bool | None = None,
        page: int | None = None,
        reason: str | None = None,
        version: int | None = None,
    ) -> Decision:
        """Say something of an event, a document (or one `page` of it), a claim or an actor.

        `sensitivity` is `public`, `confidential` (used, but where it came from is told to nobody)
        or `sensitive` (it leaves by no export); a claim inherits the strictest of document, page
        and actors, an event that of its claims unless the event itself is marked. `terms` are
        `on record`, `background` or `off record`; `attribution` is how the source wants to be
        named; `embargo_until` the first day of publication. `pseudonym` is what exports call an
        actor. `hold` True blocks a purge. None says nothing, an empty text takes a mark away.
        """
        values = {
            "sensitivity": _one_of("sensitivity", sensitivity, SENSITIVITIES),
            "terms": _one_of("terms", terms, TERMS),
            "attribution": _line(attribution),
            "embargo_until": _day(embargo_until),
            "pseudonym": _line(pseudonym),
            "hold": None if hold is None else int(hold),
        }
        said = {name: value for name, value in values.items() if value is not None}
        with self._writing() as session:
            subject, one = self._subject(subject_id)
            _check(subject, said, page)
            if subject == "event":
                return decisions.decide(
                    session, "mark", one, version=version, reason=reason, after=said
                )
            return marking.mark(session, subject, one, said, reason=reason, page=page)

    def purge(self, document_id: str, *, reason: str) -> PurgeReport:
        """Take a document out for good: its bytes, its text, and every word made of them.

        What is attached to it goes too. A tombstone without name or hash stays, and the journal
        still verifies. This cannot be undone; a `hold` blocks it. Copies of the file elsewhere
        (backups, exports) are not reached.
        """
        if not reason.strip():
            raise UsageError("say why the document is purged (--reason); it stands in the log")
        self._refuse()
        with self._reading() as session:
            one = self._id("documents", document_id)
        with plainly(self.path):
            report = purging.purge(session, one, reason=reason.strip())
            alone = purging.compact(session)
        waiting = "somebody else has the file open: its old words leave the disk when it is closed"
        return report if alone else replace(report, notices=(waiting,))

    def _subject(self, subject_id: str) -> tuple[Any, str]:
        """What an id is the id of, and the whole of it."""
        for subject, table in TABLES.items():
            try:
                return subject, self._id(table, subject_id)
            except TimelineError as error:
                if "several" in str(error):
                    raise
        raise TimelineError(
            f"no event, document, claim or actor has the id {subject_id!r}; `timeline list` shows "
            "them"
        )


def _check(subject: str, said: dict[str, Any], page: int | None) -> None:
    if page is not None and subject != "document":
        raise UsageError("only documents have pages (--page)")
    what = "page" if page is not None else subject
    for name in said:
        if name not in marking.CAN_SAY[what]:
            can = ", ".join(marking.CAN_SAY[what])
            raise UsageError(f"{name} cannot be said of a {what}; what can: {can}")
    if not said:
        raise UsageError("say what is to be marked: sensitivity, terms, an embargo …")


def _one_of(name: str, value: str | None, known: tuple[str, ...]) -> str | None:
    if value and value not in known:
        raise UsageError(f"{name} {value!r} is not known; it is one of {', '.join(known)}")
    return value


def _line(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


def _day(day: str | dt.date | None) -> str | None:
    """A day, or the empty text that takes a mark away."""
    return checked.day(day, "--embargo").isoformat() if day else None if day is None else ""
