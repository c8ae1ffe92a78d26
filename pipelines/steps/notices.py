"""Notices in which an article speaks of its own text: corrections, clarifications, updates, withdrawals.

They are told by form, not by outlet: a label that opens the line ("Correction, Aug. 4:"), the wire's bracketed verb
("(Corrects paragraph 4 …)"), or a sentence about the article itself ("An earlier version of this story misstated …").
A line that merely breaks news under the label "Update:" is no notice. Method: the forms that the style guides of the
AP, Reuters, the Guardian and the New York Times ask for, with their counterparts in the larger European languages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, get_args

NoticeKind = Literal["correction", "clarification", "update", "withdrawal"]
KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)
LONGEST_NOTICE = 1_200  # characters: the New York Times' longest corrections of one article have some 900
LONGEST_LABEL = 40  # characters of a label alone on its line, with its date

# "This report" is the article; "the report" is mostly somebody else's.
_SELF = (
    r"(?:(?:this|our) (?:\w+[ -]){0,3}?(?:story|article|report|post|piece|column|item|dispatch|version|headline|"
    r"caption|transcript|interview|editorial|review|page|blog|essay|analysis)|the (?:story|article|headline|caption))"
)
_EARLIER = r"(?:earlier|previous|prior|original|first|initial|former|past)"
_WRONGLY = (
    r"(?:mis\w+|incorrect\w*|wrong\w*|erroneous\w*|inaccurate\w*|mistaken\w*|in error|failed to|omitted|"
    r"should have|gave the wrong|had the wrong)"
)
_CORRECTED = r"(?:correct|amend|fix|rectif|chang|revis|edit|alter|modif)\w*"
_LABEL_END = (
    r"(?:\s*[,(]?\s*(?:[\w.]+,?\s){0,2}\d[\w\s.,:/()-]{0,30}|\s*[(\[][^)\]]{1,40}[)\]])?[^\S\n]*(?:[:—–\-.|*\n]|\Z)"
)


def _labelled(words: str) -> str:
    return rf"[\W_]*(?:{words}){_LABEL_END}"


# The strongest comes first: a notice that withdraws the article also corrects it.
_FORMS: tuple[tuple[NoticeKind, re.Pattern[str]], ...] = (
    (
        "withdrawal",
        re.compile(
            _labelled(r"retraction|withdrawal|notice of retraction|(?:bc-[^,]{1,40}, )?(?:advisory,? )?kill")
            + rf"|.*?\b{_SELF} (?:has been|have been|was|is being|is) (?:\w+ly )?(?:retract|withdrawn|pulled|"
            rf"taken down|removed (?:because|after|due|pending|for))"
            rf"|.*?\b(?:has|have|is|are) (?:retract(?:ed|ing)|withdraw(?:n|ing)) {_SELF}",
            re.I | re.S,
        ),
    ),
    (
        "clarification",
        re.compile(
            _labelled(r"clarifications?|klarstellung|précision|aclaración|chiarimento|precisazione")
            + rf"|[\W_]*clarif(?:ies|ying)\b|.*?\b{_SELF} (?:has been|was|is) (?:\w+ )?clarified",
            re.I | re.S,
        ),
    ),
    (
        "correction",
        re.compile(
            _labelled(
                r"corrections?(?: (?:and|&) (?:clarifications?|amplifications?))?|corrected(?: version)?|"
                r"corrigend(?:um|a)|errat(?:um|a)|korrektur|berichtigung|richtigstellung|rectificatif|correctif|corrección|"
                r"fe de err(?:atas|ores)|rettifica|errata corrige|correctie|rectificatie|correção"
            )
            + r"|[\W_]*\(this .{0,40}\bcorrects\b"
            r"|[\W_]*(?:eds?[^\w\s]* ?:?.{0,20}?)?correct(?:s|ing) (?!\w+ (?:officer|facilit))"
            rf"|.*?\b{_EARLIER}(?: \w+)? versions? of {_SELF}\b"
            rf"|.*?\b(?:an?|the) {_EARLIER}(?: \w+)? version (?!of\b)(?:\w+ )?{_WRONGLY}"
            rf"|.*?\b{_SELF} (?:originally|previously|initially|at first) "
            r"(?!appeared|published|ran\b|aired|written|posted)\w+"
            rf"|.*?\b{_SELF} (?:has|have) (?:since )?been (?:\w+ly )?{_CORRECTED}"
            rf"|.*?\b{_SELF} was (?:\w+ly )?{_CORRECTED} (?:on|at|to|because|after|since)\b"
            rf"|.*?\b(?:because of|due to|owing to) (?:an? )?(?:\w+ )?(?:editing|reporting|typographical|production|"
            r"transcription|translation|editor[’']s) error"
            rf"|.*?\bin (?:an?|the|its|our) (?:{_EARLIER} )?(?:story|article|report|item)\b.{{0,160}}?"
            r"\b(?:reported|stated|said|identified|misstated|misidentified) (?:erroneously|incorrectly|wrongly|"
            r"in error)"
            rf"|.*?\b{_SELF} (?:has|have|had)? ?(?:incorrectly|erroneously|wrongly|mistakenly|misstated|misidentified|"
            r"misspelled|misattributed|misquoted)"
            r"|.*?\bwe (?:regret|apologi[sz]e for) the (?:error|mistake|inaccuracy)"
            r"|.*?\b(?:früheren|vorherigen|ersten|ursprünglichen) (?:version|fassung) (?:dieses|des) "
            r"(?:artikels|textes|beitrags)"
            r"|.*?\bversion (?:précédente|antérieure|initiale) de (?:cet|l[’'])\s?article"
            r"|.*?\bversión anterior de est[ea] (?:artículo|noticia|nota|texto|información)"
            r"|.*?\bversione precedente di quest[oa][’']? ?(?:articolo|notizia|testo)",
            re.I | re.S,
        ),
    ),
    (
        "update",
        re.compile(
            rf".*?\b{_SELF} (?:has|have) (?:since )?been (?:\w+ly )?(?:updat|expand)\w*"
            rf"|.*?\b{_SELF} (?:was|is) (?:\w+ly )?(?:(?:first|originally) published .{{1,60}} and )?"
            r"(?:updated|expanded) (?:on|at|to|with|after|throughout|since|several)\b"
            rf"|[\W_]*(?:updates|adds|recasts|refiles|writethru|updating) (?:with|to|throughout|details?|quotes?|lead|"
            r"comments?|background|story|headline|paragraph)"
            r"|.*?\b(?:dieser|der) (?:artikel|text|beitrag) wurde (?:\w+ )?aktualisiert"
            r"|.*?\b(?:cet|l[’'])\s?article a été (?:mis à jour|actualisé)"
            r"|.*?\best[ea] (?:artículo|noticia) (?:ha sido|fue) actualizad[oa]",
            re.I | re.S,
        ),
    ),
)
# Roots of which each form above has one: most lines have none, and are done with at a look.
_HINT = re.compile(
    r"\b(?:correct|corrig|correç|corrección|errat|error\b|korrektur|berichtig|richtigst|rectif|rettific|clarif|klarstell|"
    r"préc|aclara|chiari|precisa|retract|withdraw|kill\b|pulled|taken down|removed|amend|fixed|revis|edit|alter|modif|"
    r"changed|updat|expand|adds\b|recasts|refiles|writethru|aktualisiert|actualis|actualiz|mis à jour|mistake|"
    r"inaccura|versi[oó]n|fassung|previously|initially|originally|at first|erroneous|wrong|incorrect|"
    r"mis(?:stat|identif|spel|attrib|quot)|fe de)",
    re.I,
)
_EDITORS_NOTE = re.compile(
    r"[\W_]*(?:editor(?:s[’']|[’']s|ial)? notes?|publisher[’']s note|anmerkung der redaktion|note de la rédaction|"
    r"nota (?:del editor|de la redacción|de redacción|del redattore))",
    re.I,
)
_LABEL_ALONE = re.compile(
    rf"(?:{_EDITORS_NOTE.pattern}|[\W_]*(?:corrections?|clarifications?|retraction|erratum|correction appended))"
    r"[\s\d\W]*\Z",
    re.I,
)
_QUOTED = ('"', "“", "«", "„")
# A notice that is nothing but a label may be a section's name or a headline ("Correction: Sanctuary Cities story").
_FINISHED = re.compile(r"[.!?)\]*…][\"”’'»)\]*]*\s*\Z")


def notice_kind(line: str) -> NoticeKind | None:
    """What a line or sentence says was done to its own article; None where it does not speak of it.

    :param line: one line; a label that stands alone on the line before is not needed
    """
    if len(line) > LONGEST_NOTICE or line.startswith(_QUOTED) or not _FINISHED.search(line):
        return None
    if not _HINT.search(line):
        return None
    said = _EDITORS_NOTE.sub("", line, count=1).lstrip(" :.—–-|*\n")
    return next((kind for kind, form in _FORMS if form.match(said)), None)


def find_notices(lines: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Which lines are notices, in order: the first and the last line of each, two where a label stands above."""
    found: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        above = lines[at - 1] if at and len(lines[at - 1]) <= LONGEST_LABEL else ""
        labelled = bool(_LABEL_ALONE.match(above)) and (not found or found[-1][1] < at - 1)
        if notice_kind(line):
            found.append((at - labelled, at))
        elif labelled and not _EDITORS_NOTE.match(above) and _FINISHED.search(line):  # which may be of anything
            found.append((at - 1, at))
    return tuple(found)


def without_notices(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of an article without its notices, and those; an article of nothing but notices is left as it is."""
    found = find_notices(lines)
    taken = {at for first, last in found for at in range(first, last + 1)}
    kept = [line for at, line in enumerate(lines) if at not in taken]
    if not any(map(_FINISHED.search, kept)):
        return list(lines), []
    return kept, ["\n".join(lines[first : last + 1]) for first, last in found]
