-- When the crossing of a discreet drill, which counts while the drill lasts, was taken out of the histories.
alter table drill_sighting add column forgotten_at timestamptz;

create index drill_sighting_remembered on drill_sighting (drill_id) where not is_left_out and forgotten_at is null;
