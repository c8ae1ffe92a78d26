"""`tag` gives a line for each time expression, and goes on after a line that is nonsense."""

import io
import json
from types import SimpleNamespace

import pytest

from dateline.pipelines.cli.raw import parse_request, short_message, tag, tagged

TEXT = "The mayor spoke on Tuesday, and again on March 3, 2016."


def line(**given):
    return json.dumps(given) + "\n"


def test_each_expression_is_a_line_with_offsets_of_the_text(run, tmp_path):
    (tmp_path / "docs.jsonl").write_text(line(id="a", dct="2016-03-10", text=TEXT))
    done = run("tag", "docs.jsonl")
    assert done.code == 0
    assert [(row["id"], row["text"], row["type"], row["value"]) for row in done.rows] == [
        ("a", "Tuesday", "DATE", "2016-03-08"),
        ("a", "March 3, 2016", "DATE", "2016-03-03"),
    ]
    assert all(TEXT[row["start"] : row["end"]] == row["text"] for row in done.rows)


@pytest.mark.parametrize(
    ("published", "value"), [("2016-03-10T09:00:00Z", "2016-03-08"), ("2016-03-10", "2016-03-08"), ("soon", None)]
)
def test_articles_as_ingest_takes_them_are_known_by_their_address_and_day(run, tmp_path, published, value):
    (tmp_path / "articles.jsonl").write_text(line(url="https://a.example/1", published=published, text=TEXT))
    tuesday = run("tag", "articles.jsonl").rows[0]
    assert tuesday["id"] == "https://a.example/1"
    assert tuesday["value"] == value or (value is None and "X" in tuesday["value"])


def test_documents_may_come_from_stdin_and_need_no_date(run, monkeypatch):
    source = io.BytesIO(line(id="a", dct="", text=TEXT).encode())
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=source))
    values = [row["value"] for row in run("tag", "-").rows]
    assert values[1] == "2016-03-03"
    assert "X" in values[0]


def test_nonsense_lines_are_named_on_stderr_and_the_rest_is_tagged(run, tmp_path):
    good = line(id="b", dct="2016-03-10T09:00", text=TEXT)
    bad = b'{"id": "a"\n[1]\n\xff\n{"text": 3}\n' + line(id="c", dct="last week", text=TEXT).encode()
    (tmp_path / "docs.jsonl").write_bytes(bad + good.encode())
    done = run("tag", "docs.jsonl")
    assert done.code == 3
    assert {row["id"] for row in done.rows} == {"b"}
    assert [said.split(":")[0] for said in done.err.splitlines()] == [f"docs.jsonl, line {n}" for n in range(1, 6)]


def test_a_text_in_another_language_is_read_by_its_own_rules_or_refused(run, tmp_path):
    german = "Die Abstimmung ist am 18. August."
    docs = [line(id=lang, dct="2017-08-04", text=german, lang=lang) for lang in ("de", "de-AT", "fr", "", "klingon")]
    (tmp_path / "docs.jsonl").write_text("".join(docs))
    done = run("tag", "docs.jsonl")
    assert done.code == 3
    assert [(row["id"], row["text"], row["value"]) for row in done.rows if row["id"].startswith("de")] == [
        ("de", "18. August", "2017-08-18"),
        ("de-AT", "18. August", "2017-08-18"),
    ]
    assert "line 3: no rules for \"lang\" 'fr'; there are for: de, en" in done.err
    assert "line 5" in done.err


def test_a_file_that_is_not_there_is_a_usage_error(run):
    done = run("tag", "nowhere.jsonl")
    assert done.code == 2
    assert "nowhere.jsonl" in done.said


def test_deep_nesting_is_nonsense_and_no_crash():
    with pytest.raises(ValueError, match="not a JSON object"):
        parse_request(b"[" * 200_000)


def test_a_long_message_keeps_its_head_and_its_place():
    message = "Error: no\n" + "\n".join(f"\tcandidate {n}" for n in range(40)) + "\n\nLINE 1: select\n        ^"
    kept = short_message(message).splitlines()
    assert kept[0] == "Error: no"
    assert kept[-2:] == ["LINE 1: select", "        ^"]
    assert len(kept) == 8


def test_a_blank_line_and_a_byte_order_mark_are_no_errors(run, tmp_path):
    (tmp_path / "docs.jsonl").write_bytes(
        b"\xef\xbb\xbf" + line(id="a", dct="2016-03-10", text=TEXT).encode() + b"\n \n"
    )
    done = run("tag", "docs.jsonl")
    assert (done.code, len(done.rows)) == (0, 2)


def test_an_empty_input_has_no_expressions(run, tmp_path):
    (tmp_path / "docs.jsonl").touch()
    done = run("tag", "docs.jsonl")
    assert (done.code, done.rows) == (0, [])


def test_an_id_comes_back_as_it_was_given(run, tmp_path):
    docs = "".join(line(dct="", text="in 2016", **given) for given in ({"id": 7}, {"id": "é"}, {"id": None}, {}))
    (tmp_path / "docs.jsonl").write_text(docs + line(id=[1], dct="", text="in 2016"))
    done = run("tag", "docs.jsonl")
    assert [row["id"] for row in done.rows] == [7, "é", None, ""]
    assert "neither text nor a number" in done.err
    assert done.code == 3


def test_half_a_surrogate_pair_goes_through(run, tmp_path):
    (tmp_path / "docs.jsonl").write_text(line(id="\ud800", dct="", text="\udc00 in 2016"))
    (row,) = run("tag", "docs.jsonl").rows
    assert (row["id"], row["start"], row["text"]) == ("\ud800", 5, "2016")


@pytest.mark.parametrize("dct", ["2016-03-10T09:00:00Z", "20160310", "2016-03-10TMO", "20160310T0900"])
def test_the_day_of_any_iso_or_timex3_instant_counts(dct):
    assert [
        row.split('"value": ')[1][:12] for row in tagged(parse_request(line(dct=dct, text="on Tuesday").encode()))
    ] == ['"2016-03-08"']


def test_a_program_that_writes_line_by_line_is_answered_line_by_line(run, monkeypatch):
    """Each document's rows leave before the next line is asked for."""
    seen = []

    def lines():
        for text in ("in 2016", "in 2017"):
            yield line(id=text, dct="", text=text).encode()
            seen.append(flushed.count)

    class Flushed(io.StringIO):
        count = 0

        def flush(self):
            self.count += bool(self.getvalue())

    flushed = Flushed()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=lines()))
    monkeypatch.setattr("sys.stdout", flushed)
    tag("-")
    assert seen[0] < seen[1]
    assert [json.loads(row)["text"] for row in flushed.getvalue().splitlines()] == ["2016", "2017"]
