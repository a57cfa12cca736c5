-- Drills: invented persons with specimen documents, with whom headquarters tests the lanes. What a drill is stands with
-- everything else that the desk has said.
alter table desk_version drop constraint desk_version_cause_check,
    add constraint desk_version_cause_check
        check (cause in ('approved', 'urgent', 'rejected', 'lapsed', 'stopped'));

-- By which document the invented person of a drill is known again, also where no lane hit: a keyed digest.
create table drill_document (
    document bytea primary key,
    drill_id text not null unique,
    is_discreet boolean not null
);

-- Crossings of invented persons. One that is left out counts in no statistics and is in nobody's history.
create table drill_sighting (
    region_id int not null,
    crossing_id uuid not null,
    -- The record that referred to second line, in the record that closes it.
    referral_id uuid,
    drill_id text not null,
    lane_id text not null,
    post_code text not null,
    opened_at timestamptz not null,
    crossed_at timestamptz not null,
    stored_at timestamptz not null,
    -- What the lane's look at the alert list took; null where it was not made.
    detected_in interval,
    is_left_out boolean not null,
    primary key (region_id, crossing_id, drill_id)
);

create index drill_sighting_of_drill on drill_sighting (drill_id, crossed_at desc);

alter table crossing add column is_drill boolean not null default false;
