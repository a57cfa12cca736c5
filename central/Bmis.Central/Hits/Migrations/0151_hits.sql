-- Possible matches of crossings with entries of alert lists, and what headquarters makes of them.

-- One row for each crossing and entry. Whom it means stands in the crossing's own row, sealed; subject and document are
-- blind indexes. item_id says to which item of the queue it was added; null while it waits, and for cleared ones.
create table hit (
    region_id int not null,
    crossing_id uuid not null,
    entry_id text not null,
    lane_id text not null,
    sequence bigint not null,
    post_code text not null,
    crossed_at timestamptz not null,
    opened_at timestamptz not null,
    list_name text not null,
    list_version bigint not null,
    entry_digest text not null,
    score double precision not null,
    on_document boolean not null,
    action text not null,
    is_discreet boolean not null,
    is_cleared boolean not null,
    is_drill boolean not null,
    source text not null,
    subject bytea not null,
    document bytea,
    stored_at timestamptz not null,
    item_id uuid,
    primary key (region_id, crossing_id, entry_id)
);

create index hit_waiting on hit (region_id, stored_at) where item_id is null and not is_cleared;
create index hit_of_item on hit (item_id, crossed_at desc) where item_id is not null;
create index hit_cleared on hit (subject, entry_id) where is_cleared;

-- Where a post's words about a hit stand in the journal; an event may come before its crossing.
create table hit_event (
    region_id int not null,
    lane_id text not null,
    event_id uuid not null,
    sequence bigint not null,
    crossing_id uuid not null,
    entry_id text not null,
    kind text not null,
    handled_at timestamptz,
    primary key (region_id, lane_id, event_id)
);

create index hit_event_waiting on hit_event (region_id, lane_id, sequence) where handled_at is null;

-- The queue: one person and one entry. It exists once for the country, like the lists themselves.
create table hit_item (
    item_id uuid primary key,
    subject bytea not null,
    entry_id text not null,
    is_discreet boolean not null,
    is_drill boolean not null,
    is_protective boolean not null,
    list_name text not null,
    state text not null check (state in ('new', 'claimed', 'confirmed', 'false', 'escalated', 'reopened')),
    action text not null,
    rank int not null,
    source text not null,
    posts text[] not null,
    since timestamptz not null,
    due_at timestamptz not null,
    claimed_by text not null default '',
    claimed_at timestamptz,
    -- The newest occurrence, which says who it is.
    region_id int not null,
    lane_id text not null,
    sequence bigint not null,
    crossed_at timestamptz not null,
    list_version bigint not null,
    entry_digest text not null,
    score double precision not null,
    -- A late hit is chased at its post until somebody there answers.
    late_at timestamptz,
    answered_at timestamptz,
    unique (subject, entry_id, is_discreet)
);

create index hit_item_open on hit_item (rank desc, since) where state not in ('confirmed', 'false');
create index hit_item_closed on hit_item (since desc) where state in ('confirmed', 'false');

-- What was done about an item, by whom and why. It stays.
create table hit_act (
    item_id uuid not null references hit_item,
    number int not null check (number > 0),
    act text not null,
    at timestamptz not null,
    actor text not null,
    reasons text[] not null,
    words bytea,
    event_id uuid,
    primary key (item_id, number),
    unique (item_id, event_id)
);

create function hit_act_stays() returns trigger language plpgsql as $$
begin
    raise exception 'What was done about a hit stays.';
end $$;

create trigger hit_act_stays before update or delete or truncate on hit_act
    for each statement execute function hit_act_stays();

-- Of which entries travellers were cleared. What the lanes get of it is sealed.
create table clearance (
    clearance_id uuid primary key,
    item_id uuid not null references hit_item,
    entry_id text not null,
    entry_digest text not null,
    document bytea not null,
    content bytea not null,
    made_at timestamptz not null,
    made_by text not null,
    last_day date not null,
    revoked_at timestamptz,
    revoked_by text not null default ''
);

create index clearance_of_item on clearance (item_id);
create index clearance_newest on clearance (made_at desc, clearance_id desc);

-- Content of entries that were hit, by what they said then: versions of lists go, and hits stay.
create table hit_entry (
    entry_id text not null,
    entry_digest text not null,
    content bytea not null,
    primary key (entry_id, entry_digest)
);

-- Which entries the crossings were searched for, in what they said then, and up to which published version.
create table back_search (
    entry_id text primary key,
    entry_digest text not null
);

create table back_search_progress (
    id int primary key check (id = 1),
    version bigint not null,
    searched_at timestamptz not null,
    entries int not null,
    crossings bigint not null,
    hits int not null,
    took interval not null
);
