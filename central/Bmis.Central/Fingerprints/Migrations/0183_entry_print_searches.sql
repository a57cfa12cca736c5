-- A conflict may also be of an enrolment and an alert entry, whose prints were searched among everybody enrolled. What
-- an entry asks to be kept from others is kept from them here too.
alter table finger_conflict
    add column entry_id text not null default '',
    -- Digest of the entry's prints that were searched: what is decided about them says nothing of others.
    add column entry_prints text not null default '',
    add column is_discreet boolean not null default false,
    alter column other_region_id drop not null,
    alter column other_enrolment_id drop not null,
    add check ((entry_id = '') = (other_enrolment_id is not null));

create unique index finger_conflict_of_entry on finger_conflict (entry_id, region_id, enrolment_id, entry_prints)
    where entry_id <> '' and state <> 'erased';

-- Which prints of entries in force are searched among everybody enrolled: the queue, and what was done. It exists once
-- for the country, like the gallery.
create table entry_print_search (
    entry_id text primary key,
    prints text not null,
    engine text not null,
    wanted_at timestamptz not null,
    -- Null while it waits.
    searched_at timestamptz,
    -- Among how many enrolments; null where none of the prints could be compared.
    subjects int,
    check (searched_at is not null or subjects is null)
);

create index entry_print_search_waiting on entry_print_search (wanted_at, entry_id) where searched_at is null;
