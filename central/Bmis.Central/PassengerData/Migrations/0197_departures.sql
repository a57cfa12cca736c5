-- How messages depart from what is agreed with their senders. It refuses nothing; senders are told.
alter table passenger_message
    -- The profile by whose values it was looked at; empty for none.
    add column profile text not null default '',
    -- Codes, offsets and how often; never content.
    add column departures jsonb not null default '[]';
