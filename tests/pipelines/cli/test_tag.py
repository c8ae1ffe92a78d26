"""`tag` gives a line for each time expression, and goes on after a line that is nonsense."""

import io
import json
from types import SimpleNamespace

import pytest

from dateline.pipelines.cli.raw import parse_request, short_message

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
