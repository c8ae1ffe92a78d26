"""Holidays that news dates events by: the rule that gives each one's day in a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(month: int, weekday: int, count: int) -> Callable[[int], date]:
    """The count-th weekday (1 is Monday) of a month; count -1 is the last."""

    def of(year: int) -> date:
        if count < 0:
            end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return end - timedelta(days=(end.isoweekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (count - 1))

    return of


def fixed(month: int, day: int) -> Callable[[int], date]:
    """The same date every year."""
    return lambda year: date(year, month, day)


def after_easter(days: int) -> Callable[[int], date]:
    """So many days after Easter Sunday."""
    return lambda year: easter(year) + timedelta(days=days)


def _inauguration(year: int) -> date:
    """The day on which a president of the United States takes office, every fourth year; ValueError in others."""
    if year % 4 != 1:
        raise ValueError(f"{year}: nobody is inaugurated")
    return date(year, 1, 20)


def _election_day(year: int) -> date:
    return nth_weekday(11, 1, 1)(year) + timedelta(days=1)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "new_year": fixed(1, 1),
    "new_year_eve": fixed(12, 31),
    "epiphany": fixed(1, 6),
    "inauguration": _inauguration,
    "australia": fixed(1, 26),
    "mlk": nth_weekday(1, 1, 3),
    "groundhog": fixed(2, 2),
    "shrove_tuesday": after_easter(-47),
    "women": fixed(3, 8),
    "maundy_thursday": after_easter(-3),
    "tax": fixed(4, 15),
    "patriots": nth_weekday(4, 1, 3),
    "anzac": fixed(4, 25),
    "cinco_de_mayo": fixed(5, 5),
    "victory_in_europe": fixed(5, 8),
    "whit_monday": after_easter(50),
    "flag": fixed(6, 14),
    "canada": fixed(7, 1),
    "all_souls": fixed(11, 2),
    "aids": fixed(12, 1),
    "kwanzaa": fixed(12, 26),
    "valentine": fixed(2, 14),
    "presidents": nth_weekday(2, 1, 3),
    "st_patrick": fixed(3, 17),
    "april_fool": fixed(4, 1),
    "ash_wednesday": after_easter(-46),
    "palm_sunday": after_easter(-7),
    "good_friday": after_easter(-2),
    "easter": easter,
    "easter_monday": after_easter(1),
    "ascension": after_easter(39),
    "pentecost": after_easter(49),
    "earth_day": fixed(4, 22),
    "may_day": fixed(5, 1),
    "mother": nth_weekday(5, 7, 2),
    "memorial": nth_weekday(5, 1, -1),
    "father": nth_weekday(6, 7, 3),
    "juneteenth": fixed(6, 19),
    "independence": fixed(7, 4),
    "bastille": fixed(7, 14),
    "labor": nth_weekday(9, 1, 1),
    "columbus": nth_weekday(10, 1, 2),
    "halloween": fixed(10, 31),
    "all_saints": fixed(11, 1),
    "election": _election_day,
    "veterans": fixed(11, 11),
    "thanksgiving": nth_weekday(11, 4, 4),
    "black_friday": lambda year: nth_weekday(11, 4, 4)(year) + timedelta(days=1),
    "cyber_monday": lambda year: nth_weekday(11, 4, 4)(year) + timedelta(days=4),
    "christmas_eve": fixed(12, 24),
    "christmas": fixed(12, 25),
    "boxing": fixed(12, 26),
}
