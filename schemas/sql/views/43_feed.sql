create view feed as
with rhythm as (
    -- As dateline.pipelines.steps.rhythm has it: each hour's own past, steadied by two days of the mean.
    select
        url,
        list_sum(items) / nullif(list_sum(hours), 0) as mean,
        7 * list_sum(list_transform(list_zip(items, hours), lambda h: (h[1] + 2 * mean) / (h[2] + 2))) as items_a_week
    from feed_log
)
select
    f.url,
    f.title,
    f.folder,
    case
        when f.retired is not null then 'retired'
        when f.polled is null then 'new'
        when f.errors > 0 then 'failing'
        when
            f.polled - f.last_item >= interval 1 day
            and r.items_a_week * (epoch(f.polled) - epoch(f.last_item)) / 604800 >= 5
            then 'silent'
        else 'good'
    end as health,
    f.polled,
    f.good,
    f.due,
    f.errors,
    f.reason,
    f.detail,
    coalesce(r.items_a_week, 0) as items_a_week,
    f.last_item,
    f.n_items,
    f.address,
    f.hub,
    f.added,
    f.retired
from feed_log as f
join rhythm as r using (url);

comment on view feed is 'Feeds that are polled, and how they fare.';
comment on column feed.url is 'Its address as it was added, by which it is known.';
comment on column feed.title is 'What it calls itself; empty until it was first read.';
comment on column feed.folder is 'Of the OPML list that it came from, levels between slashes; else empty.';
comment on column feed.health is 'new, good, failing, silent (five items are missing by its own rhythm, for a day or more), or retired (its server said that it is gone for good).';
comment on column feed.polled is 'When it was last asked, UTC; NULL for never.';
comment on column feed.good is 'When it last answered as it should, UTC; NULL for never.';
comment on column feed.due is 'When it is to be asked again, UTC; NULL for at once, or for never where it is retired.';
comment on column feed.errors is 'How often it has failed in a row.';
comment on column feed.reason is 'Why it failed last, in one word that programs may rely on; empty where it did not.';
comment on column feed.detail is 'Why it failed last, in a sentence.';
comment on column feed.items_a_week is 'How many new items it is expected to bring in a week, by what it brought so far; the last two weeks count most.';
comment on column feed.last_item is 'When it last brought a new item, UTC; of what it held at first, by its stamps.';
comment on column feed.n_items is 'How many items it ever brought.';
comment on column feed.address is 'Where it is asked for, if a redirect for good has led elsewhere; else empty.';
comment on column feed.hub is 'The WebSub hub that it names; else empty.';
comment on column feed.added is 'When it was added, UTC.';
comment on column feed.retired is 'When its server said that it is gone for good, UTC.';
