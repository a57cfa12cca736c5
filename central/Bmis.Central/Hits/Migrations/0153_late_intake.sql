-- Crossings that arrived long after they happened: nobody may have screened them against the entries approved
-- meanwhile, and their lane may never do it. A row goes when it has been looked at.
create table late_intake (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    arrived_at timestamptz not null,
    primary key (region_id, lane_id, sequence)
);
