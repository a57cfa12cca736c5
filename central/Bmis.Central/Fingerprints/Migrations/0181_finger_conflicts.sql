-- Enrolments of two persons whose fingers are alike, and what two people of headquarters say about each pair. It exists
-- once for the country, like the gallery that finds them.
create table finger_conflict (
    conflict_id uuid primary key,
    region_id int not null,
    enrolment_id uuid not null,
    post_code text not null,
    other_region_id int not null,
    other_enrolment_id uuid not null,
    other_post_code text not null,
    -- Blind indexes of the two persons in their order, so that one decision serves every later enrolment of both.
    persons bytea[] not null,
    engine text not null,
    subjects int not null,
    score double precision not null,
    threshold double precision not null,
    -- The fingers that were compared: as the one has them, and with which of the other's.
    fingers smallint[] not null,
    other_fingers smallint[] not null,
    scores double precision[] not null,
    found_at timestamptz not null,
    state text not null check (state in ('open', 'proposed', 'decided', 'erased')),
    outcome text not null default '' check (outcome in ('', 'same', 'different', 'undetermined')),
    proposed_by text not null default '',
    changed_at timestamptz not null,
    acts int not null default 0,
    unique (region_id, enrolment_id, other_region_id, other_enrolment_id)
);

create index finger_conflict_waiting on finger_conflict (found_at, conflict_id) where state in ('open', 'proposed');
create index finger_conflict_closed on finger_conflict (changed_at desc, conflict_id)
    where state in ('decided', 'erased');
create index finger_conflict_of_persons on finger_conflict (persons);
create index finger_conflict_of_other on finger_conflict (other_region_id, other_enrolment_id);

-- What was done about a conflict, by whom and why. It stays; only the words go when one of the persons is erased.
create table finger_conflict_act (
    conflict_id uuid not null references finger_conflict,
    number int not null check (number > 0),
    act text not null,
    at timestamptz not null,
    actor text not null,
    outcome text not null,
    words bytea,
    primary key (conflict_id, number)
);

create function finger_conflict_act_stays() returns trigger language plpgsql as $$
begin
    raise exception 'What was done about a conflict stays.';
end $$;

create trigger finger_conflict_act_stays before delete or truncate on finger_conflict_act
    for each statement execute function finger_conflict_act_stays();

create trigger finger_conflict_act_keeps_all_but_words before update on finger_conflict_act
    for each row when (
        new.words is not null
        or (new.conflict_id, new.number, new.act, new.at, new.actor, new.outcome)
            is distinct from (old.conflict_id, old.number, old.act, old.at, old.actor, old.outcome))
    execute function finger_conflict_act_stays();
