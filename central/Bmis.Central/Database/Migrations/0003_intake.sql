-- What lanes push. region_id comes first in every key and nothing is numbered by the database.

-- How far each lane's journal has been taken in. The compare-and-set on this row makes an entry arrive once.
create table producer (
    region_id int not null,
    lane_id text not null,
    next_sequence bigint not null,
    last_hash bytea not null,
    acknowledged_at timestamptz,
    primary key (region_id, lane_id)
);

-- The journal's entries as they were hashed. Salt and payload are null after erasure.
create table envelope (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    entry_id uuid not null,
    kind text not null,
    header bytea not null,
    salt bytea,
    payload bytea,
    payload_digest bytea not null,
    hash bytea not null,
    stored_at timestamptz not null,
    primary key (region_id, lane_id, sequence, stored_at)
) partition by range (stored_at);

create table envelope_default partition of envelope default;

-- One row a decision. Names, numbers and birth dates stand in the columns that begin with personal_ and nowhere else.
create table crossing (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    crossing_id uuid not null,
    post_code text not null,
    direction smallint not null,
    decision text not null,
    is_crossing boolean not null,
    verdict smallint not null,
    capture_mode smallint not null,
    -- The lane's time, corrected when its clock was known to be wrong.
    crossed_at timestamptz not null,
    opened_at timestamptz not null,
    local_day date not null,
    time_zone text not null,
    clock_offset interval not null,
    officer_id text not null,
    supervisor_id text not null,
    nationality text not null,
    residence text not null,
    issuing_state text not null,
    document_code text not null,
    sex text not null,
    birth_year smallint,
    age smallint,
    category text not null,
    purpose text not null,
    transport text not null,
    hit_count int not null,
    failed_checks int not null,
    stored_at timestamptz not null,
    personal_primary text not null,
    personal_secondary text not null,
    personal_birth_date text not null,
    personal_document_number text not null,
    personal_reason text not null
) partition by range (crossed_at);

create table crossing_default partition of crossing default;

create index crossing_newest on crossing (region_id, crossed_at desc, lane_id, sequence desc);
create index crossing_of_lane on crossing (region_id, lane_id, sequence);

-- Acts of officers at the lanes.
create table lane_act (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    action text not null,
    officer_id text not null,
    acted_at timestamptz not null,
    detail text not null,
    primary key (region_id, lane_id, sequence)
);

-- Entries that could not be applied. The entry itself stands in envelope.
create table dead_letter (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    kind text not null,
    reason text not null,
    noted_at timestamptz not null,
    replayed_at timestamptz,
    primary key (region_id, lane_id, sequence)
);

-- Evidence of what must not be, such as two entries under one number.
create table quarantine (
    region_id int not null,
    lane_id text not null,
    reason text not null,
    sequence bigint not null,
    evidence_sha256 bytea not null,
    evidence bytea not null,
    noted_at timestamptz not null,
    primary key (region_id, lane_id, reason, sequence, evidence_sha256)
);

create table alarm (
    region_id int not null,
    lane_id text not null,
    kind text not null,
    sequence bigint not null,
    raised_at timestamptz not null,
    closed_at timestamptz,
    primary key (region_id, lane_id, kind, sequence)
);

-- How each lane last said it is. seen_at is the centre's clock.
create table lane_status (
    region_id int not null,
    lane_id text not null,
    seen_at timestamptz not null,
    head_sequence bigint not null,
    oldest_unsent timestamptz,
    device_time timestamptz not null,
    free_disk_bytes bigint not null,
    held_lists jsonb not null,
    primary key (region_id, lane_id)
);
