"""Taking out of Neo4j what the loaded graph no longer says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .neo4j_load import read, write
from .rows import Rows

ELEMENTS_A_BATCH = 5000


def prune(session: Any, rows: Rows, *, whole: bool) -> tuple[int, int]:
    """Delete stale edges, then stale nodes; return how many nodes and edges went.

    With `whole`, stale is all that is not in `rows`. Without, it is what the documents in `rows` no longer
    say, edges between two actors of `rows` that it no longer has, and actors and cited documents left alone.
    """
    kept_nodes = {(label, row["id"]) for label, table in rows.nodes.items() for row in table}
    kept_edges = {row["id"] for table in rows.edges.values() for row in table}
    documents = {row["id"] for row in rows.nodes["Document"] if row["status"] == "read"}

    def is_stale(found: Mapping[str, Any]) -> bool:
        if whole or found["owner"] in documents:
            return True
        return found["owner"] is None and {("Actor", found["from"]), ("Actor", found["to"])} <= kept_nodes

    edges = [
        found["element"]
        for found in read(session, "edge-ids")
        if found["id"] not in kept_edges and is_stale(found)
    ]
    _delete(session, "prune-edges", edges)
    nodes = [
        found["element"]
        for found in read(session, "node-ids")
        if (found["label"], found["id"]) not in kept_nodes and (whole or found["owner"] in documents)
    ]
    lost = _delete(session, "prune-nodes", nodes)
    if not whole:
        alone = [
            found["element"]
            for found in read(session, "orphan-ids")
            if (found["label"], found["id"]) not in kept_nodes
        ]
        _delete(session, "prune-nodes", alone)
        nodes += alone
    return len(nodes), len(edges) + lost


def _delete(session: Any, name: str, elements: list[str]) -> int:
    """Run a prune statement over `elements` in batches; return how many edges went with its nodes."""
    lost = 0
    for batch in _batches(elements):
        lost += sum(record["edges"] for record in write(session, "load", name, {"elements": batch}))
    return lost


def _batches(elements: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(elements), ELEMENTS_A_BATCH):
        yield elements[first : first + ELEMENTS_A_BATCH]
