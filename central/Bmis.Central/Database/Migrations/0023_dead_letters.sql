-- Who looks after a dead letter, and what became of it when it was replayed. A letter that has been applied stays.
alter table dead_letter
    add column owner text not null default '',
    add column taken_at timestamptz,
    add column tried_at timestamptz,
    add column tried_by text not null default '',
    add column outcome text not null default ''
        check (outcome in ('', 'applied', 'already-applied', 'still-faulty')),
    add check ((replayed_at is not null) = (outcome in ('applied', 'already-applied')));

create index dead_letter_open on dead_letter (region_id, reason, lane_id, sequence) where replayed_at is null;
create index dead_letter_closed on dead_letter (replayed_at desc) where replayed_at is not null;

-- Entries that were applied after the histories had been read past their number. A row goes when it has been read.
create table history_again (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    primary key (region_id, lane_id, sequence)
);

-- What was decided about an alarm, by whom, and the words, sealed.
alter table alarm add column closed_by text not null default '', add column words bytea;
