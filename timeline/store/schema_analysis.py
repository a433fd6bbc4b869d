"""Tables that follow from texts alone: origins, and the days that passages speak of.

All of it can be made anew from documents and claims; nothing a person decided lies in it. Where a
text is taken out of the case file, what was made of its words goes with it.
"""

from __future__ import annotations

ORIGINS = """
create table outlets (
  key text primary key,                  -- the name as it is compared
  name text not null
);

create table fingerprints (              -- a sample of the runs of eight words of every text
  hash integer not null,
  text_id text not null references texts(id),
  primary key (hash, text_id)
) without rowid;
create index fingerprints_text on fingerprints(text_id);

create table copies (                    -- documents that share so much that one copies the other
  document_id text not null references documents(id),
  other_id text not null references documents(id),
  share real not null,                   -- of the shorter one's words, 0 to 1
  primary key (document_id, other_id)
);
create index copies_other on copies(other_id);

create table document_origins (
  document_id text primary key references documents(id),
  cluster text not null,                 -- equal for copies of one text
  origin text not null,                  -- what is counted
  name text not null,                    -- and what it is called
  why text,                              -- where it is not the document's own
  credit text,                           -- whom the document itself credits
  credit_name text,
  credit_why text
);
create index document_origins_cluster on document_origins(cluster);

create table claim_origins (             -- where a claim comes from elsewhere than its document
  claim_id text primary key references claims(id),
  document_id text references documents(id),     -- that of this document, else:
  origin text,
  name text,
  why text not null
);

create table day_passages (              -- passages that speak of one day
  number integer primary key,
  document_id text not null references documents(id),
  text_id text not null references texts(id),
  day integer not null,
  via text not null,                     -- names: it names the day; opening: of an article of then
  start integer not null,
  end integer not null,
  words text not null
);
create index day_passages_day on day_passages(day, via, document_id);
create index day_passages_text on day_passages(text_id);

create trigger texts_leave_with_their_words before delete on texts begin
  delete from fingerprints where text_id = old.id;
  delete from day_passages where text_id = old.id;
end;
create trigger texts_lose_their_words before update of text on texts begin
  delete from fingerprints where text_id = old.id;
  delete from day_passages where text_id = old.id;
end;

create view origins as                   -- what every claim counts as
select
  claims.id as claim_id,
  coalesce(claim_origins.origin, elsewhere.origin, own.origin, claims.document_id) as origin,
  coalesce(claim_origins.name, elsewhere.name, own.name, '') as name,
  coalesce(claim_origins.why, own.why) as why
from claims
left join claim_origins on claim_origins.claim_id = claims.id
left join document_origins as elsewhere on elsewhere.document_id = claim_origins.document_id
left join document_origins as own on own.document_id = claims.document_id;
"""

CAPTURES = """
create table captures (                  -- addresses, as they are compared
  address_key text not null,
  document_id text not null references documents(id),
  primary key (address_key, document_id)
) without rowid;
create index captures_document on captures(document_id);
create index documents_version on documents(version_of_id);
"""

LINK_VERSIONS = """
update documents set version_of_id = (
  select first.id from captures as mine
  join captures as other on other.address_key = mine.address_key
  join documents as first on first.id = other.document_id and first.rowid < documents.rowid
  where mine.document_id = documents.id
  order by first.rowid limit 1)
where version_of_id is null and exists (
  select 1 from captures where captures.document_id = documents.id)
"""

# Searched like the tables of `schema.SEARCHED`.
SEARCHED = {"day_passages": ["words"]}
