"""The server store: Neo4j by its official driver, which is an extra and imported only here and below."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any

from extract.errors import StoreError

from .guard import check_parameters
from .neo4j_batches import parts_of
from .neo4j_errors import clear_errors
from .neo4j_found import count, find
from .neo4j_load import load_parts, refuse_foreign
from .neo4j_lock import only_load
from .neo4j_prune import prune
from .neo4j_schema import write_named, write_schema
from .plain import plain_neo4j
from .store import LoadReport, Table
from .values import storable_value

if TYPE_CHECKING:
    import networkx

DIALECT = "neo4j"
EXAMPLE = "e.g. bolt://localhost:7687"
SECONDS_TO_CONNECT = 2.0
"""For one address; a name such as localhost has two, and a refusal must be told within five seconds."""
SECONDS_TO_RETRY = 30.0
"""How long the driver goes on retrying a transaction that failed for a passing reason."""


class Neo4jStore:
    """One database of a Neo4j server. Zeren owns the labels and types of its schema there."""

    dialect = DIALECT

    def __init__(
        self, uri: str, user: str, password: str, database: str, waiting: Callable[[], None] | None = None
    ) -> None:
        """Connect and log in; StoreError at once where that fails."""
        self._waiting = waiting or _silent
        self._uri = uri
        self._database = database
        self._driver = _connect(uri, user, password)
        try:
            with clear_errors(uri, database):
                self._driver.verify_connectivity()
        except ValueError as error:
            self._driver.close()
            raise StoreError(f"not an address of a Neo4j: {error}", where=uri, hint=EXAMPLE) from error
        except BaseException:
            self._driver.close()
            raise

    def load(self, graph: networkx.MultiDiGraph[str], *, whole: bool = True) -> LoadReport:
        """Write `graph` and take out what it no longer says.

        With `whole` the database afterwards holds this graph and nothing else under Zeren's labels. Without,
        documents that are not in `graph` stay, with their norms and the actors they name. Every step finds
        its nodes and edges again by id, so a load may be killed anywhere and run again. Loads wait for each
        other; StoreError where another does not end in time.
        """
        started = time.perf_counter()
        parts = parts_of(graph)
        with clear_errors(self._uri, self._database), self._session("WRITE") as session:
            refuse_foreign(session, self._uri)
            with self._session("WRITE") as lock, only_load(lock, self._uri, self._waiting):
                later = write_schema(session)
                found = find(session)
                edge_ids = load_parts(session, lambda: self._session("WRITE"), parts, found)
                write_named(session, later)
                kept = parts.kept(edge_ids)
                nodes, edges = prune(session, kept, found, whole=whole)
                if count(session) != found.counts_after(kept, (nodes, edges)):
                    late = prune(session, kept, find(session), whole=whole)
                    nodes, edges = nodes + late[0], edges + late[1]
        size = graph.number_of_nodes(), graph.number_of_edges()
        return LoadReport(*size, nodes, edges, time.perf_counter() - started)

    def query(
        self,
        cypher: str,
        params: Mapping[str, object],
        *,
        timeout: float | None = None,
        write: bool = False,
        most: int | None = None,
    ) -> Table:
        """Run one statement; the server stops it after `timeout` and refuses writes without `write`."""
        check_parameters(cypher, params)
        values = {name: storable_value(value) for name, value in params.items()}
        statement = _driver_module().Query(cypher, timeout=timeout)
        with (
            clear_errors(self._uri, self._database, timeout),
            self._session("WRITE" if write else "READ") as session,
        ):
            result = session.run(statement, values)
            columns = tuple(result.keys())
            rows = tuple(tuple(map(plain_neo4j, row.values())) for row in islice(result, most))
        return Table(columns, rows)

    def close(self) -> None:
        """Close every connection."""
        self._driver.close()

    def _session(self, mode: str) -> Any:
        return self._driver.session(database=self._database, default_access_mode=mode)


def _silent() -> None:
    """Tell nobody."""


def _connect(uri: str, user: str, password: str) -> Any:
    """Return a driver for `uri`, not yet connected; StoreError where that is no address."""
    neo4j = _driver_module()
    logging.getLogger("neo4j").addHandler(logging.NullHandler())
    try:
        return neo4j.GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_timeout=SECONDS_TO_CONNECT,
            connection_acquisition_timeout=2 * SECONDS_TO_CONNECT,
            max_transaction_retry_time=SECONDS_TO_RETRY,
            notifications_min_severity="OFF",
            user_agent="zeren",
        )
    except (ValueError, neo4j.exceptions.ConfigurationError) as error:
        raise StoreError(f"not an address of a Neo4j: {error}", where=uri, hint=EXAMPLE) from error


def _driver_module() -> Any:
    try:
        import neo4j
    except ImportError as error:
        raise StoreError("the Neo4j driver is not installed", hint="pip install 'zeren[neo4j]'") from error
    return neo4j
