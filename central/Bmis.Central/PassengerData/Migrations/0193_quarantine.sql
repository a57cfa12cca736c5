-- What an owner does about transmissions that are held: read again, mended as another one, or closed with words.

alter table passenger_transmission
    drop constraint passenger_transmission_state_check,
    add constraint passenger_transmission_state_check check (state in ('waiting', 'taken', 'held', 'closed')),
    drop constraint passenger_transmission_channel_check,
    add constraint passenger_transmission_channel_check
        check (channel in ('https', 'folder', 'mail', 'verb', 'mended')),
    add column closed_at timestamptz,
    add column closed_by text not null default '',
    -- Why it was closed, sealed.
    add column words bytea,
    -- The transmission that takes its place.
    add column mended_by uuid references passenger_transmission,
    add constraint passenger_transmission_closed check ((state = 'closed') = (closed_at is not null));
