"""A manifest says what an export must be, and no byte of it can change unnoticed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.schemas.errors import StoreError
from dateline.schemas.manifest import ARCHIVE, EDITS, Exported, Manifest, check_schema, from_json, table_file, to_json

HERE = Path("backup")
WRITTEN = Manifest(
    dateline="1.0",
    migrations=("aa", "bb"),
    ruleset="0123456789ab",
    exported="2030-01-01T00:00:00.000000Z",
    files=(Exported(table_file("story"), 1, 10, "cc"), Exported(ARCHIVE, 2, 20, "dd"), Exported(EDITS, 0, 0, "ee")),
    lacking=("ff",),
)


def refusal(text: str) -> str:
    with pytest.raises(StoreError) as refused:
        from_json(text, HERE)
    assert refused.value.subject == str(HERE)
    return refused.value.reason


def test_what_was_written_is_read() -> None:
    assert from_json(to_json(WRITTEN), HERE) == WRITTEN
    assert (WRITTEN.schema, WRITTEN.rows(ARCHIVE)) == (2, 2)
    assert json.loads(to_json(WRITTEN))["schema"] == 2


@pytest.mark.parametrize(
    ("was", "now"), [('"rows": 1', '"rows": 2'), ("0123456789ab", "0123456789ac"), ('"ff"', '"f0"')]
)
def test_a_manifest_that_was_changed_is_refused(was: str, now: str) -> None:
    text = to_json(WRITTEN)
    assert was in text
    assert refusal(text.replace(was, now)) == "export-damaged"


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"format": 1}', to_json(WRITTEN)[:-20]])
def test_what_is_no_manifest_is_refused(text: str) -> None:
    assert refusal(text) == "export-damaged"


@pytest.mark.parametrize("name", ["../story.parquet", "/etc/passwd", "tables/../../x.parquet", "notes.txt"])
def test_no_manifest_leads_out_of_its_folder(name: str) -> None:
    with pytest.raises(ValueError, match="no export has a file"):
        Exported(name, 0, 0, "")


def test_a_newer_layout_is_refused_before_anything_else_of_it_is_read() -> None:
    assert refusal('{"format": 2, "sha256": "of another kind"}') == "newer-export"


def test_newer_and_foreign_schemas_are_refused_and_older_ones_taken() -> None:
    check_schema(WRITTEN, ("aa", "bb"), HERE)
    check_schema(WRITTEN, ("aa", "bb", "cc"), HERE)
    with pytest.raises(StoreError, match="newer Dateline") as newer:
        check_schema(WRITTEN, ("aa",), HERE)
    with pytest.raises(StoreError, match=r"the release that wrote it \(1.0\)") as foreign:
        check_schema(replace(WRITTEN, migrations=("aa", "xx")), ("aa", "bb"), HERE)
    assert (newer.value.reason, foreign.value.reason) == ("newer-export", "altered-schema")
