-- By what lanes are told apart while a version is on its way to a share of them, and the last version that is recalled.
alter table published_list add column roll_out text not null default '';
alter table published_list add column recalls_to bigint not null default 0;
alter table published_list add constraint published_list_recall
    check ((recalls_from = 0 and recalls_to = 0) or (recalls_from between 1 and recalls_to and recalls_to < version));

-- Lists whose next versions go to a share of the lanes first.
create table list_roll_out (
    list_name text primary key,
    share int not null check (share between 1 and 99),
    roll_out text not null
);
