"""Speed of `timeline.extract` against the bare spaCy pipeline inside, same texts, same run.

    python benchmarks/claims.py [FILE …]

Without files the demonstration articles are read. The two take turns, several times over, and
the best round of each counts, so that another program on the machine disturbs both alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import spacy

import timeline
from timeline.language.pipelines import BUNDLED, MODELS
from timeline.model import Source
from timeline.text.readers import read_document

ROUNDS = 5
ARTICLES = Path(timeline.__file__).parent / "demo" / "articles"


def read_texts(names: list[str]) -> list[str]:
    """The text of each file; English demonstration articles where none is named."""
    paths = [Path(name) for name in names] or sorted(ARTICLES.glob("*.html"))
    documents = [
        read_document(
            Source(name=path.name, content=path.read_bytes(), captured=datetime.now(UTC))
        ).document
        for path in paths
    ]
    return [document.text for document in documents if document.language in (None, "en")]


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """Processor seconds to do the work on all texts once."""
    begin = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - begin


def main() -> None:
    """Print words per second of both, and the ratio."""
    texts = read_texts(sys.argv[1:])
    bare = spacy.load(MODELS / BUNDLED["en"])

    def extract(text: str) -> object:
        return timeline.extract(text, published="2020-01-02", language="en")

    words = sum(len(text.split()) for text in texts)
    works = {"bare spaCy pipeline": bare, "timeline.extract": extract}
    best = dict.fromkeys(works, float("inf"))
    for _ in range(ROUNDS + 1):  # the first round loads what is loaded once
        for name, work in works.items():
            best[name] = min(best[name], seconds(work, texts))
    for name, spent in best.items():
        print(f"{name:20} {words / spent:8.0f} words/s")
    ratio = best["timeline.extract"] / best["bare spaCy pipeline"]
    print(f"timeline.extract takes {ratio:.2f} times as long ({len(texts)} texts, {words} words)")


if __name__ == "__main__":
    main()
