-- Versions of the list of lost documents, as proposals that another person signs by their digest. What a proposal says
-- never changes; it gets one decision, and then the numbers of the versions that were published.
create table lost_document_proposal (
    proposal_id uuid primary key,
    content_sha256 bytea not null check (length(content_sha256) = 32),
    index_sha256 bytea not null check (length(index_sha256) = 32),
    supplement_sha256 bytea not null check (length(supplement_sha256) = 32),
    documents bigint not null,
    overlays int not null,
    added bigint not null,
    removed bigint not null,
    -- The supplement that was in effect; 0 for none.
    base_version bigint not null,
    -- The feed that is trusted with daily changes; empty where a second person decides.
    feed text not null check (length(feed) <= 100),
    proposed_at timestamptz not null,
    proposed_by text not null check (proposed_by <> ''),
    decision text check (decision in ('approved', 'rejected', 'superseded')),
    decided_at timestamptz,
    decided_by text check (decided_by <> ''),
    sealed_reason bytea,
    index_version bigint,
    supplement_version bigint,
    check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null)),
    check (decision is null or decision = 'superseded' or feed <> '' or lower(decided_by) <> lower(proposed_by)),
    check ((decision is not distinct from 'rejected') = (sealed_reason is not null)),
    check (supplement_version is null or decision = 'approved'),
    check ((index_version is null) = (supplement_version is null))
);

create unique index lost_document_proposal_open on lost_document_proposal ((true)) where decision is null;
create index lost_document_proposal_digest on lost_document_proposal (content_sha256, proposed_at desc);

create function lost_document_proposal_stays() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' then
        raise exception 'A proposal is never removed.';
    end if;
    if (new.proposal_id, new.content_sha256, new.index_sha256, new.supplement_sha256, new.documents, new.overlays,
            new.added, new.removed, new.base_version, new.feed, new.proposed_at, new.proposed_by) is distinct from
        (old.proposal_id, old.content_sha256, old.index_sha256, old.supplement_sha256, old.documents, old.overlays,
            old.added, old.removed, old.base_version, old.feed, old.proposed_at, old.proposed_by)
        or (old.decision is not null and (new.decision, new.decided_at, new.decided_by, new.sealed_reason)
            is distinct from (old.decision, old.decided_at, old.decided_by, old.sealed_reason))
        or old.supplement_version is not null then
        raise exception 'A proposal changes by its decision only.';
    end if;
    return new;
end $$;

create trigger lost_document_proposal_stays before update or delete on lost_document_proposal
    for each row execute function lost_document_proposal_stays();

-- What waits for its decision, sealed; it goes when that has been carried out.
create table staged_lost_supplement (
    proposal_id uuid primary key references lost_document_proposal,
    data bytea not null
);

create table staged_lost_index (
    index_sha256 bytea not null,
    chunk int not null,
    data bytea not null,
    primary key (index_sha256, chunk)
);
