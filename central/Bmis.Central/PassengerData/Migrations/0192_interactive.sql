-- Interactive API: carriers ask before boarding and are answered at once (WCO/IATA/ICAO guide, PAXLST and CUSRES).

-- How a partner is answered and reached. Doubt is what counts for possible matches that are no order: board and refer
-- on arrival, or wait for the desk while it is staffed. Fallback is what the carrier does when no answer comes in time.
alter table passenger_partner
    add column callback text check (callback like 'https://%'),
    add column answer_codes text not null default 'wco',
    add column doubt text not null default 'refer' check (doubt in ('refer', 'desk')),
    add column fallback text not null default 'manual' check (fallback in ('manual', 'local')),
    add column answer_within_ms int not null default 4000 check (answer_within_ms >= 0);

-- By which code (ERC 9321) and fixed text (FTX) an outcome is told. A text never says why.
create table answer_code (
    codes text not null,
    outcome text not null check (
        outcome in ('cleared', 'refused', 'waiting', 'insufficient', 'accepted', 'exception', 'unreadable')),
    code text not null,
    words text not null default '',
    primary key (codes, outcome)
);

insert into answer_code (codes, outcome, code, words) values
    ('nia', 'cleared', '0Z', 'OK TO BOARD'),
    ('nia', 'refused', '1Z', 'NO BOARD'),
    ('nia', 'waiting', '4Z', 'NOT YET, PLEASE CONTACT THE BORDER AUTHORITY'),
    ('nia', 'insufficient', '4Z', 'NOT YET, PLEASE CONTACT THE BORDER AUTHORITY'),
    ('nia', 'accepted', '0', ''),
    ('nia', 'exception', '1', ''),
    ('nia', 'unreadable', '118', ''),
    ('wco', 'cleared', '0', 'OK TO BOARD'),
    ('wco', 'refused', '1', 'DO NOT BOARD'),
    ('wco', 'waiting', '4', 'NOT YET, PLEASE CONTACT THE BORDER AUTHORITY'),
    ('wco', 'insufficient', '4', 'NOT YET, PLEASE CONTACT THE BORDER AUTHORITY'),
    ('wco', 'accepted', '0', ''),
    ('wco', 'exception', '1', ''),
    ('wco', 'unreadable', '1', '');

-- What was asked and answered. The same bytes get the same answer. Late says by how much the partner's time was
-- exceeded, and what it then does by its fallback.
create table interactive_request (
    transmission_id uuid primary key references passenger_transmission,
    partner_id text not null,
    flight_id uuid references flight,
    document text not null,
    function text not null,
    transaction text not null,
    persons int not null,
    received_at timestamptz not null,
    outcome text not null check (outcome in ('answered', 'status', 'exception', 'unreadable')),
    list_version bigint not null default 0,
    answer bytea,
    late_by_ms int,
    fallback text,
    check ((late_by_ms is null) = (fallback is null))
);

create index interactive_request_newest on interactive_request (received_at desc, transmission_id);

-- How each person of a flight stands with a carrier, by the latest request. Who it is is sealed; person key and
-- document are blind indexes. What a person of the unit decided has that person's name and stands for the document.
create table interactive_person (
    person_id uuid primary key,
    flight_id uuid not null references flight,
    partner_id text not null,
    person_key bytea not null,
    document bytea,
    transmission_id uuid not null references interactive_request,
    transaction text not null,
    state text not null check (state in ('pending', 'cleared', 'refused', 'insufficient', 'cancelled')),
    reason text not null default '',
    entry_id text not null default '',
    is_discreet boolean not null default false,
    awaits_desk boolean not null default false,
    boarded_at timestamptz,
    decided_at timestamptz not null,
    decided_by text not null default '',
    content bytea,
    unique (flight_id, partner_id, person_key)
);

create index interactive_person_uncleared on interactive_person (decided_at desc, person_id)
    where state in ('pending', 'refused', 'insufficient');

-- Every decision in its order; words are sealed.
create table interactive_decision (
    person_id uuid not null references interactive_person,
    transaction text not null,
    state text not null,
    reason text not null,
    entry_id text not null,
    list_version bigint not null,
    decided_at timestamptz not null,
    decided_by text not null,
    words bytea
);

create index interactive_decision_of_person on interactive_decision (person_id, decided_at);

-- Unsolicited messages to carriers (BGM 132) until they are acknowledged (312) or overtaken by a newer word.
create table interactive_notice (
    notice_id uuid primary key,
    partner_id text not null,
    person_id uuid not null references interactive_person,
    transaction text not null,
    state text not null,
    message bytea,
    made_at timestamptz not null,
    made_by text not null,
    tries int not null default 0,
    next_at timestamptz not null,
    fault text not null default '',
    delivered_at timestamptz,
    acknowledged_at timestamptz,
    overtaken_at timestamptz
);

create index interactive_notice_open on interactive_notice (partner_id, made_at)
    where acknowledged_at is null and overtaken_at is null;
create index interactive_notice_of_person on interactive_notice (person_id)
    where acknowledged_at is null and overtaken_at is null;

-- Who of the passenger unit decides doubtful cases at once, and until when.
create table interactive_desk (
    account_id text primary key,
    until timestamptz not null
);
