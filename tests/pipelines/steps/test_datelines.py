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
    "text",
    [
        "The river rose (AP) — and fell",
        "WATCH — The river rises",
        "BREAKING NEWS - The river rises",
        "FBI - the agency that",
        "U.S. — the country",
        "Mayor Ann Lee — the first woman in the post — said",
        "LIMA The river rose",
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None
