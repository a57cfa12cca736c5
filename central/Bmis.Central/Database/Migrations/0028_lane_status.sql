-- What else a lane says of itself, for whoever looks after the fleet. Devices are names and codes.
alter table lane_status
    add column head_hash bytea not null default '',
    add column software_version text not null default '',
    add column certificate_end timestamptz,
    add column devices jsonb not null default '[]';

-- Which version of each list a lane holds, and since when headquarters knows.
create table lane_list (
    region_id int not null,
    lane_id text not null,
    list_name text not null,
    version bigint not null,
    since timestamptz not null,
    primary key (region_id, lane_id, list_name)
);

create index lane_list_of_list on lane_list (list_name, version);

-- The newest proof of each lane's journal: how far it has come, and what it ended with. One that has not been heard of
-- for a while has come to no end.
create table journal_proof (
    region_id int not null,
    lane_id text not null,
    begun_at timestamptz not null,
    begun_by text not null,
    heard_at timestamptz not null,
    walked bigint not null default 0,
    total bigint not null,
    ended_at timestamptz,
    last_sequence bigint not null default 0,
    head bytea not null default '',
    opened bigint not null default 0,
    erased bigint not null default 0,
    first_bad bigint,
    reason text not null default '',
    primary key (region_id, lane_id)
);
