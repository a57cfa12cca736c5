-- Which stream has the branch: every hello takes the next number, on whichever server. A status with an older one is
-- not taken, and the server that gave it ends its stream.
alter table producer add column lease bigint not null default 0;
