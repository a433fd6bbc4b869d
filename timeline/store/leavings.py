"""Names and words that nothing points at any more, after a purge."""

from __future__ import annotations

from .connection import Session, update

UNUSED = (
    """delete from actor_names where not exists (
      select 1 from claim_actors where claim_actors.actor_id = actor_names.actor_id
      and claim_actors.name = actor_names.name)""",
    """delete from actors where id not in (select actor_id from claim_actors)
      and id not in (select proposed_actor_id from claim_actors)
      and id not in (select merged_into_id from actors where merged_into_id is not null)
      and id not in (select actor_id from notes where actor_id is not null)
      and id not in (select json_extract(after, '$.actor') from decisions
        where json_extract(after, '$.actor') is not null)""",
    "delete from places where id not in (select place_id from claim_places)",
    "delete from tags where id not in (select tag_id from event_tags)",
    """delete from outlets where name not in (
      select publisher from documents where publisher is not null)""",
)


def tidy(session: Session) -> None:
    """Take away names that no claim has, and make the search indexes anew."""
    for sql in UNUSED:
        session.connection.execute(sql)
    for row in session.query(
        """select actors.id, actor_names.name, actor_names.key from actors
        join actor_names on actor_names.actor_id = actors.id
        where actors.name not in (select name from actor_names where actor_id = actors.id)
        order by length(actor_names.name)"""
    ):  # called by a name that was only in what was purged: the longest that is left
        update(session.connection, "actors", row["id"], {"name": row["name"], "key": row["key"]})
    for row in session.query(
        "select name from sqlite_master where type = 'table' and sql like '%using fts5%'"
    ):
        name = row["name"]
        session.connection.execute(f'insert into "{name}" ("{name}") values (\'rebuild\')')
