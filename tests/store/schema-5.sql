begin;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
insert into _sqlite_migrations values (1, 'timeline', '1 the case file', '2024-05-17T09:30:00.000000+00:00');
insert into _sqlite_migrations values (2, 'timeline', '2 review and confidentiality', '2024-05-17T09:30:00.000000+00:00');
insert into _sqlite_migrations values (3, 'timeline', '3 origins and days', '2024-05-17T09:30:00.000000+00:00');
insert into _sqlite_migrations values (4, 'timeline', '4 captures of one address', '2024-05-17T09:30:00.000000+00:00');
insert into _sqlite_migrations values (5, 'timeline', '5 by hand', '2024-05-17T09:30:00.000000+00:00');
CREATE TABLE case_info (
  key text primary key,
  value text not null
);
CREATE TABLE runs (
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
insert into runs values ('id00000000000001', 'add', '2024-05-17T09:30:01.000000+00:00', 'Ada Finch', '0.1.0', '{}', 1, 3, 3);
CREATE TABLE snapshots (
  sha256 text primary key,               -- of the bytes as they came
  size integer not null,                 -- in bytes, as they came
  compression text not null default 'zlib',
  content blob,                          -- NULL once purged
  media_type text not null,
  charset text,
  added_at text not null,
  purged_at text
);
insert into snapshots values ('6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f', 146, 'zlib', X'789C558C3B0E833010447B4EB107089231A2C80DA89254E91779482C8C375A2C21A41C3E2BA7A29BCF9BF1AEBBB6AE6F3B4F5FBAABC64C4F4EB8D043B490CC34720AC8566EF195A9BC4109BCA1F175389C566614959B55D60A4FC21A0CF6CECA9B68D8A18B49FB3C2AF0E163452EFF2822343FF8632F0C', 'text/plain', NULL, '2024-05-17T09:30:02.000000+00:00', NULL);
CREATE TABLE documents (
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
, purged_at text, as_read text);
insert into documents values ('id00000000000002', '6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f', NULL, NULL, 'id00000000000001', 'courier.txt', NULL, '2024-05-17T09:30:00+00:00', 'text/plain', NULL, 'The lease', NULL, 'courier.txt', '2021-04-05', 'given', NULL, NULL, '[]', 'confidential', NULL, NULL, NULL, 0, 0, '2024-05-17T09:30:02.000000+00:00', 'Ada Finch', NULL, NULL);
CREATE TABLE texts (
  id text primary key,
  document_id text not null references documents(id),
  reader text not null,                  -- reader and its version
  sha256 text not null,                  -- of the text as UTF-8
  characters integer not null,
  current integer not null default 1,    -- 0 where a better reader added another
  added_at text not null,
  text text not null
);
insert into texts values ('id00000000000003', 'id00000000000002', 'plain/1', '6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f', 146, 1, '2024-05-17T09:30:02.000000+00:00', '2019-03-12 | Orrin Vale, Port of Halden | sign the lease
2019-05 | Orrin Vale | resign from the board
2020 | Nordwerk | deny the payment | denied
');
CREATE TABLE passages (
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
CREATE TABLE timexes (
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
insert into timexes values ('id00000000000007', 'id00000000000003', 'id00000000000001', 0, 10, '2019-03-12', 'DATE', '2019-03-12', '2019-03-12', 17967, 17967, 'by hand', '{}');
insert into timexes values ('id00000000000008', 'id00000000000003', 'id00000000000001', 57, 64, '2019-05', 'DATE', '2019-05', '2019-05', 18017, 18047, 'by hand', '{}');
insert into timexes values ('id00000000000009', 'id00000000000003', 'id00000000000001', 102, 106, '2020', 'DATE', '2020', '2020', 18262, 18627, 'by hand', '{}');
CREATE TABLE claims (
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
  sensitivity text, stale text, stale_at text,
  check (end > start)
);
insert into claims values ('id00000000000010', 'id00000000000002', 'id00000000000003', 'id00000000000001', 'id00000000000007', 0, 56, '2019-03-12 | Orrin Vale, Port of Halden | sign the lease', '', '
2019-05 | Orrin Vale | resign from the board
20', NULL, 'Orrin Vale, Port of Halden sign the lease', '2019-03-12', 17967, 17967, 0, 'day', 'explicit', 'stated', 0.8, NULL, NULL, NULL, 'sign', 'sign', 'sign', 42, 46, '[]', '[]', '{}', '2019 03 12 orrin vale port of halden sign the lease', 'text', NULL, 'machine', 1, NULL, NULL, NULL);
insert into claims values ('id00000000000011', 'id00000000000002', 'id00000000000003', 'id00000000000001', 'id00000000000008', 57, 101, '2019-05 | Orrin Vale | resign from the board', '2 | Orrin Vale, Port of Halden | sign the lease
', '
2020 | Nordwerk | deny the payment | denied
', NULL, 'Orrin Vale resign from the board', '2019-05', 18017, 18047, 0, 'month', 'explicit', 'stated', 0.8, NULL, NULL, NULL, 'resign', 'resign', 'resign', 80, 86, '[]', '[]', '{}', '2019 05 orrin vale resign from the board', 'text', NULL, 'machine', 1, NULL, NULL, NULL);
insert into claims values ('id00000000000012', 'id00000000000002', 'id00000000000003', 'id00000000000001', 'id00000000000009', 102, 145, '2020 | Nordwerk | deny the payment | denied', 'se
2019-05 | Orrin Vale | resign from the board
', '
', NULL, 'Nordwerk deny the payment', '2020', 18262, 18627, 0, 'year', 'explicit', 'denied', 0.8, NULL, NULL, NULL, 'deny', 'deny', 'deny', 120, 124, '[]', '[]', '{}', '2020 nordwerk deny the payment denied', 'text', NULL, 'machine', 1, NULL, NULL, NULL);
CREATE TABLE actors (
  id text primary key,
  name text not null,
  key text not null,                     -- the name as it is compared
  kind text,                             -- person, organisation
  merged_into_id text references actors(id),
  pseudonym text,
  sensitivity text,
  version integer not null default 1
);
insert into actors values ('id00000000000004', 'Port of Halden', 'port of halden', NULL, NULL, NULL, NULL, 1);
insert into actors values ('id00000000000005', 'Orrin Vale', 'orrin vale', NULL, NULL, NULL, NULL, 1);
insert into actors values ('id00000000000006', 'Nordwerk', 'nordwerk', NULL, NULL, NULL, NULL, 1);
CREATE TABLE actor_names (
  actor_id text not null references actors(id),
  name text not null,
  key text not null,
  primary key (actor_id, name)
);
insert into actor_names values ('id00000000000004', 'Port of Halden', 'port of halden');
insert into actor_names values ('id00000000000005', 'Orrin Vale', 'orrin vale');
insert into actor_names values ('id00000000000006', 'Nordwerk', 'nordwerk');
CREATE TABLE claim_actors (
  claim_id text not null references claims(id),
  position integer not null,
  name text not null,                    -- as written
  actor_id text not null references actors(id),
  proposed_actor_id text not null references actors(id),
  primary key (claim_id, position)
);
insert into claim_actors values ('id00000000000010', 0, 'Orrin Vale', 'id00000000000005', 'id00000000000005');
insert into claim_actors values ('id00000000000010', 1, 'Port of Halden', 'id00000000000004', 'id00000000000004');
insert into claim_actors values ('id00000000000011', 0, 'Orrin Vale', 'id00000000000005', 'id00000000000005');
insert into claim_actors values ('id00000000000012', 0, 'Nordwerk', 'id00000000000006', 'id00000000000006');
CREATE TABLE places (
  id text primary key,
  name text not null,
  key text not null unique
);
CREATE TABLE claim_places (
  claim_id text not null references claims(id),
  position integer not null,
  name text not null,
  place_id text not null references places(id),
  primary key (claim_id, position)
);
CREATE TABLE events (
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
, verified text, cleared text, voided text, terms text, embargo_until text, dated_by text);
insert into events values ('id00000000000013', 6, 'Orrin Vale, Port of Halden sign the lease', 'confirmed', '2019-03-12', 17967, 17967, 0, 'day', 'explicit', 'stated', 0.8, NULL, NULL, NULL, 0, 1, NULL, 0, 0, NULL, NULL, '{"attributed_to":null,"certainty":"stated","date":"2019-03-12","how":"explicit","precision":"day","salience":0.8,"time":null,"title":"Orrin Vale, Port of Halden sign the lease","utc_offset":null}', 'machine', 'id00000000000001', '2024-05-17T09:30:03.000000+00:00', '2024-05-17T09:30:23.000000+00:00', 'Ada Finch', NULL, NULL, NULL, NULL, NULL, NULL);
insert into events values ('id00000000000015', 3, 'Orrin Vale resign from the board', 'proposed', '2019-05', 18017, 18047, 0, 'month', 'explicit', 'stated', 0.8, NULL, NULL, NULL, 0, 0, NULL, 0, 0, NULL, NULL, '{"attributed_to":null,"certainty":"stated","date":"2019-05","how":"explicit","precision":"month","salience":0.8,"time":null,"title":"Orrin Vale resign from the board","utc_offset":null}', 'machine', 'id00000000000001', '2024-05-17T09:30:03.000000+00:00', '2024-05-17T09:30:23.000000+00:00', 'Ada Finch', NULL, NULL, NULL, NULL, NULL, NULL);
insert into events values ('id00000000000017', 2, 'Nordwerk deny the payment', 'rejected', '2020', 18262, 18627, 0, 'year', 'explicit', 'denied', 0.8, NULL, NULL, NULL, 0, 1, NULL, 0, 0, NULL, NULL, '{"attributed_to":null,"certainty":"denied","date":"2020","how":"explicit","precision":"year","salience":0.8,"time":null,"title":"Nordwerk deny the payment","utc_offset":null}', 'machine', 'id00000000000001', '2024-05-17T09:30:03.000000+00:00', '2024-05-17T09:30:16.000000+00:00', 'Ada Finch', NULL, NULL, NULL, NULL, NULL, NULL);
CREATE TABLE evidence (
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
  embargo_until text, flag text,
  unique (home_event_id, claim_id)
);
insert into evidence values ('id00000000000014', 'id00000000000013', 'id00000000000013', 'id00000000000010', 'supports', NULL, '[]', 1, 'id00000000000001', '2024-05-17T09:30:03.000000+00:00', NULL, NULL, NULL, NULL);
insert into evidence values ('id00000000000016', 'id00000000000015', 'id00000000000015', 'id00000000000011', 'supports', NULL, '[]', 1, 'id00000000000001', '2024-05-17T09:30:03.000000+00:00', NULL, NULL, NULL, NULL);
insert into evidence values ('id00000000000018', 'id00000000000017', 'id00000000000017', 'id00000000000012', 'supports', NULL, '[]', 1, 'id00000000000001', '2024-05-17T09:30:03.000000+00:00', NULL, NULL, NULL, NULL);
CREATE TABLE suggestions (
  id text primary key,
  event_id text not null references events(id),
  other_event_id text not null references events(id),
  score real not null,
  reasons text not null default '[]',    -- JSON
  at text not null,
  unique (event_id, other_event_id)
);
CREATE TABLE tags (
  id text primary key,
  name text not null unique,
  colour text
);
insert into tags values ('id00000000000023', 'quay', NULL);
CREATE TABLE event_tags (
  event_id text not null references events(id),
  tag_id text not null references tags(id),
  primary key (event_id, tag_id)
);
insert into event_tags values ('id00000000000013', 'id00000000000023');
CREATE TABLE notes (
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
, answers_id text references notes(id), searched text, searched_on text);
insert into notes values ('id00000000000025', 'id00000000000013', NULL, NULL, 'note', 'Ask the notary.', 'Ada Finch', '2024-05-17T09:30:11.000000+00:00', 0, 1, NULL, NULL, NULL);
CREATE TABLE decisions (
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
insert into decisions values (1, 'id00000000000020', 'confirm', '2024-05-17T09:30:05.000000+00:00', 'Ada Finch', NULL, 'id00000000000013', 1, NULL, '{"certainty":"stated","date":"2019-03-12","status":"proposed","title":"Orrin Vale, Port of Halden sign the lease"}', '{}', '[{"date":"2019-03-12","end":56,"event_id":"id00000000000013","prefix":"","quote":"2019-03-12 | Orrin Vale, Port of Halden | sign the lease","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":0,"suffix":"\n2019-05 | Orrin Vale | resign from the board\n20","trigger":"sign","trigger_start":42}]');
insert into decisions values (2, 'id00000000000022', 'tag', '2024-05-17T09:30:08.000000+00:00', 'Ada Finch', NULL, 'id00000000000013', 2, NULL, '{"certainty":"stated","date":"2019-03-12","status":"confirmed","title":"Orrin Vale, Port of Halden sign the lease"}', '{"tag":"quay"}', '[{"date":"2019-03-12","end":56,"event_id":"id00000000000013","prefix":"","quote":"2019-03-12 | Orrin Vale, Port of Halden | sign the lease","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":0,"suffix":"\n2019-05 | Orrin Vale | resign from the board\n20","trigger":"sign","trigger_start":42}]');
insert into decisions values (3, 'id00000000000026', 'note', '2024-05-17T09:30:12.000000+00:00', 'Ada Finch', NULL, 'id00000000000013', 3, NULL, '{"certainty":"stated","date":"2019-03-12","status":"confirmed","title":"Orrin Vale, Port of Halden sign the lease"}', '{"note":"id00000000000025","text":"Ask the notary."}', '[{"date":"2019-03-12","end":56,"event_id":"id00000000000013","prefix":"","quote":"2019-03-12 | Orrin Vale, Port of Halden | sign the lease","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":0,"suffix":"\n2019-05 | Orrin Vale | resign from the board\n20","trigger":"sign","trigger_start":42}]');
insert into decisions values (4, 'id00000000000029', 'reject', '2024-05-17T09:30:15.000000+00:00', 'Ada Finch', 'another company', 'id00000000000017', 1, NULL, '{"certainty":"denied","date":"2020","status":"proposed","title":"Nordwerk deny the payment"}', '{}', '[{"date":"2020","end":145,"event_id":"id00000000000017","prefix":"se\n2019-05 | Orrin Vale | resign from the board\n","quote":"2020 | Nordwerk | deny the payment | denied","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":102,"suffix":"\n","trigger":"deny","trigger_start":120}]');
insert into decisions values (5, 'id00000000000031', 'merge', '2024-05-17T09:30:18.000000+00:00', 'Ada Finch', NULL, 'id00000000000015', 1, NULL, '{"certainty":"stated","date":"2019-05","status":"proposed","title":"Orrin Vale resign from the board"}', '{"into":"id00000000000013"}', '[{"date":"2019-03-12","end":56,"event_id":"id00000000000013","prefix":"","quote":"2019-03-12 | Orrin Vale, Port of Halden | sign the lease","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":0,"suffix":"\n2019-05 | Orrin Vale | resign from the board\n20","trigger":"sign","trigger_start":42},{"date":"2019-05","end":101,"event_id":"id00000000000015","prefix":"2 | Orrin Vale, Port of Halden | sign the lease\n","quote":"2019-05 | Orrin Vale | resign from the board","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":57,"suffix":"\n2020 | Nordwerk | deny the payment | denied\n","trigger":"resign","trigger_start":80}]');
insert into decisions values (6, 'id00000000000036', 'undo', '2024-05-17T09:30:22.000000+00:00', 'Ada Finch', NULL, 'id00000000000015', 2, 'id00000000000031', '{"certainty":"stated","date":"2019-05","status":"proposed","title":"Orrin Vale resign from the board"}', '{}', '[{"date":"2019-03-12","end":56,"event_id":"id00000000000013","prefix":"","quote":"2019-03-12 | Orrin Vale, Port of Halden | sign the lease","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":0,"suffix":"\n2019-05 | Orrin Vale | resign from the board\n20","trigger":"sign","trigger_start":42},{"date":"2019-05","end":101,"event_id":"id00000000000013","prefix":"2 | Orrin Vale, Port of Halden | sign the lease\n","quote":"2019-05 | Orrin Vale | resign from the board","sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","start":57,"suffix":"\n2020 | Nordwerk | deny the payment | denied\n","trigger":"resign","trigger_start":80}]');
CREATE TABLE undone (                    -- decisions that do not stand; follows from `decisions`
  decision_id text primary key references decisions(id)
);
insert into undone values ('id00000000000031');
CREATE TABLE decision_events (
  decision_id text not null references decisions(id),
  event_id text not null references events(id),
  part text not null,                    -- subject, into, made
  primary key (decision_id, event_id)
);
insert into decision_events values ('id00000000000020', 'id00000000000013', 'subject');
insert into decision_events values ('id00000000000022', 'id00000000000013', 'subject');
insert into decision_events values ('id00000000000026', 'id00000000000013', 'subject');
insert into decision_events values ('id00000000000029', 'id00000000000017', 'subject');
insert into decision_events values ('id00000000000031', 'id00000000000015', 'subject');
insert into decision_events values ('id00000000000031', 'id00000000000013', 'into');
insert into decision_events values ('id00000000000036', 'id00000000000015', 'subject');
insert into decision_events values ('id00000000000036', 'id00000000000013', 'into');
CREATE TABLE journal (
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
insert into journal values (1, '2024-05-17T09:30:04.000000+00:00', 'Ada Finch', 'add', 'document', 'id00000000000002', NULL, NULL, '{"claims":3,"events":3,"sha256":"6aceab30730828115909c396b1205634e9853bbfc8fa6d2502091ab5d31cee9f","source":"courier.txt"}', 'id00000000000019', '88425be78e1e869c96e59e881c69ee3e705251deec54167d33081d562fec92e9', '0000000000000000000000000000000000000000000000000000000000000000', 'c7c5a8089a096ad5b7450a66326bc5865009ac71a9731edd44b8cdf23cac1a63');
insert into journal values (2, '2024-05-17T09:30:07.000000+00:00', 'Ada Finch', 'confirm', 'event', 'id00000000000013', 'id00000000000020', '{"decided":0,"status":"proposed"}', '{"decided":1,"status":"confirmed"}', 'id00000000000021', '0bb288c28b3c623d6ed1a01f2e0a1812de8ad3b64ffa2a862e4e68f484a63830', 'c7c5a8089a096ad5b7450a66326bc5865009ac71a9731edd44b8cdf23cac1a63', 'cadb101fdacdfc24f97ff08b41a45891b8a18776d51cd6efb2fb5ad393456ebe');
insert into journal values (3, '2024-05-17T09:30:10.000000+00:00', 'Ada Finch', 'tag', 'event', 'id00000000000013', 'id00000000000022', '{"tags":[]}', '{"tags":["quay"]}', 'id00000000000024', '3e50fa8aa62dc731603e93b81052d5b91c21cfa3c32562f95e5e581e400e84e6', 'cadb101fdacdfc24f97ff08b41a45891b8a18776d51cd6efb2fb5ad393456ebe', 'eeed6d0eb145afb2e242286f7f749ef2b212afb5bb8a3b0e2c8af23348be323b');
insert into journal values (4, '2024-05-17T09:30:14.000000+00:00', 'Ada Finch', 'note', 'event', 'id00000000000013', 'id00000000000026', '{}', '{}', 'id00000000000028', '20ed600da4826e4d279cadc5133fd2a221e94d431765ce8ce9ad2a46394d05f4', 'eeed6d0eb145afb2e242286f7f749ef2b212afb5bb8a3b0e2c8af23348be323b', '44d826daf4c6d4b2043f5dd8c4cc70600784716817c6a533fcfb3eb9a5cfe7cb');
insert into journal values (5, '2024-05-17T09:30:17.000000+00:00', 'Ada Finch', 'reject', 'event', 'id00000000000017', 'id00000000000029', '{"decided":0,"status":"proposed"}', '{"decided":1,"status":"rejected"}', 'id00000000000030', 'a5d9197c6b4a16a999f7679baba09b006e1994d8383d4d7a5b64cac88f13538d', '44d826daf4c6d4b2043f5dd8c4cc70600784716817c6a533fcfb3eb9a5cfe7cb', '91271eb51adadb0eca57e7db375a040cba33a721d749a266c4634e325ecb2a5a');
insert into journal values (6, '2024-05-17T09:30:20.000000+00:00', 'Ada Finch', 'merge', 'event', 'id00000000000015', 'id00000000000031', '{"decided":0,"evidence":{"id00000000000011":"supports"},"hidden":0,"merged_into_id":null}', '{"decided":1,"evidence":{},"hidden":1,"merged_into_id":"id00000000000013"}', 'id00000000000034', '701c7c174335eb8367e3b7845e8a37682e8110b3dbe67b6adb2e7ee7ed034761', '91271eb51adadb0eca57e7db375a040cba33a721d749a266c4634e325ecb2a5a', 'f8686129f07f6274ae7ab8fc689b95ce55fd806beea26da9c552ee1a01afc74e');
insert into journal values (7, '2024-05-17T09:30:21.000000+00:00', 'Ada Finch', 'merge', 'event', 'id00000000000013', 'id00000000000031', '{"disputed":0,"evidence":{"id00000000000010":"supports"}}', '{"disputed":1,"evidence":{"id00000000000010":"supports","id00000000000011":"disputes"}}', 'id00000000000035', '09f65a19ac96bba344a65bdb5862aeeebb53981ca39a3028c7ed5d12304bdd38', 'f8686129f07f6274ae7ab8fc689b95ce55fd806beea26da9c552ee1a01afc74e', '68b15a5506395f52b1ecf7ffa539f5639b2908cceb80b6a025e1e74c5b291dde');
insert into journal values (8, '2024-05-17T09:30:24.000000+00:00', 'Ada Finch', 'undo', 'event', 'id00000000000015', 'id00000000000036', '{"decided":1,"evidence":{},"hidden":1,"merged_into_id":"id00000000000013"}', '{"decided":0,"evidence":{"id00000000000011":"supports"},"hidden":0,"merged_into_id":null}', 'id00000000000039', 'fcee373dc04056e333cf2d84bb23d4ed2ca0f8a1d0658466ea5b94d6d4c40ae4', '68b15a5506395f52b1ecf7ffa539f5639b2908cceb80b6a025e1e74c5b291dde', 'f6556bac0f36cfe660e2253c3120b49957bb875fbb78c119a401640600b35a49');
insert into journal values (9, '2024-05-17T09:30:25.000000+00:00', 'Ada Finch', 'undo', 'event', 'id00000000000013', 'id00000000000036', '{"disputed":1,"evidence":{"id00000000000010":"supports","id00000000000011":"disputes"}}', '{"disputed":0,"evidence":{"id00000000000010":"supports"}}', 'id00000000000040', '51e96096e085f6a72c5e23558473597f4c14bc5563aa00ffc0878efad183c74d', 'f6556bac0f36cfe660e2253c3120b49957bb875fbb78c119a401640600b35a49', 'fccf3c769e9b7adf200bbabf3fb7184273e2a2d5ed8ef836ee0bee425c26be57');
CREATE TABLE outlets (
  key text primary key,                  -- the name as it is compared
  name text not null
);
insert into outlets values ('couriertxt', 'courier.txt');
CREATE TABLE fingerprints (              -- a sample of the runs of eight words of every text
  hash integer not null,
  text_id text not null references texts(id),
  primary key (hash, text_id)
) without rowid;
insert into fingerprints values (3134224072, 'id00000000000003');
insert into fingerprints values (3937019856, 'id00000000000003');
CREATE TABLE copies (                    -- documents that share so much that one copies the other
  document_id text not null references documents(id),
  other_id text not null references documents(id),
  share real not null,                   -- of the shorter one's words, 0 to 1
  primary key (document_id, other_id)
);
CREATE TABLE document_origins (
  document_id text primary key references documents(id),
  cluster text not null,                 -- equal for copies of one text
  origin text not null,                  -- what is counted
  name text not null,                    -- and what it is called
  why text,                              -- where it is not the document's own
  credit text,                           -- whom the document itself credits
  credit_name text,
  credit_why text
);
insert into document_origins values ('id00000000000002', 'id00000000000002', 'couriertxt', 'courier.txt', NULL, NULL, NULL, NULL);
CREATE TABLE claim_origins (             -- where a claim comes from elsewhere than its document
  claim_id text primary key references claims(id),
  document_id text references documents(id),     -- that of this document, else:
  origin text,
  name text,
  why text not null
);
CREATE TABLE day_passages (              -- passages that speak of one day
  number integer primary key,
  document_id text not null references documents(id),
  text_id text not null references texts(id),
  day integer not null,
  via text not null,                     -- names: it names the day; opening: of an article of then
  start integer not null,
  end integer not null,
  words text not null
);
insert into day_passages values (1, 'id00000000000002', 'id00000000000003', 17967, 'names', 0, 145, '2019-03-12 | Orrin Vale, Port of Halden | sign the lease
2019-05 | Orrin Vale | resign from the board
2020 | Nordwerk | deny the payment | denied');
insert into day_passages values (2, 'id00000000000002', 'id00000000000003', 18722, 'opening', 0, 145, '2019-03-12 | Orrin Vale, Port of Halden | sign the lease
2019-05 | Orrin Vale | resign from the board
2020 | Nordwerk | deny the payment | denied');
CREATE TABLE captures (                  -- addresses, as they are compared
  address_key text not null,
  document_id text not null references documents(id),
  primary key (address_key, document_id)
) without rowid;
CREATE TABLE translations (
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
CREATE VIRTUAL TABLE "texts_fts" USING FTS5 (
    "text",
    tokenize='unicode61 remove_diacritics 2',
    content="texts"
);
insert into texts_fts (texts_fts) values ('rebuild');
CREATE VIRTUAL TABLE "claims_fts" USING FTS5 (
    "headline", "quote",
    tokenize='unicode61 remove_diacritics 2',
    content="claims"
);
insert into claims_fts (claims_fts) values ('rebuild');
CREATE VIRTUAL TABLE "events_fts" USING FTS5 (
    "title",
    tokenize='unicode61 remove_diacritics 2',
    content="events"
);
insert into events_fts (events_fts) values ('rebuild');
CREATE VIRTUAL TABLE "day_passages_fts" USING FTS5 (
    "words",
    tokenize='unicode61 remove_diacritics 2',
    content="day_passages"
);
insert into day_passages_fts (day_passages_fts) values ('rebuild');
delete from sqlite_sequence;
insert into sqlite_sequence values ('journal', 9);
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX documents_snapshot on documents(snapshot_sha256);
CREATE INDEX documents_published on documents(published);
CREATE INDEX documents_parent on documents(parent_id);
CREATE INDEX texts_document on texts(document_id, current);
CREATE INDEX timexes_text on timexes(text_id, start);
CREATE INDEX claims_document on claims(document_id, start);
CREATE INDEX claims_text on claims(text_id);
CREATE INDEX claims_days on claims(earliest_day, latest_day) where undated = 0;
CREATE INDEX claims_act on claims(act, earliest_day) where undated = 0;
CREATE INDEX claims_date on claims(date);
CREATE INDEX claims_wording on claims(wording);
CREATE INDEX actors_key on actors(key);
CREATE INDEX actor_names_key on actor_names(key);
CREATE INDEX claim_actors_actor on claim_actors(actor_id);
CREATE INDEX claim_places_place on claim_places(place_id);
CREATE INDEX events_days on events(earliest_day, latest_day);
CREATE INDEX events_merged on events(merged_into_id);
CREATE INDEX evidence_event on evidence(event_id);
CREATE INDEX evidence_claim on evidence(claim_id);
CREATE INDEX suggestions_other on suggestions(other_event_id);
CREATE INDEX event_tags_tag on event_tags(tag_id);
CREATE INDEX notes_event on notes(event_id);
CREATE INDEX decisions_undoes on decisions(undoes_id);
CREATE INDEX decision_events_event on decision_events(event_id);
CREATE TRIGGER journal_is_never_edited before update on journal
begin select raise(abort, 'the journal is never edited'); end;
CREATE TRIGGER journal_is_never_deleted before delete on journal
begin select raise(abort, 'the journal is never deleted'); end;
CREATE TRIGGER decisions_are_never_edited before update on decisions
begin select raise(abort, 'decisions are never edited: undo them'); end;
CREATE TRIGGER decisions_are_never_deleted before delete on decisions
begin select raise(abort, 'decisions are never deleted: undo them'); end;
CREATE VIEW timeline as
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
CREATE VIEW quotes as
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
CREATE TRIGGER "texts_ai" AFTER INSERT ON "texts" BEGIN
  INSERT INTO "texts_fts" (rowid, "text") VALUES (new.rowid, new."text");
END;
CREATE TRIGGER "texts_ad" AFTER DELETE ON "texts" BEGIN
  INSERT INTO "texts_fts" ("texts_fts", rowid, "text") VALUES('delete', old.rowid, old."text");
END;
CREATE TRIGGER "texts_au" AFTER UPDATE ON "texts" BEGIN
  INSERT INTO "texts_fts" ("texts_fts", rowid, "text") VALUES('delete', old.rowid, old."text");
  INSERT INTO "texts_fts" (rowid, "text") VALUES (new.rowid, new."text");
END;
CREATE TRIGGER "claims_ai" AFTER INSERT ON "claims" BEGIN
  INSERT INTO "claims_fts" (rowid, "headline", "quote") VALUES (new.rowid, new."headline", new."quote");
END;
CREATE TRIGGER "claims_ad" AFTER DELETE ON "claims" BEGIN
  INSERT INTO "claims_fts" ("claims_fts", rowid, "headline", "quote") VALUES('delete', old.rowid, old."headline", old."quote");
END;
CREATE TRIGGER "claims_au" AFTER UPDATE ON "claims" BEGIN
  INSERT INTO "claims_fts" ("claims_fts", rowid, "headline", "quote") VALUES('delete', old.rowid, old."headline", old."quote");
  INSERT INTO "claims_fts" (rowid, "headline", "quote") VALUES (new.rowid, new."headline", new."quote");
END;
CREATE TRIGGER "events_ai" AFTER INSERT ON "events" BEGIN
  INSERT INTO "events_fts" (rowid, "title") VALUES (new.rowid, new."title");
END;
CREATE TRIGGER "events_ad" AFTER DELETE ON "events" BEGIN
  INSERT INTO "events_fts" ("events_fts", rowid, "title") VALUES('delete', old.rowid, old."title");
END;
CREATE TRIGGER "events_au" AFTER UPDATE ON "events" BEGIN
  INSERT INTO "events_fts" ("events_fts", rowid, "title") VALUES('delete', old.rowid, old."title");
  INSERT INTO "events_fts" (rowid, "title") VALUES (new.rowid, new."title");
END;
CREATE INDEX passages_marked on passages(text_id) where sensitivity is not null;
CREATE INDEX actors_marked on actors(id) where sensitivity is not null;
CREATE INDEX claims_stale on claims(document_id) where stale is not null;
CREATE INDEX fingerprints_text on fingerprints(text_id);
CREATE INDEX copies_other on copies(other_id);
CREATE INDEX document_origins_cluster on document_origins(cluster);
CREATE INDEX day_passages_day on day_passages(day, via, document_id);
CREATE INDEX day_passages_text on day_passages(text_id);
CREATE TRIGGER texts_leave_with_their_words before delete on texts begin
  delete from fingerprints where text_id = old.id;
  delete from day_passages where text_id = old.id;
end;
CREATE TRIGGER texts_lose_their_words before update of text on texts begin
  delete from fingerprints where text_id = old.id;
  delete from day_passages where text_id = old.id;
end;
CREATE VIEW origins as                   -- what every claim counts as
select
  claims.id as claim_id,
  coalesce(claim_origins.origin, elsewhere.origin, own.origin, claims.document_id) as origin,
  coalesce(claim_origins.name, elsewhere.name, own.name, '') as name,
  coalesce(claim_origins.why, own.why) as why
from claims
left join claim_origins on claim_origins.claim_id = claims.id
left join document_origins as elsewhere on elsewhere.document_id = claim_origins.document_id
left join document_origins as own on own.document_id = claims.document_id;
CREATE TRIGGER "day_passages_ai" AFTER INSERT ON "day_passages" BEGIN
  INSERT INTO "day_passages_fts" (rowid, "words") VALUES (new.rowid, new."words");
END;
CREATE TRIGGER "day_passages_ad" AFTER DELETE ON "day_passages" BEGIN
  INSERT INTO "day_passages_fts" ("day_passages_fts", rowid, "words") VALUES('delete', old.rowid, old."words");
END;
CREATE TRIGGER "day_passages_au" AFTER UPDATE ON "day_passages" BEGIN
  INSERT INTO "day_passages_fts" ("day_passages_fts", rowid, "words") VALUES('delete', old.rowid, old."words");
  INSERT INTO "day_passages_fts" (rowid, "words") VALUES (new.rowid, new."words");
END;
CREATE INDEX captures_document on captures(document_id);
CREATE INDEX documents_version on documents(version_of_id);
CREATE INDEX translations_claim on translations(claim_id);
pragma application_id = 1414351950;
pragma user_version = 5;
commit;
