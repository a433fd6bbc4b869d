"""The days a case turns on: those of which most origins speak.

One count does the ranking. Graphs of days, learnt rankers and topic models were measured on
published timelines of news and brought nothing over it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..analysis.keydates import DayPassage, Told, gathered, why_words
from ..analysis.names import name_key
from ..days import Day
from .connection import Session
from .filters import period_days
from .journal import as_json
from .search import match_expression

# Passages of one day that are compared with each other at most.
COMPARED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyDate:
    """A day, why it matters, and what was said of it, the most telling first.

    `articles` and `origins` are those that speak of the day, `outlets` counts their publishers,
    `later` the articles published more than a day after it. `event_ids` are pinned events of it.
    """

    day: Day
    origins: int
    articles: int
    outlets: int
    later: int
    told: tuple[Told, ...]
    event_ids: tuple[str, ...] = ()

    @property
    def pinned(self) -> bool:
        """True where a person pinned an event of that day: it stays however few speak of it."""
        return bool(self.event_ids)

    @property
    def why(self) -> str:
        """Why it is listed, in words."""
        return why_words(
            articles=self.articles, origins=self.origins, later=self.later, pinned=self.pinned
        )

    def to_json(self) -> dict[str, Any]:
        """Every name above; passages with their document and place."""
        plain = ("origins", "articles", "outlets", "later", "pinned", "why")
        return {
            "day": str(self.day),
            **{name: getattr(self, name) for name in plain},
            "event_ids": list(self.event_ids),
            "told": [
                {
                    "words": item.best.words,
                    "document_id": item.best.document_id,
                    "start": item.best.start,
                    "end": item.best.end,
                    "publisher": item.best.publisher,
                    "published": item.best.published,
                    "names_the_day": item.best.names,
                    "origins": item.origins,
                    "passages": len(item.passages),
                }
                for item in self.told
            ],
        }


def key_dates(
    session: Session,
    *,
    words: str | None,
    actors: Sequence[str],
    within: str | None,
    days: int,
    sentences: int,
) -> list[KeyDate]:
    """The days that most origins speak of, in their order on the calendar; see `Case.key_dates`."""
    values: dict[str, Any] = {
        "subject": _subject(session, words, actors),
        "days": days,
        **(period_days(within) if within else {"first": None, "last": None}),
    }
    ranked = [row["day"] for row in session.connection.execute(RANKED, values)]
    pinned = _pinned(session, values)
    wanted = sorted({*ranked, *pinned})
    spoken = _passages(session, wanted, values)
    return [_key_date(day, spoken[day], sentences, pinned.get(day, ())) for day in wanted]


# An opening tells of the day its article was published and of the day before.
RANKED = """
with matching as (
  select day, via, document_id from day_passages
  where :subject is null or number in (
    select rowid from day_passages_fts where day_passages_fts match :subject)
), spoken as (
  select day, document_id from matching
  union all select day - 1, document_id from matching where via = 'opening'
)
select spoken.day, count(distinct document_origins.origin) as origins,
  count(distinct spoken.document_id) as articles
from spoken
join documents on documents.id = spoken.document_id and not documents.withdrawn
join document_origins on document_origins.document_id = spoken.document_id
where (:first is null or spoken.day >= :first) and (:last is null or spoken.day <= :last)
group by spoken.day
order by origins desc, articles desc, spoken.day
limit :days
"""
OF_DAYS = """
select day_passages.day, day_passages.document_id, day_passages.start, day_passages.end,
  day_passages.words, day_passages.via = 'names' as names, documents.published,
  documents.publisher, document_origins.origin
from day_passages
join documents on documents.id = day_passages.document_id and not documents.withdrawn
join document_origins on document_origins.document_id = day_passages.document_id
where day_passages.day in (select value from json_each(:wanted)
    union select value + 1 from json_each(:wanted))
  and (:subject is null or day_passages.number in (
    select rowid from day_passages_fts where day_passages_fts match :subject))
order by day_passages.via, documents.published, documents.rowid, day_passages.start
"""


def _subject(session: Session, words: str | None, actors: Iterable[str]) -> str | None:
    """What a passage must hold: the words, or an actor under any name it is written with."""
    wanted = [f"({match_expression(words)})"] if words else []
    for actor in actors:
        rows = session.query(
            """select distinct other.name from actor_names
            join actor_names as other on other.actor_id = actor_names.actor_id
            where actor_names.key = ? or actor_names.actor_id = ?""",
            name_key(actor),
            actor,
        )
        names = [row["name"] for row in rows] or [actor]
        wanted += [f"({match_expression(_phrase(name))})" for name in names]
    return " OR ".join(wanted) or None


def _phrase(name: str) -> str:
    bare = name.replace('"', " ")
    return f'"{bare}"'


def _pinned(session: Session, values: dict[str, Any]) -> dict[int, tuple[str, ...]]:
    """Days of pinned events, each with their ids."""
    rows = session.connection.execute(
        """select earliest_day, id from events
        where pinned and not hidden and earliest_day = latest_day and status != 'rejected'
        and (:first is null or earliest_day >= :first) and (:last is null or latest_day <= :last)
        order by rowid""",
        values,
    )
    found: dict[int, tuple[str, ...]] = {}
    for row in rows:
        found[row["earliest_day"]] = (*found.get(row["earliest_day"], ()), row["id"])
    return found


def _passages(
    session: Session, wanted: Sequence[int], values: dict[str, Any]
) -> dict[int, list[DayPassage]]:
    """What is said of every day that is wanted; an opening also speaks of the day before."""
    found: dict[int, list[DayPassage]] = {day: [] for day in wanted}
    asked = {**values, "wanted": as_json(list(wanted))}
    for row in session.connection.execute(OF_DAYS, asked):
        passage = DayPassage(
            document_id=row["document_id"],
            origin=row["origin"],
            start=row["start"],
            end=row["end"],
            words=row["words"],
            names=bool(row["names"]),
            published=row["published"],
            publisher=row["publisher"],
        )
        for day in (row["day"],) if passage.names else (row["day"], row["day"] - 1):
            if day in found:
                found[day].append(passage)
    return found


def _key_date(
    number: int, passages: Sequence[DayPassage], sentences: int, pinned: tuple[str, ...]
) -> KeyDate:
    next_day = str(Day(number + 1))
    published = {passage.document_id: passage.published for passage in passages}
    return KeyDate(
        day=Day(number),
        origins=len({passage.origin for passage in passages}),
        articles=len(published),
        outlets=len({passage.publisher for passage in passages if passage.publisher}),
        later=sum(bool(day and day[:10] > next_day) for day in published.values()),
        told=tuple(gathered(passages[:COMPARED])[:sentences]),
        event_ids=pinned,
    )
