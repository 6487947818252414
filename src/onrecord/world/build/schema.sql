-- The gazetteer: places, the folded names under which they are found, and for Arabic names their sound.
-- A place's id rises as its weight falls. ``places``: unsigned integers of four bytes, twice the id of a place, and one
-- more where the key is only an alternate name of it; main names first, then the heavier.
-- One row a key and no join: a look-up takes a third of the time. "without rowid" halves the file.
create table place (
    id integer primary key,
    geonames integer,
    name text not null,
    latitude real not null,
    longitude real not null,
    country text not null,
    admin1 text not null,
    feature text not null,
    weight real not null,
    population integer not null
);
create table name (key text primary key, places blob not null) without rowid;
create table sound (key text primary key, places blob not null) without rowid;
create table hint (name text primary key, entity_type text not null, certain integer not null) without rowid;
