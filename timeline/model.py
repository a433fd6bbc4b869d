"""The frozen types that everything passes around.

Every `start` and `end` is a code-point offset into the text of one document, `end` exclusive, and
`text[start:end]` gives the words. JSON forms (`to_json`) are a contract: names are added, never
changed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from .days import Day
from .edtf import Edtf

How = Literal["explicit", "relative", "offset", "carried", "publication", "bound", "none"]
Certainty = Literal["negated", "denied", "hypothetical", "planned", "alleged", "reported", "stated"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
PublishedBasis = Literal["given", "metadata", "header", "guessed", "unknown"]
Relation = Literal["supports", "disputes"]
Status = Literal["proposed", "confirmed", "rejected"]
Sensitivity = Literal["public", "confidential", "sensitive"]
Terms = Literal["on record", "background", "off record"]
LocatorKind = Literal["page", "image", "time code", "note"]
TranslatedBy = Literal["human", "machine"]
MadeBy = Literal["machine", "person", "partner"]

# The first that applies is shown (see `claims.certainty`).
CERTAINTIES: tuple[Certainty, ...] = (
    "negated", "denied", "hypothetical", "planned", "alleged", "reported", "stated",
)  # fmt: skip
HOWS: tuple[How, ...] = (
    "explicit", "relative", "offset", "carried", "publication", "bound", "none",
)  # fmt: skip
# What anybody may read; what is used, but where it came from is told to nobody; what never leaves.
SENSITIVITIES: tuple[Sensitivity, ...] = ("public", "confidential", "sensitive")
# What was agreed with whoever gave it: from named to not to be used.
TERMS: tuple[Terms, ...] = ("on record", "background", "off record")
QUOTE_LIMIT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words of a document and where they stand."""

    text: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """`text`, `start`, `end`."""
        return {"text": self.text, "start": self.start, "end": self.end}


