-- Travellers' past crossings and who hears of them. One writer at a time fills these tables, so that positions become
-- visible in their order.

-- How far each lane's journal has been read into the histories.
create table history_progress (
    region_id int not null,
    lane_id text not null,
    next_sequence bigint not null,
    primary key (region_id, lane_id)
);

-- One row a crossing, as it counts now. The keys are digests of person and document; the content holds both.
create table history_item (
    crossing_id uuid primary key,
    item_id bigint not null unique,
    person bytea,
    document bytea,
    content bytea not null
);

create index history_item_person on history_item (person) where person is not null;
create index history_item_document on history_item (document) where document is not null;

-- Posts at which a person was seen: they hold the person's whole history.
create table history_member (
    person bytea not null,
    post_code text not null,
    primary key (person, post_code)
);

-- What each post hears, in the order in which it hears it. A crossing may stand in it twice; the later one counts.
create table history_feed (
    post_code text not null,
    position bigint not null,
    crossing_id uuid not null,
    complete boolean not null,
    primary key (post_code, position)
);
