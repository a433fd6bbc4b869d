"""Texts of our own with what they say happened, annotated by hand. README.md tells the fields."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from timeline.edtf import Edtf
from timeline.model import CERTAINTIES, HOWS

HERE = Path(__file__).parent
FIELDS = {
    "in", "at", "or", "date", "or_dates", "how", "or_how", "certainty", "or_certainty", "actors",
    "maybe", "by", "optional",
}  # fmt: skip
GROUPING_FIELDS = {"in", "at", "same"}


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """A happening as an annotator saw it. The first of each tuple is the preferred answer.

    `triggers` are the offsets of the words that may stand for it, `dates` the dates an honest
    reader may give (empty: undated), `maybe` names that are neither asked for nor wrong.
    `optional` happenings are minor: found or not, they do not count.
    """

    triggers: tuple[tuple[int, int], ...]
    trigger: str
    dates: tuple[Edtf, ...]
    undated: bool
    hows: tuple[str, ...]
    certainties: tuple[str, ...]
    actors: tuple[str, ...]
    maybe: tuple[str, ...]
    by: str | None
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text, what is known about it, and the happenings in it in the order of the file."""

    name: str
    text: str
    published: str
    language: str
    title: str
    outlet: str
    events: tuple[GoldEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupedMention:
    """Where a happening is told; mentions with the same `cluster` tell of the same one."""

    article: str
    start: int
    end: int
    trigger: str
    cluster: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupingArticle:
    """A short text of an affair with its mentions."""

    name: str
    affair: str
    text: str
    published: str
    language: str
    outlet: str
    mentions: tuple[GroupedMention, ...]


def articles(part: str) -> list[GoldArticle]:
    """The articles of `dev` or `held`. Raises ValueError naming what is wrong in a file."""
    return [_article(path) for path in sorted((HERE / part).glob("*.toml"))]


def grouping(part: str) -> list[GroupingArticle]:
    """The short articles for grouping, `dev` or `held`."""
    found: list[GroupingArticle] = []
    for path in sorted((HERE / "grouping" / part).glob("*.toml")):
        found += _affair(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return found


def demo(texts: Mapping[str, str]) -> dict[str, tuple[GoldEvent, ...]]:
    """The happenings of the demonstration case in its texts as read, by name of the file."""
    table = tomllib.loads((HERE / "demo.toml").read_text(encoding="utf-8"))
    return {
        entry["file"]: tuple(
            gold_event(texts[entry["file"]], row, entry["file"]) for row in entry["events"]
        )
        for entry in table["article"]
        if entry["file"] in texts
    }


def gold_event(text: str, row: Mapping[str, Any], where: str) -> GoldEvent:
    """One row of `events` with its words found in the text."""
    if unknown := set(row) - FIELDS:
        raise ValueError(f"{where}: unknown fields {sorted(unknown)}")
    start, end = locate(text, row.get("in", row["at"]), where)
    inside = text[start:end]
    spans = [_shifted(locate(inside, row["at"], where), start)]
    for words in row.get("or", []):
        near = words in inside
        spans.append(
            _shifted(locate(inside, words, where), start) if near else locate(text, words, where)
        )
    dates = [date for date in [row.get("date"), *row.get("or_dates", [])] if date is not None]
    event = GoldEvent(
        triggers=tuple(spans),
        trigger=row["at"],
        dates=tuple(Edtf(date) for date in dates),
        undated="date" not in row,
        hows=(row.get("how", "none"), *row.get("or_how", [])),
        certainties=(row.get("certainty", "stated"), *row.get("or_certainty", [])),
        actors=tuple(row.get("actors", [])),
        maybe=tuple(row.get("maybe", [])),
        by=row.get("by"),
        optional=row.get("optional", False),
    )
    _check_values(event, where)
    return event


def _shifted(span: tuple[int, int], by: int) -> tuple[int, int]:
    return span[0] + by, span[1] + by


def _check_values(event: GoldEvent, where: str) -> None:
    if not set(event.certainties) <= set(CERTAINTIES) or not set(event.hows) <= set(HOWS):
        raise ValueError(f"{where}: {event.trigger!r} has an unknown certainty or how")
    if event.undated != (event.hows[0] == "none"):
        raise ValueError(f"{where}: {event.trigger!r} must have both a date and a how, or neither")


def locate(text: str, words: str, where: str) -> tuple[int, int]:
    """Offsets of whole words that stand exactly once in the text; line breaks count as spaces."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    found = [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]
    if len(found) != 1:
        raise ValueError(f"{where}: {words!r} stands {len(found)} times in {text[:60]!r}…")
    return found[0]


def _article(path: Path) -> GoldArticle:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    where = f"{path.parent.name}/{path.name}"
    text = table["text"].strip()
    for event in table["events"]:
        for name in [*event.get("actors", []), *event.get("maybe", [])]:
            if name not in text:
                raise ValueError(f"{where}: the name {name!r} does not stand in the text")
    return GoldArticle(
        name=path.stem,
        text=text,
        published=table["published"],
        language=table["language"],
        title=table["title"],
        outlet=table["outlet"],
        events=tuple(gold_event(text, row, where) for row in table["events"]),
    )


def _affair(affair: str, table: Mapping[str, Any]) -> Sequence[GroupingArticle]:
    found = []
    for number, entry in enumerate(table["article"], 1):
        name = f"{affair}-{number}"
        text = entry["text"].strip()
        mentions = []
        for row in entry["mentions"]:
            if unknown := set(row) - GROUPING_FIELDS:
                raise ValueError(f"{name}: unknown fields {sorted(unknown)}")
            start, end = locate(text, row.get("in", row["at"]), name)
            first, last = locate(text[start:end], row["at"], name)
            mentions.append(
                GroupedMention(
                    article=name,
                    start=start + first,
                    end=start + last,
                    trigger=row["at"],
                    cluster=f"{affair}/{row['same']}",
                )
            )
        found.append(
            GroupingArticle(
                name=name,
                affair=affair,
                text=text,
                published=entry["published"],
                language=entry.get("language", "en"),
                outlet=entry["outlet"],
                mentions=tuple(mentions),
            )
        )
    return found
