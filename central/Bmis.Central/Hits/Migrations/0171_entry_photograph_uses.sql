-- Which proposals have said a photograph of an entry: written with the proposal, and gone when it is rejected. What was
-- used before keeps its time of use.
create table entry_photograph_use (
    reference text not null references entry_photograph on delete cascade,
    proposal_id uuid not null references desk_proposal,
    primary key (reference, proposal_id)
);

create index entry_photograph_use_of_proposal on entry_photograph_use (proposal_id);
