-- Which stream has the branch: every hello takes the next number, on whichever server. A status with an older one is
-- not taken, and with that the older stream ends.
alter table producer add column lease bigint not null default 0;
