"""What ends an exchange early, on its way to the `Failed` that it becomes. Nothing outside this package sees it."""

from __future__ import annotations

from datetime import datetime

from dateline.schemas.fetched import Trouble


class FetchError(Exception):
    """An exchange that gives nothing to use."""

    def __init__(self, reason: Trouble, detail: str, status: int = 0, not_before: datetime | None = None) -> None:
        super().__init__(reason, detail, status, not_before)
        self.reason = reason
        self.detail = detail
        self.status = status
        self.not_before = not_before
