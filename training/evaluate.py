"""How well a spaCy pipeline reads English on annotated texts that it has not seen.

    python training/evaluate.py MODEL GOLD.spacy …

Prints, per file, words tagged and lemmas right, dependencies right without and with their label,
and how often a date is hung on the right verb, in per cent.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.scorer import Scorer
from spacy.tokens import Doc, DocBin, Token
from spacy.training import Example

DATE = re.compile(
    r"(?:1[5-9]|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow"
    r"|January|February|March|April|June|July|August|September|October|November|December"
)
MEASURES = ("tag_acc", "lemma_acc", "dep_uas", "dep_las")


def main() -> None:
    """One line a file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("model")
    parser.add_argument("gold", nargs="+", type=Path)
    given = parser.parse_args()
    nlp = spacy.load(given.model, exclude=["ner"])
    for path in given.gold:
        gold = list(DocBin().from_disk(path).get_docs(nlp.vocab))
        pairs = list(zip(nlp.pipe(doc.text for doc in gold), gold, strict=True))
        found = Scorer(nlp).score([Example(read, true) for read, true in pairs])
        right = [hit for read, true in pairs for hit in date_verbs(read, true)]
        figures = [f"{name} {100 * found[name]:.2f}" for name in MEASURES]
        share = 100 * sum(right) / max(1, len(right))
        print(path.stem, *figures, f"date's verb {share:.1f} of {len(right)}")


def date_verbs(read: Doc, true: Doc) -> Iterator[bool]:
    """For each word of a date below a verb: does the reading find that verb?"""
    for word in true:
        verb = verb_above(word)
        if verb is None or not DATE.fullmatch(word.text):
            continue
        span = read.char_span(word.idx, word.idx + len(word), alignment_mode="expand")
        guess = verb_above(span[0]) if span is not None else None
        yield guess is not None and guess.idx == verb.idx


def verb_above(word: Token) -> Token | None:
    """The nearest verb up the tree."""
    return next((above for above in word.ancestors if above.pos_ == "VERB" or is_verb(above)), None)


def is_verb(word: Token) -> bool:
    """By its tag, for a pipeline that gives no parts of speech."""
    return not word.pos_ and word.tag_.startswith("VB") and word.dep_.partition(":")[0] != "aux"


if __name__ == "__main__":
    main()
