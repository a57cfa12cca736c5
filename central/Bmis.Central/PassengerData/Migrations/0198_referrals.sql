-- Whom of a booking the passenger unit asks the arrival post to send to second line: a person has looked at it, and the
-- lanes hear what to do and not why. Who it is and the words are sealed.
create table passenger_referral (
    referral_id uuid primary key,
    flight_id uuid not null references flight,
    booking_id uuid not null,
    content bytea,
    words bytea,
    made_at timestamptz not null,
    made_by text not null,
    withdrawn_at timestamptz,
    withdrawn_by text not null default '',
    check ((withdrawn_at is null) = (withdrawn_by = ''))
);

create index passenger_referral_of_flight on passenger_referral (flight_id, made_at);
