"""What every writing command does first: whatever a killed one left undone."""

from __future__ import annotations

from dateline.connectors import landing
from dateline.connectors.store import Writer
from dateline.pipelines import edits
from dateline.pipelines.batches import Tools, commit
from dateline.pipelines.erase import resume
from dateline.pipelines.policies import drop_unkept, withhold_unfinished


def recover(writer: Writer, tools: Tools) -> int:
    """Finishes what killed commands left, and says how many batches that loaded."""
    resume(writer, tools)
    drop_unkept(writer)
    withhold_unfinished(writer, tools.registry)
    left = landing.pending(writer.db, writer.landings)
    for one in left:
        commit(writer.db, one.folder, tools)
    return len(left) + edits.catch_up(writer, tools)
