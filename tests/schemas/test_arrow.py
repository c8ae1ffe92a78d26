"""What a landing holds is the records, no more and no less."""

from __future__ import annotations

import pickle
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.schemas.arrow import INPUT, READING, from_row, schema_of, to_row
from dateline.schemas.errors import InputError
from dateline.schemas.records import AnchoredTime, Input, Reading, Span

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
WHOLE = st.integers(-(2**63), 2**63 - 1)


def records(cls: type) -> st.SearchStrategy[Any]:
    hints = typing.get_type_hints(cls)
    return st.builds(cls, **{field.name: values(hints[field.name]) for field in fields(cls)})


def values(hint: Any) -> st.SearchStrategy[Any]:
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=2).map(tuple)
    if typing.get_origin(hint) is typing.Literal:
        return st.sampled_from(typing.get_args(hint))
    if is_dataclass(hint):
        return records(hint)  # type: ignore[arg-type]
    return {str: TEXT, int: WHOLE, float: st.floats(allow_nan=False), bool: st.booleans()}[hint]


def paths(cls: type, before: str = "") -> Iterator[str]:
    """Every field of a record and of the records within it."""
    for name, hint in typing.get_type_hints(cls).items():
        yield before + name
        inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint
        if is_dataclass(inner):
            yield from paths(inner, f"{before}{name}.")  # type: ignore[arg-type]


def columns(among: Any, before: str = "") -> Iterator[str]:
    for field in among:
        yield before + field.name
        inner = field.type.value_type if pa.types.is_list(field.type) else field.type
        if pa.types.is_struct(inner):
            yield from columns(inner, f"{before}{field.name}.")


@pytest.mark.parametrize(("schema", "cls"), [(READING, Reading), (INPUT, Input)])
def test_every_field_is_a_column_in_the_same_order(schema: pa.Schema, cls: type) -> None:
    assert list(columns(schema)) == list(paths(cls))


@pytest.mark.parametrize("schema", [READING, INPUT])
def test_nothing_is_null(schema: pa.Schema) -> None:
    assert not any(field.nullable for field in schema)


@given(records(Reading))
def test_a_reading_survives_arrow_field_by_field(reading: Reading) -> None:
    table = pa.Table.from_pylist([to_row(reading)], READING)
    assert from_row(Reading, table.to_pylist()[0]) == reading


def test_records_survive_parquet(tmp_path: Path) -> None:
    given_rows = [
        Input("r", n, "ü", "s", "a", "h", "m", "", "stored", "read", "", "\N{FACE WITH TEARS OF JOY}")
        for n in (0, 2**40)
    ]
    pq.write_table(pa.Table.from_pylist([to_row(row) for row in given_rows], INPUT), tmp_path / "x.parquet")
    read = pq.read_table(tmp_path / "x.parquet")
    assert read.schema.equals(INPUT)
    assert [from_row(Input, row) for row in read.to_pylist()] == given_rows


def test_a_row_is_plain_data_that_pickles() -> None:
    row = to_row(Span(1, 2, 3))
    assert row == {"part": 1, "start": 2, "end": 3}
    assert pickle.loads(pickle.dumps(row)) == row


def test_half_a_character_is_refused_before_it_reaches_a_sink() -> None:
    with pytest.raises(InputError) as refused:
        to_row(Input("r", 0, "a\ud83d", "s", "", "", "", "", "stored", "read", "", ""))
    assert refused.value.reason == "surrogate"


def test_a_type_that_no_landing_holds_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="date"):
        schema_of(AnchoredTime)
