"""An article's mentions, with the words that their offsets point to: what tests of mentions ask."""

from __future__ import annotations

from dateline.pipelines.steps import timex
from dateline.pipelines.steps.mentions import find_mentions
from dateline.pipelines.steps.participants import article_cast
from dateline.pipelines.steps.places import place_context
from dateline.pipelines.steps.sentences import split
from dateline.schemas.records import Mention, Part, PartName


class Told:
    """An article's mentions, with the words that their offsets point to."""

    def __init__(self, body: str, name: PartName = "body", dateline: str = "") -> None:
        self.parts = (Part(0, name, body),)
        self.times = timex.find(body)
        context = place_context([body], dateline)
        cast = article_cast(self.parts)
        self.mentions, self.links = find_mentions("a", self.parts, split(body, 0), self.times, dateline, context, cast)

    def when(self, mention: Mention) -> str:
        return self.times[mention.time].text if mention.time >= 0 else ""

    def quote(self, mention: Mention) -> str:
        return self.parts[0].text[mention.start : mention.end]

    def of(self, kind: str, status: str = "occurred") -> Mention:
        found = [m for m in self.mentions if (m.kind, m.status) == (kind, status)]
        assert len(found) == 1, [(m.kind, m.status, m.headline) for m in self.mentions]
        return found[0]
