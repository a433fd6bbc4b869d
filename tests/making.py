"""Documents and claims made by hand: what the case file is tried on, without a language model.

A text is a line for every claim, its parts divided by ` | `: date, who (by commas), what, and
optionally words of certainty. The whole line is the quote.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import timeline.case
from timeline.case import Case
from timeline.edtf import Edtf
from timeline.model import Claim, Document, Source, Timex, Trigger

WHEN = dt.datetime(2024, 5, 17, 9, 30, tzinfo=dt.UTC)


class Read(NamedTuple):
    document: Document
    attachments: tuple[Source, ...] = ()


class Found(NamedTuple):
    timexes: list[Timex]
    claims: list[Claim]


def source(text: str, name: str = "notes.txt") -> Source:
    return Source(name=name, content=text.encode("utf-8", "surrogatepass"), captured=WHEN)


def read(given: Source, **options: Any) -> Read:
    """Plain text; `title` and the rest as given, the publisher the first word of the name."""
    options.pop("ocr", None)
    published = options.pop("published", None)
    options["publisher"] = options["publisher"] or given.name.partition("-")[0]
    document = Document(
        text=given.content.decode("utf-8", "surrogatepass"),
        published=published,
        published_basis="given" if published else "unknown",
        **options,
    )
    return Read(document)


def find(document: Document, **_: Any) -> Found:
    claims = list(_claims(document.text))
    return Found([claim.timex for claim in claims if claim.timex], claims)


def _claims(text: str) -> Iterator[Claim]:
    start = 0
    for line in text.splitlines(keepends=True):
        if " | " in line:
            yield claim(line.rstrip("\n"), start)
        start += len(line)


def claim(line: str, start: int = 0, **given: Any) -> Claim:
    """The claim of a line; its trigger is the first word of what happened."""
    when, who, what, certainty = (*line.split(" | "), "stated")[:4]
    date = Edtf(when) if when != "undated" else None
    act = what.split()[0]
    at = start + line.index(what)
    fields: dict[str, Any] = {
        "quote": line,
        "start": start,
        "end": start + len(line),
        "headline": f"{who} {what}",
        "how": "explicit" if date else "none",
        "certainty": certainty,
        "salience": 0.8,
        "date": date,
        "earliest": date and date.earliest,
        "latest": date and date.latest,
        "precision": date and date.precision,
        "trigger": Trigger(text=act, start=at, end=at + len(act), lemma=act),
        "timex": date and timex(when, start, date),
        "actors": tuple(who.split(", ")) if who != "nobody" else (),
    }
    return Claim(**{**fields, **given})


def timex(when: str, start: int, date: Edtf) -> Timex:
    return Timex(
        start=start, end=start + len(when), text=when, type="DATE", value=when, rule="by hand",
        edtf=date, earliest=date.earliest, latest=date.latest,
    )  # fmt: skip


def fixed_clock() -> Callable[[], dt.datetime]:
    """A clock that goes on by a second each time it is read."""
    ticks = itertools.count()
    return lambda: WHEN + dt.timedelta(seconds=next(ticks))


def fixed_ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"id{next(numbers):014d}"


LEASE = "2019-03-12 | Orrin Vale, Port of Halden | sign the lease of the northern quay"
AFFAIR = f"""The Halden papers.

{LEASE}
2019-05 | Orrin Vale | resign from the harbour board
undated | Ilma Harbour | pay a broker 40,000 euros in cash
../2018-11-02 | Nordwerk | found a daughter company on the island | reported
2020 | Ilma Harbour, Nordwerk | deny the payment to the broker | denied
"""


def open_case(path: Path, **given: Any) -> Case:
    """A case that reads texts of the form above, with a clock and ids that never differ."""
    given = {"read": read, "extract": find, "who": "Ada Finch", **given}
    return timeline.case.open(path, **given)


def fixed_case(path: Path, **given: Any) -> Case:
    return open_case(path, clock=fixed_clock(), ids=fixed_ids(), **given)
