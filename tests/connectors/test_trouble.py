"""What a disk refuses is said in words that name the file, the reason and the remedy."""

from __future__ import annotations

import errno
import os
import pickle
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.database import transaction
from dateline.connectors.trouble import cannot_write, plain_words, writing
from dateline.schemas.errors import StoreError

HERE = Path("news.duckdb")


def system(number: int) -> OSError:
    return OSError(number, os.strerror(number))


@pytest.mark.parametrize(
    ("error", "reason", "remedy"),
    [
        (system(errno.ENOSPC), "disk-full", "make room"),
        (system(errno.EFBIG), "disk-full", "make room"),
        (system(errno.EDQUOT), "disk-full", "make room"),
        (system(errno.EROFS), "not-writable", "choose another place"),
        (system(errno.EACCES), "not-writable", "let whoever runs Dateline write there"),
        (system(errno.EIO), "cannot-write", "run again"),
        (OSError("nothing that has a number"), "cannot-write", "nothing that has a number"),
        (OSError(), "cannot-write", "OSError"),
        # As pyarrow and DuckDB hand on what the system said.
        (
            OSError(errno.EFBIG, "Error writing bytes to file. Detail: [errno 27] File too large"),
            "disk-full",
            "make room",
        ),
        (duckdb.IOException('IO Error: Could not write file "x": No space left on device'), "disk-full", "make room"),
        (duckdb.IOException('IO Error: Cannot open file "x": Permission denied'), "not-writable", "another place"),
        (duckdb.FatalException("FATAL Error: it went wrong\n\nStack Trace:\n0x1"), "cannot-write", "it went wrong"),
    ],
)
def test_each_trouble_has_its_reason_and_its_remedy(error: OSError | duckdb.Error, reason: str, remedy: str) -> None:
    refused = cannot_write(HERE, error)
    assert (refused.reason, refused.subject) == (reason, "news.duckdb")
    assert remedy in str(refused)
    assert "None" not in str(refused)
    assert "\n" not in str(refused)
    assert str(pickle.loads(pickle.dumps(refused))) == str(refused)


def test_a_database_without_memory_says_so() -> None:
    with pytest.raises(StoreError, match="more memory") as refused, plain_words(HERE):
        raise duckdb.OutOfMemoryException("Out of Memory Error: could not allocate block")
    assert refused.value.reason == "out-of-memory"


def test_a_mistake_in_a_query_is_no_trouble_of_the_disk() -> None:
    with pytest.raises(duckdb.ParserException), plain_words(HERE):
        duckdb.connect().execute("selekt 1")


def test_what_fails_while_only_writing_is_told_as_such() -> None:
    with pytest.raises(StoreError, match="make room") as refused, writing(HERE):
        raise system(errno.ENOSPC)
    assert refused.value.reason == "disk-full"


def test_what_made_a_transaction_fail_is_told_even_where_it_has_ended_itself() -> None:
    def ended_by_itself(db: duckdb.DuckDBPyConnection) -> None:
        db.execute("insert into told values ('half')")
        db.rollback()  # as a commit does that the disk refuses
        raise ZeroDivisionError

    with duckdb.connect() as db:
        db.execute("create table told (word varchar)")
        with pytest.raises(ZeroDivisionError), transaction(db):
            ended_by_itself(db)
        with transaction(db):
            db.execute("insert into told values ('whole')")
        assert db.execute("select word from told").fetchall() == [("whole",)]
