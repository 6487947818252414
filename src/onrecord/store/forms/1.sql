-- The catalog of a record: what has been committed, by whom, and what could not be read.
-- A segment counts from the moment its row is here; its rows in codings stand in the same transaction.
create table if not exists coders (
    id text primary key,
    version text not null, engine text not null, codebook text not null, rules text not null, world text not null
) strict;

create table if not exists runs (
    id text primary key,
    at text not null  -- UTC, ISO 8601: when its first segment was committed
) strict;

create table if not exists segments (
    number integer primary key autoincrement,  -- order of commitment: of two codings of a report the higher is newer
    run text not null references runs,
    part text not null,  -- the table that its rows belong to
    file text not null unique,  -- relative to the record's folder
    row_count integer not null check (row_count > 0),
    sha256 text not null
) strict;

create table if not exists reports (
    number integer primary key,
    id text not null unique,
    hash text not null,  -- of the text: one id, one text
    title text,
    text text not null
) strict;

-- One row per report and coder: reading a report again with the same coder adds nothing.
create table if not exists codings (
    report text not null references reports (id),
    coder text not null references coders,
    run text not null references runs,
    primary key (report, coder)
) strict, without rowid;

create table if not exists failures (
    report text not null,  -- its id, or the name of its file
    stage text not null check (stage in ('intake', 'language', 'reading', 'coding', 'store')),
    error text not null,
    first_at text not null,
    last_at text not null,
    times integer not null default 1 check (times > 0),
    primary key (report, stage, error)
) strict;

create virtual table if not exists texts using fts5 (
    title, text, content = 'reports', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
