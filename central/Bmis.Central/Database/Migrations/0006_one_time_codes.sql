-- The key of an account's one-time codes (RFC 6238), and the step of the last one that was accepted at headquarters.
alter table account add column code_secret bytea;
alter table account add column code_step bigint not null default 0;
