"""Bytes under a cap, whatever gzip made of them."""

from __future__ import annotations

import gzip
import io
import random

import pytest

from dateline.connectors.bodies import GZIP_OVERHEAD, BodyError, read_body, read_head

LENGTH = 4096
NOISE = random.Random(1).randbytes(3 * GZIP_OVERHEAD)  # which gzip makes no smaller


@pytest.mark.parametrize("size", [0, 1, LENGTH - 1, LENGTH, LENGTH + 1, len(NOISE)])
@pytest.mark.parametrize("members", [1, 7])
def test_the_head_and_the_whole_of_a_gzip_file_are_what_was_packed(size: int, members: int) -> None:
    plain = NOISE[:size]
    step = size // members + 1
    packed = b"".join(gzip.compress(plain[at : at + step]) for at in range(0, max(size, 1), step)) + bytes(512)
    assert read_head(io.BytesIO(packed), True, LENGTH) == plain[:LENGTH]
    assert read_body(io.BytesIO(packed), True, len(NOISE)) == plain


def test_the_head_of_a_file_that_is_cut_short_is_as_far_as_it_goes() -> None:
    cut = gzip.compress(NOISE[:3000])[:2000]
    assert NOISE.startswith(read_head(io.BytesIO(cut), True, LENGTH))
    assert len(read_head(io.BytesIO(cut), True, LENGTH)) > 1900


def test_what_is_no_gzip_file_is_damaged_and_what_is_too_large_says_so() -> None:
    with pytest.raises(BodyError) as damaged:
        read_head(io.BytesIO(b"<rss/>"), True, LENGTH)
    assert damaged.value.reason == "damaged-gzip"
    for packed, cap in ((gzip.compress(NOISE), len(NOISE) - 1), (gzip.compress(NOISE), 1000)):
        with pytest.raises(BodyError) as large:
            read_body(io.BytesIO(packed), True, cap)
        assert large.value.reason == "too-large"
