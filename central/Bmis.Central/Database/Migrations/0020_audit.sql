-- Who did and saw what at headquarters, chained. Subjects are opaque ids; the query is kept as a keyed digest.
create table audit_entry (
    number bigint primary key check (number > 0),
    at timestamptz not null,
    actor text not null,
    roles text not null,
    post_code text not null,
    action text not null,
    subject text not null,
    result text not null,
    query_digest bytea not null,
    previous bytea not null,
    hash bytea not null
);

create index audit_entry_at on audit_entry (at desc);
create index audit_entry_actor on audit_entry (actor, number desc);
create index audit_entry_subject on audit_entry (subject, number desc) where subject <> '';

-- The end of the chain; its lock puts writers in a row.
create table audit_head (
    id int primary key check (id = 1),
    number bigint not null,
    hash bytea not null
);

insert into audit_head (id, number, hash) values (1, 0, decode(repeat('00', 32), 'hex'));

-- Signed once a day: whoever rewrites the chain must also hold the signing key.
create table audit_anchor (
    number bigint primary key,
    hash bytea not null,
    at timestamptz not null,
    key_id text not null,
    signature bytea not null
);

create function audit_stays() returns trigger language plpgsql as $$
begin
    raise exception 'The audit is append-only.';
end $$;

create trigger audit_entry_stays before update or delete or truncate on audit_entry
    for each statement execute function audit_stays();
create trigger audit_anchor_stays before update or delete or truncate on audit_anchor
    for each statement execute function audit_stays();
