-- The alert lists that headquarters owns. They exist once for the country, like the registry.
create table alert_list (
    list_name text primary key check (list_name ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    source text not null,
    added_at timestamptz not null
);

-- A version never changes but for its approval, which is by another person than the import.
create table alert_list_version (
    list_name text not null references alert_list,
    version bigint not null check (version > 0),
    file bytea not null,
    file_sha256 bytea not null,
    entries int not null,
    added int not null,
    removed int not null,
    changed int not null,
    imported_at timestamptz not null,
    imported_by text not null,
    approved_at timestamptz,
    approved_by text,
    primary key (list_name, version),
    check (approved_by is null or approved_by <> imported_by),
    check ((approved_by is null) = (approved_at is null))
);

-- Every import, the refused ones too. Problems name file, row, column and reason, never content.
create table alert_list_import (
    import_id uuid primary key,
    list_name text not null,
    source text not null,
    imported_at timestamptz not null,
    imported_by text not null,
    version bigint,
    problems text[] not null,
    warnings text[] not null
);

create index alert_list_import_by_list on alert_list_import (list_name, imported_at desc);
