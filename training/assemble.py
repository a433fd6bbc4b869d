"""Join a trained syntax pipeline and trained names into the small pipeline of the package.

    python training/assemble.py SYNTAX NAMES OUT

SYNTAX and NAMES are folders that spaCy wrote (NAMES may be the pipeline of today, whose names are
then kept). The weights lose the digits that make no difference, and the vocabulary the words of the
training texts: at run time a word is a number, and only labels and edit trees need their letters.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
from spacy.language import Language

MANTISSA = 11  # bits of 23: half the compressed size, the same scores to a tenth of a per cent
META = {
    "name": "news_tiny",
    "version": "0.2.0",
    "description": "Small English pipeline trained on openly licensed corpora, named in NOTICE",
    "license": "CC BY-SA 4.0",
}


def main() -> None:
    """Join, shorten, write."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("syntax", type=Path)
    parser.add_argument("names", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    nlp = spacy.load(given.syntax, exclude=["morphologizer"])
    round_weights(nlp)
    nlp.add_pipe("ner", source=spacy.load(given.names))
    nlp.meta.update(META)
    nlp.meta.pop("performance", None)
    strings = needed_strings(nlp)
    shutil.rmtree(given.out, ignore_errors=True)
    nlp.to_disk(given.out)
    path = given.out / "vocab" / "strings.json"
    path.write_text(json.dumps(strings, ensure_ascii=False), encoding="utf-8")
    size = sum(file.stat().st_size for file in given.out.rglob("*") if file.is_file())
    print(f"{given.out}: {', '.join(nlp.pipe_names)}; {len(strings)} strings, {size:,} bytes")


def round_weights(nlp: Language) -> None:
    """Shorten the mantissa of every weight in place; the files stay float32."""
    for _, component in nlp.pipeline:
        if not hasattr(component, "model"):
            continue
        for node in component.model.walk():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, rounded(node.get_param(name)))


def rounded(weights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """The nearest numbers with `MANTISSA` bits after the point."""
    cut = 23 - MANTISSA
    bits = weights.astype("<f4").view("<u4").astype("u8")
    return (((bits + (1 << (cut - 1))) >> cut) << cut).astype("u4").view("<f4")


def needed_strings(nlp: Language) -> list[str]:
    """What must be kept by its letters: the words of a blank pipeline, labels, edit trees."""
    kept = set(spacy.blank("en").vocab.strings)
    trees: set[int] = set()
    for name, component in nlp.pipeline:
        for label in map(str, getattr(component, "labels", ()) or ()):
            kept |= {label, *label.replace("||", "|").split("|"), *label.split("-", 1)}
        if name == "trainable_lemmatizer":
            trees |= set(_tree_words(srsly.msgpack_loads(component.trees.to_bytes())))
    strings = nlp.vocab.strings
    return sorted(word for word in strings if word in kept or strings[word] in trees)


def _tree_words(node: Any) -> Iterator[int]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("orig", "subst"):
                yield value
            yield from _tree_words(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _tree_words(value)


if __name__ == "__main__":
    main()
