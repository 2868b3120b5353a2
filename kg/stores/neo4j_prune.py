"""Taking out of Neo4j what the loaded graph no longer says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .neo4j_found import Found, Record
from .neo4j_statements import read, write
from .rows import Rows

ELEMENTS_A_BATCH = 5000


def prune(session: Any, rows: Rows, found: Found, *, whole: bool) -> tuple[int, int]:
    """Delete of what was `found` the stale edges, then the stale nodes; return how many nodes and edges went.

    With `whole`, stale is all that is not in `rows`. Without, it is what the documents in `rows` no longer
    say, edges between two actors of `rows` that it no longer has, and actors and cited documents left alone.
    """
    kept_nodes = {(label, row["id"]) for label, table in rows.nodes.items() for row in table}
    kept_edges = {row["id"] for table in rows.edges.values() for row in table}
    documents = {row["id"] for row in rows.nodes["Document"] if row["status"] == "read"}

    def is_stale(edge: Record) -> bool:
        if whole or edge["owner"] in documents:
            return True
        return edge["owner"] is None and {("Actor", edge["from"]), ("Actor", edge["to"])} <= kept_nodes

    edges = [edge["element"] for edge in found.edges if edge["id"] not in kept_edges and is_stale(edge)]
    _delete(session, "prune-edges", edges)
    nodes = [
        node["element"]
        for node in found.nodes
        if (node["label"], node["id"]) not in kept_nodes and (whole or node["owner"] in documents)
    ]
    lost = _delete(session, "prune-nodes", nodes)
    if found.nodes and not whole:
        alone = [
            node["element"]
            for node in read(session, "orphan-ids")
            if (node["label"], node["id"]) not in kept_nodes
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
