"""What people rule, and the way back.

`version` is the version of the event that the person saw. Where somebody changed it since,
Conflict tells both and nothing is changed. None decides whatever was changed.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from ..errors import UsageError
from ..model import Certainty, Event
from ..store import decisions, noting, undoing
from ..store.records import Decision, DecisionKind
from . import checked
from .looking import Looking


class Deciding(Looking):
    """Decisions about events and documents; each can be undone."""

    def confirm(self, event_id: str, *, version: int | None = None) -> Event:
        """The quotes were read and say this."""
        return self._decide("confirm", event_id, version)

    def reject(self, event_id: str, *, reason: str, version: int | None = None) -> Event:
        """It does not belong on the timeline, and why."""
        if not reason.strip():
            raise UsageError("say why it is rejected (--reason)")
        return self._decide("reject", event_id, version, reason=reason)

    def reopen(self, event_id: str, *, version: int | None = None) -> Event:
        """It is proposed again, neither confirmed nor rejected."""
        return self._decide("reopen", event_id, version)

    def verify(self, event_id: str, *, how: str, version: int | None = None) -> Event:
        """It is so, and how that was established ("the register of 3 May", "two who were there").

        This is more than that the quotes say it (`confirm`), and less than that it may be
        published (`clear`).
        """
        if not how.strip():
            raise UsageError("say how it was verified (--how)")
        with self._writing() as session:
            one = self._id("events", event_id)
            decisions.verify(session, one, how.strip(), version=version)
            return self.event(one)

    def clear(self, event_id: str, *, version: int | None = None) -> Event:
        """It may be published as it stands now; said by another person than who verified it.

        Any later change of the event or its evidence voids this (`Event.voided` says which).
        Raises TimelineError where it is not confirmed and verified, or by the same person.
        """
        with self._writing() as session:
            one = self._id("events", event_id)
            decisions.clear(session, one, version=version)
            return self.event(one)

    def redate(
        self, event_id: str, date: str | None, *, reason: str | None = None,
        version: int | None = None,
    ) -> Event:  # fmt: skip
        """It happened on this date (EDTF), or at a time nobody knows (None)."""
        value = checked.date(date)
        return self._decide("redate", event_id, version, reason=reason, date=value)

    def retitle(self, event_id: str, title: str, *, version: int | None = None) -> Event:
        """It is better told in these words."""
        plain = checked.line(title, "an event needs a title")
        return self._decide("retitle", event_id, version, title=plain)

    def recertain(
        self, event_id: str, certainty: Certainty, *, version: int | None = None
    ) -> Event:
        """The sources are this sure of it."""
        known = checked.certainty(certainty)
        return self._decide("recertain", event_id, version, certainty=known)

    def tag(self, event_id: str, tag: str, *, version: int | None = None) -> Event:
        """Give it a tag."""
        plain = checked.line(tag, "a tag needs a name")
        return self._decide("tag", event_id, version, tag=plain)

    def untag(self, event_id: str, tag: str, *, version: int | None = None) -> Event:
        """Take a tag away."""
        return self._decide("untag", event_id, version, tag=" ".join(tag.split()))

    def pin(self, event_id: str, *, version: int | None = None) -> Event:
        """It always stays where a timeline is cut short."""
        return self._decide("pin", event_id, version)

    def unpin(self, event_id: str, *, version: int | None = None) -> Event:
        """It stays no more than any other."""
        return self._decide("unpin", event_id, version)

    def note(
        self, event_id: str, text: str, *, private: bool = False, version: int | None = None
    ) -> Event:
        """Write a note beside it; a private one leaves by no export."""
        if not text.strip():
            raise UsageError("the note is empty")
        with self._writing() as session:
            one = self._id("events", event_id)
            written = noting.Written(
                text=text.strip(), subject="event", subject_id=one, private=private
            )
            noting.write(session, written, version=version)
            return self.event(one)

    def merge(self, event_id: str, into: str, *, version: int | None = None) -> Event:
        """The first is the same happening as the second, which takes its evidence; gives it."""
        with self._writing() as session:
            one, other = self._id("events", event_id), self._id("events", into)
            decisions.merge(session, one, other, version=version)
            return self.event(other)

    def split(
        self, event_id: str, claim_ids: Collection[str], *, version: int | None = None
    ) -> tuple[Event, Event]:
        """These claims tell of another happening; gives the event that is left and the new one."""
        with self._writing() as session:
            one = self._id("events", event_id)
            ruling = decisions.split(session, one, claim_ids, version=version)
            return self.event(one), self.event(ruling.after["made"])

    def withdraw(self, document_id: str, *, reason: str) -> Decision:
        """Take a document out of the case with all its evidence; `undo` brings it back."""
        if not reason.strip():
            raise UsageError("say why the document is withdrawn (--reason)")
        with self._writing() as session:
            one = self.document(document_id).id
            return decisions.withdraw(session, one, reason)

    def _decide(
        self,
        kind: DecisionKind,
        event_id: str,
        version: int | None,
        *,
        reason: str | None = None,
        **after: Any,
    ) -> Event:
        with self._writing() as session:
            one = self._id("events", event_id)
            decisions.decide(session, kind, one, version=version, reason=reason, after=after)
            return self.event(one)

    def undo(self, decision_id: str | None = None, *, version: int | None = None) -> Decision:
        """Undo one's own last decision that stands, or anybody's that is named by its id.

        Gives the undo, itself a decision. Raises Conflict where a later decision builds on it or
        its event was changed since `version`, TimelineError where none stands.
        """
        with self._writing() as session:
            one = None if decision_id is None else self._id("decisions", decision_id)
            return undoing.undo(session, one, version=version)

    def redo(self, *, version: int | None = None) -> Decision:
        """Take back one's own last undo."""
        with self._writing() as session:
            return undoing.redo(session, version=version)
