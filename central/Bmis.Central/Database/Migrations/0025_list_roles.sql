-- The roles that say which lists count: every root, and of timestamp, snapshot and targets the newest.
create table list_role (
    kind text not null check (kind in ('Root', 'Timestamp', 'Snapshot', 'Targets')),
    version bigint not null check (version > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    signed bytea not null,
    primary key (kind, version)
);

-- Of a hundred lanes so many are meant to hold a version; and the first version that it withdraws.
alter table published_list add column share int not null default 100 check (share between 0 and 100);
alter table published_list add column recalls_from bigint not null default 0 check (recalls_from between 0 and version);
