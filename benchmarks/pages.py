#!/usr/bin/env python3
"""How fast saved pages are read, beside trafilatura alone in the same run.

    python benchmarks/pages.py [FOLDER] [--rounds N]

FOLDER holds saved pages (`*.html`); without it the pages of the tests are read. Ours does more:
paragraphs and headings with their places, title, byline, publisher, address, date, language. Both
sides get the same bytes in the same process, take turns, and the best of N rounds counts.
"""

from __future__ import annotations

import argparse
import datetime as dt
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import trafilatura

from timeline.errors import UnreadableSource
from timeline.model import Source
from timeline.text.readers import read_document

PAGES = Path(__file__).parents[1] / "tests" / "pages"
ROUNDS = 3


def ours(source: Source) -> None:
    """Read a page as `timeline add` does, without its claims."""
    with suppress(UnreadableSource):
        read_document(source)


def text_alone(source: Source) -> None:
    """What trafilatura takes to find the text."""
    trafilatura.bare_extraction(source.content, fast=True, include_comments=False)


def text_and_metadata(source: Source) -> None:
    """What trafilatura takes to find text, title, author and date."""
    trafilatura.bare_extraction(
        source.content, fast=True, include_comments=False, with_metadata=True
    )


READERS: dict[str, Callable[[Source], None]] = {
    "timeline, everything": ours,
    "trafilatura, text and metadata": text_and_metadata,
    "trafilatura, text alone": text_alone,
}


def seconds(read: Callable[[Source], None], sources: Sequence[Source]) -> float:
    """CPU seconds to read all sources once."""
    begin = time.process_time()
    for source in sources:
        read(source)
    return time.process_time() - begin


def measure(sources: Sequence[Source], rounds: int) -> dict[str, float]:
    """The best round of each reader, in CPU seconds; the first one only warms up."""
    for read in READERS.values():
        read(sources[0])
    best = dict.fromkeys(READERS, float("inf"))
    for _ in range(rounds):
        for name, read in READERS.items():
            best[name] = min(best[name], seconds(read, sources))
    return best


def main() -> None:
    """Print pages and megabytes a CPU second for each reader."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    now = dt.datetime.now(dt.UTC)
    sources = [
        Source(name=str(path), content=path.read_bytes(), captured=now)
        for path in sorted(given.folder.rglob("*.html"))
    ]
    if not sources:
        parser.error(f"{given.folder}: no *.html in it")
    size = sum(len(source.content) for source in sources) / 1e6
    print(f"{len(sources)} pages, {size:.1f} MB, best of {given.rounds} rounds")
    for name, taken in measure(sources, given.rounds).items():
        print(f"{name:32} {len(sources) / taken:7.1f} pages/s {size / taken:7.1f} MB/s")


if __name__ == "__main__":
    main()
