-- A record of the catalog's first form, with its rows, as it was written then. Its segments lie beside it.
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

insert into coders (id, version, engine, codebook, rules, world) values ('c595bfac858c60ee5', '0.1.0', 'hand', 'none', 'none', 'none');
insert into runs (id, at) values ('run533ac50c70841256', '2026-11-23T01:51:25');
insert into segments (number, run, part, file, row_count, sha256) values (1, 'run533ac50c70841256', 'records', 'segments/records/run533ac50c70841256-0000.parquet', 2, 'b84fdcc2b9f8a3f87bc2040f50b2cfaf914fe075addb67081c6efb52dbff144e');
insert into segments (number, run, part, file, row_count, sha256) values (2, 'run533ac50c70841256', 'reports', 'segments/reports/run533ac50c70841256-0000.parquet', 2, 'c8fed6a1308bbdb34134492f9461cf134cbed923ee56a099b8aaddccd6967c3d');
insert into segments (number, run, part, file, row_count, sha256) values (3, 'run533ac50c70841256', 'events', 'segments/events/run533ac50c70841256-0000.parquet', 3, '4f0ea49cdf4c9c1bd56ab99213147f09ca1150d92fc983390d73d79653621e69');
insert into segments (number, run, part, file, row_count, sha256) values (4, 'run533ac50c70841256', 'attributions', 'segments/attributions/run533ac50c70841256-0000.parquet', 2, '71032aaaecb7addd8319eff9198232899352c6bf4f0ff7a48026aeb93923f4b4');
insert into segments (number, run, part, file, row_count, sha256) values (5, 'run533ac50c70841256', 'conditions', 'segments/conditions/run533ac50c70841256-0000.parquet', 2, '9be2634809591d24697a7b5d833ac80df0e9e48cf6df12870be432cb43e0463f');
insert into segments (number, run, part, file, row_count, sha256) values (6, 'run533ac50c70841256', 'entities', 'segments/entities/run533ac50c70841256-0000.parquet', 6, 'cacf9e64adef42b3863f83a0cde03a249008e555bc35d36f8564a94da6d92466');
insert into reports (number, id, hash, title, text) values (1, 'r1', '166627674ca2f793d4ec472c3799494ec8016204a54e5bec45cf12c3085ae3c0', 'A town falls', 'Rebels captured Saraqib on Saturday, killing 12 soldiers. The army has not left Saraqib, a defence ministry spokesman said, according to the Qalam agency.');
insert into reports (number, id, hash, title, text) values (2, 'r2', '3043b7a377c855409add0ebec435caa8eec07f29309f0278997546e3e96ee049', null, 'Rebels captured Binnish, a commander said.');
insert into codings (report, coder, run) values ('r1', 'c595bfac858c60ee5', 'run533ac50c70841256');
insert into codings (report, coder, run) values ('r2', 'c595bfac858c60ee5', 'run533ac50c70841256');
insert into failures (report, stage, error, first_at, last_at, times) values ('empty.txt', 'intake', 'It holds no text.', '2026-11-23T01:51:25', '2026-11-23T01:51:25', 1);
insert into failures (report, stage, error, first_at, last_at, times) values ('r2', 'coding', 'KeyError', '2026-11-23T01:51:25', '2026-11-23T01:51:25', 1);
insert into texts (rowid, title, text) select number, title, text from reports;
pragma user_version = 1;
