"""What the server of children imports last: every table that reading an article needs is in memory once this is there.

Children are forked with it, so that each saves the seconds that the first article of a process costs.
"""

from __future__ import annotations

from hashlib import sha256
from importlib import import_module

from dateline.pipelines.steps.read import read
from dateline.schemas.identity import article_id
from dateline.schemas.records import Document
from tests.faults.articles import COPY, PAGE

for _media, _text in (("text/plain", COPY), ("text/html", PAGE)):
    _body = _text.encode()
    read(Document(article_id("warm:"), "warm:", sha256(_body).hexdigest(), _media), _body)  # type: ignore[arg-type]

# What a command imports when it comes to speak: a child that has become somebody else may not read it any more.
for _module in ("rich.console", "rich.table", "rich.text", "rich.padding", "rich.markup", "socket", "encodings.idna"):
    import_module(_module)
