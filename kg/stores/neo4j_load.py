"""Writing the graph into Neo4j: constraints, then what the database lacks, then what it has.

A node that the database lacks is created with the edges it owns, several transactions at once; what is there
already, and edges between nodes of one label, are found again by id, in one session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from extract.errors import StoreError
from kg.schema import EDGE_ID, EDGES, NODES

from .at_once import do_all
from .cypher_files import cypher_folder, statement
from .neo4j_found import Found
from .neo4j_statements import DIALECT, write
from .owners import LABELS, Batch, other_labels, owned_batches, owner
from .rows import End, Row, Rows, table_name

NODES_A_BATCH = 2000
EDGES_A_BATCH = 5000
NEW_A_BATCH = 1000
"""Nodes, each with the edges it owns; more make the server collect garbage for longer than they save."""
SESSIONS = 4
"""More than a small server has cores, as some wait for the disk or for this process."""


def refuse_foreign(session: Any, uri: str) -> None:
    """Raise StoreError where something else wrote nodes under Zeren's labels: they would be deleted."""
    found = list(session.run(statement("load", "foreign", DIALECT).text))  # the first word: no retries
    if found:
        raise StoreError(
            f"the database holds :{found[0]['label']} nodes that are not Zeren's",
            where=uri,
            hint="give Zeren a database of its own",
        )


def write_schema(session: Any) -> None:
    """Write constraints and indexes."""
    for name in _schema_names():
        write(session, "schema", name, {})


def load_rows(
    session: Any, more: Callable[[], AbstractContextManager[Any]], rows: Rows, found: Found
) -> None:
    """Write every node, and every edge that was not found; `more` opens another session.

    A batch is one transaction. One that is written twice, because nobody knows whether it was committed, is
    written by id the second time.
    """
    there = found.keys

    def create(batch: Batch) -> None:
        with more() as own:
            create_nodes(own, batch)

    for label in LABELS:
        new = [row for row in rows.nodes[label] if (label, row["id"]) not in there]
        do_all(owned_batches(rows, label, new, NEW_A_BATCH), create, SESSIONS)
        old = [row for row in rows.nodes[label] if (label, row["id"]) in there]
        for nodes in _batches(old, NODES_A_BATCH):
            _write_all(session, f"node-{label.lower()}", nodes)
    for end, table in rows.edges.items():
        whose = owner(end)
        side = "from" if end[1] == whose else "to"
        left = [
            row
            for row in table
            if (whose is None or (whose, row[side]) in there) and row["id"] not in found.edge_keys
        ]
        for edges in _batches(left, EDGES_A_BATCH):
            _write_all(session, table_name(end), edges)


def create_nodes(session: Any, batch: Batch) -> None:
    """Write absent nodes with their edges, in one statement; by id if they are there after all."""
    from neo4j.exceptions import ConstraintError, IncompleteCommit

    name = f"new-{batch.label.lower()}"
    text, params = statement("load", name, DIALECT).text, _positions(batch)
    try:
        found = session.execute_write(lambda transaction: list(transaction.run(text, params)))
    except (IncompleteCommit, ConstraintError):
        _write_all(session, f"node-{batch.label.lower()}", batch.rows)
        for end, edges in batch.edges.items():
            if edges:
                _write_all(session, table_name(end), edges)
        return
    _check(name, sum(each["written"] for each in found), len(batch.rows))


def _positions(batch: Batch) -> dict[str, object]:
    """Return the parameters of a new-… statement: rows as lists, the ends of an edge as places in lists."""
    places: dict[str, dict[object, int]] = {label: {} for label in other_labels(batch.label)}
    places[batch.label] = {row["id"]: place for place, row in enumerate(batch.rows)}
    declared = {each.type: (EDGE_ID, *each.properties) for each in EDGES}
    params: dict[str, object] = {}
    for end, edges in batch.edges.items():
        kind, source, target = end
        sources, targets = places[source], places[target]
        names = [each.name for each in declared[kind]]
        params[parameter(end)] = [
            [
                sources.setdefault(edge["from"], len(sources)),
                targets.setdefault(edge["to"], len(targets)),
                *(edge[name] for name in names),
            ]
            for edge in edges
        ]
    columns = next([each.name for each in node.properties] for node in NODES if node.label == batch.label)
    params["rows"] = [[row[name] for name in columns] for row in batch.rows]
    return params | {label.lower(): list(places[label]) for label in other_labels(batch.label)}


def parameter(end: End) -> str:
    """Return the name of a list of edges in a new-… statement: (BEARS, Actor, Norm) → bears_actor_norm."""
    return "_".join(end).lower()


def _write_all(session: Any, name: str, batch: Sequence[Row]) -> None:
    _check(name, write(session, "load", name, {"rows": batch})[0]["written"], len(batch))


def _check(name: str, written: int, rows: int) -> None:
    if written != rows:
        raise StoreError(
            f"{name}: {written} of {rows} rows were written; something else deletes nodes meanwhile",
            hint="load again",
        )


def _batches(rows: list[Row], size: int) -> Iterator[list[Row]]:
    for first in range(0, len(rows), size):
        yield rows[first : first + size]


def _schema_names() -> list[str]:
    suffix = f".{DIALECT}.cypher"
    files = (cypher_folder() / "schema").iterdir()
    return sorted(file.name.removesuffix(suffix) for file in files if file.name.endswith(suffix))
