create macro whats_new(story, since) as table
    select c.* from timeline_change(story, since, null::timestamp) as c;

comment on macro table whats_new is
    'What is new in a story since an instant (UTC; a bare day means its end): the changes from what was known then to what is known now, as in timeline_diff. What only undated articles say is new when this store took it in after that.';
