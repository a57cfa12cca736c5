-- Parts of attachments that are not whole yet, each sealed by itself; they go when the whole has come, or in time.
create table attachment_part (
    region_id int not null,
    lane_id text not null,
    about uuid not null,
    kind text not null,
    position int not null check (position >= 0),
    size int not null check (size > 0),
    -- Of the whole, as the lane offers it.
    length int not null,
    sha256 bytea not null,
    sealed bytea not null,
    stored_at timestamptz not null,
    primary key (region_id, lane_id, about, kind, position)
);

create index attachment_part_age on attachment_part (region_id, stored_at);
