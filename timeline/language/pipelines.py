"""Which spaCy pipeline reads a text: the user's by name, our own for English, or none.

Nothing is ever downloaded. Pipelines are loaded when first used and kept.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import MissingPackage
from .tokens import Level

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = Path(__file__).parent / "models"
BUNDLED = {"en": "en_news_tiny"}


class Pipeline(NamedTuple):
    """A loaded pipeline, what to call it, and how far it can read."""

    nlp: Language
    name: str
    level: Level


class Labels(NamedTuple):
    """One vocabulary for the labels of all models."""

    dependencies: dict[str, str]
    names: dict[str, str]
    tags: dict[str, str]


@lru_cache(maxsize=1)
def labels() -> Labels:
    """The tables of `labels.toml`."""
    return Labels(**tomllib.loads(Path(__file__).with_name("labels.toml").read_text("utf-8")))


@lru_cache(maxsize=4)
def pipeline(language: str, nlp: str | None = None) -> Pipeline | None:
    """The pipeline for a language, or the user's; None where there is no model.

    Raises MissingPackage for a model that is not installed or cannot be loaded.
    """
    if nlp is None and language not in BUNDLED:
        return None
    import spacy

    if nlp is None:
        loaded = spacy.load(MODELS / BUNDLED[language])
        name = f"bundled:{BUNDLED[language]}"
    else:
        loaded, name = _load_named(nlp), nlp
    _add_clause_openings(loaded)
    return Pipeline(loaded, name, level(loaded.pipe_names))


def _load_named(name: str) -> Language:
    from importlib.metadata import version

    import spacy
    from spacy.util import is_package

    if not is_package(name) and not Path(name).exists():
        raise MissingPackage(
            f"The spaCy model {name!r} is not installed: "
            f"python -m pip install {name} (or the path of its wheel), "
            f"or leave it out to use the one inside. Installed: {_installed()}."
        )
    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError, KeyError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise MissingPackage(
            f"The spaCy model {name!r} cannot be loaded ({reason}): "
            f"install one made for spaCy {version('spacy')}, or leave it out."
        ) from error


def _installed() -> str:
    found = {point.name for point in metadata.entry_points(group="spacy_models")}
    return ", ".join(sorted(found)) or "none"


def _add_clause_openings(nlp: Language) -> None:
    """Put our reading of opening clauses before the parser, which often misreads them."""
    from . import openings

    tagged = {"tagger", "parser"} <= set(nlp.pipe_names)
    if nlp.lang == "en" and tagged and openings.NAME not in nlp.pipe_names:
        openings.register()
        nlp.add_pipe(openings.NAME, before="parser")


def level(pipes: list[str]) -> Level:
    """How far a pipeline with these parts can read."""
    if "parser" in pipes:
        return "full"
    return "no-parser" if {"tagger", "morphologizer", "ner"} & set(pipes) else "blank"
