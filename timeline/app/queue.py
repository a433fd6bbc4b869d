"""The proposals that wait for a decision, in order, and where the reviewer is among them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from ..model import Event

ORDERS: dict[str, Callable[[Event], object]] = {
    "By date": lambda event: 0,  # as the case gives them: earliest first, the undated last
    "What matters most first": lambda event: -event.salience,
    "Disputed first": lambda event: not event.disputed,
}


@dataclass
class Queue:
    """Ids of events in the order of review; `at` is the one in view. Lengths are of this sitting.

    `made` keeps the decisions of the sitting, so that each can be taken back: the event and the id
    of its decision.
    """

    ids: list[str] = field(default_factory=list)
    at: int = 0
    made: list[tuple[str, str]] = field(default_factory=list)

    @property
    def here(self) -> str | None:
        """The event in view; None where none is left."""
        return self.ids[self.at] if 0 <= self.at < len(self.ids) else None

    @property
    def decided(self) -> set[str]:
        """The events decided in this sitting."""
        return {event_id for event_id, _ in self.made}

    def step(self, by: int) -> None:
        """Go on or back without deciding, round the ends."""
        if self.ids:
            self.at = (self.at + by) % len(self.ids)

    def advance(self) -> None:
        """Go to the next event that is not decided; past the end where all are."""
        decided = self.decided
        for distance in range(1, len(self.ids) + 1):
            at = (self.at + distance) % len(self.ids)
            if self.ids[at] not in decided:
                self.at = at
                return
        self.at = len(self.ids)

    def go(self, event_id: str) -> None:
        """Show this event, taken up where it was not in the queue."""
        if event_id not in self.ids:
            self.ids.insert(min(self.at, len(self.ids)), event_id)
        self.at = self.ids.index(event_id)


def in_order(events: Iterable[Event], order: str) -> list[str]:
    """The ids of the proposals among them, sorted."""
    proposed = [event for event in events if event.status == "proposed"]
    return [event.id for event in sorted(proposed, key=ORDERS[order])]  # type: ignore[arg-type]
