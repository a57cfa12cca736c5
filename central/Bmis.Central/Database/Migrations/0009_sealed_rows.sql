-- What is personal is sealed by the program: each record by a key of its own, wrapped by a day's key. What an older
-- program stored in clear stands in the old columns until bmis-central migrate has sealed it.

-- The keys of days, each sealed by a master key, which is never in here. A key without bytes is erased.
create table day_key (
    key_id bytea primary key,
    day date not null unique,
    sealed bytea
);

-- Secrets of the program, sealed by a master key.
create table sealed_secret (
    name text primary key,
    sealed bytea not null
);

-- Salt and payload, sealed together. A salt beside them means that they are still in clear.
alter table envelope rename column payload to sealed;

alter table crossing
    add column personal bytea,
    alter column personal_primary drop not null,
    alter column personal_secondary drop not null,
    alter column personal_birth_date drop not null,
    alter column personal_document_number drop not null,
    alter column personal_reason drop not null;

alter table correction add column reason bytea, alter column personal_reason drop not null;

alter table shift add column sealed_note bytea;

-- They find what is still in clear, and are empty afterwards.
create index envelope_in_clear on envelope (region_id) where salt is not null;
create index crossing_in_clear on crossing (region_id) where personal_primary is not null;

-- Histories are made anew from the journals, with keyed digests. Positions of feeds go on where they were, because
-- lanes know them; the last row of each keeps its place. Truncating leaves nothing in the tables' files.
truncate history_item, history_member, history_progress;
delete from history_feed as told
where position < (select max(position) from history_feed as kept where kept.post_code = told.post_code);

-- Tables in which an older program may have left rows in clear; bmis-central migrate takes each out when it is done.
create table clear_table (name text primary key);

insert into clear_table values ('envelope'), ('crossing'), ('correction'), ('shift'), ('quarantine'), ('account'),
    ('protection_key'), ('alert_list_version'), ('published_chunk');
