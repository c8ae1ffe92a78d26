-- What events and amounts came to tell.

-- Amounts may be open on one side ("more than $5 million"), and say what they are for and from whom.
alter table money_mention alter column low drop not null;
alter table money_mention alter column high drop not null;
alter table money_mention add column purpose_start integer;  -- in the amount's part; null for none
alter table money_mention add column purpose_end integer;
alter table money_mention add column payer varchar;          -- its full name within the article; null for none

alter table event_state add column lane varchar default '';  -- of the story's definition; '': none takes the event
