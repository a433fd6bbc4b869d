"""What the case file tells besides documents and events: claims with their ids, search hits,
decisions, journal entries, reports. All frozen; `to_json` is what commands print.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from ..model import Claim, DocumentRecord, Locator, Relation, Sensitivity, Terms

DecisionKind = Literal[
    "confirm", "verify", "clear", "reject", "reopen", "redate", "retitle", "recertain",
    "merge", "split", "tag", "untag", "note", "pin", "unpin", "withdraw", "undo", "mark", "order",
    "put", "answer", "waive", "make", "translate", "receive", "settle", "import",
    "describe",
]  # fmt: skip
QuoteState = Literal["exact", "moved", "changed", "missing", "ambiguous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord:
    """A claim of the case file: its id, where it stands, and the event it is evidence of.

    `event_id` is None where its event is hidden (its document was withdrawn). `sensitivity`,
    `terms` and `embargo_until` are the strictest of document, passage, claim and actors. `stale`
    says what today's program reads instead of it, where it was read again; `locator` where it
    lies if a person pointed at it elsewhere than in the text.
    """

    id: str
    document_id: str
    event_id: str | None
    relation: Relation
    claim: Claim
    page: int | None = None
    sensitivity: Sensitivity = "public"
    terms: Terms = "on record"
    embargo_until: str | None = None
    stale: str | None = None
    locator: Locator | None = None

    @property
    def elsewhere(self) -> bool:
        """True where its words do not stand in the document's text."""
        return self.locator is not None and self.locator.kind != "note"

    def to_json(self) -> dict[str, Any]:
        """Every name above, and the claim's own."""
        return {
            "id": self.id,
            "document_id": self.document_id,
            "event_id": self.event_id,
            "relation": self.relation,
            "page": self.page,
            "sensitivity": self.sensitivity,
            "terms": self.terms,
            "embargo_until": self.embargo_until,
            "stale": self.stale,
            "locator": self.locator and self.locator.to_json(),
            **self.claim.to_json(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class AddResult:
    """What became of one source.

    Exactly one holds: `error` says why nothing was added; `already` means that the same bytes
    were in the case file (`document` is the one that was there); else `document` is new.
    `claims` counts its claims, `events` the events they began, `joined` the claims that went to
    events which were there before. `notices` are sentences a person should read.
    """

    source: str
    document: DocumentRecord | None = None
    already: bool = False
    error: str | None = None
    claims: int = 0
    events: int = 0
    joined: int = 0
    notices: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every name above, `document` by its id."""
        return {
            "source": self.source,
            "document": self.document.id if self.document else None,
            "already": self.already,
            "error": self.error,
            "claims": self.claims,
            "events": self.events,
            "joined": self.joined,
            "notices": list(self.notices),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class RereadResult:
    """What became of one document that was read again; `error` says why it was not.

    `claims` counts those found again, `changed` of them those that read differently, `new` those
    that were not found before, `gone` those that are not found any more and were taken out,
    `stale` those that people decided about and that therefore stay (`Case.stale` lists them).
    """

    source: str
    document: DocumentRecord | None = None
    error: str | None = None
    text_changed: bool = False
    claims: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    stale: int = 0

    def to_json(self) -> dict[str, Any]:
        """Every name above, `document` by its id."""
        return {
            **{name: getattr(self, name) for name in _COUNTED},
            "document": self.document.id if self.document else None,
        }


_COUNTED = ("source", "error", "text_changed", "claims", "new", "changed", "gone", "stale")


@dataclass(frozen=True, slots=True, kw_only=True)
class PurgeReport:
    """What a purge took out: documents with what was attached, their claims, events without any
    evidence left; `events_changed` keep other evidence, `entries` of the journal lost their values.
    """

    documents: int
    claims: int
    events_gone: int
    events_changed: int
    entries: int
    notices: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A claim that people decided about and that today's program reads otherwise, or not at all."""

    claim_id: str
    document_id: str
    event_id: str
    quote: str
    why: str
    decisions: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHit:
    """A passage that a search found: `text[start:end] == words` in the document's text.

    `prefix` and `suffix` are the words around it. `matches` counts the matches in the document,
    `event_ids` are the events whose quotes the hit lies in.
    """

    document: DocumentRecord
    start: int
    end: int
    words: str
    prefix: str
    suffix: str
    matches: int
    event_ids: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every name above; the document by id, title and source."""
        return {
            "document_id": self.document.id,
            "title": self.document.title,
            "source": self.document.source,
            "start": self.start,
            "end": self.end,
            "words": self.words,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "matches": self.matches,
            "event_ids": list(self.event_ids),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorRecord:
    """A person or body and the names it is written with; counts of its claims and events."""

    id: str
    name: str
    kind: str | None
    names: tuple[str, ...]
    claims: int
    events: int

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person ruled: `before` and `after` hold what changed.

    `about` keeps what it was about, so that it is found again in another reading of the same
    document: for each quote `sha256` of the snapshot, `quote`, `prefix`, `suffix`, `start`,
    `trigger`. `undone` is true where a later undo stands.
    """

    id: str
    number: int
    kind: DecisionKind
    at: str
    who: str
    event_id: str | None
    reason: str | None = None
    undoes: str | None = None
    undone: bool = False
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    about: tuple[Mapping[str, Any], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """One line of the journal; `subject` is `event`, `document` or `case`."""

    number: int
    at: str
    who: str
    action: str
    subject: str
    subject_id: str | None
    decision_id: str | None
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Two events that may be the same happening; a person decides. `score` is 0 to 1."""

    event_id: str
    other_event_id: str
    score: float
    reasons: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """How one quote stands in its text today.

    `exact` where it was; `moved` stands elsewhere, once (`start` says where); `ambiguous` stands
    elsewhere several times; `changed` was found with other words between the same neighbours;
    `missing` was not found.
    """

    claim_id: str
    document_id: str
    state: QuoteState
    quote: str
    start: int | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What re-reading the whole case found. `clean` is true where there is nothing to mend.

    `quotes` counts the quotes by state, `broken_quotes` lists those that are not exact,
    `problems` are sentences about everything else (hashes, journal, links between rows, the
    search index, migrations).
    """

    documents: int
    events: int
    quotes: Mapping[str, int]
    broken_quotes: tuple[QuoteCheck, ...] = ()
    problems: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """True where every quote is exact and nothing else is wrong."""
        return not self.broken_quotes and not self.problems

    def to_json(self) -> dict[str, Any]:
        """Every name above, and `clean`."""
        return {
            "clean": self.clean,
            "documents": self.documents,
            "events": self.events,
            "quotes": dict(self.quotes),
            "broken_quotes": [quote.to_json() for quote in self.broken_quotes],
            "problems": list(self.problems),
        }
