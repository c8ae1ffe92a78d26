create macro timeline_diff(story, a, b) as table
    select c.* from timeline_change(story, a, b) as c;

comment on macro table timeline_diff is
    'What changed in a story between what was known at one instant and at another (UTC; a bare day means its end), one row a change: added, moved, status, more sources, fewer sources, headline, corrected (was and now: what the article said and says), merged (other_id: into which), split (other_id: off which), renamed (other_id: the id before) or retracted; was and now say from what to what, known_at when that could first be known. cause says why: new article, correction, update, silent edit, addition (to an article, with no notice), withdrawn, or date established; article_id, uri and source name the article, notice is its word for it; cause is NULL where several undated articles cannot be told apart. edits lists the editors'' decisions that shaped the event.';
