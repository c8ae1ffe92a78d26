-- What came of a deadline; no row for an event that is none.
select outcome, last_report from deadline where story = 'all' and event_id = $event
