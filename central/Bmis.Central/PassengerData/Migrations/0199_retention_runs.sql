-- What a run has done by a policy is one row, to which every step adds in its own transaction.
alter table passenger_erasure add column run_id uuid not null default gen_random_uuid();
alter table passenger_erasure alter column run_id drop default;
alter table passenger_erasure add constraint passenger_erasure_of_run unique (run_id, source);
