-- Makes the partition of one month (UTC) of a table that is partitioned by a time. Rows of that month that already lie
-- in the default partition move into it. True when it was made, false when it was there.
create function ensure_month_partition(parent text, key_column text, month timestamp) returns boolean
language plpgsql as $$
declare
    first timestamptz := date_trunc('month', month) at time zone 'UTC';
    beyond timestamptz := (date_trunc('month', month) + interval '1 month') at time zone 'UTC';
    part text := parent || '_' || to_char(month, 'YYYY_MM');
begin
    if to_regclass(part) is not null then
        return false;
    end if;
    execute format('create table %I (like %I including defaults including constraints)', part, parent);
    execute format('lock table %I in access exclusive mode', parent || '_default');
    execute format(
        'with moved as (delete from %I where %I >= %L and %I < %L returning *) insert into %I select * from moved',
        parent || '_default', key_column, first, key_column, beyond, part);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part, first, beyond);
    return true;
end $$;
