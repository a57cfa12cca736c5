-- The record that closes a referral repeats its hits; the pictures are those of the referral.
alter table hit add column referral_id uuid;

-- A picture's time begins when its traveller crossed, as the time for which lanes are asked does.
alter table hit_photograph add column crossed_at timestamptz;
update hit_photograph p set crossed_at = coalesce(
    (select min(h.crossed_at) from hit h where h.region_id = p.region_id and h.crossing_id = p.crossing_id),
    p.stored_at);
alter table hit_photograph alter column crossed_at set not null;
drop index hit_photograph_kept;
create index hit_photograph_kept on hit_photograph (crossed_at) where content is not null;
