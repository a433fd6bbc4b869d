"""Kinds of act: 'bought' and 'acquisition' tell the same kind of happening."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("acts.toml")


@cache
def _told() -> Mapping[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


@cache
def acts() -> Mapping[str, str]:
    """Dictionary form → kind of act.

    Raises ValueError for a word that stands in two kinds.
    """
    found: dict[str, str] = {}
    for kind, words in _told()["acts"].items():
        for word in map(plain, words.split()):
            if found.setdefault(word, kind) != kind:
                raise ValueError(f"{word!r} stands in two kinds of act: {found[word]}, {kind}")
    return found


def plain(word: str) -> str:
    """A word without case and accents: 'Schließung' is 'schliessung', as some print it."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def act_of(lemma: str | None) -> str | None:
    """The kind of act a trigger's dictionary form tells; the word itself where none is known."""
    if not lemma:
        return None
    word = plain(lemma).replace(" ", "_")
    return acts().get(word, word)


@cache
def kinds() -> frozenset[str]:
    """The names of the kinds."""
    return frozenset(acts().values())


def known_act(act: str | None) -> bool:
    """True for a kind of act, false for a word that stands for itself only."""
    return act in kinds()


@cache
def _kin() -> tuple[frozenset[str], ...]:
    groups = tuple(frozenset(group.split()) for group in _told()["kin"]["groups"])
    strangers = frozenset[str]().union(*groups) - kinds()
    if strangers:
        raise ValueError(f"no kinds of act: {', '.join(sorted(strangers))}")
    return groups


def kindred(act: str, other: str) -> bool:
    """True for kinds that may tell one happening: a seller sells what a buyer buys."""
    return any(act in group and other in group for group in _kin())
