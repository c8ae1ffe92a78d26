"""The one error root: each error has a machine-readable reason and the subject that it is about, and pickles."""

from __future__ import annotations


class DatelineError(Exception):
    """Something that Dateline refuses or cannot do. ``str()`` says what happened, why, and what to do.

    :param reason: short machine-readable name, kept in reject rows ("empty", "not-a-store", …)
    :param subject: what it is about: a path, an address, an identifier
    :param detail: the sentence for a person
    """

    exit_code = 1

    def __init__(self, reason: str, subject: str, detail: str) -> None:
        super().__init__(reason, subject, detail)
        self.reason = reason
        self.subject = subject
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.subject}: {self.detail}" if self.subject else self.detail


class UsageError(DatelineError):
    """The command's words do not make sense together."""

    exit_code = 2


class InputError(DatelineError):
    """One input cannot be read. It becomes a reject row; the rest goes on."""


class StoreError(DatelineError):
    """The store cannot be opened, migrated or written."""


class StoreBusyError(StoreError):
    """Another process is writing. Try again later."""

    exit_code = 4
