-- What the list of lost documents said of the document of a hit, such as 'Stolen|UTO|P|4711': why, issuing State,
-- document code and headquarters' id of the report, and never its number. Empty for hits of alert lists. The entry of
-- such a hit is 'lost:' with a keyed digest of State and number.
alter table hit add column lost text not null default '';
alter table hit_item add column lost text not null default '';
