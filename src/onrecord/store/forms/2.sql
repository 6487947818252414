-- Second form: revisions, failures that were mended, judgements, compaction, redaction.
-- A form is one step: a new catalog goes through all of them, an older one through those it lacks. Never edit a form that
-- has been released; add the next. Every table that holds anything of a report names it in a column "report": that is
-- where redaction looks (store/redact.py).
alter table runs add column kind text not null default 'commit' check (kind in ('commit', 'compaction'));

alter table reports add column url text;
alter table reports add column published text;  -- as on the wire
create index reports_by_url on reports (url) where url is not null;
create index reports_by_hash on reports (hash);

-- Reports whose URL has had several texts: the highest number is what stands there now.
create table revisions (
    report text primary key references reports (id),
    url text not null,
    number integer not null check (number > 0),
    at text not null  -- UTC: when this text was put on record
) strict, without rowid;
create index revisions_by_url on revisions (url, number);

alter table failures add column hash text;  -- of the text that failed; null: it had none yet
alter table failures add column mended_at text;  -- when the same report was read after all; null: it is open

-- What people say of the rows. Only added to: who changes his mind replaces his judgement, or undoes it.
create table judgements (
    number integer primary key autoincrement,
    id text not null unique,
    verdict text not null check (verdict in ('accept', 'reject', 'correct', 'merge', 'split', 'undo')),
    who text not null,
    at text not null,  -- UTC
    why text not null default '',
    replaces text references judgements (id),
    correction text not null default '{}'  -- JSON: column → value
) strict;

-- The rows that a judgement is on, told so that they are found again when another coder has read the report.
create table anchors (
    judgement text not null references judgements (id),
    place_in_it integer not null,
    report text not null,
    hash text not null,  -- of the report's text
    kind text not null check (kind in ('event', 'condition', 'attribution', 'entity', 'report')),
    start integer, "end" integer,  -- of trigger, evidence, content or first mention, code points; null: the whole report
    words text not null,
    type text,
    parties text not null,  -- JSON: keys of entities, else names
    place text,
    primary key (judgement, place_in_it)
) strict, without rowid;
create index anchors_by_report on anchors (report);

-- The one exception to "only added to": that it happened, who did it, when and why. Its text can't be had from this.
create table redactions (
    number integer primary key autoincrement,
    id text not null,  -- of the report; not "report", since this row stays
    hash text not null,
    at text not null,
    who text not null,
    why text not null,
    row_count integer not null
) strict;

-- Files that compaction has replaced: they stay for a while, for those who are reading them.
create table retired (file text primary key, at text not null) strict, without rowid;
