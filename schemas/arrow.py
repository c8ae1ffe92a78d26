"""Arrow schemas of what a landing holds, derived from the records themselves, and the rows that fit them.

A record's field becomes a column of the same name: ``str`` and literals are strings, ``int`` is 64 bits wide, a
tuple is a list and a record within a record a struct. Nothing is null, since records say "none" in their own words
("" or -1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import pyarrow as pa

from dateline.schemas.errors import InputError
from dateline.schemas.records import Input, Reading

Row = dict[str, Any]
Record = TypeVar("Record")
_LEAVES: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    bool: pa.bool_(),
}


def to_row(record: object) -> Row:
    """Gives a record as the nested row that its schema describes, fit for pyarrow and Beam's WriteToParquet.

    :raises InputError: a text holds a lone surrogate, which UTF-8 cannot: one such text would fail a whole sink
    """
    row: Row = _writer(type(record))(record)
    return row


def from_row(cls: type[Record], row: Mapping[str, Any]) -> Record:
    """Makes the record again that `to_row` took apart."""
    return cls(**{name: _revive(hint, row[name]) for name, hint in _hints(cls).items()})


def schema_of(cls: type) -> pa.Schema:
    """Derives the Arrow schema of a record type."""
    return pa.schema([pa.field(name, _arrow(hint), nullable=False) for name, hint in _hints(cls).items()])


def _field_types(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls)}


_hints: Callable[[Any], dict[str, Any]] = cache(_field_types)


def _arrow(hint: Any) -> pa.DataType:
    if hint in _LEAVES:
        return _LEAVES[hint]
    if get_origin(hint) is Literal:
        return pa.string()
    if get_origin(hint) is tuple:
        return pa.list_(pa.field("item", _arrow(get_args(hint)[0]), nullable=False))
    if is_dataclass(hint) and isinstance(hint, type):
        return pa.struct(list(schema_of(hint)))
    raise TypeError(f"no Arrow type stands for {hint!r}")


def _compile(hint: Any) -> Callable[[Any], Any]:
    """Compiles how values of a type are written, once a type: a reading has tens of thousands of values."""
    if get_origin(hint) is tuple:
        item = _writer(get_args(hint)[0])
        return lambda values: [item(value) for value in values]
    if is_dataclass(hint):
        columns = tuple((name, _writer(inner)) for name, inner in _hints(hint).items())
        return lambda record: {name: write(getattr(record, name)) for name, write in columns}
    return _text if hint is str else lambda value: value


_writer: Callable[[Any], Callable[[Any], Any]] = cache(_compile)


def _text(value: str) -> str:
    if value.isascii():
        return value
    try:
        value.encode()
    except UnicodeEncodeError as error:
        half = f"{error.object[error.start]!a}"
        raise InputError("surrogate", "", f"character {error.start} of a text is {half}, half of one") from None
    return value


def _revive(hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        return tuple(_revive(inner, item) for item in value)
    return from_row(hint, value) if is_dataclass(hint) and isinstance(hint, type) else value


READING = schema_of(Reading)
INPUT = schema_of(Input)
