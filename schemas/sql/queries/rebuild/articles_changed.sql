-- What articles say otherwise in `article_now` than in `article_before`, one row a change.
select d.about, d.change, d.uri, d.title, d.was, d.now
from (
    select
        coalesce(y.uri, x.uri) as uri,
        coalesce(y.title, x.title) as title,
        unnest(case
            when y.article_id is null then [{about: 'article', change: 'not read any more', was: x.title, now: null}]
            when x.article_id is null then [{about: 'article', change: 'read at last', was: null, now: y.title}]
            else [
                {about: 'article', change: 'title', was: x.title, now: y.title},
                {about: 'article', change: 'language', was: x.lang, now: y.lang},
                {about: 'article', change: 'genre', was: x.genre, now: y.genre},
                {
                    about: 'article', change: 'text',
                    was: format('{:t,} characters', length(x.text)),
                    now: if(
                        y.text is not distinct from x.text,
                        format('{:t,} characters', length(x.text)),
                        format('{:t,} characters, {}', length(y.text), if(
                            contains(x.text, y.text), 'less of the same',
                            if(contains(y.text, x.text), 'more of the same', 'other words')
                        ))
                    )
                },
                {
                    about: 'date', change: 'published',
                    was: case
                        when x.earliest = x.latest then x.earliest::varchar
                        else concat_ws('/', x.earliest, x.latest)
                    end,
                    now: case
                        when y.earliest = y.latest then y.earliest::varchar
                        else concat_ws('/', y.earliest, y.latest)
                    end
                }
            ]
        end, recursive := true)
    from article_before as x
    full join article_now as y on y.article_id = x.article_id
) as d
where d.was is distinct from d.now
order by d.about, d.change, d.uri
