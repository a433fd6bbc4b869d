"""A small invented case, made by hand: what the exporters are tried on."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from timeline.days import Day
from timeline.edtf import Edtf
from timeline.model import (
    Claim,
    DocumentRecord,
    Event,
    Evidence,
    Loss,
    LossReport,
    Participant,
    Selection,
    Signal,
    Timex,
    Trigger,
)
from timeline.plugins import exporter

MADE = dt.datetime(2024, 5, 17, 9, 30, tzinfo=dt.UTC)
WORDS = "On 12 March 2019 Orrin Vale reportedly signed the Halden lease."


def made_document(number: int = 1, **given: Any) -> DocumentRecord:
    fields: dict[str, Any] = {
        "id": f"d{number}",
        "source": f"articles/{number}.html",
        "sha256": f"{number:064x}",
        "captured": "2024-05-01T08:00:00Z",
        "media_type": "text/html",
        "url": f"https://courier.example/{number}",
        "title": "The Halden lease",
        "byline": "Ada Finch",
        "publisher": "Harbour Courier",
        "published": "2019-03-14",
        "published_basis": "metadata",
        "language": "en",
        "characters": 900,
        "claims": 3,
    }
    return DocumentRecord(**(fields | given))


def made_claim(**given: Any) -> Claim:
    day = Day.of(2019, 3, 12)
    timex = Timex(
        start=3, end=16, text="12 March 2019", type="DATE", value="2019-03-12",
        rule="day month year", edtf=Edtf("2019-03-12"), earliest=day, latest=day,
    )  # fmt: skip
    fields: dict[str, Any] = {
        "quote": WORDS,
        "start": 0,
        "end": len(WORDS),
        "headline": "Orrin Vale reportedly signed the Halden lease",
        "how": "explicit",
        "certainty": "reported",
        "salience": 0.8126,
        "date": Edtf("2019-03-12"),
        "earliest": day,
        "latest": day,
        "precision": "day",
        "trigger": Trigger(text="signed", start=39, end=45, lemma="sign"),
        "timex": timex,
        "participants": (
            Participant(name="Orrin Vale", role="agent", start=17, end=27, kind="person"),
        ),
        "actors": ("Orrin Vale",),
        "signals": (Signal(certainty="reported", text="reportedly", start=28, end=38),),
        "reasons": {"date": "the words “12 March 2019”"},
    }
    return Claim(**(fields | given))


def made_evidence(number: int = 1, **given: Any) -> Evidence:
    fields: dict[str, Any] = {
        "claim_id": f"c{number}",
        "relation": "supports",
        "claim": made_claim(),
        "document": made_document(),
        "prefix": "",
        "suffix": " It was",
    }
    return Evidence(**(fields | given))


def made_event(number: int = 1, **given: Any) -> Event:
    claim = made_claim()
    fields: dict[str, Any] = {
        "id": f"e{number}",
        "version": 1,
        "title": claim.headline,
        "status": "confirmed",
        "date": claim.date,
        "earliest": claim.earliest,
        "latest": claim.latest,
        "precision": claim.precision,
        "how": claim.how,
        "certainty": claim.certainty,
        "salience": claim.salience,
        "actors": claim.actors,
        "evidence": (made_evidence(number),),
    }
    if "date" in given:
        date = given["date"]
        given = {
            "earliest": date and date.earliest,
            "latest": date and date.latest,
            "precision": date and date.precision,
            **given,
        }
    return Event(**(fields | given))


def made_selection(*events: Event, **given: Any) -> Selection:
    documents = {item.document.id: item.document for event in events for item in event.evidence}
    fields: dict[str, Any] = {
        "title": "The Halden affair",
        "events": events,
        "documents": tuple(documents.values()),
        "made": MADE,
    }
    return Selection(**(fields | given))


@pytest.fixture
def event() -> Callable[..., Event]:
    """Makes an event; any field can be given."""
    return made_event


@pytest.fixture
def evidence() -> Callable[..., Evidence]:
    """Makes a piece of evidence; any field can be given."""
    return made_evidence


@pytest.fixture
def claim() -> Callable[..., Claim]:
    """Makes a claim; any field can be given."""
    return made_claim


@pytest.fixture
def document() -> Callable[..., DocumentRecord]:
    """Makes a document; any field can be given."""
    return made_document


@pytest.fixture
def selection() -> Callable[..., Selection]:
    """Makes a selection of events; any field can be given."""
    return made_selection


@pytest.fixture
def varied(
    event: Callable[..., Event],
    evidence: Callable[..., Evidence],
    document: Callable[..., DocumentRecord],
    selection: Callable[..., Selection],
) -> Selection:
    """One of each kind of event that a format can stumble over."""
    other = document(2, url=None, title=None, publisher=None, published=None)
    return selection(
        event(1),
        event(2, date=None, how="none", status="proposed", certainty="planned"),
        event(3, date=Edtf("../2016-07-24"), how="offset", certainty="denied"),
        event(4, date=Edtf("-0043-03-15"), certainty="stated", attributed_to="Maren Holt"),
        event(5, date=Edtf("[2021-03-04,2021-04-03]"), disputed=True, tags=("port", "=1+1"),
              evidence=(evidence(5), evidence(6, relation="disputes", document=other, page=3))),
        event(6, title="=cmd|'/c calc'!A0 </script>‮ gnp.exe", evidence=(), certainty="stated"),
        draft=True,
        left_out=(Loss(event_id="e9", what="rejected"), Loss(event_id=None, what="2 undated")),
    )  # fmt: skip


@pytest.fixture
def rich(
    varied: Selection,
    event: Callable[..., Event],
    evidence: Callable[..., Evidence],
    claim: Callable[..., Claim],
    document: Callable[..., DocumentRecord],
) -> Selection:
    """A case that has everything a format may not be able to carry."""
    quote = "The 𝔘-boat, she said, “sank”\nbefore \u202enoon; 100 % sure & sound_of {it} $5."
    said = evidence(7, claim=claim(quote=quote, start=5, end=5 + len(quote), how="relative"))
    long = "=2+3 " + "The harbour </script> of @Halden, “said” ]]> --> he. " * 200
    hostile = document(
        14, title="=cmd|'/c calc'!A0", publisher="@SUM(1+1)", byline="-1 </script><img src=x>",
        url="javascript:alert(1)", source="+1.html",
    )  # fmt: skip
    endless = evidence(
        14, document=hostile, claim=claim(quote=long, start=0, end=len(long), headline=long)
    )
    more = (
        event(7, date=Edtf("2014-03-12T10:30+02:00"), evidence=(said,), places=("Port O’Hale",),
              tags=("a;b", "sea"), notes=("Ask\nagain.",)),
        event(8, date=Edtf("2014-03~"), certainty="denied", attributed_to="Orrin Vale"),
        event(9, date=Edtf("2014-22"), title="x" * 10_000),
        event(10, date=Edtf("{2014-01-03,2014-01-05}")),
        event(11, date=Edtf("199X"), evidence=()),
        event(12, date=Edtf("2016/..")),
        event(13, date=Edtf("1620-05-01")),
        event(14, date=Edtf("2020-02-29"), evidence=(endless,), actors=("=1+1", "<b>"),
              places=("+Quay",), notes=("=HYPERLINK(1)",)),
    )  # fmt: skip
    return replace(varied, events=varied.events + more, documents=(*varied.documents, hostile))


@pytest.fixture
def write() -> Callable[[str, Selection], tuple[bytes, LossReport]]:
    """Writes a selection in the format of that name."""

    def written(name: str, selection: Selection) -> tuple[bytes, LossReport]:
        out = io.BytesIO()
        report = exporter(name).write(selection, out)
        assert not out.closed
        return out.getvalue(), report

    return written
