-- A TIMESTAMP is taken as it is, in UTC. A bare day, as DATE or as text, is its end; text with an offset, and a
-- TIMESTAMPTZ, are brought to UTC, whatever zone the session has.
create macro as_instant(known) as
    case
        when typeof(known) = 'DATE' or (typeof(known) = 'VARCHAR' and length(known::varchar) = 10)
            then known::timestamp + interval 1 day - interval 1 microsecond
        when typeof(known) = 'TIMESTAMP WITH TIME ZONE'
            or (typeof(known) = 'VARCHAR' and regexp_matches(known::varchar, ':\d\d.*(Z|[+-]\d\d(:?\d\d)?)$'))
            then make_timestamp(epoch_us(known::varchar::timestamptz))
        else known::timestamp
    end;

comment on macro as_instant is
    'The UTC instant that is meant: a bare day means its end, so that a question about a day includes it.';
