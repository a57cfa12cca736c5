-- Posts and lanes of the country, and the people who work with it. They exist once, whatever the regions' servers.
create table post (
    post_code text primary key check (length(post_code) between 1 and 16),
    region_id int not null,
    name text not null,
    time_zone text not null default 'UTC'
);

create table lane (
    lane_id text primary key check (length(lane_id) between 1 and 64),
    region_id int not null,
    post_code text not null references post,
    -- SHA-256 of the only certificate that counts; null while every certificate of the deployment's root does.
    certificate_sha256 bytea,
    added_at timestamptz not null default now(),
    disabled_at timestamptz
);

create table account (
    account_id text primary key check (length(account_id) between 1 and 64),
    person_name text not null,
    roles text[] not null,
    -- The only post whose data the person sees; empty for all.
    post_code text not null default '',
    password_hash text not null,
    valid_from timestamptz not null,
    valid_until timestamptz,
    disabled_at timestamptz,
    failed_attempts int not null default 0,
    locked_until timestamptz,
    -- Changes with the password, the roles and the state: a cookie made before is no longer good.
    stamp uuid not null,
    changed_at timestamptz not null default now()
);
