"""Errors of Zeren: what went wrong, where, and what to do about it."""

from __future__ import annotations


class ZerenError(Exception):
    """Base of every error that Zeren raises on purpose; its text is one line for a person.

    Attributes:
        what: what went wrong.
        where: file, field or address it went wrong at; empty where there is none.
        hint: what the reader can do about it; empty where there is nothing.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(str(self))

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.hint})" if self.hint else ""
        return f"{place}{self.what}{advice}"


class ReadError(ZerenError):
    """A source could not be read or decoded."""


class RuleError(ZerenError):
    """A rule file is malformed; `where` names file and entry."""


class RecordError(ZerenError):
    """A line of a norms or documents file is not a valid record; `where` names file and line."""


class StoreError(ZerenError):
    """A store could not be opened, written or queried."""


class QueryError(StoreError):
    """A query is unknown, malformed, lacks a parameter, would write, or ran out of time."""


class ExportError(ZerenError):
    """An export could not be written."""


class ServeError(ZerenError):
    """The page could not be served: its port is taken or not allowed."""
