"""Names as they are compared: 'President Vladimir Putin's' and 'Vladimir Putin' are one."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

FILE = Path(__file__).with_name("names.toml")
POSSESSIVE = re.compile(r"['’‘´`]s?$")
NOT_WORD = re.compile(r"[^\w]+")
LONGEST_TITLE = 2


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """The name without title, legal form, accents, case and punctuation.

    >>> name_key("President Vladimir Putin’s"), name_key("Kestrel Holdings Ltd.")
    ('vladimir putin', 'kestrel')
    """
    words = _words(POSSESSIVE.sub("", name.strip()))
    kept = _without_titles(words)
    while len(kept) > 1 and kept[-1] in _listed("legal_forms"):
        kept = kept[:-1]
    return " ".join(kept)


def _without_titles(words: list[str]) -> list[str]:
    for length in range(LONGEST_TITLE, 0, -1):
        if len(words) > length and " ".join(words[:length]) in _listed("titles"):
            return _without_titles(words[length:])
    return words


@cache
def _listed(name: str) -> frozenset[str]:
    lists = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return frozenset(" ".join(_words(entry)) for entry in lists[name])


def _words(name: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", name)
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()
    dotted = bare.replace(".", "")  # U.S. and S.A. are one word each
    return NOT_WORD.sub(" ", dotted).split()


@lru_cache(maxsize=65536)
def same_actor(one: str, other: str) -> bool:
    """True where two keys may name one actor: equal, or a family name alone and the full name.

    >>> same_actor("putin", "vladimir putin"), same_actor("arden", "bank of arden")
    (True, False)
    """
    if one == other:
        return True
    short, full = sorted((one, other), key=len)
    if " " in short or not full.endswith(f" {short}"):
        return False
    return not _listed("particles").intersection(full.split())


def full_name(key: str, keys: Iterable[str]) -> str | None:
    """The one longer name among `keys` that ends in this single word, where there is just one.

    >>> full_name("putin", ["vladimir putin", "rostec"])
    'vladimir putin'
    """
    if " " in key:
        return None
    found = {other for other in keys if other != key and same_actor(key, other)}
    return found.pop() if len(found) == 1 else None
