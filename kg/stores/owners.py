"""Who writes an edge: of its two ends the one whose label is written later brings it along.

(:Actor) ← (:Document) ← (:Section) ← (:Name) ← (:Norm): when a node is written, the other ends of the edges
it owns are there. An edge between two nodes of one label has no owner. As a node's edges are written with it,
transactions at once share only nodes that were there before, and none of those they write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .rows import End, Row, Rows, edge_ends

LABELS = ("Actor", "Document", "Section", "Name", "Norm")
"""Every label, in the order in which nodes are written."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Nodes of one label with the edges they own."""

    label: str
    rows: list[Row]
    edges: Mapping[End, list[Row]]


def owned_ends(label: str) -> tuple[End, ...]:
    """Return the edge tables that nodes of `label` own: Name → (("NAMES", "Name", "Actor"),)."""
    return tuple(end for end in edge_ends() if owner(end) == label)


def owner(end: End) -> str | None:
    """Return the label that owns a table of edges: ("BEARS", "Actor", "Norm") → Norm; None within a label."""
    _, source, target = end
    return None if source == target else max(source, target, key=LABELS.index)


def other_labels(label: str) -> tuple[str, ...]:
    """Return the labels at the other ends of what `label` owns, in the order of `LABELS`."""
    others = {far for _, *both in owned_ends(label) for far in both if far != label}
    return tuple(sorted(others, key=LABELS.index))


def owned_batches(rows: Rows, label: str, nodes: list[Row], size: int) -> Iterator[Batch]:
    """Yield `nodes` of `label` with their edges, so many nodes a batch."""
    wanted = {node["id"] for node in nodes}
    found: dict[End, dict[object, list[Row]]] = {}
    for end in owned_ends(label):
        side = "from" if end[1] == label else "to"
        table = found.setdefault(end, {})
        for edge in rows.edges[end]:
            if edge[side] in wanted:
                table.setdefault(edge[side], []).append(edge)
    for first in range(0, len(nodes), size):
        batch = nodes[first : first + size]
        edges = {
            end: [edge for node in batch for edge in table.get(node["id"], ())]
            for end, table in found.items()
        }
        yield Batch(label, batch, edges)
