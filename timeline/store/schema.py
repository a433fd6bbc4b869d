"""The tables of a case file, as its first migration makes them.

Rows have random text ids that are never used again; nothing is ever deleted but by a purge.
Days are signed numbers counted from 1970-01-01 (`days.Day`). A bound that is NULL is open: the
date reaches back, or on, without end. `undated` is a flag of its own, because a row without any
date has NULL bounds too and means something else. Every range query must say both.

JSON columns hold what is read as a whole and never searched.
"""

from __future__ import annotations

# "TMLN": how a case file is told from any other SQLite file.
APPLICATION_ID = 0x544D4C4E

DOCUMENTS = """
create table case_info (
  key text primary key,
  value text not null
);

create table runs (
  id text primary key,
  kind text not null,                    -- add, read again, import
  at text not null,
  who text not null,
  program text not null,                 -- version of this program
  settings text not null default '{}',   -- JSON
  documents integer not null default 0,
  claims integer not null default 0,
  events integer not null default 0
);

create table snapshots (
  sha256 text primary key,               -- of the bytes as they came
  size integer not null,                 -- in bytes, as they came
  compression text not null default 'zlib',
  content blob,                          -- NULL once purged
  media_type text not null,
  charset text,
  added_at text not null,
  purged_at text
);

create table documents (
  id text primary key,
  snapshot_sha256 text not null references snapshots(sha256),
  parent_id text references documents(id),       -- the mail an attachment came with
  version_of_id text references documents(id),   -- the first capture of the same address
  run_id text not null references runs(id),
  source text not null,                  -- what the user called it
  address text,                          -- where the bytes were found in the end
  captured_at text not null,
  media_type text not null,
  url text,
  title text,
  byline text,
  publisher text,
  published text,
  published_basis text not null,
  language text,
  genre text,
  remarks text not null default '[]',    -- JSON: what was hard to read
  sensitivity text,
  terms text,                            -- on record, background, off record
  attribution text,                      -- how the source wants to be named
  embargo_until text,
  hold integer not null default 0,       -- 1 blocks a purge
  withdrawn integer not null default 0,  -- 1: its adding was undone
  added_at text not null,
  added_by text not null
);
create unique index documents_snapshot on documents(snapshot_sha256);
create index documents_published on documents(published);
create index documents_parent on documents(parent_id);

create table texts (
  id text primary key,
  document_id text not null references documents(id),
  reader text not null,                  -- reader and its version
  sha256 text not null,                  -- of the text as UTF-8
  characters integer not null,
  current integer not null default 1,    -- 0 where a better reader added another
  added_at text not null,
  text text not null
);
create index texts_document on texts(document_id, current);

create table passages (
  text_id text not null references texts(id),
  position integer not null,
  kind text not null,                    -- page, reply, heading
  start integer not null,
  end integer not null,
  number integer,
  published text,
  author text,
  ocr real,
  sensitivity text,
  primary key (text_id, position)
);
"""

