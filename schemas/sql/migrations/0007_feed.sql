-- Feeds: what is remembered of each from one poll to the next, so that a restart asks nobody twice.

create table feed_log (              -- one row a feed
    url varchar not null,            -- as it was added
    added timestamp not null,
    title varchar not null,
    folder varchar not null,         -- of an OPML list, levels between slashes
    address varchar not null,        -- where it is asked for
    etag varchar not null,
    modified varchar not null,       -- Last-Modified, verbatim
    sha256 varchar not null,         -- of its last body
    polled timestamp,
    good timestamp,                  -- the last poll that went well
    due timestamp,                   -- null: at once
    errors integer not null,         -- in a row
    reason varchar not null,         -- of the last error
    detail varchar not null,
    held integer not null,           -- items in its last body
    n_items bigint not null,         -- that it ever brought
    last_item timestamp,             -- when it last brought one
    hub varchar not null,            -- WebSub
    items double[] not null,         -- its rhythm: faded counts by hour of the day, UTC
    hours double[] not null,         -- and the hours watched
    retired timestamp                -- gone for good
);

create table feed_item (             -- one row an item of a feed
    feed varchar not null,
    uri varchar not null,            -- of its article
    digest varchar not null,         -- of all that the feed said of it
    first_seen timestamp not null
);

create table feed_page (             -- one row an article that a feed brought
    uri varchar not null,
    feed varchar not null,           -- that brought it first
    url varchar not null,            -- of its page; '' where the feed holds the text
    seen timestamp not null,         -- first
    backfill boolean not null,       -- its feed held it when it was first asked
    article varchar not null,        -- SHA-256 of the article as it was last taken in, or as the feed gives it
    media varchar not null,
    content varchar not null,        -- what the page said, as version.content
    etag varchar not null,
    modified varchar not null,
    asked timestamp,
    due timestamp,                   -- null: never again
    taken boolean not null,          -- whether the article was taken in, with its page or without
    errors integer not null,
    reason varchar not null
);

create table feed_host (             -- one row a server
    origin varchar not null,         -- scheme, host, port
    robots blob not null,            -- its robots.txt
    robots_status integer not null,
    robots_until timestamp not null, -- when that is to be asked for again
    not_before timestamp             -- it asked to be left alone until then
);
