"""Law 8: editors have the last word, in any order of arrival, at any time asked about, until it is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from dateline.schemas.edit import MAIN, OTHER, Edit, Ground
from tests.laws.harness import Doc, Replica, known
from tests.laws.test_laws import EXAMPLES, SEEDS, STORY, batched, documents, store_of

MADE = datetime(2031, 5, 6)


QUICK = settings(max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])  # to shrink whole stores takes minutes


def made(hours: int) -> str:
    """When a decision was made, as its line says it."""
    return f"{MADE + timedelta(hours=hours):%Y-%m-%dT%H:%M:%S.%fZ}"


def grounds(replica: Replica, event: str, side: int) -> tuple[Ground, ...]:
    """The statements that stand for an event now."""
    rows = replica.db.execute(
        "select article_id, uri, part, quote, trigger from evidence where event_id = $e order by all", {"e": event}
    ).fetchall()
    return tuple(Ground(side, article, uri, "", part, quote, trigger) for article, uri, part, quote, trigger in rows)


def events(replica: Replica) -> list[str]:
    return [e for (e,) in replica.db.execute("select event_id from event where story = 'all' order by 1").fetchall()]


@st.composite
def decisions(draw: st.DrawFn, replica: Replica, most: int = 4) -> list[Edit]:
    """Some decisions about a store's events, one after the other; the last may undo one."""
    there = events(replica)
    assume(len(there) > 1)
    said_so: list[Edit] = []
    for n in range(draw(st.integers(1, most))):
        one, other = draw(st.sampled_from(there)), draw(st.sampled_from(there))
        action = draw(st.sampled_from(["merge", "split", "hide", "date", "status", "headline", "note", "undo"]))
        first = grounds(replica, one, MAIN)
        at, value, said = made(n), "", first
        if action == "merge":
            assume(one != other)
            said = (*first, *grounds(replica, other, OTHER))
        elif action == "split":
            if len(first) < 2:
                continue
            apart = draw(st.sets(st.integers(0, len(first) - 1), min_size=1, max_size=len(first) - 1))
            said = tuple(Ground(OTHER if i in apart else MAIN, g.article_id, g.uri, "", g.part, g.quote, g.trigger)
                         for i, g in enumerate(first))  # fmt: skip
        elif action == "undo":
            if not said_so:
                continue
            value, said = draw(st.sampled_from(said_so)).edit_id, ()
        else:
            values = {"date": "2017-08-05", "status": "denied", "headline": f"As Ada has it ({n})", "note": "Ask Ada."}
            value = values.get(action, "")
        said_so.append(Edit(at, "Ada", "she was there", action, value, said))
    assume(said_so)
    return said_so


@QUICK
@given(st.data(), documents)
def test_law_2_holds_with_edits_made_at_any_time(data: st.DataObject, docs: list[Doc]):
    late = store_of([docs])
    edits = data.draw(decisions(late))
    for edit in edits:
        late.edit([edit])
    mixed = Replica([STORY])
    batches = data.draw(batched(docs))
    slots = sorted(data.draw(st.lists(st.integers(0, len(batches)), min_size=len(edits), max_size=len(edits))))
    for n in range(len(batches) + 1):
        mixed.edit([edit for edit, slot in zip(edits, slots, strict=True) if slot == n])
        if n < len(batches):
            mixed.ingest(batches[n])
    assert mixed.everything() == late.everything()


@QUICK
@given(st.data(), documents)
def test_law_3_holds_with_edits(data: st.DataObject, docs: list[Doc]):
    whole = store_of([docs])
    edits = data.draw(decisions(whole))
    whole.edit(edits)
    for instant in whole.instants():
        then = [d for d in docs if (at := known(d, whole)) is not None and at <= instant]
        fresh = Replica([STORY])
        fresh.edit(edits)
        fresh.ingest(then)
        assert whole.as_of(instant) == fresh.as_of(instant), instant


@QUICK
@given(st.data(), documents)
def test_undoing_the_last_decisions_gives_what_was(data: st.DataObject, docs: list[Doc]):
    replica = store_of([docs])
    edits = data.draw(decisions(replica))
    kept = data.draw(st.integers(0, len(edits) - 1))
    replica.edit(edits[:kept])
    before = replica.everything()
    for edit in edits[kept:]:
        replica.edit([edit])
    for n, edit in enumerate(reversed(edits[kept:])):
        replica.edit([Edit(made(24 + n), "Ben", "no", "undo", edit.edit_id)])
    assert replica.everything() == before


