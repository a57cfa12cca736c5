-- A proposal may name a list that begins with its approval.
alter table desk_proposal drop constraint desk_proposal_list_name_fkey;
