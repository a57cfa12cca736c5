-- An imported version is approved like everything else at the desk: by a proposal that another person signs. A newer
-- version takes the place of one that still waits.
alter table desk_proposal
    drop constraint desk_proposal_decision_check,
    drop constraint desk_proposal_check1,
    drop constraint desk_proposal_check3,
    add constraint desk_proposal_decisions check (decision in ('approved', 'rejected', 'lapsed', 'superseded')),
    add constraint desk_proposal_two_persons check (
        decision is null or decision in ('lapsed', 'superseded') or lower(decided_by) <> lower(proposed_by)),
    add constraint desk_proposal_reasons check (
        decision is null or decision in ('approved', 'superseded') or sealed_reason is not null),
    add constraint desk_proposal_superseded check (decision is distinct from 'superseded' or kind = 'version');

-- Each version has the form of the source from which it was read: a list may change its form.
alter table alert_list_version add column source text;
update alert_list_version v set source = l.source from alert_list l where l.list_name = v.list_name;
alter table alert_list_version alter column source set not null;

-- A version is approved once, by the person who decided on its proposal, and is never another one.
create function alert_list_version_stays() returns trigger language plpgsql as $$
begin
    if (new.list_name, new.version, new.file_sha256, new.source, new.entries, new.imported_at, new.imported_by)
        is distinct from
        (old.list_name, old.version, old.file_sha256, old.source, old.entries, old.imported_at, old.imported_by) then
        raise exception 'A version of an alert list never changes.';
    end if;
    if (new.approved_at, new.approved_by) is not distinct from (old.approved_at, old.approved_by) then
        return new;
    end if;
    if old.approved_at is not null or lower(new.approved_by) = lower(new.imported_by) or not exists (
        select from desk_proposal
        where kind = 'version' and decision = 'approved' and decided_by = new.approved_by
            and subjects @> array['version:' || new.list_name || '/' || new.version]) then
        raise exception 'A version of an alert list is approved by its proposal only.';
    end if;
    return new;
end $$;

create trigger alert_list_version_stays before update on alert_list_version
    for each row execute function alert_list_version_stays();
