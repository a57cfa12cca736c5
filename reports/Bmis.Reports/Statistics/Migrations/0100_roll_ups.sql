-- Daily counts behind the reports, kept in the transaction that stores the crossings. Collation "C" compares bytes: it
-- is the order in which every writer takes its row locks, and the quickest to group by. Free space on each page lets a
-- count be raised without touching an index.
create table flow_daily (
    region_id integer not null,
    local_day date not null,
    post_code text collate "C" not null,
    direction text collate "C" not null,
    nationality text collate "C" not null,
    sex text collate "C" not null,
    age_band text collate "C" not null,
    crossings integer not null,
    refusals integer not null,
    referrals integer not null,
    other_decisions integer not null,
    primary key (region_id, local_day, post_code, direction, nationality, sex, age_band)
) with (fillfactor = 80);

create table alert_hit_daily (
    region_id integer not null,
    local_day date not null,
    post_code text collate "C" not null,
    list text collate "C" not null,
    hits integer not null,
    inspections integer not null,
    primary key (region_id, local_day, post_code, list)
) with (fillfactor = 80);
