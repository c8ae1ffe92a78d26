"""The checks of TIMEX3 values and EDTF texts accept what the standards show and refuse what they forbid."""

from __future__ import annotations

import pytest

from tests.pipelines.steps.timex.values import edtf_fault, timex3_fault


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (
            "DATE",
            "2017-08-04 2017-08 2017 201 20 XXXX-08-18 2017-XX-04 2017-W31 2020-W53 2017-W31-WE XXXX-WXX-4 2017-Q3",
        ),
        (
            "DATE",
            "2017-H1 2017-SP 1998-WI BC0346 FY1998 2016-02-29 XXXX-02-29 PAST_REF FUTURE_REF XXXX XXXX-XX-XX 199X",
        ),
        (
            "TIME",
            "2017-08-04T10:33 2017-08-04T24:00 2017-08-04T10:33-04:00 2017-08-04TMO XXXX-XX-XXTNI 2017-08-04TXX:XX",
        ),
        ("DURATION", "P3D P1Y6M P2W PXM P1DE PXX PT4H PT1H30M P1DT4H P1.5Y P2WE P1Q PT30S P3SU PT2NI"),
        ("SET", "P1W XXXX-WXX-4 XXXX-XX-XXTMO XXXX-SU"),
    ],
)
def test_values_that_the_standard_shows_have_no_fault(kind: str, values: str) -> None:
    assert {value: timex3_fault(kind, value) for value in values.split()} == dict.fromkeys(values.split(), "")


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (
            "DATE",
            "2017-02-30 2017-13 2017-00 2017-W54 2017-W53 2017-Q5 2017-H3 201-05 0000 2017-8-4 2017-W31-8 thursday",
        ),
        ("DATE", "P3D 2017-08-04T10:33 1 X 2017-SP-04 BC346-W03"),
        ("TIME", "2017-08-04 2017-08-04T25:00 2017-08-04T24:30 2017-08-04T10:75 2017-08-04TXM"),
        ("DURATION", "P P3 3D PT PD P3DT 2017 PAST_REF P4TH P1.Y"),
        ("SET", "P PRESENT_REF"),
    ],
)
def test_values_that_no_standard_knows_have_a_fault(kind: str, values: str) -> None:
    assert [value for value in values.split() if not timex3_fault(kind, value)] == []


def test_edtf_texts_of_level_one_have_no_fault() -> None:
    texts = (
        "2017 2017-08 2017-08-04 2017-21 201X 20XX 2017-XX 2017-08-XX 2017-08-04T10:33:00-04:00 2017-08-04T10:33:00Z "
        "-0346 2017-07-24/2017-07-30 2017-08-03/.. ../2017-08-18 2017-08-03/ 2017~ 2017-01/2017-03 -0346/-0340"
    )
    assert {text: edtf_fault(text) for text in texts.split()} == dict.fromkeys(texts.split(), "")


def test_texts_that_edtf_does_not_know_have_a_fault() -> None:
    texts = (
        "17 2017-8 2017-02-29 2017-13 2017-25 2017-21-03 201X-05 2017-XX-04 2017-08-04T24:00:00 2017-08-04T10:33 "
        "../.. / 2017-08-30/2017-08-01 2017/2018/2019 2017-W31 XXXX-08"
    )
    assert [text for text in texts.split() if not edtf_fault(text)] == []
