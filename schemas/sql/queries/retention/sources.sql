-- The publishers of all that came.
select source from version union select source from input where outcome <> 'erased'
