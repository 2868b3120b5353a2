"""The embedded store: one ladybug file, queried in this process."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import QueryError, StoreError

from .guard import check_parameters, check_reads_only
from .interruptible import interruptible
from .ladybug_build import DIALECT, create_ladybug
from .plain import plain_ladybug
from .store import LoadReport, Table
from .values import storable_value

if TYPE_CHECKING:
    import networkx

ROWS_A_FETCH = 5000


class LadybugStore:
    """A ladybug file, open read-only; only a query with `write=True` opens it for writing."""

    dialect = DIALECT

    def __init__(self, path: str | Path, *, read_only: bool = True) -> None:
        """Open the file at `path`; StoreError where there is none or it is not a ladybug database."""
        self._path = Path(path)
        self._read_only = read_only
        self._database: Any = None
        self._idle = threading.Condition()
        self._running: list[Any] = []
        self._closed = False
        if not self._path.is_file():
            raise StoreError("no such store", where=str(path), hint="make it with `zeren build`")
        self._reader()

    def load(self, graph: networkx.MultiDiGraph[str], *, whole: bool = True) -> LoadReport:
        """Build the file anew from `graph`; it can hold one graph only, so `whole` must be true."""
        if self._read_only:
            raise StoreError("the store was opened read-only", where=str(self._path))
        if not whole:
            raise StoreError(
                "an embedded store holds one graph", where=str(self._path), hint="build from all documents"
            )
        self._release()
        return create_ladybug(self._path, graph)

    def query(
        self,
        cypher: str,
        params: Mapping[str, object],
        *,
        timeout: float | None = None,
        write: bool = False,
        most: int | None = None,
    ) -> Table:
        """Run one statement; Ctrl-C, `close` and `timeout` stop it in the engine, not only in Python."""
        values = {name: storable_value(value) for name, value in params.items()}
        check_parameters(cypher, values)
        if not write:
            check_reads_only(cypher)
            return self._run(self._reader(), cypher, values, timeout, most)
        if self._read_only:
            raise QueryError("the store was opened read-only", where=str(self._path))
        self._release()
        database = _open(self._path, read_only=False)
        try:
            return self._run(database, cypher, values, timeout, most)
        finally:
            database.close()

    def close(self) -> None:
        """Let go of the file for good; queries that other threads are at are stopped first."""
        self._closed = True
        self._release()

    def _release(self) -> None:
        with self._idle:
            for connection in self._running:
                connection.interrupt()
            self._idle.wait_for(lambda: not self._running)
        if self._database is not None:
            self._database.close()
            self._database = None

    def _reader(self) -> Any:
        if self._closed:
            raise StoreError("the store is closed", where=str(self._path))
        if self._database is None:
            self._database = _open(self._path, read_only=True)
        return self._database

    def _run(
        self,
        database: Any,
        cypher: str,
        params: Mapping[str, object],
        timeout: float | None,
        most: int | None,
    ) -> Table:
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._connected(database) as connection:
            if timeout is not None:
                connection.set_query_timeout(max(1, int(timeout * 1000)))
            try:
                return interruptible(
                    connection.interrupt, lambda: _answer(connection, cypher, params, deadline, most)
                )
            except RuntimeError as error:
                raise _query_error(str(error), timeout) from error

    @contextmanager
    def _connected(self, database: Any) -> Iterator[Any]:
        """Give a connection that `close` knows of."""
        import ladybug

        connection = ladybug.Connection(database)
        with self._idle:
            self._running.append(connection)
        try:
            yield connection
        finally:
            connection.close()
            with self._idle:
                self._running.remove(connection)
                self._idle.notify_all()


def _open(path: Path, *, read_only: bool) -> Any:
    import ladybug

    try:
        return ladybug.Database(path, read_only=read_only)
    except RuntimeError as error:
        reason = " ".join(str(error).split())
        hint = (
            "another program is writing it" if "lock" in reason.lower() else "make it anew with `zeren build`"
        )
        raise StoreError(
            f"not a store this version can open: {reason}", where=str(path), hint=hint
        ) from error


def _answer(
    connection: Any, cypher: str, params: Mapping[str, object], deadline: float | None, most: int | None
) -> Table:
    result = connection.execute(cypher, dict(params))
    if isinstance(result, list):
        raise QueryError("several statements in one query", hint="run them one by one")
    columns = tuple(result.get_column_names())
    rows: list[tuple[object, ...]] = []
    while (most is None or len(rows) < most) and (part := result.get_n(ROWS_A_FETCH)):
        rows.extend(tuple(plain_ladybug(value) for value in row) for row in part)
        if deadline is not None and time.monotonic() > deadline:
            raise RuntimeError("Interrupted.")
    result.close()
    return Table(columns, tuple(rows[:most]))


def _query_error(message: str, timeout: float | None) -> QueryError:
    reason = " ".join(message.split())
    if reason.startswith("Interrupted"):
        return QueryError(
            f"stopped after {timeout:g} seconds" if timeout else "stopped", hint="allow it more time"
        )
    if "read-only" in reason:
        return QueryError("the query would write", hint="allow writing to run it")
    return QueryError(reason)
