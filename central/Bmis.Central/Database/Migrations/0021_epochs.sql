-- A row of producer is a branch of a lane's journal: LANE is the first, LANE+2, LANE+3 and so on began where a journal
-- forked or a backup was restored. Each has its own entries from its base on; of a lane's branches one counts.
alter table producer
    add column state text not null default 'accepted'
        check (state in ('accepted', 'quarantined', 'refused', 'closed')),
    add column base_sequence bigint not null default 0,
    add column base_hash bytea not null default decode(repeat('00', 32), 'hex'),
    add column begun_at timestamptz,
    add column certificate_sha256 bytea,
    add column decided_at timestamptz,
    add column decided_by text not null default '',
    -- Why it was decided so, sealed.
    add column words bytea;

create index producer_of_lane on producer (split_part(lane_id, '+', 1));
create unique index producer_accepted on producer (region_id, split_part(lane_id, '+', 1)) where state = 'accepted';
