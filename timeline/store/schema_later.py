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

BY_HAND = """
alter table events add column dated_by text;         -- JSON: who, at, reason; who gave its date
alter table documents add column as_read text;       -- JSON: what it said of itself, once a person
                                                     -- said otherwise

create table translations (
  id text primary key,
  claim_id text not null references claims(id),
  language text not null,                -- into which
  text text not null,
  made_by text not null,                 -- human, machine
  translator text,                       -- whose, or which machine's
  who text not null,
  at text not null,
  current integer not null default 1     -- 0: undone
);
create index translations_claim on translations(claim_id);
"""

# Who dated events by hand before there was a column for it: the last such decision that stands.
DATED = """
select decision_events.event_id, decisions.who, decisions.at, decisions.reason,
  coalesce(json_extract(decisions.after, '$.outcome'), 'choose') as outcome
from decisions join decision_events on decision_events.decision_id = decisions.id
where (decisions.kind = 'redate' or decisions.kind = 'settle'
  and json_type(decisions.after, '$.date') is not null)
and coalesce(json_extract(decisions.after, '$.purged'), 0) = 0
and decisions.id not in (select decision_id from undone)
order by decisions.number
"""
