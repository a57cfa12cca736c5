-- Prints of alert entries: what was uploaded and the template made of it, sealed, under a keyed digest that an entry's
-- proposal says; gone when no entry and no open proposal says it any more.
create table entry_print (
    reference text primary key,
    engine text not null,
    quality smallint not null,
    template bytea not null,
    content bytea not null,
    stored_at timestamptz not null
);

create index entry_print_stored on entry_print (stored_at);

-- Which proposals say a print: written with the proposal.
create table entry_print_use (
    reference text not null references entry_print on delete cascade,
    proposal_id uuid not null references desk_proposal,
    primary key (reference, proposal_id)
);

create index entry_print_use_of_proposal on entry_print_use (proposal_id);
