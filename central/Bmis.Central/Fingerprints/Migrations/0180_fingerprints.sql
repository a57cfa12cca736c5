-- Fingerprints of travellers as lanes enrolled them, what was done with fingers at the lanes, and the pictures.

-- One row an enrolment. Who it is and the templates are sealed; person and document are blind indexes. What is erased
-- keeps its row without content.
create table finger_enrolment (
    region_id int not null,
    enrolment_id uuid not null,
    lane_id text not null,
    sequence bigint not null,
    crossing_id uuid not null,
    post_code text not null,
    taken_at timestamptz not null,
    purpose smallint not null,
    engine text not null,
    prints smallint not null,
    person bytea,
    document bytea,
    content bytea,
    stored_at timestamptz not null,
    -- When it was taken, or last compared with: its time of keeping begins here.
    used_at timestamptz not null,
    -- When it was searched among all others; null while it waits.
    searched_at timestamptz,
    -- It is not searched: it is of a drill, or has no print that can be compared.
    is_left_out boolean not null default false,
    -- Its place in the order in which the region's enrolments went into the gallery.
    gallery_number bigint,
    erased_at timestamptz,
    erased_why text not null default '',
    primary key (region_id, enrolment_id),
    check ((erased_at is null) = (content is not null))
);

create index finger_enrolment_of_person on finger_enrolment (person, taken_at desc) where content is not null;
create index finger_enrolment_of_document on finger_enrolment (document, taken_at desc) where content is not null;
create index finger_enrolment_of_crossing on finger_enrolment (region_id, crossing_id);
-- An id names one enrolment in the whole country: the gallery knows nothing else of it.
create unique index finger_enrolment_by_id on finger_enrolment (enrolment_id);
create index finger_enrolment_of_entry on finger_enrolment (region_id, lane_id, sequence);
create index finger_enrolment_waiting on finger_enrolment (region_id, stored_at, enrolment_id)
    where searched_at is null and not is_left_out and content is not null;
create unique index finger_enrolment_in_gallery on finger_enrolment (region_id, gallery_number)
    where gallery_number is not null;
create index finger_enrolment_erased on finger_enrolment (region_id, erased_at) where content is null;
create index finger_enrolment_used on finger_enrolment (region_id, used_at) where content is not null;

-- The pictures that the enrolments name: asked of the lane that took them, and kept sealed for some days.
create table finger_sample (
    region_id int not null,
    enrolment_id uuid not null,
    finger smallint not null check (finger between 1 and 10),
    lane_id text not null,
    taken_at timestamptz not null,
    sha256 text not null,
    length int not null,
    dpi int not null,
    absence text not null,
    content bytea,
    stored_at timestamptz,
    primary key (region_id, enrolment_id, finger),
    foreign key (region_id, enrolment_id) references finger_enrolment,
    check ((absence = '') = (content is not null))
);

create index finger_sample_waiting on finger_sample (region_id, lane_id, taken_at desc) where absence = 'waiting';
create index finger_sample_kept on finger_sample (region_id, taken_at) where content is not null;

-- What was done with fingers, without a person: figures of accuracy are counted here.
create table finger_event (
    region_id int not null,
    lane_id text not null,
    event_id uuid not null,
    sequence bigint not null,
    crossing_id uuid not null,
    happened_at timestamptz not null,
    kind text not null check (kind in ('enrolled', 'verified', 'searched')),
    device text not null,
    device_kind text not null,
    outcome text not null,
    reason text not null,
    attempts int not null,
    took interval not null,
    -- The mean of the fingers' quality; null without a print.
    quality real,
    against text not null,
    band text not null,
    score double precision not null,
    threshold double precision not null,
    primary key (region_id, lane_id, event_id)
);

create index finger_event_newest on finger_event (region_id, happened_at desc);
create index finger_event_counted on finger_event (happened_at) where kind <> 'searched';
create index finger_event_of_crossing on finger_event (region_id, crossing_id);

-- Of the crossings with a check of fingers: groups for the figures, and whether the claim proved good.
create table finger_crossing (
    region_id int not null,
    crossing_id uuid not null,
    sex text not null,
    age smallint,
    passed boolean not null,
    is_drill boolean not null,
    stored_at timestamptz not null,
    primary key (region_id, crossing_id)
);

create index finger_crossing_stored on finger_crossing (region_id, stored_at);

-- Inspections whose refusal keeps no biometrics: what is still on its way is erased when it comes.
create table finger_refusal (
    region_id int not null,
    crossing_id uuid not null,
    refused_at timestamptz not null,
    primary key (region_id, crossing_id)
);

-- Whoever erases the payload of an enrolment, or whom a crossing was, erases templates and pictures with it.
create function finger_enrolment_follows_entry() returns trigger language plpgsql as $$
begin
    with gone as (
        update finger_enrolment set content = null, person = null, document = null, erased_at = now(),
            erased_why = 'person'
        where region_id = new.region_id and lane_id = new.lane_id and sequence = new.sequence
            and content is not null
        returning region_id, enrolment_id)
    update finger_sample as kept set content = null, absence = 'erased', sha256 = '' from gone
    where kept.region_id = gone.region_id and kept.enrolment_id = gone.enrolment_id;
    return null;
end $$;

create trigger finger_enrolment_follows_entry after update of sealed on envelope
    for each row when (old.kind = 'fingerprints' and old.sealed is not null and new.sealed is null)
    execute function finger_enrolment_follows_entry();

create function finger_enrolment_follows_crossing() returns trigger language plpgsql as $$
begin
    update envelope as kept set sealed = null, salt = null from finger_enrolment as one
    where one.region_id = new.region_id and one.crossing_id = new.crossing_id and one.content is not null
        and kept.region_id = one.region_id and kept.lane_id = one.lane_id and kept.sequence = one.sequence;
    update envelope as kept set sealed = null, salt = null from finger_event as one
    where one.region_id = new.region_id and one.crossing_id = new.crossing_id and one.kind <> 'enrolled'
        and kept.region_id = one.region_id and kept.lane_id = one.lane_id and kept.sequence = one.sequence
        and kept.kind = 'fingerprints';
    return null;
end $$;

create trigger finger_enrolment_follows_crossing after update of personal on crossing
    for each row when (old.personal is not null and new.personal is null)
    execute function finger_enrolment_follows_crossing();
