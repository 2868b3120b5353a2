"""Taking out of Neo4j what the loaded graph no longer says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .neo4j_found import Found, Kept, Record
from .neo4j_statements import read, write

ELEMENTS_A_BATCH = 5000


def prune(session: Any, kept: Kept, found: Found, *, whole: bool) -> tuple[int, int]:
    """Delete of what was `found` the stale edges, then the stale nodes; return how many nodes and edges went.

    With `whole`, stale is all that is not `kept`. Without, it is what the documents in it no longer say,
    edges between two actors of it that it no longer has, and actors and cited documents left alone.
    """

    def is_stale(edge: Record) -> bool:
        if whole or edge["owner"] in kept.documents:
            return True
        return edge["owner"] is None and {edge["from"], edge["to"]} <= kept.nodes["Actor"]

    edges = [edge["element"] for edge in found.edges if edge["id"] not in kept.edges and is_stale(edge)]
    _delete(session, "prune-edges", edges)
    nodes = [
        node["element"]
        for node in found.nodes
        if node["id"] not in kept.nodes[node["label"]] and (whole or node["owner"] in kept.documents)
    ]
    lost = _delete(session, "prune-nodes", nodes)
    if found.nodes and not whole:
        alone = [
            node["element"]
            for node in read(session, "orphan-ids")
            if node["id"] not in kept.nodes[node["label"]]
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
