"""How long it takes to name the days a large case turns on.

    python benchmarks/keydates.py [--articles 16000] [--case FILE]

The case is made of invented articles of about 180 words from 60 outlets, a tenth of them reprints,
each naming two to five days; some days are named much more often than others. With `--case` it is
kept, and used again where it is there.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import sys
import tempfile
import time
from pathlib import Path

if (tests := str(Path(__file__).parents[1] / "tests")) not in sys.path:
    sys.path.insert(0, tests)

from making import Found, Read, timex

import timeline.case
from timeline.case import Case
from timeline.edtf import Edtf
from timeline.model import Document, Source, Timex

WHEN = dt.datetime(2024, 5, 17, tzinfo=dt.UTC)
FIRST = dt.date(2012, 1, 1)
WORDS = [
    f"{start}{end}"
    for start in ("har", "bor", "tel", "quo", "mer", "lan", "sig", "ven", "dor", "cas", "pel")
    for end in ("ned", "ters", "ing", "ation", "able", "ment", "ly", "ous", "ow", "and", "est")
]  # fmt: skip


def article(number: int, chance: random.Random, hot: list[dt.date]) -> tuple[str, dt.date]:
    """A text and the day it was published."""
    published = FIRST + dt.timedelta(days=chance.randrange(3650))
    sentences = []
    for _ in range(chance.randint(9, 13)):
        words = chance.choices(WORDS, k=chance.randint(9, 18))
        sentences.append(" ".join(words).capitalize())
    for place in chance.sample(range(len(sentences)), chance.randint(2, 5)):
        day = chance.choice(hot) if chance.random() < 0.4 else published - dt.timedelta(
            days=chance.randrange(400)
        )  # fmt: skip
        sentences[place] += f" the broker was paid on {day.isoformat()}"
    return ". ".join(sentences) + f". Story {number}.", published


def read(source: Source, **_: object) -> Read:
    """The article that a source holds; its first line says when and where it was published."""
    head, _, text = source.content.decode().partition("\n")
    day, outlet = head.split(" ", 1)
    published = dt.date.fromisoformat(day)
    return Read(Document(text=text, published=published, published_basis="given", publisher=outlet))


def find(document: Document, **_: object) -> Found:
    """The days the text names, and no claims."""
    found: list[Timex] = []
    start = document.text.find(" paid on ")
    while start >= 0:
        at = start + len(" paid on ")
        words = document.text[at : at + 10]
        found.append(timex(words, at, Edtf(words)))
        start = document.text.find(" paid on ", at)
    return Found(found, [])


def fill(case: Case, articles: int) -> None:
    """Add the articles."""
    chance = random.Random(7)
    hot = [FIRST + dt.timedelta(days=chance.randrange(3650)) for _ in range(60)]
    told: list[tuple[str, dt.date]] = []
    for number in range(articles):
        again = told and chance.random() < 0.1
        text, published = chance.choice(told) if again else article(number, chance, hot)
        told.append((text, published))
        outlet = f"Outlet {chance.randrange(60)}"
        content = f"{published.isoformat()} {outlet}\n{text} No {number}"
        case.add(Source(name=f"{number}.txt", content=content.encode(), captured=WHEN))


def main() -> None:
    """Make the case and ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=16_000)
    parser.add_argument("--case", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.case or Path(folder) / "case.db"
        made = not path.exists()
        with timeline.case.open(path, read=read, extract=find) as case:
            if made:
                began = time.perf_counter()
                fill(case, given.articles)
                each = (time.perf_counter() - began) / given.articles
                print(f"adding: {1000 * each:.1f} ms an article, without reading and extraction")
            for name, asked in (
                ("all passages", {}), ("words", {"words": "broker paid"}),
                ("a rarer word", {"words": "harned"}), ("a year", {"within": "2015"}),
            ):  # fmt: skip
                began, busy = time.perf_counter(), time.process_time()
                found = case.key_dates(**asked)
                took, busy = time.perf_counter() - began, time.process_time() - busy
                print(f"{name}: {took:.2f} s, of the processor {busy:.2f} s, first: {found[0].why}")


if __name__ == "__main__":
    main()
