"""The program, run over the gold, for the floors of `test_quality.py` and for the benchmark."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations
from pathlib import Path

import timeline
from timeline.demo.build import articles as demo_articles
from timeline.model import Claim
from timeline.store.records import ClaimRecord

from . import GroupingArticle, articles, demo, grouping
from .form import form_faults
from .score import Score, f1, headline_faults, score, score_events, share


@dataclass(slots=True)
class Extraction:
    """Scores by language (and `all`), and the faults of the headlines: what they say too much,
    and what is wrong with them as lines of print."""

    scores: dict[str, Score]
    faults: list[str]
    claims: int
    ill_formed: list[str] = field(default_factory=list)

    @property
    def all(self) -> Score:
        """Every language together."""
        return self.scores["all"]


@dataclass(slots=True)
class Grouping:
    """Pairs of tellings in different articles that were put into one event, unasked.

    `right` of `made` pairs tell of the same happening; `possible` pairs tell of the same one and
    were both found by extraction, `asked` counts those of the gold, found or not.
    """

    right: int = 0
    made: int = 0
    possible: int = 0
    asked: int = 0
    remarks: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Per cent; where no pair was made nothing is wrong."""
        return share(self.right, self.made) if self.made else 100.0

    @property
    def recall(self) -> float:
        """Of the pairs whose tellings were both found, per cent."""
        return share(self.right, self.possible)

    @property
    def recall_of_all(self) -> float:
        """Of all pairs of the gold, per cent: extraction and grouping together."""
        return share(self.right, self.asked)

    @property
    def f1(self) -> float:
        """Of precision and recall over the found tellings."""
        return f1(self.right, self.made, self.possible)


@cache
def extraction(part: str) -> Extraction:
    """Extract from every article of `dev` or `held`, with what a reporter would give: its date."""
    result = Extraction({"all": Score()}, [], 0)
    for article in articles(part):
        claims = timeline.extract(
            article.text, published=article.published, language=article.language
        )
        one = score(article, claims)
        result.scores["all"] += one
        language = result.scores.setdefault(article.language, Score())
        language += one
        result.faults += [f"{article.name}: {fault}" for fault in faults(claims)]
        result.ill_formed += ill_formed(article.name, article.language, claims)
        result.claims += len(claims)
    return result


def faults(claims: Sequence[Claim]) -> list[str]:
    """Faults of the headlines of some claims."""
    return [fault for claim in claims for fault in headline_faults(claim)]


def ill_formed(name: str, language: str, claims: Sequence[Claim]) -> list[str]:
    """Headlines that no editor would print, with what is wrong, one line each."""
    return [
        f"{name}: {', '.join(found)}: {claim.headline!r}"
        for claim in claims
        if (found := form_faults(claim, language))
    ]


@cache
def demonstration() -> Extraction:
    """The articles of the demonstration case, added as its builder adds them."""
    result = Extraction({"all": Score()}, [], 0)
    with (
        tempfile.TemporaryDirectory() as folder,
        timeline.open(Path(folder) / "demo.db", who="gold") as case,
    ):
        documents = {}
        for article in demo_articles():
            document = case.add(article.source(), **article.given).document
            assert document is not None
            documents[article.file] = document
        texts = {file: case.text(document.id) for file, document in documents.items()}
        for file, events in demo(texts).items():
            document = documents[file]
            claims = [record.claim for record in case.claims(document.id)]
            one = score_events(file, str(document.published), events, claims)
            result.scores["all"] += one
            language = result.scores.setdefault(str(document.language), Score())
            language += one
            result.faults += [f"{file}: {fault}" for fault in faults(claims)]
            result.ill_formed += ill_formed(file, str(document.language), claims)
            result.claims += len(claims)
    return result


@cache
def grouped(part: str) -> Grouping:
    """All affairs of a part in one case file: which tellings come to share an event?"""
    result = Grouping()
    with (
        tempfile.TemporaryDirectory() as folder,
        timeline.open(Path(folder) / "case.db", who="gold") as case,
    ):
        found: list[tuple[str, str, str | None, str]] = []
        for article in grouping(part):
            path = Path(folder) / f"{article.name}.txt"
            path.write_text(article.text, encoding="utf-8")
            document = case.add(
                path,
                published=article.published,
                publisher=article.outlet,
                language=article.language,
            ).document
            assert document is not None
            assert case.text(document.id).strip() == article.text
            found += _tellings(article, case.claims(document.id))
    for (one, first, home, words), (other, second, place, more) in combinations(found, 2):
        if one.partition(":")[0] == other.partition(":")[0]:
            continue
        same, together = first == second, home is not None and home == place
        result.asked += same
        result.possible += same and home is not None and place is not None
        result.made += together
        result.right += together and same
        if together != same and home is not None and place is not None:
            verdict = "wrongly together" if together else "left apart"
            result.remarks.append(f"{verdict}: {one} {words!r} and {other} {more!r}")
    return result


def _tellings(
    article: GroupingArticle, records: Sequence[ClaimRecord]
) -> list[tuple[str, str, str | None, str]]:
    """Article with place, cluster, the event the program chose (None: not found), trigger."""
    tellings = []
    for mention in article.mentions:
        events = [
            record.event_id
            for record in records
            if record.claim.trigger is not None
            and record.claim.trigger.start < mention.end
            and mention.start < record.claim.trigger.end
        ]
        home = events[0] if events else None
        tellings.append((f"{article.name}:{mention.start}", mention.cluster, home, mention.trigger))
    return tellings
