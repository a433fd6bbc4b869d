"""A chronology to be filed: numbered lines, numbered notes, disputed dates, gaps, documents.

What `markdown` and `docx` write; each only gives it its own form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..days import Day
from ..edtf import Edtf
from ..model import DocumentRecord, Event, Evidence, LossReport, Selection
from ..wording import date_words
from .explanation import date_reason
from .loss import counted, loss_counts
from .sources import (
    claim_words,
    in_order,
    published_words,
    quote_link,
    source_words,
    told,
    translated,
)
from .spans import ends
from .words import one_line, safe_text

# A silence is listed where it is this many days long, and this many times the usual distance.
SILENCE_DAYS = 60
SILENCE_TIMES = 4


@dataclass(frozen=True, slots=True)
class Note:
    """A quote with everything that is needed to check it. `facts` are words under the quote."""

    number: int
    quote: str
    source: str
    standing: str
    reason: str
    facts: tuple[str, ...]
    link: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Line:
    """An event of the chronology; `notes` are the numbers of its notes."""

    number: int
    event_id: str
    when: str
    headline: str
    names: str
    remarks: tuple[str, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """A line whose sources disagree about the date: each date with the notes that give it."""

    line: int
    headline: str
    dates: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A long time in which nothing of the chronology happened."""

    after: str
    before: str
    days: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, in words, and the numbers of the lines it is missing from."""

    words: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Chronology:
    """The whole paper, in the order it is printed."""

    title: str
    stamp: str
    summary: str
    lines: tuple[Line, ...]
    undated: tuple[Line, ...]
    disputes: tuple[Dispute, ...]
    silences: tuple[Silence, ...]
    gaps: tuple[Gap, ...]
    notes: tuple[Note, ...]
    documents: tuple[str, ...]
    losses: tuple[str, ...]
    made: str


def chronology(selection: Selection, written: LossReport) -> Chronology:
    """The chronology of a selection, dated lines first."""
    dated = [event for event in selection.events if event.date is not None]
    undated = [event for event in selection.events if event.date is None]
    lines, notes, disputes = [], list[Note](), []
    for number, event in enumerate([*dated, *undated], 1):
        own = list(_notes(event, number, len(notes) + 1))
        notes += own
        lines.append(_line(event, number, own))
        if event.disputed:
            disputes.append(_dispute(event, number, own))
    return Chronology(
        title=one_line(selection.title),
        stamp=selection.stamp,
        summary=_summary(selection),
        lines=tuple(lines[: len(dated)]),
        undated=tuple(lines[len(dated) :]),
        disputes=tuple(disputes),
        silences=tuple(silences(dated)),
        gaps=tuple(gaps([*dated, *undated])),
        notes=tuple(notes),
        documents=tuple(_document_words(document) for document in _sorted(selection.documents)),
        losses=tuple(one_line(line) for line in loss_counts(written)),
        made=f"{date_words(selection.made.date().isoformat())}, {selection.made:%H:%M} UTC",
    )


def _summary(selection: Selection) -> str:
    reviewed = sum(event.status == "confirmed" for event in selection.events)
    words = f"{counted(len(selection.events), 'event')} from "
    words += f"{counted(len(selection.documents), 'document')}"
    if reviewed < len(selection.events):
        words += f", {reviewed:,} of them reviewed"
    return f"{words}. A date is never more precise than its source."


def _line(event: Event, number: int, notes: list[Note]) -> Line:
    return Line(
        number=number,
        event_id=event.id,
        when=date_words(event.date),
        headline=told(event),
        names=", ".join(one_line(name) for name in (*event.actors, *event.places)),
        remarks=tuple(safe_text(note) for note in event.notes),
        notes=tuple(note.number for note in notes),
    )


def _notes(event: Event, line: int, first: int) -> Iterator[Note]:
    for number, item in enumerate(in_order(event), first):
        yield Note(
            number=number,
            quote=safe_text(item.claim.quote),
            source=source_words(item),
            standing=claim_words(item),
            reason=date_reason(item.claim, item.document),
            facts=(*translated(item), *_facts(item)),
            link=quote_link(item),
            line=line,
        )


def _facts(item: Evidence) -> Iterator[str]:
    document = item.document
    if document.captured:
        yield f"captured {document.captured[:10]}"
    if document.sha256:
        yield f"SHA-256 {document.sha256}"


def _dispute(event: Event, number: int, notes: list[Note]) -> Dispute:
    dates: dict[str, list[int]] = {}
    for item, note in zip(in_order(event), notes, strict=True):
        if item.claim.date is not None:
            dates.setdefault(date_words(item.claim.date), []).append(note.number)
    return Dispute(number, told(event), tuple((when, tuple(who)) for when, who in dates.items()))


def silences(events: list[Event]) -> Iterator[Silence]:
    """Stretches without an event that are long beside the usual distance of two events."""
    spans = sorted(span for event in events if (span := ends(event)))
    gaps, reach = list[tuple[Day, Day]](), spans[0][1] if spans else Day(0)
    for first, last in spans:
        if first > reach:
            gaps.append((reach, first))
        reach = max(reach, last)
    lengths = sorted(after.number - before.number - 1 for before, after in gaps)
    usual = lengths[len(lengths) // 2] if lengths else 0
    for before, after in gaps:
        days = after.number - before.number - 1
        if days >= SILENCE_DAYS and days >= SILENCE_TIMES * usual:
            yield Silence(_day_words(before), _day_words(after), days)


# What a line may lack → how to tell.
LACKS: tuple[tuple[str, Callable[[Event], bool]], ...] = (
    ("Nobody has reviewed", lambda event: event.status == "proposed"),
    ("A single origin tells of", lambda event: event.single_origin),
    ("No date is known of", lambda event: event.date is None),
    ("No quote supports", lambda e: not any(one.relation == "supports" for one in e.evidence)),
    ("No document is named for", lambda event: bool(event.evidence) and all(
        item.document.sensitivity == "confidential" for item in event.evidence)),
)  # fmt: skip


def gaps(events: list[Event]) -> Iterator[Gap]:
    """What lines lack, for those of them that lack it; events in the order of their lines."""
    for words, lacks in LACKS:
        lines = tuple(number for number, event in enumerate(events, 1) if lacks(event))
        if lines:
            yield Gap(words, lines)


def runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers as the stretches they make.

    >>> runs([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _day_words(day: Day) -> str:
    return date_words(Edtf.from_day(day))


def _sorted(documents: tuple[DocumentRecord, ...]) -> list[DocumentRecord]:
    return sorted(documents, key=lambda document: (document.published or "9999", document.id))


def _document_words(document: DocumentRecord) -> str:
    from .drawing import source_name

    parts = [one_line(source_name(document))]
    parts += [f"“{one_line(document.title)}”"] if document.title else []
    parts += [one_line(document.byline)] if document.byline else []
    parts += [words] if (words := published_words(document)) else []
    parts += [f"SHA-256 {document.sha256}"] if document.sha256 else []
    return ", ".join(parts)
