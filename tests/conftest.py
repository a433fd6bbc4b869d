"""A real browser for the tests that need one, and invented events for any test."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from timeline.days import Day
from timeline.edtf import Edtf
from timeline.model import Claim, DocumentRecord, Event, Evidence

REQUIRED = "TIMELINE_REQUIRE_BROWSER"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
]  # fmt: skip
LOCAL = (
    "http://127.0.0.1:",
    "http://localhost:",
    "http://frontend.test/",
    "data:",
    "blob:",
    "file:",
)


def _no_browser(reason: str) -> None:
    if os.environ.get(REQUIRED):
        pytest.fail(f"{REQUIRED} is set, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The Chromium of this machine; without one the test is skipped, with the reason."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _no_browser("playwright is not installed (make test installs it)")
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        _no_browser("no chromium was found (apt-get install chromium)")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Any]]:
    """Opens pages; `page.faults` lists script errors, `page.strangers` requests to other hosts."""
    contexts = []

    def opened(*, width: int = 1360, height: int = 900, **given: Any) -> Any:
        context = browser.new_context(viewport={"width": width, "height": height}, **given)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.faults, page.strangers = [], []
        page.on("pageerror", lambda error: page.faults.append(str(error)))
        page.on(
            "console",
            lambda said: page.faults.append(said.text) if said.type == "error" else None,
        )
        page.on(
            "request",
            lambda request: (
                None if request.url.startswith(LOCAL) else page.strangers.append(request.url)
            ),
        )
        return page

    yield opened
    for context in contexts:
        context.close()


# --- invented events ---------------------------------------------------------------------------

OUTLETS = ("Harbour Courier", "Northgate Post", "Het Kanaal", "Public ledger")
PEOPLE = ("Orrin Vale", "Ilma Harbour", "Nordwerk", "Port Authority of Halden", "Tessa Quill")
DEEDS = (
    "signs the Halden lease", "pays a broker 40,000 euros", "is questioned about the tender",
    "denies knowing the broker", "resigns from the board", "moves the ledger to another office",
    "asks the court for an injunction against the harbour newspaper",
)  # fmt: skip
TAGS = ("money", "contract", "court", "meeting")


def invented_date(chance: random.Random) -> Edtf | None:
    year, month, day = chance.randint(2011, 2019), chance.randint(1, 12), chance.randint(1, 28)
    written = f"{year}-{month:02d}-{day:02d}"
    forms = [
        *[written] * 6, written[:7], str(year), f"{written[:7]}~",
        f"../{written}", f"{written}/..", f"{year}-01-05/{year}-06-19",
        f"{year - 1}/{year}", f"[{year}-03-04,{year}-04-03]", f"[{year}-01..{year}-04]",
    ]  # fmt: skip
    return Edtf(chance.choice(forms)) if chance.random() > 0.06 else None


def invented_event(number: int, chance: random.Random) -> Event:
    date = invented_date(chance)
    who = chance.choice(PEOPLE)
    title = f"{who} {chance.choice(DEEDS)}"
    certainty = chance.choice(("stated", "stated", "reported", "alleged", "planned", "denied"))
    bounds = {
        "date": date,
        "earliest": date and date.earliest,
        "latest": date and date.latest,
        "precision": date and date.precision,
        "how": "explicit" if date else "none",
    }
    evidence = []
    for part in range(chance.choice((1, 1, 1, 2, 3))):
        outlet = chance.choice(OUTLETS)
        quote = f"According to the record, {title} in matter {number}-{part}."
        document = DocumentRecord(
            id=f"d{OUTLETS.index(outlet)}", source=f"{outlet}.html", sha256="0" * 64,
            captured="2024-05-01T08:00:00Z", media_type="text/html",
            url=f"https://{outlet.split()[-1].lower()}.example/{number}", title=f"Report {number}",
            byline=None, publisher=outlet, published=f"20{10 + number % 10}-06-01",
            published_basis="metadata", language="en", characters=900, claims=3,
        )  # fmt: skip
        claim = Claim(
            quote=quote, start=0, end=len(quote), headline=title, certainty=certainty,
            salience=0.8, actors=(who,), **bounds,
        )  # fmt: skip
        evidence.append(
            Evidence(
                claim_id=f"c{number}-{part}",
                relation="supports",
                claim=claim,
                document=document,
                prefix="",
                suffix="",
            )
        )
    return Event(
        id=f"e{number}", version=1, title=title, certainty=certainty, salience=0.8,
        status=chance.choice(("proposed", "proposed", "confirmed", "confirmed", "rejected")),
        disputed=chance.random() < 0.06 and date is not None, actors=(who,),
        places=("Halden",) if chance.random() < 0.3 else (),
        tags=(chance.choice(TAGS),) if chance.random() < 0.8 else (), evidence=tuple(evidence),
        **bounds,
    )  # fmt: skip


@pytest.fixture(scope="session")
def invented() -> Callable[[int], tuple[Event, ...]]:
    """That many invented events, always the same: all kinds of dates, some undated."""

    def events(number: int) -> tuple[Event, ...]:
        chance = random.Random(7)
        return tuple(invented_event(k, chance) for k in range(number))

    return events


def day_number(text: str) -> int:
    """The number of an ISO day, as the drawing counts."""
    return Day.parse(text).number
