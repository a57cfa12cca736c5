-- What posts hear of who is to arrive there. The lists are made from what is current when a lane follows; here stands
-- only of which flights a post has heard, and in what order.

create sequence expected_position;

create table expected_flight (
    post_code text not null references post,
    flight_id uuid not null references flight,
    position bigint not null,
    -- Nobody is expected with it here any more: it was cancelled, or goes to another post.
    is_gone boolean not null,
    primary key (post_code, flight_id)
);

create unique index expected_flight_by_position on expected_flight (post_code, position);
create index expected_flight_of_flight on expected_flight (flight_id);

-- Flights of which something has changed, noted in the transaction that changed it.
create table expected_change (
    change_id bigint generated always as identity primary key,
    flight_id uuid not null references flight
);
