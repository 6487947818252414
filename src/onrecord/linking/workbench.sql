-- What linking needs at hand, by block, and what it found. Made from the record alone: delete the file and link again,
-- and the same stands in it.
create table if not exists meta (name text primary key, value text not null) strict, without rowid;

create table if not exists reports (
    id text primary key, coder text not null,
    outlet text, published text,  -- the day
    origin text not null, name text not null, side text  -- the outlet as an origin
) strict, without rowid;

-- Coded events of reports, and as whose word.
create table if not exists claims (
    id text primary key, report text not null, event text not null,
    passage text,  -- the sentence that holds it, where that is long enough to be known again
    sentence text not null, words text not null,
    origin text not null, name text not null, names text not null,  -- JSON: all under which its report has the origin
    phrase text not null, side text, stance text not null, asserted integer not null, named integer not null,
    earliest text, latest text,  -- days; null: not stated
    place text, place_name text, latitude real, longitude real,  -- null: not the place itself
    doers text not null,  -- JSON: sides of the actors, where the report has them
    start integer not null  -- of the trigger
) strict, without rowid;
create index if not exists claims_by_event on claims (event);
create index if not exists claims_by_report on claims (report);
create index if not exists claims_by_passage on claims (passage) where passage is not null;

create table if not exists figures (
    claim text not null, what text not null, low integer, best integer, high integer, primary key (claim, what)
) strict, without rowid;

-- Events of one report: body is what is compared.
create table if not exists events (id text primary key, report text not null, body blob not null) strict, without rowid;
create index if not exists events_by_report on events (report);

create table if not exists blocks (
    block integer not null, key integer not null, event text not null, primary key (block, key, event)
) strict, without rowid;

-- Pairs of events of two reports that are one by their score.
create table if not exists links (
    one text not null, other text not null, chance real not null, primary key (one, other)
) strict, without rowid;
create index if not exists links_by_other on links (other, one, chance);

create table if not exists clusters (
    event text primary key, merged text not null, rung integer not null  -- of its group, as groups.py tells
) strict, without rowid;
create index if not exists clusters_by_merged on clusters (merged);

-- Sentences, and those that stand in several reports.
create table if not exists passages (
    id text primary key, report text not null, start integer not null, "end" integer not null, text text not null
) strict, without rowid;
create index if not exists passages_by_report on passages (report);
create table if not exists bands (
    block integer not null, band text not null, passage text not null, primary key (block, band, passage)
) strict, without rowid;
create table if not exists copies (one text not null, other text not null, primary key (one, other)) strict, without rowid;
create index if not exists copies_by_other on copies (other, one);
create table if not exists first_prints (passage text primary key, first text not null) strict, without rowid;
create index if not exists first_prints_by_first on first_prints (first);

-- What people decided of events, as it was when this was linked.
create table if not exists wishes (
    one text not null, other text not null, verdict text not null, primary key (one, other, verdict)
) strict, without rowid;

-- Keys of entities that people have put together or taken apart, as it was when this was linked.
create table if not exists renamed (
    report text not null, key text not null, as_key text not null, primary key (report, key)
) strict, without rowid;

-- What was found of each event across reports that several claims tell of.
create table if not exists origins (
    merged text not null, origin text not null, stance text not null, name text not null, names text not null,
    side text, asserted integer not null, claims text not null, reports text not null,
    primary key (merged, origin, stance)
) strict, without rowid;
create table if not exists contradictions (
    merged text not null, place_in_it integer not null, kind text not null, what text, tension integer not null,
    said text not null,  -- JSON: [{"value", "low", "high", "by": [names]}]
    primary key (merged, place_in_it)
) strict, without rowid;
