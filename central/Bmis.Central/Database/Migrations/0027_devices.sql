-- Certificates of lanes' devices. Those of one lane form a row in time: each is ended when the next is used first.
create table device_certificate (
    certificate_sha256 bytea primary key check (length(certificate_sha256) = 32),
    lane_id text not null references lane,
    -- Null for one that was registered before its file was kept: DER, and what it says.
    certificate bytea,
    serial text,
    not_before timestamptz,
    not_after timestamptz,
    -- SHA-256 of the public key that headquarters issued it for: a key serves one. Null for one from a file.
    key_sha256 bytea unique check (length(key_sha256) = 32),
    issued_at timestamptz not null,
    renewed_from bytea references device_certificate,
    first_used_at timestamptz,
    ended_at timestamptz,
    ended_by text,
    end_reason text check (end_reason in ('replaced', 'stolen', 'lost', 'copied', 'retired')),
    check ((ended_at is null) = (end_reason is null))
);

create index device_certificate_lane on device_certificate (lane_id, issued_at desc);

-- The one-time code by which a lane's device gets its first certificate; a newer one takes the place of an older.
create table device_code (
    lane_id text primary key references lane,
    -- Keyed, with a key that is not in the warehouse.
    code_digest bytea not null check (length(code_digest) = 32),
    made_at timestamptz not null,
    made_by text not null,
    expires_at timestamptz not null,
    wrong_tries int not null default 0,
    used_at timestamptz,
    used_key_sha256 bytea
);

-- Whether only certificates of the table above count for a lane, and no other of the deployment's root.
alter table lane add column registered_only boolean not null default false;

insert into device_certificate (certificate_sha256, lane_id, issued_at, first_used_at)
select certificate_sha256, lane_id, added_at, added_at from lane where certificate_sha256 is not null
on conflict do nothing;

update lane set registered_only = true where certificate_sha256 is not null;

alter table lane drop column certificate_sha256;
