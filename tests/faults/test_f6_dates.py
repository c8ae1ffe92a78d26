"""F6: a feed's date is the right instant or a day, or it is open, with the reason kept; never this machine's zone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.faults.feeds import Told, ask, rss, take_in

# What the feed says; the instant and the day that it is, or why it is neither.
DATES: dict[str, tuple[str, str, str]] = {
    "Thu, 03 Aug 2017 10:00:00 GMT": ("2017-08-03 10:00:00", "2017-08-03", ""),
    "Thu, 03 Aug 2017 22:30:00 -0700": ("2017-08-04 05:30:00", "2017-08-03", ""),
    "Thu,28 Jul 2022 4:35:5 GMT+9": ("2022-07-27 19:35:05", "2022-07-28", ""),
    "2017-08-03T10:00:00+02:00": ("2017-08-03 08:00:00", "2017-08-03", ""),
    "Thu, 03 Aug 2017 10:00:00": ("", "2017-08-03", ""),
    "Do, 03 Aug 2017 10:00:00 +0200": ("2017-08-03 08:00:00", "2017-08-03", ""),
    "2017年3月20日": ("", "2017-03-20", ""),
    "1501754400": ("2017-08-03 10:00:00", "2017-08-03", ""),
    "Thu, 01 Jan 1970 00:00:00 GMT": ("", "", "default"),
    "9999-12-31T00:00:00Z": ("", "", "future"),
    "2017-08-03T25:61:00Z": ("", "", "impossible"),
    "Thu, 31 Feb 2017 10:00:00 GMT": ("", "", "impossible"),
    "soon": ("", "", "unreadable"),
}


def test_f6_each_date_is_right_or_open(store: Path, tally: Callable[..., None]) -> None:
    items = [
        Told(f"Levee {number}", "The levee held, the county said.", f"https://news.example/{number}", date=date)
        for number, date in enumerate(DATES)
    ]
    assert take_in(rss(*items), store).code == 0
    found = ask(
        store,
        "select title, coalesce(strftime(published_at, '%Y-%m-%d %H:%M:%S'), ''), "
        "coalesce(published_earliest::varchar, ''), coalesce(published_latest::varchar, '') from article",
    )
    assert {title: (at, first, last) for title, at, first, last in found} == {
        f"Levee {number}": (at, day, day) for number, (at, day, _) in enumerate(DATES.values())
    }
    with_reasons = ask(store.with_name(f"{store.name}.d") / "store.duckdb", _REASONS)
    assert dict(with_reasons) == {date: why for date, (_, _, why) in DATES.items()}
    tally(dates=len(DATES))


_REASONS = "select text, coalesce(refused, '') from date_candidate where method = 'feed'"