CLAIMS = """
create table timexes (
  id text primary key,
  text_id text not null references texts(id),
  run_id text not null references runs(id),
  start integer not null,
  end integer not null,
  text text not null,
  type text not null,
  value text not null,
  edtf text,
  earliest_day integer,
  latest_day integer,
  rule text not null,
  detail text not null default '{}'      -- JSON: the rest of the TIMEX3 attributes
);
create index timexes_text on timexes(text_id, start);

create table claims (
  id text primary key,
  document_id text not null references documents(id),
  text_id text not null references texts(id),
  run_id text not null references runs(id),
  timex_id text references timexes(id),
  start integer not null,
  end integer not null,
  quote text not null,                   -- the text from start to end, letter for letter
  prefix text not null,
  suffix text not null,
  page integer,
  headline text not null,
  date text,                             -- EDTF
  earliest_day integer,                  -- NULL: open, unless undated
  latest_day integer,                    -- NULL: open, unless undated
  undated integer not null,
  precision text,
  how text not null,
  certainty text not null,
  salience real not null,
  attributed_to text,
  time text,
  utc_offset text,
  act text,                              -- the kind of act its trigger tells
  trigger_text text,
  trigger_lemma text,
  trigger_start integer,
  trigger_end integer,
  participants text not null default '[]',
  signals text not null default '[]',
  reasons text not null default '{}',
  wording text not null,                 -- equal where the words of the quote are equal
  locator_kind text not null default 'text',   -- text, page, image, time code, note
  locator text,                          -- JSON, where the quote is not in a text
  made_by text not null default 'machine',
  current integer not null default 1,    -- 0 once a later run no longer finds it
  sensitivity text,
  check (end > start)
);
create index claims_document on claims(document_id, start);
create index claims_text on claims(text_id);
create index claims_days on claims(earliest_day, latest_day) where undated = 0;
create index claims_act on claims(act, earliest_day) where undated = 0;
create index claims_date on claims(date);
create index claims_wording on claims(wording);

create table actors (
  id text primary key,
  name text not null,
  key text not null,                     -- the name as it is compared
  kind text,                             -- person, organisation
  merged_into_id text references actors(id),
  pseudonym text,
  sensitivity text,
  version integer not null default 1
);
create index actors_key on actors(key);

create table actor_names (
  actor_id text not null references actors(id),
  name text not null,
  key text not null,
  primary key (actor_id, name)
);
create index actor_names_key on actor_names(key);

create table claim_actors (
  claim_id text not null references claims(id),
  position integer not null,
  name text not null,                    -- as written
  actor_id text not null references actors(id),
  proposed_actor_id text not null references actors(id),
  primary key (claim_id, position)
);
create index claim_actors_actor on claim_actors(actor_id);

create table places (
  id text primary key,
  name text not null,
  key text not null unique
);

create table claim_places (
  claim_id text not null references claims(id),
  position integer not null,
  name text not null,
  place_id text not null references places(id),
  primary key (claim_id, position)
);
create index claim_places_place on claim_places(place_id);
"""

EVENTS = """
create table events (
  id text primary key,
  version integer not null default 1,    -- grows with every change; guards edits
  title text not null,
  status text not null default 'proposed',
  date text,                             -- EDTF
  earliest_day integer,                  -- NULL: open, unless undated
  latest_day integer,                    -- NULL: open, unless undated
  undated integer not null,
  precision text,
  how text not null,
  certainty text not null,
  salience real not null,
  attributed_to text,
  time text,
  utc_offset text,
  disputed integer not null default 0,   -- 1: its evidence disagrees about the date
  decided integer not null default 0,    -- 1: a person ruled, the machine keeps off
  merged_into_id text references events(id),
  hidden integer not null default 0,     -- 1: merged away, or no evidence is left
  pinned integer not null default 0,
  order_in_day real,
  sensitivity text,
  proposal text not null,                -- JSON: what the machine proposed
  made_by text not null default 'machine',
  run_id text references runs(id),
  made_at text not null,
  changed_at text not null,
  changed_by text not null
);
create index events_days on events(earliest_day, latest_day);
create index events_merged on events(merged_into_id);

create table evidence (
  id text primary key,
  event_id text not null references events(id),        -- where it stands now
  home_event_id text not null references events(id),   -- where the machine put it
  claim_id text not null references claims(id),
  relation text not null default 'supports',           -- supports, disputes
  score real,                            -- why it was put there: likeness, 0 to 1
  reasons text not null default '[]',    -- JSON
  active integer not null default 1,     -- 0: its document was withdrawn
  run_id text references runs(id),
  added_at text not null,
  terms text,
  attribution text,
  embargo_until text,
  unique (home_event_id, claim_id)
);
create index evidence_event on evidence(event_id);
create index evidence_claim on evidence(claim_id);

create table suggestions (
  id text primary key,
  event_id text not null references events(id),
  other_event_id text not null references events(id),
  score real not null,
  reasons text not null default '[]',    -- JSON
  at text not null,
  unique (event_id, other_event_id)
);
create index suggestions_other on suggestions(other_event_id);

create table tags (
  id text primary key,
  name text not null unique,
  colour text
);

create table event_tags (
  event_id text not null references events(id),
  tag_id text not null references tags(id),
  primary key (event_id, tag_id)
);
create index event_tags_tag on event_tags(tag_id);

create table notes (
  id text primary key,
  event_id text references events(id),
  document_id text references documents(id),
  actor_id text references actors(id),
  kind text not null default 'note',     -- note, question, negative finding
  text text not null,
  who text not null,
  at text not null,
  private integer not null default 0,
  current integer not null default 1     -- 0: undone
);
create index notes_event on notes(event_id);
"""

