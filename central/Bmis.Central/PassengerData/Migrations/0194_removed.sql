-- Persons whose reservation a carrier has cancelled: they are named, and come no more.

alter table passenger_picture
    drop constraint passenger_picture_subject_check,
    add constraint passenger_picture_subject_check check (
        subject in ('passengers', 'crew', 'bookings', 'change', 'removed', 'on-board', 'not-on-board'));
