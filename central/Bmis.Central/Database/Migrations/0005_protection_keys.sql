-- The keys that protect cookies and forms: every server of headquarters uses the same, and a restart keeps them.
create table protection_key (
    name text primary key,
    xml text not null,
    made_at timestamptz not null default now()
);
