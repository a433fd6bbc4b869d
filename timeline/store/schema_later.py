"""What later migrations add to the tables of `schema`. A text that stands here is never edited."""

from __future__ import annotations

REVIEW = """
alter table events add column verified text;         -- JSON: who, at, how
alter table events add column cleared text;          -- JSON: who, at; NULL once something changed
alter table events add column voided text;           -- why a clearance does not hold any more
alter table events add column terms text;
alter table events add column embargo_until text;

alter table claims add column stale text;            -- what today's program says instead of it
alter table claims add column stale_at text;
alter table evidence add column flag text;           -- why a person must look at it again
alter table documents add column purged_at text;

alter table notes add column answers_id text references notes(id);
alter table notes add column searched text;          -- where nothing was found
alter table notes add column searched_on text;       -- and when

create index passages_marked on passages(text_id) where sensitivity is not null;
create index actors_marked on actors(id) where sensitivity is not null;
create index claims_stale on claims(document_id) where stale is not null;
"""
