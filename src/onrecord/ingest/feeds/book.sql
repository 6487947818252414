-- What is known of feeds. All times UTC, ISO 8601, to the second.
create table if not exists feeds (
    url text primary key,
    outlet text,  -- whose reports these are, where the user said so
    every integer not null check (every > 0),  -- seconds between two looks
    due text not null,  -- when to look again
    etag text,
    modified text,
    asked text,  -- when it last answered
    failures integer not null default 0,  -- in a row
    error text  -- of the last look; null: it went well
) strict;

-- What a feed announced. One page can be announced again, changed: then its stamp is another.
create table if not exists items (
    feed text not null references feeds on delete cascade,
    key text not null,
    url text not null,
    published text,  -- as the feed has it
    stamp text not null,  -- of all that the feed says of it
    due text,  -- when to fetch its page; null: done with it
    looks integer not null default 0,  -- how often its page came
    etag text,
    modified text,
    failures integer not null default 0,  -- in a row
    error text,  -- of the last look; null: it went well, or there was none yet
    primary key (feed, key)
) strict, without rowid;

create index if not exists items_due on items (due) where due is not null;
