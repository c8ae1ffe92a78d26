import pytest

from dateline.pipelines.steps.datelines import find_dateline


@pytest.mark.parametrize(
    ("text", "place", "agencies"),
    [
        ("LIMA — The river rose", "LIMA", ()),
        ("LIMA (AP) — The river rose", "LIMA", ("AP",)),
        ("LIMA, Peru -- The river rose", "LIMA, Peru", ()),
        ("SANTA FE, N.M. (Daily Herald/AP) — The river rose", "SANTA FE, N.M.", ("Daily Herald", "AP")),
        ("ST. LOUIS (Reuters) - The river rose", "ST. LOUIS", ("Reuters",)),
        ("PORT-AU-PRINCE, Haiti, Jan. 12 (AFP) – The ground shook", "PORT-AU-PRINCE, Haiti", ("AFP",)),
        ("NEW YORK, Aug. 3, 2017 /PRNewswire/ -- The firm said", "NEW YORK", ("PRNewswire",)),
        ("Tripoli, Libya (CNN) -- The river rose", "Tripoli, Libya", ("CNN",)),
        ("Geneva (dpa) - The river rose", "Geneva", ("dpa",)),
        ("(CNN) -- The river rose", "", ("CNN",)),
        ("GENEVA, Switzerland: The river rose", "GENEVA, Switzerland", ()),
    ],
)
def test_datelines_of_agencies(text: str, place: str, agencies: tuple[str, ...]) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agencies) == (place, agencies)
    assert text[found.end :].startswith("The ")


@pytest.mark.parametrize(
    ("text", "place", "agencies", "date"),
    [
        ("LIMA (June 11, 2009) -- The river rose", "LIMA", (), "June 11, 2009"),
        ("LIMA, Thursday, June 11, 2009 (AP) — The river rose", "LIMA", ("AP",), "June 11, 2009"),
        ("LIMA, June 11 (Reuters) - The river rose", "LIMA", ("Reuters",), ""),
        ("BOISE, Idaho, Jan. 3, 2018 — The river rose", "BOISE, Idaho", (), "Jan. 3, 2018"),
        (
            "BOISE, Jan. 3, 2018 /PRNewswire-USNewswire/ -- The firm",
            "BOISE",
            ("PRNewswire-USNewswire",),
            "Jan. 3, 2018",
        ),
        ("BOISE--(BUSINESS WIRE)--The firm", "BOISE", ("BUSINESS WIRE",), ""),
        ("MINSK, March 25. /BelTA/. The river rose", "MINSK", ("BelTA",), ""),
        ("Sept. 15 (Bloomberg) -- The firm", "", ("Bloomberg",), ""),
        ("MUMBAI: The river rose", "MUMBAI", (), ""),
        ("Mexico City, April 24, 2009. The river rose", "Mexico City", (), "April 24, 2009"),
        ("Boise, Idaho, 3 January 2018 — The river rose", "Boise, Idaho", (), "3 January 2018"),
        ("FORT McCOY, Wis. — The river rose", "FORT McCOY, Wis.", (), ""),
    ],
)
def test_a_dateline_may_hold_its_date(text: str, place: str, agencies: tuple[str, ...], date: str) -> None:
    found = find_dateline(text)
    assert found is not None
    assert (found.place, found.agencies, found.date) == (place, agencies, date)
    assert text[found.end :].startswith("The ")


def test_a_speaker_before_a_colon_is_no_place() -> None:
    assert find_dateline("INSKELL: The river rose, did it not?") is None
    assert find_dateline("ANALYSIS: The river rose") is None


@pytest.mark.parametrize(
    "text",
    [
        "The river rose (AP) — and fell",
        "WATCH — The river rises",
        "BREAKING NEWS - The river rises",
        "FBI - the agency that",
        "U.S. — the country",
        "Mayor Ann Lee — the first woman in the post — said",
        "LIMA The river rose",
        "Lima, the capital, April 24, 2009. The river",
        "Lima, April 24, 2009, was under water. The river",
        "Rosa Feld, April 24, 2009. The river",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
