"""What became other between two moments."""

from __future__ import annotations

import datetime as dt

from ..analysis.corrections import correction
from ..analysis.pseudonyms import Pseudonyms
from ..analysis.sealing import sealed_because
from ..errors import UsageError
from ..store import queries
from ..store.connection import stamp
from ..store.difference import Change, Difference, difference
from ..store.whole import other_names
from .file import CaseFile


class Comparing(CaseFile):
    """The difference between the case at two moments, and the corrections that follow from it."""

    def difference(
        self, since: str | dt.datetime | dt.date, until: str | dt.datetime | dt.date | None = None
    ) -> Difference:
        """What was changed after a moment (and up to another), as the journal tells it.

        A moment is a day or a time in ISO form; a day alone means its beginning for `since`, its
        end for `until`, a time without a zone is UTC. What was changed and back is not told.
        """
        begin = _moment(since, end=False)
        end = stamp(self._session.clock) if until is None else _moment(until, end=True)
        if begin > end:
            raise UsageError(f"{since} is later than {until or 'now'}; name the earlier first")
        with self._reading() as session:
            return difference(session, begin, end)

    def corrections(
        self, since: str | dt.datetime | dt.date, until: str | dt.datetime | dt.date | None = None
    ) -> list[str]:
        """Lines for readers: what a confirmed event said at that moment, and what it says now.

        Sealed events are left out, actors stand under their pseudonyms, and nobody is told who
        decided.
        """
        told = self.difference(since, until)
        with self._reading() as session:
            pseudonyms = Pseudonyms(other_names(session))
            lines = [self._line(change) for change in told.changes]
        return [pseudonyms.told(line) for line in lines if line]

    def _line(self, change: Change) -> str | None:
        event = queries.event(self._session, change.event_id)
        if event is None:
            return None
        today = self._session.clock().date().isoformat()
        if sealed_because(event, today):
            return None
        gone = {name: change.after.get(name) for name in ("hidden", "merged_into_id")}
        now = {**change.was, **change.after}
        reason = next((why for _, _, why in reversed(change.by) if why), None)
        return correction(change.was, {} if any(gone.values()) else now, reason)


def _moment(moment: str | dt.datetime | dt.date, *, end: bool) -> str:
    """A moment as the journal writes it."""
    try:
        text = moment if isinstance(moment, str) else moment.isoformat()
        if len(text) == 10:
            text += "T23:59:59.999999" if end else "T00:00:00"
        when = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{moment!r} is neither a day such as 2016-08-25 nor a time such as 2016-08-25T10:30"
        ) from error
    whole = when if when.tzinfo else when.replace(tzinfo=dt.UTC)
    return stamp(lambda: whole)