DECISIONS = """
create table decisions (
  number integer not null unique,        -- their order
  id text primary key,
  kind text not null,
  at text not null,
  who text not null,
  reason text,
  event_id text references events(id),
  event_version integer,                 -- the version it was made on
  undoes_id text references decisions(id),
  before text not null default '{}',     -- JSON
  after text not null default '{}',      -- JSON
  about text not null default '[]'       -- JSON: snapshot, quote with prefix and suffix, trigger
);
create index decisions_undoes on decisions(undoes_id);

create table undone (                    -- decisions that do not stand; follows from `decisions`
  decision_id text primary key references decisions(id)
);

create table decision_events (
  decision_id text not null references decisions(id),
  event_id text not null references events(id),
  part text not null,                    -- subject, into, made
  primary key (decision_id, event_id)
);
create index decision_events_event on decision_events(event_id);

create table journal (
  number integer primary key autoincrement,
  at text not null,
  who text not null,
  action text not null,
  subject text not null,                 -- event, document, case
  subject_id text,
  decision_id text references decisions(id),
  before text,                           -- JSON
  after text,                            -- JSON
  salt text,
  digest text not null,                  -- SHA-256 of salt, before and after
  previous text not null,                -- hash of the entry before
  hash text not null unique
);

create trigger journal_is_never_edited before update on journal
begin select raise(abort, 'the journal is never edited'); end;
create trigger journal_is_never_deleted before delete on journal
begin select raise(abort, 'the journal is never deleted'); end;
create trigger decisions_are_never_edited before update on decisions
begin select raise(abort, 'decisions are never edited: undo them'); end;
create trigger decisions_are_never_deleted before delete on decisions
begin select raise(abort, 'decisions are never deleted: undo them'); end;
"""

VIEWS = """
create view timeline as
select
  events.id,
  events.date,
  case when events.undated then null
       else date(2440587.5 + events.earliest_day) end as earliest,
  case when events.undated then null
       else date(2440587.5 + events.latest_day) end as latest,
  events.title,
  events.status,
  events.certainty,
  events.how,
  events.disputed,
  (select group_concat(name, ', ') from (
     select distinct actors.name from evidence
     join claim_actors on claim_actors.claim_id = evidence.claim_id
     join actors on actors.id = claim_actors.actor_id
     where evidence.event_id = events.id and evidence.active
     order by claim_actors.position)) as actors,
  (select group_concat(name, ', ') from (
     select tags.name from event_tags join tags on tags.id = event_tags.tag_id
     where event_tags.event_id = events.id order by tags.name)) as tags,
  (select count(distinct claims.document_id) from evidence
     join claims on claims.id = evidence.claim_id
     where evidence.event_id = events.id and evidence.active) as documents,
  round(events.salience, 2) as salience
from events
where not events.hidden
order by events.undated, coalesce(events.earliest_day, events.latest_day), events.latest_day,
         events.id;

create view quotes as
select
  events.id as event_id,
  events.title as event,
  evidence.relation,
  claims.quote,
  claims.date,
  claims.certainty,
  documents.title as document,
  documents.publisher,
  documents.published,
  documents.url,
  claims.page,
  claims.start,
  claims.end,
  claims.id as claim_id,
  documents.id as document_id
from evidence
join events on events.id = evidence.event_id
join claims on claims.id = evidence.claim_id
join documents on documents.id = claims.document_id
where evidence.active and not events.hidden
order by claims.document_id, claims.start;
"""

SEARCHED = {"texts": ["text"], "claims": ["headline", "quote"], "events": ["title"]}
# Accents are set aside, so that a query typed without them finds the word.
TOKENIZER = "unicode61 remove_diacritics 2"