@QUICK
@given(st.data(), documents)
def test_a_merge_makes_one_event_and_a_split_two(data: st.DataObject, docs: list[Doc]):
    replica = store_of([docs])
    there = events(replica)
    assume(len(there) > 1)
    one, other = data.draw(st.permutations(there))[:2]
    mine, theirs = grounds(replica, one, MAIN), grounds(replica, other, OTHER)
    replica.edit([Edit(made(0), "Ada", "the same act", "merge", "", (*mine, *theirs))])
    assert len(events(replica)) == len(there) - 1
    held = replica.db.execute("select count(distinct event_id) from evidence where event_id is not null").fetchone()
    assert held == (len(there) - 1,)
    replica.edit([Edit(made(1), "Ada", "no, two", "split", "", (*mine, *theirs))])
    of = dict(replica.db.execute("select quote || trigger || article_id, event_id from evidence").fetchall())
    assert not {of[g.quote + g.trigger + g.article_id] for g in mine} & {
        of[g.quote + g.trigger + g.article_id] for g in theirs
    }


def test_what_an_editor_sets_is_shown_and_what_she_hides_is_not():
    replica = store_of([SEEDS])
    first, second, third, fourth = events(replica)[:4]

    def decide(n: int, action: str, event: str, value: str = "") -> Edit:
        return Edit(made(n), "Ada", "she was there", action, value, grounds(replica, event, MAIN))

    edits = [
        decide(0, "headline", first, "Wrong at first"),
        decide(1, "headline", first, "As it was"),
        decide(2, "date", second, "2017-08-02"),
        decide(3, "status", third, "denied"),
        decide(4, "hide", fourth),
    ]
    replica.edit(edits)

    def shown(event: str) -> tuple[object, ...] | None:
        query = "select headline, edtf, granularity, status, edits from event where story = 'all' and event_id = $e"
        return replica.db.execute(query, {"e": event}).fetchone()

    assert shown(first)[0] == "As it was"
    assert shown(first)[4] == [edits[0].edit_id, edits[1].edit_id]
    assert shown(second)[1:3] == ("2017-08-02", "day")
    assert shown(third)[3] == "denied"
    assert shown(fourth) is None
    later = replica.instants()[-1]
    asked = "select event_id, headline from timeline_as_of('all', $t)"
    assert (first, "As it was") in replica.db.execute(asked, {"t": later}).fetchall()
    assert fourth not in {e for e, _ in replica.db.execute(asked, {"t": later}).fetchall()}
    kept = replica.db.execute("select hidden from event_history($e)", {"e": fourth}).fetchall()
    assert (True,) in kept


def test_a_decision_survives_an_edit_of_the_article_that_keeps_the_sentence():
    replica = store_of([SEEDS])
    event = events(replica)[0]
    said = grounds(replica, event, MAIN)
    replica.edit([Edit(made(0), "Ada", "clearer", "headline", "As it was", said)])
    doc = next(d for d in SEEDS if d.uri == said[0].uri)
    body = doc.body.decode()
    kept = next(line for line in body.split("\n") if said[0].quote in line)
    shorter = body[: body.index(kept) + len(kept)] + "\nA sentence that says nothing new was added.\n"
    replica.ingest([Doc(doc.uri, shorter.encode(), doc.media, "2030-01-01T00:00:00Z")])
    found = replica.db.execute("select headline from event where story = 'all' and len(edits) > 0").fetchall()
    assert found == [("As it was",)]


def test_a_split_sets_copies_apart_also_where_what_it_names_is_not_there():
    fire = "Fire destroyed the ferry Northern Star off Lowestoft on Aug. 3, 2017, in the middle of the night."
    blaze = "Fire destroyed the ferry Northern Star on Aug. 3, 2017, said the owner."
    texts = {"one": fire, "named": blaze, "like-one": fire, "like-named": blaze}
    one, named, *alike = (Doc(f"https://{n}.example/1", t.encode(), "text/plain") for n, t in texts.items())
    rows = store_of([[one, named]]).db.execute(
        "select case uri when $uri then 1 else 0 end, article_id, uri, '', part, quote, trigger from evidence",
        {"uri": named.uri},
    )
    edit = Edit(made(0), "Ada", "another ferry", "split", "", tuple(Ground(*row) for row in rows.fetchall()))
    early, late = store_of([]), store_of([alike])
    assert len(events(late)) == 1
    early.edit([edit])
    early.ingest(alike)
    late.edit([edit])
    assert late.everything() == early.everything()
    assert len(events(late)) == 2
