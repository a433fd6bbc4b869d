"""What a case tells of itself: where sources disagree, what is missing, which days matter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from ..analysis.knowledge import CLOCKS, Clock, as_known
from ..errors import UsageError
from ..model import Event
from ..store import disputes, keydates
from ..store import gaps as gaps_
from ..store.disputes import DisputeRecord
from ..store.filters import Filters
from ..store.gaps import Gap
from ..store.keydates import KeyDate
from . import checked
from .looking import Looking


class Analysing(Looking):
    """Lists that follow from the evidence, and the rulings on them."""

    def disputes(self, *, all: bool = False, **filters: Any) -> list[DisputeRecord]:
        """What the evidence disagrees about, event by event; with `all` what was settled too.

        `filters` are those of `events`. Rejected events are left out.
        """
        with self._reading() as session:
            found = disputes.all_disputes(session, Filters(**filters))
        return [dispute for dispute in found if all or dispute.open]

    def working_chronology(self, **filters: Any) -> list[Event]:
        """The events that stand for now: dated, not rejected, and nothing in dispute."""
        disputed = {dispute.event.id for dispute in self.disputes(**filters)}
        return [
            event
            for event in self.events(**filters)
            if event.date is not None and event.status != "rejected" and event.id not in disputed
        ]

    def settle(
        self,
        event_id: str,
        dispute: str,
        *,
        reason: str,
        choose: int | None = None,
        keep_both: bool = False,
        version: int | None = None,
    ) -> Event:
        """Rule on a dispute about `date`, `figure`, `place`, `actor` or `fact`, and say why.

        `choose` is the number of a version, counted from 1 as `disputes` lists them: a date that
        is chosen becomes the event's. `keep_both` says that the versions stay beside each other;
        neither leaves the question open. Evidence that is added later opens it again.
        """
        if not reason.strip():
            raise UsageError("say why (--reason)")
        if choose is not None and keep_both:
            raise UsageError("choose a version or keep both, not both at once")
        outcome: disputes.Outcome = "keep both" if keep_both else "leave open"
        with self._writing() as session:
            one = self._id("events", event_id)
            disputes.settle_dispute(
                session, one, dispute, outcome="choose" if choose is not None else outcome,
                choose=choose, reason=reason.strip(), version=version,
            )  # fmt: skip
            return self.event(one)

    def known_on(
        self, day: str | dt.date, *, by: Clock = "published", **filters: Any
    ) -> list[Event]:
        """The events as they were known at the end of a day, by what was `published` or `captured`.

        Each has the evidence of then, and the title, date and certainty that follow from it, in
        the order of those dates. Documents whose day of publication is unknown were not published
        for this. `filters` are those of `events`, and look at the events as they are today.
        """
        if by not in CLOCKS:
            raise UsageError(f"{by!r} is not a clock; it is one of {', '.join(CLOCKS)}")
        last = checked.day(day)
        found = (as_known(event, last, by) for event in self.events(**filters))
        return sorted((event for event in found if event is not None), key=_by_date)

    def gaps(self) -> list[Gap]:
        """What the case lacks, kind by kind.

        Silences against its own rhythm; events undated, of a single origin, unreviewed; actors
        something is held against, of whom no comment or denial is on record; documents without
        claims; quotes that do not hold, evidence to look at again; words like a date that could
        not be read. Reads every text of the case.
        """
        with self._reading() as session:
            return gaps_.gaps(session)

    def key_dates(
        self,
        words: str | None = None,
        *,
        actors: Sequence[str] = (),
        within: str | None = None,
        days: int = 10,
        sentences: int = 3,
    ) -> list[KeyDate]:
        """The days the case turns on, in their order, with what was said of each and why.

        Days are ranked by how many origins speak of them, in sentences that name the day and in
        openings of articles published that day or the next. Only passages that hold the `words`
        (as in `search`) or name one of the `actors` count, where any are given. `days` are the
        most that are wanted, beside those of pinned events, which always stay; `sentences` the
        most of each day.
        """
        if days < 1 or sentences < 0:
            raise UsageError("at least one day is asked for, and no fewer than 0 sentences")
        with self._reading() as session:
            return keydates.key_dates(
                session, words=words, actors=actors, within=within, days=days, sentences=sentences
            )


def _by_date(event: Event) -> tuple[bool, int, int]:
    """Earliest first, the undated last, as lists of events are."""
    first, last = event.earliest, event.latest
    start = first or last
    return event.date is None, start.number if start else 0, last.number if last else 10**9
