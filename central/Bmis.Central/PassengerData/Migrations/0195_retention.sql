-- For how long carriers' data is kept, as the country's law says; API and PNR apart.

-- Days count from the arrival of the flight, or from receipt where that is later.
create table passenger_retention (
    source text primary key check (source in ('api', 'pnr')),
    -- After so many days nobody is named any more; null for never.
    mask_days int check (mask_days between 1 and 36500),
    -- After so many days what is linked to no case is erased.
    keep_days int not null check (keep_days between 1 and 36500),
    -- After so many days everything is erased.
    case_days int not null check (case_days between keep_days and 36500),
    law text not null default '',
    set_at timestamptz not null default now(),
    set_by text not null default ''
);

insert into passenger_retention (source, mask_days, keep_days, case_days, law) values
    ('api', null, 7, 7, ''),
    ('pnr', 183, 183, 1826, 'Directive (EU) 2016/681, Article 12');

-- What took the name off is kept beside it, sealed by another key, and is opened for cases alone.
alter table booking add column masked_at timestamptz, add column withheld bytea;
alter table passenger add column masked_at timestamptz, add column withheld bytea;
alter table passenger_picture add column masked_at timestamptz, add column erased_at timestamptz;

create index passenger_picture_by_age on passenger_picture (source, received_at) where erased_at is null;
create index booking_locator_of_booking on booking_locator (booking_id);

-- A booking that a case needs. The number is that of the authority's file; who and why is in the audit.
create table passenger_case (
    link_id uuid primary key,
    booking_id uuid not null references booking on delete cascade,
    case_number text not null check (length(case_number) between 1 and 64),
    linked_at timestamptz not null,
    linked_by text not null,
    released_at timestamptz,
    released_by text not null default '',
    check ((released_at is null) = (released_by = ''))
);

create unique index passenger_case_open on passenger_case (booking_id, case_number) where released_at is null;

-- Every booking that an open case keeps: the one that was linked, and the same one in other pushes about its flight.
create view booking_of_case as
select k.booking_id, k.case_number from passenger_case k where k.released_at is null
union
select other.booking_id, k.case_number
from passenger_case k
    join booking b on b.booking_id = k.booking_id
    join passenger_picture c on c.picture_id = b.picture_id
    join booking_locator mine on mine.booking_id = b.booking_id
    join booking_locator theirs on theirs.locator = mine.locator
    join booking other on other.booking_id = theirs.booking_id
    join passenger_picture d on d.picture_id = other.picture_id and d.flight_id = c.flight_id
where k.released_at is null;

-- How old a picture is. A day of departure far in the future, by error or by fraud, keeps nothing for ever: nobody
-- books more than a year ahead.
create view passenger_picture_age as
select c.picture_id, c.source, c.flight_id, c.received_at, c.masked_at, c.erased_at,
    least(
        greatest(c.received_at, coalesce(f.arrives_at, f.departs_at, f.departs_on::timestamp) at time zone 'UTC'),
        c.received_at + interval '370 days') as counted_from
from passenger_picture c join flight f using (flight_id);

-- What runs have masked and erased: the proof, without anybody in it.
create table passenger_erasure (
    erasure_id bigint generated always as identity primary key,
    done_at timestamptz not null,
    done_by text not null,
    source text not null,
    mask_days int,
    keep_days int not null,
    case_days int not null,
    masked int not null,
    persons int not null,
    bookings int not null,
    copies int not null,
    requests int not null
);

-- Who had the travellers of a booking named, for which case; why is sealed.
create table passenger_reveal (
    booking_id uuid not null references booking on delete cascade,
    case_number text not null,
    revealed_at timestamptz not null,
    revealed_by text not null,
    words bytea not null
);

create index passenger_reveal_of_booking on passenger_reveal (booking_id);
