"""Finding words in the articles of a store: no index, one scan of their texts.

The text stands in the store anyway, and DuckDB looks through 150 million characters in less than a second. Tables of
postings would answer sooner and would double the store, and its snapshot with it; each run, rebuild and takedown would
have them to mend. `tests/bench/search.py` measures the one against the other.

Nothing here is a rule: what a search finds may get better, and no article is read anew for that.
"""
