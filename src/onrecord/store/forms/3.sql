-- Judgements are given at a desk, by coders who don't see each other's, or to settle what these said differently.
alter table judgements add column capacity text not null default 'desk'
    check (capacity in ('desk', 'coder', 'decision'));
