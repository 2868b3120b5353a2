"""One load at a time into a database: two at once would each prune what the other has just written."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from extract.errors import StoreError

from .cypher_files import statement

DIALECT = "neo4j"
SECONDS_TO_WAIT = 60.0
SECONDS_TO_TRY = 8.0
"""The server ends an attempt that is older; a busy one may take seconds over its first statement."""
NOT_NOW = ("TransactionTimedOut", "LockAcquisitionTimeout", "LockClientStopped", "Terminated", "Deadlock")
"""What in an error's code says that the attempt met another load."""


@contextmanager
def only_load(session: Any, uri: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Keep other loads out of the database for the length of the block.

    The lock is an open transaction that writes a node of a label of its own and never commits: the server
    lets go of it when the connection ends, however it ends. `waiting` is called once if another load is at
    work. Raises StoreError if that one does not end within `SECONDS_TO_WAIT`.
    """
    end = time.monotonic() + SECONDS_TO_WAIT
    told = False
    while not _free(session):
        if not told:
            waiting()
            told = True
        if time.monotonic() > end:
            raise StoreError(
                "another load is at work in this database",
                where=uri,
                hint=f"waited {SECONDS_TO_WAIT:g} s; run again when it has ended",
            )
    held = session.begin_transaction()
    try:
        _run(held, "alone")
        yield
    finally:
        with suppress(Exception):  # a lock whose connection broke is gone as well
            held.close()


def _free(session: Any) -> bool:
    """Whether nobody holds the lock now; somebody else may take it before the caller does, who then waits."""
    if not list(session.run(statement("load", "alone-keys", DIALECT).text)) and not _tried(
        session, "alone-key", commit=True
    ):
        return False
    return _tried(session, "alone", commit=False)


def _tried(session: Any, name: str, *, commit: bool) -> bool:
    """Run a statement; False where another load keeps it from ending."""
    from neo4j.exceptions import Neo4jError

    attempt = session.begin_transaction(timeout=SECONDS_TO_TRY)
    try:
        _run(attempt, name)
        if commit:
            attempt.commit()
    except Neo4jError as error:
        if any(word in str(error.code) for word in NOT_NOW):
            return False
        raise
    finally:
        with suppress(Exception):  # what the server has ended is closed already
            attempt.close()
    return True


def _run(transaction: Any, name: str) -> None:
    transaction.run(statement("load", name, DIALECT).text).consume()
