-- With which enrolment fingers were compared, and when, no later than the centre took it in. The enrolment may be of
-- another region: its time of keeping is prolonged when it would be over, by its own region.
alter table finger_event
    add column compared_with uuid,
    add column compared_at timestamptz,
    add check ((compared_with is null) = (compared_at is null));

create index finger_event_compared on finger_event (compared_with, compared_at) where compared_with is not null;
