-- What the quality of carriers' data is told from. Persons are sealed, so how many have what is counted at intake.

alter table passenger_message
    -- For whom it counts: the flight's carrier, else the partner; empty for what was mended here.
    add column accountable text not null default '',
    add column received_at timestamptz,
    -- Persons in it; of those on lists, how many there are and for how many something was sent. Zero, as the findings
    -- are, for what came again or is refused, and for what was taken in before these columns were there.
    add column persons int not null default 0,
    add column listed int not null default 0,
    add column with_birth int not null default 0,
    add column with_nationality int not null default 0,
    add column with_document int not null default 0,
    add column with_unread_date int not null default 0,
    -- Findings that are a warning or worse.
    add column warnings int not null default 0;

alter table flight
    -- For whom it counts: its carrier, else the partner who first named it.
    add column accountable text not null default '',
    -- When the first list of passengers and the first bookings arrived.
    add column first_list_at timestamptz,
    add column first_push_at timestamptz;

-- How many of what the total counts are here; null for what was taken in before.
alter table passenger_picture add column counted int;

update flight f
set accountable = case when f.carrier ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' then f.carrier else one.partner_id end,
    first_list_at = one.list_at, first_push_at = one.push_at
from (
    select c.flight_id, min(t.partner_id) as partner_id,
        min(c.received_at) filter (where c.source = 'api' and c.subject = 'passengers') as list_at,
        min(c.received_at) filter (where c.source = 'pnr') as push_at
    from passenger_picture c join passenger_message m using (picture_id)
        join passenger_transmission t using (transmission_id)
    group by c.flight_id) one
where one.flight_id = f.flight_id;

update passenger_message m
set received_at = t.received_at, accountable = case when t.channel = 'mended' then ''
    else coalesce(
        (select f.accountable from passenger_picture c join flight f using (flight_id)
            where c.picture_id = m.picture_id), t.partner_id) end
from passenger_transmission t where t.transmission_id = m.transmission_id;

alter table passenger_message alter column received_at set not null;

-- All carriers of a period are counted from this index alone; the table is not read.
create index passenger_message_counted on passenger_message (received_at)
    include (accountable, grade, outcome, persons, listed, with_birth, with_nationality, with_document,
        with_unread_date, warnings)
    where accountable <> '';

-- The evidence of one carrier, also the newest of a grade.
create index passenger_message_of_accountable on passenger_message (accountable, grade, received_at desc)
    where accountable <> '';

-- A flight counts on the day of its first list, else of its first bookings.
create index flight_by_first on flight ((coalesce(first_list_at, first_push_at)));
create index flight_of_accountable on flight (accountable, (coalesce(first_list_at, first_push_at)));

-- What is rare has small indexes of its own: gaps, totals that differ, what came again, what holds no message.
create index passenger_picture_with_gaps on passenger_picture (flight_id) where not is_whole and replaced_by is null;
create index passenger_picture_miscounted on passenger_picture (received_at) where is_whole and total <> counted;
create index passenger_transmission_again on passenger_transmission (received_at) where times_received > 1;
create index passenger_transmission_in_trouble on passenger_transmission (received_at) where reason <> '';
