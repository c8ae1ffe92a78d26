"""A handful of articles of our own making: quick to read, with everything that makes the tables meet."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

LEVEE = """Levee holds after night of rain

MILLBROOK, Iowa, June 3, 2014 -- Volunteers stacked sandbags along the river on Tuesday after the county
ordered 300 households to leave their homes. The levee held, the sheriff's office said.
"""
COPY = LEVEE + "\nSchools in Millbrook will stay closed until Friday, the county said.\n"
VERDICT = """Jury convicts former treasurer

A jury on May 4, 2016, found the former county treasurer guilty of taking $1.2 million from a fund
for road repairs. Sentencing is scheduled for July 11.
"""
PAGE = f"<html><body><article><p>{VERDICT}</p></article></body></html>"
STRIKE = "GHENT, Belgium, May 3, 2019 -- Bus drivers in the city walked out on Thursday over their pay."


def numbered(number: int) -> str:
    """One of many short articles, each of events of its own."""
    day = date(2014, 1, 1) + timedelta(days=number)
    return f"TROY, N.Y., {day:%B} {day.day}, {day.year} -- The council voted {number} to 3 to close pier {number}.\n"


def write(folder: Path) -> Path:
    """Four articles in four forms, a copy among them, and a file with nothing in it, in a folder of their own."""
    folder.mkdir(parents=True)
    (folder / "a-levee.txt").write_text(LEVEE, encoding="utf-8")
    (folder / "b-copy.txt").write_text(COPY, encoding="utf-8")
    (folder / "c-verdict.html").write_text(PAGE, encoding="utf-8")
    line = {"url": "https://courier.example/strike", "source": "Courier", "title": "Drivers walk out", "text": STRIKE}
    (folder / "d-strike.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")
    (folder / "e-empty.txt").write_bytes(b" \n")
    return folder
