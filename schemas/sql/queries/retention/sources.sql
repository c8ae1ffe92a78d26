-- The publishers of all that came, and the hosts that it came from: who is named by now may have been known by its host.
select source, regexp_extract(uri, '^https?://([^/?#]+)', 1) from version
union
select source, regexp_extract(uri, '^https?://([^/?#]+)', 1) from input where outcome <> 'erased'
