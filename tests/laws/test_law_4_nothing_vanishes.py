"""Law 4: in = stored + duplicate + unchanged + skipped + rejected, per run and per source; rejects keep their bytes."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import duckdb
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dateline.connectors.archive import Archive
from dateline.pipelines import ingest
from tests.conftest import NIGHTLY, ROOT

SEEDS = [p.read_bytes() for p in sorted((ROOT / "seeds" / "corpus").glob("*.txt"))]
# An example is two runs of Beam.
EXAMPLES = settings.default.max_examples if NIGHTLY else max(6, settings.default.max_examples // 8)
OUTCOMES = ("stored", "duplicate", "unchanged", "skipped", "rejected")


def line(url: str, body: bytes) -> bytes:
    return json.dumps({"url": url, "source": url.split("/")[2], "text": body.decode()}).encode()


lines = st.one_of(
    st.builds(line, st.sampled_from(["https://a.example/1", "https://b.example/2"]), st.sampled_from(SEEDS)),
    st.sampled_from([b"no json", b"[1]", b'{"text": "no address"}', b'{"url": "https://c.example/3"}', b"\xff\xfe{"]),
)
files = st.one_of(
    st.tuples(st.just("txt"), st.sampled_from([*SEEDS, b"", b" \n", b"%PDF-1.7\n\0\0", b"PK\x03\x04\0\0", b"\0\0\0"])),
    st.tuples(
        st.just("html"), st.sampled_from([b"<p></p>", b"<html><body><article><p>" + SEEDS[2] + b"</p></article>"])
    ),
    st.tuples(st.just("jsonl"), st.lists(lines, max_size=5).map(b"\n".join)),
    st.tuples(st.sampled_from(["png", "txt.gz"]), st.binary(max_size=20)),
)


@settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])  # to shrink whole runs takes minutes
@given(st.lists(files, min_size=1, max_size=7))
def test_law_4_every_input_ends_in_one_of_five_ways(given_files: list[tuple[str, bytes]]):
    with tempfile.TemporaryDirectory() as folder:
        inputs, store = Path(folder) / "in", Path(folder) / "s.duckdb"
        inputs.mkdir()
        (inputs / "always.txt").write_bytes(SEEDS[0])  # so that there is something to read
        for n, (ending, body) in enumerate(given_files):
            (inputs / f"{n}.{ending}").write_bytes(body)
        options = ingest.IngestOptions(inputs=(str(inputs),), store=store, workers=1)
        for _ in range(2):
            report = ingest.run(options, lambda: datetime.now(UTC))
            assert report.adds_up
            assert report.given == sum(getattr(report.total, o) for o in OUTCOMES)
            assert report.exit_code == (3 if report.total.rejected else 0)
            for outcome in OUTCOMES:
                assert getattr(report.total, outcome) == sum(getattr(t, outcome) for t in report.sources)
        assert (report.total.stored, report.changed) == (0, 0)
        archive = Archive(Path(f"{store}.d") / "archive")
        with duckdb.connect(str(store), read_only=True) as db:
            rejects = db.execute("select sha256, reason, detail, uri from reject").fetchall()
            for sha256, reason, detail, uri in rejects:
                assert reason
                assert detail
                assert uri
                assert sha256 is None or archive.get(sha256) is not None
