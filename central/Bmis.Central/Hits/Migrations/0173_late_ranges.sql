-- A row stands for a stretch of one lane's journal in which late crossings arrived together: a lane that was away for
-- weeks brings tens of thousands.
alter table late_intake add column last_sequence bigint;
update late_intake set last_sequence = sequence;
alter table late_intake alter column last_sequence set not null;
