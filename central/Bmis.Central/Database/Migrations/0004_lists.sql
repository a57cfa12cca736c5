-- Signed lists that go down to the lanes. A version never changes; the two newest of a list keep their bytes.
create table published_list (
    list_name text not null,
    version bigint not null check (version > 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    length bigint not null,
    content_sha256 bytea not null,
    signed_manifest bytea not null,
    primary key (list_name, version)
);

create table published_chunk (
    list_name text not null,
    version bigint not null,
    chunk int not null,
    data bytea not null,
    primary key (list_name, version, chunk),
    foreign key (list_name, version) references published_list
);
