-- Carriers' passenger data: what arrived, what was read from it, the flights, who is on them, and possible matches with
-- the alert list. It exists once for the country.

-- Who may send. The token itself is nowhere; a certificate counts in its place.
create table passenger_partner (
    partner_id text primary key check (length(partner_id) between 1 and 64),
    name text not null,
    token_sha256 bytea unique,
    certificate_sha256 bytea unique,
    added_at timestamptz not null,
    disabled_at timestamptz,
    check (token_sha256 is not null or certificate_sha256 is not null)
);

-- At which post whoever arrives at a place comes to the border.
create table arrival_place (
    place text primary key check (place ~ '^[A-Z0-9]{3,16}$'),
    post_code text not null references post
);

-- What arrived. Content is the blind index of the bytes: the same bytes are taken once. Raw is what arrived, sealed,
-- until it is taken in; kept is as long, without card numbers and sensitive services, and is what is read and shown.
create table passenger_transmission (
    transmission_id uuid primary key,
    content bytea not null unique,
    partner_id text not null,
    channel text not null check (channel in ('https', 'folder', 'mail', 'verb')),
    received_at timestamptz not null,
    times_received int not null default 1,
    byte_length int not null check (byte_length >= 0),
    raw bytea,
    kept bytea,
    state text not null default 'waiting' check (state in ('waiting', 'taken', 'held')),
    -- Why it is held; a word of the program, never content.
    reason text not null default '',
    attempts int not null default 0,
    taken_at timestamptz,
    check ((state = 'waiting') = (taken_at is null)),
    check (state <> 'taken' or raw is null)
);

create index passenger_transmission_waiting on passenger_transmission (received_at, transmission_id)
    where state = 'waiting';
create index passenger_transmission_held on passenger_transmission (received_at desc, transmission_id)
    where state = 'held';
create index passenger_transmission_newest on passenger_transmission (received_at desc, transmission_id);

-- What was masked of a transmission before it was read: why and where, never what.
create table passenger_masking (
    transmission_id uuid not null references passenger_transmission,
    reason smallint not null,
    byte_offset int not null,
    byte_length int not null
);

create index passenger_masking_of_transmission on passenger_masking (transmission_id);

-- A flight, coach or ship by carrier, number, place and day of departure. Times are those of the places.
create table flight (
    flight_id uuid primary key,
    carrier text not null,
    number text not null,
    origin text not null,
    departs_on date not null,
    destination text not null,
    departs_at timestamp,
    arrives_at timestamp,
    closed_at timestamptz,
    cancelled_at timestamptz,
    changed_at timestamptz not null,
    unique (carrier, number, origin, departs_on)
);

create index flight_by_day on flight (departs_on, flight_id);

-- What one sender said at one time of who is on a flight, perhaps in several messages. A newer one that is whole
-- replaces it; nothing of it is removed.
create table passenger_picture (
    picture_id uuid primary key,
    flight_id uuid not null references flight,
    source text not null check (source in ('api', 'pnr')),
    subject text not null check (
        subject in ('passengers', 'crew', 'bookings', 'change', 'on-board', 'not-on-board')),
    sender text not null,
    reference text not null,
    prepared_at timestamp not null,
    received_at timestamptz not null,
    -- Numbers of the parts that are here, and of the last one once it is known.
    parts int[] not null,
    last_part int,
    is_whole boolean not null,
    total int,
    replaced_by uuid references passenger_picture,
    replaced_at timestamptz,
    -- The version of the alert list that all of it was screened against; 0 before the first.
    screened_version bigint not null default 0,
    check ((replaced_by is null) = (replaced_at is null))
);

create index passenger_picture_of_flight on passenger_picture (flight_id, source, subject, sender, prepared_at);
create index passenger_picture_to_screen on passenger_picture (screened_version) where replaced_by is null;

-- A message of a transmission, what was found in it and what became of it.
create table passenger_message (
    transmission_id uuid not null references passenger_transmission,
    number int not null check (number > 0),
    byte_offset int not null,
    byte_length int not null,
    type text not null,
    version text not null,
    sender text not null,
    prepared_at timestamp,
    digest bytea not null,
    grade text not null check (grade in ('A', 'B', 'C', 'D', 'E')),
    -- Codes, severities and offsets; never content.
    findings jsonb not null,
    outcome text not null check (outcome in ('stored', 'repeated', 'status', 'held', 'refused')),
    reason text not null default '',
    picture_id uuid references passenger_picture,
    primary key (transmission_id, number)
);

create index passenger_message_of_digest on passenger_message (digest) where outcome in ('stored', 'status');
create index passenger_message_of_picture on passenger_message (picture_id) where picture_id is not null;

-- A booking of a picture; its content is sealed.
create table booking (
    booking_id uuid primary key,
    picture_id uuid not null references passenger_picture,
    transmission_id uuid not null,
    message_number int not null,
    byte_offset int not null,
    byte_length int not null,
    content bytea
);

create index booking_of_picture on booking (picture_id);
create index booking_of_transmission on booking (transmission_id, message_number);

-- By what carriers call a booking it is found: blind indexes.
create table booking_locator (
    locator bytea not null,
    booking_id uuid not null references booking on delete cascade,
    primary key (locator, booking_id)
);

-- A person of a picture. Who it is is sealed; person and document are the blind indexes that crossings have too.
create table passenger (
    passenger_id uuid primary key,
    picture_id uuid not null references passenger_picture,
    booking_id uuid references booking,
    transmission_id uuid not null,
    message_number int not null,
    byte_offset int not null,
    byte_length int not null,
    role text not null,
    person bytea,
    document bytea,
    content bytea
);

create index passenger_of_picture on passenger (picture_id, byte_offset);
create index passenger_of_transmission on passenger (transmission_id, message_number);
create index passenger_of_booking on passenger (booking_id) where booking_id is not null;
create index passenger_of_person on passenger (person) where person is not null;
create index passenger_of_document on passenger (document) where document is not null;

-- Possible matches of persons of pictures with entries of the alert list.
create table passenger_hit (
    passenger_id uuid not null references passenger on delete cascade,
    entry_id text not null,
    list_version bigint not null,
    entry_digest text not null,
    score double precision not null,
    on_document boolean not null,
    action text not null,
    is_discreet boolean not null,
    is_drill boolean not null,
    found_at timestamptz not null,
    primary key (passenger_id, entry_id)
);
