"""Where words come from: who an article credits, and whose statement a claim repeats.

Ten papers that print one agency's report are one origin. An outlet speaks once, however many
articles it writes. Who is meant is decided among the outlets that the case knows and the agencies
of `origins.toml`; 'according to a neighbour' names no outlet and stays with the article.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .names import name_key

FILE = Path(__file__).with_name("origins.toml")
# How far into a text a dateline reaches, and how far before its end a credit stands.
HEAD = 300
TAIL = 300
# How far a name may stand from the word that says whose statement it is.
NEAR = 40
SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class Credit:
    """Whose words they are: `key` is what is counted, `name` what is shown, `why` a sentence."""

    key: str
    name: str
    why: str


@cache
def _lists() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def outlet_key(name: str) -> str:
    """The name of an outlet as it is compared, without its article: 'The Harbour Herald'."""
    words = name_key(name).split()
    while len(words) > 1 and words[0] in _articles():
        words = words[1:]
    return " ".join(words)


@cache
def _articles() -> frozenset[str]:
    return frozenset(_lists()["articles"])


@cache
def agencies() -> Mapping[str, str]:
    """Every name of a news agency, as it is written → the name shown."""
    return {name: names[0] for names in _lists()["agencies"] for name in names}


@cache
def _agency_credit() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in sorted(agencies(), key=len, reverse=True))
    return re.compile(rf"[(\[/©]\s*(?P<name>{names})\s*[)\]/]|(?:©|/)\s*(?P<end>{names})\s*$", re.M)


def credited(
    text: str, *, byline: str | None, publisher: str | None, outlets: Mapping[str, str]
) -> Credit | None:
    """The agency or outlet that a whole article says it is taken from; None where it says none.

    `outlets` are the outlets the case knows: key → name.
    """
    own = outlet_key(publisher) if publisher else ""
    for name, why in _credits(text, byline, outlets):
        if outlet_key(name) != own:
            return Credit(outlet_key(name), name, why)
    return None


def _credits(
    text: str, byline: str | None, outlets: Mapping[str, str]
) -> Iterable[tuple[str, str]]:
    for part in re.split(r"\s*(?:,|/|\band\b|\bund\b|\by\b|\bet\b)\s*", byline or ""):
        if part in agencies():
            yield agencies()[part], f"its byline is {part}"
    for stretch in (text[:HEAD], text[-TAIL:]):
        for match in _agency_credit().finditer(stretch):
            written = match["name"] or match["end"]
            yield agencies()[written], f"it is credited to {written}"
    for stretch in (text[: 2 * HEAD], text[-2 * TAIL :]):
        for match in _reprint().finditer(stretch):
            name = _named_at(stretch[match.end() :].lstrip(" :“\"'"), outlets)
            if name:
                yield name, f"it says “{match.group().strip()} {name}”"


@cache
def _reprint() -> re.Pattern[str]:
    words = sorted(_lists()["reprinted"], key=len, reverse=True)
    return re.compile("|".join(rf"\b{re.escape(cue)}\b" for cue in words), re.IGNORECASE)


def _named_at(words: str, outlets: Mapping[str, str]) -> str | None:
    """The outlet or agency whose name the words begin with, the longest one."""
    head = outlet_key(words[:80])
    found = [(key, name) for key, name in outlets.items() if _begins(head, key)]
    found += [
        (outlet_key(name), shown)
        for name, shown in agencies().items()
        if re.match(rf"(?:the )?{re.escape(name)}\b", words, re.IGNORECASE)
    ]
    return max(found, key=lambda item: len(item[0]))[1] if found else None


def _begins(words: str, key: str) -> bool:
    return len(key) >= SHORTEST_NAME and f"{words} ".startswith(f"{key} ")


def outlet_meant(said_by: str, outlets: Mapping[str, str]) -> str | None:
    """The key of the outlet that a name stands for: the whole name, or its last word.

    'the Herald' is The Harbour Herald where the case knows no other outlet of that word.
    """
    key = outlet_key(said_by)
    if key in outlets:
        return key
    for name, shown in agencies().items():
        if said_by.strip() == name:
            return outlet_key(shown)
    last = said_by.split()[-1] if said_by.split() else ""
    if " " in key or len(key) < SHORTEST_NAME or not last[:1].isupper():
        return None
    ending = [outlet for outlet in outlets if outlet.endswith(f" {key}")]
    return ending[0] if len(ending) == 1 else None


def attributed(
    quote: str, said_by: str | None, *, own: str, outlets: Mapping[str, str]
) -> Credit | None:
    """The outlet that a claim names as saying so; None where it names none but its own.

    `own` is the key of the outlet that published the claim.
    """
    if said_by and (key := outlet_meant(said_by, outlets)) and key != own:
        return Credit(key, outlets.get(key, said_by), f"it says so according to {said_by}")
    for key, name in outlets.items():
        if key == own or len(key) < SHORTEST_NAME:
            continue
        match = _name_in(quote, name)
        if match and _says_so(quote, match.start(), match.end()):
            return Credit(key, name, f"it names {name} as saying so")
    return None


def _name_in(quote: str, name: str) -> re.Match[str] | None:
    words = name.split()
    if len(words) > 1 and words[0].casefold() in _articles():
        words = words[1:]
    bare = " ".join(words)
    return re.search(rf"\b{re.escape(bare)}\b", quote) if bare in quote else None


def _says_so(quote: str, start: int, end: int) -> bool:
    """True where the words beside a name say that the statement is its own."""
    head = " ".join(quote[max(0, start - NEAR) : start].casefold().split())
    words = head.split()
    while words and words[-1] in _articles():
        words.pop()
    head = f" {' '.join(words)}"
    if any(head.endswith(f" {cue}") for cue in _lists()["before"]):
        return True
    tail = " ".join(quote[end : end + NEAR].casefold().split())
    return any(re.match(rf"{re.escape(cue)}\b", tail) for cue in _lists()["behind"])
