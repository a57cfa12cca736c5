-- What is in force about a conflict, also while another decision waits for a second person: "same" joins the files of
-- two persons until two people say otherwise.
alter table finger_conflict
    add column decided text not null default '' check (decided in ('', 'same', 'different', 'undetermined'));

update finger_conflict set decided = outcome where state = 'decided';

create index finger_conflict_joined on finger_conflict using gin (persons) where decided = 'same' and entry_id = '';
