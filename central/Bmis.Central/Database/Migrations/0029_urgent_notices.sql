-- Urgent entries that came ahead of their turn, whole, and as they come again. They count nowhere and go when their
-- entry is taken in. One that differs from it stays, as evidence.
create table urgent_notice (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null check (sequence > 0),
    header bytea not null,
    -- Salt and payload.
    sealed bytea not null,
    payload_digest bytea not null,
    hash bytea not null,
    received_at timestamptz not null,
    primary key (region_id, lane_id, sequence)
);

create index urgent_notice_newest on urgent_notice (received_at desc);
