"""Writing the graph into Neo4j: constraints, then nodes, then edges, each statement found again by id."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from extract.errors import StoreError
from kg.schema import NODES

from .cypher_files import cypher_folder, statement
from .rows import Row, Rows, edge_ends, table_name

DIALECT = "neo4j"
NODES_A_BATCH = 2000
EDGES_A_BATCH = 5000
COMMITS_TRIED = 3
"""A commit of which no answer came may have been done; all we write may be written again."""


def refuse_foreign(session: Any, uri: str) -> None:
    """Raise StoreError where something else wrote nodes under Zeren's labels: they would be deleted."""
    found = list(session.run(statement("load", "foreign", DIALECT).text))  # the first word: no retries
    if found:
        raise StoreError(
            f"the database holds :{found[0]['label']} nodes that are not Zeren's",
            where=uri,
            hint="give Zeren a database of its own",
        )


def load_rows(session: Any, rows: Rows) -> None:
    """Write constraints and indexes, every node, then every edge, in batches of one transaction each."""
    for name in _schema_names():
        write(session, "schema", name, {})
    for node in NODES:
        for batch in _batches(rows.nodes[node.label], NODES_A_BATCH):
            _write_all(session, f"node-{node.label.lower()}", batch)
    for end in edge_ends():
        for batch in _batches(rows.edges[end], EDGES_A_BATCH):
            _write_all(session, table_name(end), batch)


def write(session: Any, folder: str, name: str, params: dict[str, object]) -> list[Any]:
    """Run a statement in a transaction of its own that is tried again where the failure may pass."""
    from neo4j.exceptions import IncompleteCommit

    text = statement(folder, name, DIALECT).text
    for tried in range(1, COMMITS_TRIED + 1):
        try:
            return list(session.execute_write(lambda transaction: list(transaction.run(text, params))))
        except IncompleteCommit:
            if tried == COMMITS_TRIED:
                raise
    raise AssertionError("unreachable")


def read(session: Any, name: str) -> list[Any]:
    """Return the records of a load statement that only reads."""
    text = statement("load", name, DIALECT).text
    return list(session.execute_read(lambda transaction: list(transaction.run(text))))


def _write_all(session: Any, name: str, batch: Sequence[Row]) -> None:
    written = write(session, "load", name, {"rows": batch})[0]["written"]
    if written != len(batch):
        raise StoreError(
            f"{name}: {written} of {len(batch)} rows were written; something else deletes nodes meanwhile",
            hint="load again",
        )


def _batches(rows: list[Row], size: int) -> Iterator[list[Row]]:
    for first in range(0, len(rows), size):
        yield rows[first : first + size]


def _schema_names() -> list[str]:
    suffix = f".{DIALECT}.cypher"
    files = (cypher_folder() / "schema").iterdir()
    return sorted(file.name.removesuffix(suffix) for file in files if file.name.endswith(suffix))
