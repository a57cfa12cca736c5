-- Who authorised a copy of the list of lost and stolen documents at a lane. Empty where nobody did: then headquarters
-- gives the lane none.
alter table lane add column lost_documents_authority text not null default ''
    check (length(lost_documents_authority) <= 200);
