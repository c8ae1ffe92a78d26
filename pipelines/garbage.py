"""When garbage is looked for: between pieces of work, not within them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Lets no garbage be looked for while the block runs.

    Resolve holds rows by the ten thousand and makes no cycles of them; walking them over and over took a quarter of its
    time. Reading an article makes few, and walking the tables of words that it looks into took a twentieth.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
