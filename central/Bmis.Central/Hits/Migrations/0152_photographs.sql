-- Pictures of travellers with a possible match, and of entries of headquarters' own: sealed, and only while they are
-- needed.

-- What the lane has sent of a crossing, or why there is none.
create table hit_photograph (
    region_id int not null,
    crossing_id uuid not null,
    kind text not null check (kind in ('live', 'portrait')),
    lane_id text not null,
    absence text not null,
    content bytea,
    stored_at timestamptz not null,
    primary key (region_id, crossing_id, kind),
    check ((absence = '') = (content is not null))
);

create index hit_photograph_kept on hit_photograph (stored_at) where content is not null;
create index hit_of_lane on hit (region_id, lane_id, crossed_at desc) where not is_cleared;

-- Under a keyed digest of their bytes, which is what an entry says of them. Without a time of use nobody has proposed
-- them yet.
create table entry_photograph (
    reference text primary key,
    content bytea not null,
    stored_at timestamptz not null,
    used_at timestamptz
);
