create view deadline as
select d.story, d.event_id, d.due, d.outcome, d.other_id, d.last_report, d.headline
from deadline_as_of(null) as d;

comment on view deadline is 'Deadlines, and what came of them as far as the articles tell.';
comment on column deadline.story is 'The story; ''all'' holds every event.';
comment on column deadline.event_id is 'The deadline, an event.';
comment on column deadline.due is 'Its last day.';
comment on column deadline.outcome is
    'met, postponed, called off, passed in silence (a later article of the story is known, and none says what came of '
    'it), or open.';
comment on column deadline.other_id is 'The event by which it was met, postponed or called off; else NULL.';
comment on column deadline.last_report is 'When the story''s last article came to be known (UTC).';
comment on column deadline.headline is 'The deadline in short.';
