"""Names as written, gathered under one actor.

The same name is the same actor, titles and legal forms aside. A family name alone belongs to
the one full name of its document that ends in it, else to the one actor of the case known by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..analysis.names import full_name, name_key
from .connection import Session, insert, update
from .records import ActorRecord


def actors_of(
    session: Session, names: Iterable[str], kinds: Mapping[str, str | None]
) -> dict[str, str]:
    """The actor of every name of one document, new ones added: name → actor id.

    Places named as actors (a ministry's city, a state) stay actors of their own.
    """
    by_key: dict[str, list[str]] = {}
    for name in dict.fromkeys(names):
        by_key.setdefault(name_key(name), []).append(name)
    found: dict[str, str] = {}
    # Full names first, so that a family name finds the person it belongs to.
    for key in sorted(by_key, key=lambda key: (-key.count(" "), key)):
        longer = full_name(key, by_key)
        actor_id = found[by_key[longer][0]] if longer else _actor(session, key, by_key[key], kinds)
        for name in by_key[key]:
            _add_name(session, actor_id, name, key)
            found[name] = actor_id
    return found


def _actor(session: Session, key: str, names: list[str], kinds: Mapping[str, str | None]) -> str:
    known = session.query("select distinct actor_id from actor_names where key = ?", key)
    if len(known) == 1:
        return str(known[0]["actor_id"])
    name = max(names, key=lambda name: (-len(name), name))
    short = _known_by_family_name(session, key) if not known else None
    if short:  # 'Orlov' was known alone before 'Irina Orlov' was read
        update(session.connection, "actors", short, {"name": name, "key": key})
        return short
    actor_id = session.ids()
    kind = next((kinds[name] for name in names if kinds.get(name)), None)
    insert(session.connection, "actors", {"id": actor_id, "name": name, "key": key, "kind": kind})
    return actor_id


def _known_by_family_name(session: Session, key: str) -> str | None:
    family = key.rpartition(" ")[2]
    if family == key or full_name(family, [key]) is None:
        return None
    rows = session.query(
        """select actors.id from actors where actors.key = ? and not exists (
             select 1 from actor_names where actor_id = actors.id and actor_names.key != ?)""",
        family,
        family,
    )
    return str(rows[0]["id"]) if len(rows) == 1 else None


def _add_name(session: Session, actor_id: str, name: str, key: str) -> None:
    session.connection.execute(
        "insert or ignore into actor_names (actor_id, name, key) values (?, ?, ?)",
        (actor_id, name, key),
    )


def actors_by_name(session: Session) -> dict[str, str]:
    """The actor of every name that stands for one alone."""
    rows = session.query(
        """select name, min(actor_id) as actor_id from actor_names
        group by name having count(distinct actor_id) = 1"""
    )
    return {row["name"]: row["actor_id"] for row in rows}


def insert_claim_names(
    session: Session,
    claim_id: str,
    actors: Iterable[str],
    places: Iterable[str],
    found: Mapping[str, str],
) -> None:
    """Note who and where a claim names, in its order."""
    for position, name in enumerate(actors):
        row = {
            "claim_id": claim_id,
            "position": position,
            "name": name,
            "actor_id": found[name],
            "proposed_actor_id": found[name],
        }
        insert(session.connection, "claim_actors", row)
    for position, name in enumerate(places):
        row = {
            "claim_id": claim_id,
            "position": position,
            "name": name,
            "place_id": _place(session, name),
        }
        insert(session.connection, "claim_places", row)


def _place(session: Session, name: str) -> str:
    key = name_key(name)
    row = session.one("select id from places where key = ?", key)
    if row:
        return str(row["id"])
    place_id = session.ids()
    insert(session.connection, "places", {"id": place_id, "name": name, "key": key})
    return place_id


ACTORS = """
select actors.id, actors.name, actors.kind,
       count(distinct claim_actors.claim_id) as claims,
       count(distinct case when not events.hidden then evidence.event_id end) as events
from actors
join claim_actors on claim_actors.actor_id = actors.id
join claims on claims.id = claim_actors.claim_id and claims.current
join documents on documents.id = claims.document_id and not documents.withdrawn
left join evidence on evidence.claim_id = claims.id and evidence.active
left join events on events.id = evidence.event_id
where actors.merged_into_id is null
group by actors.id
order by events desc, actors.name, actors.id
"""


def actors(session: Session) -> list[ActorRecord]:
    """Everybody named in a claim, those with most events first."""
    names: dict[str, list[str]] = {}
    for row in session.query("select actor_id, name from actor_names order by name"):
        names.setdefault(row["actor_id"], []).append(row["name"])
    return [
        ActorRecord(
            id=row["id"],
            name=row["name"],
            kind=row["kind"],
            names=tuple(names.get(row["id"], ())),
            claims=row["claims"],
            events=row["events"],
        )
        for row in session.query(ACTORS)
    ]
