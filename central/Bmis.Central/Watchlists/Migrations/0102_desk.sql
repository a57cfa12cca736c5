-- What the desk at headquarters says of entries and of lists: every change is a proposal that another person approves.
insert into alert_list (list_name, source, added_at) values ('desk', 'desk', now()) on conflict do nothing;

-- A proposal never changes but for its decision and for the moments at which an urgent one was called out.
create table desk_proposal (
    proposal_id uuid primary key,
    kind text not null,
    list_name text not null references alert_list,
    subjects text[] not null check (cardinality(subjects) > 0),
    sealed bytea not null,
    content_sha256 bytea not null check (length(content_sha256) = 32),
    is_urgent boolean not null,
    proposed_at timestamptz not null,
    proposed_by text not null check (proposed_by <> ''),
    decision text check (decision in ('approved', 'rejected', 'lapsed')),
    decided_at timestamptz,
    decided_by text check (decided_by <> ''),
    sealed_reason bytea,
    escalated_at timestamptz,
    lapse_due_at timestamptz,
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
    check (decision is null or decision = 'lapsed' or lower(decided_by) <> lower(proposed_by)),
    check (decision is distinct from 'lapsed' or (is_urgent and decided_at >= proposed_at + interval '72 hours')),
    check (decision is null or decision = 'approved' or sealed_reason is not null)
);

create index desk_proposal_open on desk_proposal (proposed_at) where decision is null;
create index desk_proposal_subjects on desk_proposal using gin (subjects);

-- What the desk said of an entry or of a list (`list:NAME`), each version for ever. Numbers become visible in their
-- order: whoever writes holds the desk's lock.
create table desk_version (
    number bigint generated always as identity unique,
    subject_id text not null check (length(subject_id) between 1 and 100),
    version int not null check (version > 0),
    proposal_id uuid not null references desk_proposal,
    cause text not null check (cause in ('approved', 'urgent', 'rejected', 'lapsed')),
    sealed bytea not null,
    written_at timestamptz not null,
    primary key (subject_id, version)
);

create index desk_version_proposal on desk_version (proposal_id);

create function desk_version_stays() returns trigger language plpgsql as $$
begin
    raise exception 'What the desk has said is append-only.';
end $$;

create trigger desk_version_stays before update or delete or truncate on desk_version
    for each statement execute function desk_version_stays();

create function desk_proposal_stays() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'A proposal is never removed.';
    end if;
    if old.decision is not null
        or (new.proposal_id, new.kind, new.list_name, new.subjects, new.is_urgent, new.proposed_at, new.proposed_by)
            is distinct from
            (old.proposal_id, old.kind, old.list_name, old.subjects, old.is_urgent, old.proposed_at, old.proposed_by)
        or (new.sealed, new.content_sha256) is distinct from (old.sealed, old.content_sha256) then
        raise exception 'A proposal changes by its decision only.';
    end if;
    return new;
end $$;

create trigger desk_proposal_stays before update or delete on desk_proposal
    for each row execute function desk_proposal_stays();