# --- documents --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of a document that differs from the rest: a page, a quoted reply, a table.

    `kind` is `page` (numbered from 1), `reply` (quoted mail, dated from its own headers) or
    `heading`. `published` is the passage's own date where it has one, `author` who wrote it.
    `ocr` is the mean confidence of recognised characters, 0 to 1, or None where the text was
    not recognised from a picture.
    """

    kind: Literal["page", "reply", "heading"]
    start: int
    end: int
    number: int | None = None
    published: dt.date | None = None
    author: str | None = None
    ocr: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One article as it was read once. Its text never changes.

    `published_basis` tells how the date of publication was learnt. `reader` names the reader and
    its version (`html/1`), so that a better one adds a new text beside the old. `remarks` are
    sentences about what was hard to read.
    """

    text: str
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    media_type: str = "text/plain"
    reader: str = "plain/1"
    passages: tuple[Passage, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes as they came, before anything reads them: what a snapshot keeps.

    `name` is what the user called it (a path, an address, `-`), `address` where the bytes were in
    the end found (after redirects; None for files), `captured` when they were read (UTC).
    """

    name: str
    content: bytes
    captured: dt.datetime
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None


# --- time expressions -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The date a relative timex was counted from, as it stands in the text."""

    start: int
    end: int
    text: str
    edtf: str

    def to_json(self) -> dict[str, Any]:
        """`start`, `end`, `text`, `edtf`."""
        return {"start": self.start, "end": self.end, "text": self.text, "edtf": self.edtf}


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The whole of 'between 12 and 15 March 2011', carried by both of its members."""

    start: int
    end: int
    edtf: str

    def to_json(self) -> dict[str, Any]:
        """`start`, `end`, `edtf`."""
        return {"start": self.start, "end": self.end, "edtf": self.edtf}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex:
    """A time expression as written, and what it means.

    `type`, `value`, `mod`, `begin_point`, `end_point`, `quant`, `freq` are TIMEX3's (ISO-TimeML).
    `edtf`, `earliest` and `latest` are None for what has no place on a calendar (a duration, a
    set, 'now'). `time` is HH:MM[:SS], `utc_offset` ±HH:MM. `anchor` is what it was counted from:
    a date of the text, or `"published"`. `reason` says in words what settled an ambiguous reading.
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str
    rule: str
    edtf: Edtf | None = None
    earliest: Day | None = None
    latest: Day | None = None
    mod: str | None = None
    begin_point: str | None = None
    end_point: str | None = None
    quant: str | None = None
    freq: str | None = None
    time: str | None = None
    utc_offset: str | None = None
    range: Range | None = None
    anchor: Anchor | Literal["published"] | None = None
    reason: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above; days as ISO text."""
        return {
            **{name: getattr(self, name) for name in _TIMEX_PLAIN},
            "earliest": _iso(self.earliest),
            "latest": _iso(self.latest),
            "range": self.range.to_json() if self.range else None,
            "anchor": self.anchor.to_json() if isinstance(self.anchor, Anchor) else self.anchor,
        }


_TIMEX_PLAIN = (
    "text", "start", "end", "type", "value", "edtf", "rule", "mod", "begin_point", "end_point",
    "quant", "freq", "time", "utc_offset", "reason",
)  # fmt: skip


# --- claims -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """A name as written, and its part: `agent`, `patient` or `other`.

    `kind` is `person`, `organisation`, `place` or None where the text does not tell.
    """

    name: str
    role: Literal["agent", "patient", "other"]
    start: int
    end: int
    kind: Literal["person", "organisation", "place"] | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return {name: getattr(self, name) for name in ("name", "role", "start", "end", "kind")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """The words that lower a claim's certainty, and to which."""

    certainty: Certainty
    text: str
    start: int
    end: int

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return {name: getattr(self, name) for name in ("certainty", "text", "start", "end")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Span):
    """The word that tells the happening; `lemma` is its dictionary form."""

    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one passage says happened, and when: `document.text[start:end] == quote`.

    `salience` is between 0 and 1. `reasons` explain the date, certainty and salience in
    sentences, keyed `date`, `certainty`, `salience`, `headline`.
    """

    quote: str
    start: int
    end: int
    headline: str
    how: How
    certainty: Certainty
    salience: float
    date: Edtf | None = None
    earliest: Day | None = None
    latest: Day | None = None
    precision: str | None = None
    trigger: Trigger | None = None
    timex: Timex | None = None
    participants: tuple[Participant, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    signals: tuple[Signal, ...] = ()
    attributed_to: str | None = None
    time: str | None = None
    utc_offset: str | None = None
    reasons: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The line that `timeline extract` prints, without its `source`."""
        return {
            "date": self.date,
            "earliest": _iso(self.earliest),
            "latest": _iso(self.latest),
            "precision": self.precision,
            "how": self.how,
            "certainty": self.certainty,
            "headline": self.headline,
            "quote": self.quote,
            "start": self.start,
            "end": self.end,
            "trigger": self.trigger.to_json() if self.trigger else None,
            "timex": self.timex.to_json() if self.timex else None,
            "actors": list(self.actors),
            "places": list(self.places),
            "participants": [part.to_json() for part in self.participants],
            "signals": [signal.to_json() for signal in self.signals],
            "attributed_to": self.attributed_to,
            "time": self.time,
            "utc_offset": self.utc_offset,
            "salience": round(self.salience, 3),
        }


# --- the case file, as its readers see it -----------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """A document of the case file, without its text (`Case.text(document_id)` gives that).

    `sha256` is the hash of the snapshot's bytes. `claims` counts the claims found in it.
    `sensitivity` says who may see it, `terms` how it may be used, `attribution` how its source
    wants to be named instead of publisher and title, `embargo_until` the first day (ISO) on which
    it may be published. `hold` is true where it may not be purged.
    """

    id: str
    source: str
    sha256: str
    captured: str
    media_type: str
    url: str | None
    title: str | None
    byline: str | None
    publisher: str | None
    published: str | None
    published_basis: PublishedBasis
    language: str | None
    characters: int
    claims: int
    parent: str | None = None
    remarks: tuple[str, ...] = ()
    sensitivity: Sensitivity = "public"
    terms: Terms = "on record"
    attribution: str | None = None
    embargo_until: str | None = None
    hold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Locator:
    """Where evidence lies that a person pointed at and no program read.

    `kind` `page` and `image` are regions of a page or picture (`region`: x, y, width, height as
    parts of it, 0 to 1; None is all of it), `time code` is a stretch of a recording (`begin` and
    `end` in seconds), `note` a reporter's own words. The quote is what was seen or heard there,
    as the person typed it; only that of a note stands in the text of its document.
    """

    kind: LocatorKind
    page: int | None = None
    region: tuple[float, float, float, float] | None = None
    begin: float | None = None
    end: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        region = None if self.region is None else list(self.region)
        return {
            "kind": self.kind, "page": self.page, "region": region, "begin": self.begin,
            "end": self.end,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A quote in another language, beside the original.

    `language` is a code, `made_by` `human` or `machine`, `translator` who or which machine.
    """

    language: str
    text: str
    made_by: TranslatedBy
    translator: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Every name above."""
        return {name: getattr(self, name) for name in TRANSLATION_FIELDS}


TRANSLATION_FIELDS = ("language", "text", "made_by", "translator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim that supports or disputes an event, with the document it stands in.

    `prefix` and `suffix` are the words around the quote (a W3C TextQuoteSelector), `page` the
    number of the page it stands on, where there are pages. `sensitivity`, `terms` and
    `embargo_until` are the strictest of document, passage, claim and the actors it names;
    `attribution` is how the source wants to be named. `flag` says why a person must look at it
    again, `stale` what today's program reads instead. `origin` is whose statement it is counted
    as: the outlet, or whom it copies or names; `origin_reason` says why where it is another's.
    `locator` says where it lies if a person pointed at it elsewhere than in a text, `translations`
    tell the quote in other languages.
    """

    claim_id: str
    relation: Relation
    claim: Claim
    document: DocumentRecord
    prefix: str
    suffix: str
    page: int | None = None
    sensitivity: Sensitivity = "public"
    terms: Terms = "on record"
    attribution: str | None = None
    embargo_until: str | None = None
    flag: str | None = None
    stale: str | None = None
    origin: str | None = None
    origin_reason: str | None = None
    locator: Locator | None = None
    translations: tuple[Translation, ...] = ()

    @property
    def elsewhere(self) -> bool:
        """True where its words do not stand in the document's text."""
        return self.locator is not None and self.locator.kind != "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Who established that it happened, when (UTC), and how."""

    who: str
    at: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """Who let it be published, when (UTC); never who verified it."""

    who: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """Who gave an event its date, when (UTC), and why where that was said."""

    who: str
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, as far as its claims agree.

    `version` grows with every change and guards edits. `disputed` is true where the evidence
    disagrees about the date. `date` None means undated: such an event lies in the tray.

    Three things are told apart: `status` confirmed (the quotes were read and say this),
    `verified` (it is so, established how), `cleared` (a second person lets it be published). A
    change after it voids a clearance: `cleared` is None then, and `voided` says what changed.
    `sensitivity`, `terms` and `embargo_until` are what a person said of the event, else the
    strictest of its evidence. `dated_by` tells who gave it another date than the program, whose
    proposal `how` is then about; `made_by` is `person` for one made by hand, `partner` for one that
    came with another newsroom's case. `private_notes` are those of its `notes` that never leave.
    `origins` are those whose statements support it, each once: copies
    of one report, and the articles of one outlet, are one origin.
    """

    id: str
    version: int
    title: str
    status: Status
    date: Edtf | None
    earliest: Day | None
    latest: Day | None
    precision: str | None
    how: How
    certainty: Certainty
    salience: float
    attributed_to: str | None = None
    disputed: bool = False
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    verified: Verified | None = None
    cleared: Cleared | None = None
    voided: str | None = None
    sensitivity: Sensitivity = "public"
    terms: Terms = "on record"
    embargo_until: str | None = None
    pinned: bool = False
    time: str | None = None
    utc_offset: str | None = None
    origins: tuple[str, ...] = ()
    dated_by: Dated | None = None
    private_notes: tuple[str, ...] = ()
    made_by: MadeBy = "machine"

    @property
    def single_origin(self) -> bool:
        """True where everything that supports it goes back to one origin."""
        return len(self.origins) == 1


# --- exports ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something an export left out or could not carry."""

    event_id: str | None
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What an exporter gets: the events in the order to write them, already through the gate.

    `draft` means that unreviewed events are among them, `internal` that the result is for nobody
    outside; either is stamped on it. `left_out` lists what the gate and the filters kept back.
    `made` is the time of the export (UTC). `texts` and `snapshots` give the text and the bytes of
    those documents that may leave whole, by document id, and read each when it is asked for.
    `moved` gives for the id of an event merged away the one that took it in, so that published
    links go on leading somewhere. `previous` are the bytes of what was published before in the
    same place; `theme` gives values to the variables of a page's style.
    """

    title: str
    events: tuple[Event, ...]
    documents: tuple[DocumentRecord, ...]
    made: dt.datetime
    draft: bool = False
    left_out: tuple[Loss, ...] = ()
    internal: bool = False
    texts: Mapping[str, str] = field(default_factory=dict)
    snapshots: Mapping[str, bytes] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    previous: bytes | None = None
    theme: Mapping[str, str] = field(default_factory=dict)

    @property
    def stamp(self) -> str:
        """`INTERNAL`, `DRAFT`, both, or nothing: what every export of it must show."""
        return " ".join(["INTERNAL"] * self.internal + ["DRAFT"] * self.draft)


@dataclass(frozen=True, slots=True, kw_only=True)
class LossReport:
    """What an export does not say: left out by the gate, or not carried by the format.

    `path` is the file that was written, where it was one.
    """

    format: str
    written: int
    losses: tuple[Loss, ...] = ()
    path: str | None = None


def _iso(day: Day | None) -> str | None:
    return None if day is None else str(day)
