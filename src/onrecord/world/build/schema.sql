-- The gazetteer: places, the folded names under which they are found, and for Arabic names their sound.
-- A place's id rises as its weight falls, and alternate names stand behind main ones: so the rows of a key are in the
-- order in which they are wanted, and one statement without sorting finds them. "without rowid" halves the file.
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
create table name (
    key text not null,
    alternate integer not null, -- 1: the key is only an alternate name of the place
    place integer not null,
    primary key (key, alternate, place)
) without rowid;
create table sound (
    key text not null,
    alternate integer not null, -- 0 throughout
    place integer not null,
    primary key (key, alternate, place)
) without rowid;
create table hint (name text primary key, entity_type text not null, certain integer not null) without rowid;
