"""Symbolic time values: what a time expression says before anybody knows when it was published.

A symbol is a term written as text: ``head(argument,argument,…)``, where an argument is a term or an atom. It
is all that stage one (``find``) hands to stage two (``anchor``), so it is stored as it stands and must stay
readable by later versions.

=================== ==================================================== =================================
term                means                                                example
=================== ==================================================== =================================
``on(V)``           the TIMEX3 value V, on the calendar as it is         ``on(2016-Q3)``
``date(Y,M,D)``     a day, or a month or year where D or M is empty      ``date(2016,5,4)``
``century(N)``      the Nth century                                      ``century(20)``
``weekday(N,D)``    weekday N (1 is Monday)                              ``weekday(4,<)``
``weekend(D)``      a weekend                                            ``weekend(<)``
``monthday(M,N,D)`` day N of month M                                     ``monthday(8,18,>~)``
``dayof(N,D)``      day N of some month                                  ``dayof(25,>~)``
``named(N,T)``      the day of a month T that is the weekday N           ``named(5,dayof(13,=))``
``month(M,D)``      month M                                              ``month(6,<)``
``season(S,D)``     SP, SU, FA or WI                                     ``season(FA,<<)``
``quarter(N,D)``    quarter N                                            ``quarter(3,<)``
``half(N,D)``       half-year N                                          ``half(1,<)``
``holiday(H,D)``    a holiday by rule                                    ``holiday(christmas,>~)``
``unit(U,N)``       the unit U that holds today, N units on              ``unit(W,-1)``
``within(T,W)``     the weekday, month, … T inside the stretch W         ``within(month(6,=),unit(Y,-1))``
``nth(N,DW,T)``     weekday W number N of the month T; -1 is the last    ``nth(1,D2,month(11,>~))``
``nth(N,U,T)``      the unit U (D, W or M) number N of T                 ``nth(-1,W,month(7,<))``
``opening(P,T)``    the first stretch P of T                             ``opening(P6M,on(2016))``
``closing(P,T)``    the last stretch P of T                              ``closing(P3M,on(2016))``
``containing(U,T)`` the unit U in which T begins                         ``containing(W,date(2016,5,4))``
``shift(P,T)``      T moved by the signed period P, to the unit of P     ``shift(-P2M,now())``
``exact(P,T)``      T moved by the signed period P, to the day           ``exact(-P2M,now())``
``seen(T,S)``       T as it would be for an article of the day S         ``seen(weekday(5,<<),then(D))``
``nearest(T,S)``    the same, on either side of that day                 ``nearest(weekday(5,<),date(2016,5,4))``
``part(X,T)``       a part of T's day: MO, AF, EV, NI                    ``part(NI,weekday(7,<))``
``clock(H,Z,T)``    a time of T's day, with its offset from UTC if said  ``clock(10:30,-04:00,unit(D,0))``
``mod(M,T)``        T with the TIMEX3 modifier START, MID, END, APPROX   ``mod(END,month(11,<))``
``through(A,B)``    A, where the text goes on "to B"                     ``through(on(1994),on(1997))``
``till(B,A)``       B, where the text comes "from A"                     ``till(on(1997),on(1994))``
``worded(V,T)``     the stretch T, for which TIMEX3 has the value of V   ``worded(unit(Y,-1),back(P1Y))``
``offset(P,T)``     the length P, counted from T                         ``offset(P2D,date(2016,5,4))``
``back(P)``         the stretch P that ends today                        ``back(P3W)``
``ahead(P)``        the stretch P that begins today                      ``ahead(P3W)``
``latest(Q)``       the quarter spoken of, else the last that is over    ``latest(Q)``
``yearago(T)``      a year before the quarter spoken of, else T          ``yearago(shift(-P1Y,now()))``
``counterpart(T)``  of the year T the quarter spoken of, else T          ``counterpart(on(1988))``
``dur(P)``          a length that lies nowhere on the calendar           ``dur(P3D)``
``set(P)``          something that recurs                                ``set(P1W)``
``ref(R)``          PAST_REF, PRESENT_REF or FUTURE_REF                  ``ref(PRESENT_REF)``
``now()``           the day of publication                               ``shift(-P3D,now())``
``then(U)``         the time last spoken of, to the unit U; then() to fit ``shift(P1D,then())``
=================== ==================================================== =================================

The days of ``mod(M,T)`` are all those of T: where "early June" ends, no text says, so that a modifier only tells that
it was not said of the whole.

A direction D says which of the many Thursdays is meant, seen from the anchor: ``<`` the last one (the
anchor's own day included), ``>`` the next one (included), ``<<`` and ``>>`` the same without the anchor's
own, ``=`` the nearest, ``<~`` and ``>~`` the nearest, with a leaning to one side.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

# Deeper terms are never written; a bound keeps a damaged symbol from exhausting the stack.
MAX_DEPTH = 12


@dataclass(frozen=True, slots=True)
class Term:
    """A symbolic value: a head and its arguments, which are terms or atoms."""

    head: str
    args: tuple[Term | str, ...]

    def __str__(self) -> str:
        return f"{self.head}({','.join(str(arg) for arg in self.args)})"

    def atom(self, index: int) -> str:
        """Argument `index` as text."""
        return str(self.args[index])

    def term(self, index: int) -> Term:
        """Argument `index` as a term; ValueError where it is an atom."""
        arg = self.args[index]
        if isinstance(arg, str):
            raise ValueError(f"{self.head}: argument {index} is no term: {arg!r}")
        return arg


@lru_cache(maxsize=4096)
def parse(symbol: str) -> Term:
    """The term that a symbol writes; ValueError for text that is no symbol."""
    term, end = _parse(symbol, 0, 0)
    if end != len(symbol) or isinstance(term, str):
        raise ValueError(f"not a symbol: {symbol!r}")
    return term


def _parse(text: str, at: int, depth: int) -> tuple[Term | str, int]:
    start = at
    while at < len(text) and text[at] not in "(),":
        at += 1
    name = text[start:at]
    if at == len(text) or text[at] != "(":
        return name, at
    if depth == MAX_DEPTH or not name:
        raise ValueError(f"not a symbol: {text!r}")
    args: list[Term | str] = []
    while text[at] != ")":
        if text.startswith("()", at):
            return Term(name, ()), at + 2
        arg, at = _parse(text, at + 1, depth + 1)
        args.append(arg)
        if at >= len(text):
            raise ValueError(f"not a symbol: {text!r}")
    return Term(name, tuple(args)), at + 1
