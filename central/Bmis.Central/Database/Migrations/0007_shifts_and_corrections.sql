-- Officers' shifts at the lanes. The second entry of a shift completes the row of the first.
create table shift (
    region_id int not null,
    lane_id text not null,
    shift_id uuid not null,
    post_code text not null,
    officer_id text not null,
    opened_at timestamptz,
    closed_at timestamptz,
    ended text not null default '',
    closed_by text not null default '',
    note text not null default '',
    decided int not null default 0,
    passed int not null default 0,
    referred int not null default 0,
    cancelled int not null default 0,
    overridden int not null default 0,
    median interval not null default '0',
    p95 interval not null default '0',
    primary key (region_id, lane_id, shift_id)
);

create index shift_newest on shift (region_id, opened_at desc);

-- Where the events of a referred traveller's case stand in the journal; the events themselves stand in envelope.
create table case_event (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    case_id uuid not null,
    primary key (region_id, lane_id, sequence)
);

create index case_event_of_case on case_event (region_id, lane_id, case_id, sequence);

-- Corrected decisions. The row of the crossing carries what counts now; both records stand in envelope.
create table correction (
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    crossing_sequence bigint not null,
    corrected_at timestamptz not null,
    officer_id text not null,
    supervisor_id text not null,
    was text not null,
    became text not null,
    personal_reason text not null,
    primary key (region_id, lane_id, sequence)
);

create index correction_of_crossing on correction (region_id, lane_id, crossing_sequence, sequence);
