"""Statements of cypher/ in transactions of their own, tried again where a failure may pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .cypher_files import statement

DIALECT = "neo4j"
COMMITS_TRIED = 3
"""A commit of which no answer came may have been done; all we write may be written again."""


def write(session: Any, folder: str, name: str, params: dict[str, object]) -> list[Any]:
    """Run a statement in a transaction of its own that is tried again where the failure may pass."""
    text = statement(folder, name, DIALECT).text
    return _tried(session.execute_write, text, params)


def read(session: Any, name: str) -> list[Any]:
    """Return the records of a load statement that only reads."""
    return _tried(session.execute_read, statement("load", name, DIALECT).text, {})


def _tried(execute: Callable[..., list[Any]], text: str, params: dict[str, object]) -> list[Any]:
    from neo4j.exceptions import IncompleteCommit

    for tried in range(1, COMMITS_TRIED + 1):
        try:
            return execute(lambda transaction: list(transaction.run(text, params)))
        except IncompleteCommit:
            if tried == COMMITS_TRIED:
                raise
    raise AssertionError("unreachable")
