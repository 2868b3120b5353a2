"""Writing the graph into Neo4j: what the database lacks, then what it has.

A node that the database lacks is created with the edges it owns, several transactions at once; what is there
already, and edges between nodes of one label, are found again by id, in one session.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from extract.errors import StoreError

from .at_once import do_all
from .cypher_files import statement
from .neo4j_batches import Batch, Parts, batches, left_edges
from .neo4j_found import Found
from .neo4j_schema import key_of, write_named
from .neo4j_statements import DIALECT, write
from .owners import LABELS
from .rows import End, Row, edge_row, node_row, table_name
from .values import storable

Thing = TypeVar("Thing")

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


def load_parts(
    session: Any, more: Callable[[], AbstractContextManager[Any]], parts: Parts, found: Found
) -> frozenset[str]:
    """Write every node, and every edge that was not found; return the id of every edge of `parts`.

    `more` opens another session. A batch is one transaction. One that is written twice, because nobody knows
    whether it was committed, is written by id the second time.
    """
    edge_ids: set[str] = set()

    def create(batch: Batch) -> None:
        edge_ids.update(batch.edge_ids())
        with more() as own:
            create_nodes(own, batch)

    for label in LABELS:
        there = found.ids[label]
        new = [node for node in parts.nodes[label] if storable(node[0]) not in there]
        do_all(batches(parts, label, new, NEW_A_BATCH), create, SESSIONS)
        if len(new) < len(parts.nodes[label]):
            old = [node for node in parts.nodes[label] if storable(node[0]) in there]
            for some in _some(old, NODES_A_BATCH):
                _write_all(session, key_of(label), [node_row(label, *node) for node in some])
    for end, edges in left_edges(parts, found.ids):
        for few in _some(edges, EDGES_A_BATCH):
            rows = [edge_row(end[0], edge) for edge in few]
            edge_ids.update(str(row["id"]) for row in rows)
            lacking = [row for row in rows if row["id"] not in found.edge_keys]
            if lacking:
                _write_all(session, table_name(end), lacking)
    return frozenset(edge_ids)


def create_nodes(session: Any, batch: Batch) -> None:
    """Write absent nodes with their edges, in one statement; by id if they are there after all."""
    from neo4j.exceptions import ConstraintError, IncompleteCommit

    name = f"new-{batch.label.lower()}"
    text, params = statement("load", name, DIALECT).text, _parameters(batch)
    try:
        found = session.execute_write(lambda transaction: list(transaction.run(text, params)))
    except (IncompleteCommit, ConstraintError):
        write_named(session, [key_of(batch.label)])  # which waits for what of this label is being committed
        _write_all(session, key_of(batch.label), batch.node_rows())
        for end, edges in batch.edges.items():
            if edges:
                _write_all(session, table_name(end), batch.edge_rows(end))
        return
    _check(name, sum(each["written"] for each in found), len(batch.nodes))


def _parameters(batch: Batch) -> dict[str, object]:
    """Return the parameters of a new-… statement."""
    tables = {parameter(end): edges for end, edges in batch.edges.items()}
    others = {label.lower(): ids for label, ids in batch.others.items()}
    return {"rows": batch.nodes, **others, **tables}


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


def _some(things: list[Thing], size: int) -> Iterator[list[Thing]]:
    for first in range(0, len(things), size):
        yield things[first : first + size]
