"""A graph in parts, each made ready for Neo4j when its turn comes, while others are being written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.schema import NODES

from .neo4j_found import Kept
from .owners import other_labels, owned_ends, owner
from .rows import (
    EDGE_NAMES,
    NODE_NAMES,
    Edge,
    End,
    Row,
    edge_ends,
    edge_values,
    edges_with_ends,
    node_labels,
    node_values,
)
from .values import storable

if TYPE_CHECKING:
    import networkx

Node = tuple[str, Mapping[str, object]]
"""A node and its attributes, as the graph has them."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Nodes by label; edges by the node that owns them, and those that none owns. No row is made yet."""

    nodes: Mapping[str, list[Node]]
    owned: Mapping[End, Mapping[str, list[Edge]]]
    unowned: Mapping[End, list[Edge]]

    def kept(self, edge_ids: frozenset[str]) -> Kept:
        """Return what the graph says, whose edges have these ids."""
        ids = {label: frozenset(storable(node) for node, _ in nodes) for label, nodes in self.nodes.items()}
        read = (storable(node) for node, said in self.nodes["Document"] if said.get("status") == "read")
        return Kept(ids, edge_ids, frozenset(read))


@dataclass(frozen=True, slots=True)
class Batch:
    """Nodes of one label with the edges they own; an edge knows its ends by their places.

    Attributes:
        nodes: properties of each in the schema's order, the id first.
        others: ids of the nodes at the other ends, by label.
        edges: place of the source, place of the target, id, properties in the schema's order.
    """

    label: str
    nodes: list[list[Any]]
    others: Mapping[str, list[str]]
    edges: Mapping[End, list[list[Any]]]

    def node_rows(self) -> list[Row]:
        """Return the nodes as the statement takes them that finds them by id."""
        return [dict(zip(NODE_NAMES[self.label], node, strict=True)) for node in self.nodes]

    def edge_rows(self, end: End) -> list[Row]:
        """Return the edges of a table as the statement takes them that finds them by id."""
        ids: dict[str, list[str]] = {**self.others, self.label: [node[0] for node in self.nodes]}
        kind, source, target = end
        return [
            {
                "from": ids[source][edge[0]],
                "to": ids[target][edge[1]],
                **dict(zip(EDGE_NAMES[kind], edge[2:], strict=True)),
            }
            for edge in self.edges[end]
        ]

    def edge_ids(self) -> Iterator[str]:
        """Yield the id of every edge."""
        return (edge[2] for table in self.edges.values() for edge in table)


def parts_of(graph: networkx.MultiDiGraph[str]) -> Parts:
    """Return the parts of `graph`, in its order; StoreError for what the schema does not know."""
    labels = node_labels(graph)
    nodes: dict[str, list[Node]] = {each.label: [] for each in NODES}
    owned: dict[End, dict[str, list[Edge]]] = {end: {} for end in edge_ends() if owner(end)}
    unowned: dict[End, list[Edge]] = {end: [] for end in edge_ends() if not owner(end)}
    at_source = {end: owner(end) == end[1] for end in edge_ends()}
    for node, attributes in graph.nodes(data=True):
        nodes[labels[node]].append((node, attributes))
    for end, edge in edges_with_ends(graph, labels):
        if end in unowned:
            unowned[end].append(edge)
        else:
            owned[end].setdefault(edge[0] if at_source[end] else edge[1], []).append(edge)
    return Parts(nodes, owned, unowned)


def batches(parts: Parts, label: str, nodes: Sequence[Node], size: int) -> Iterator[Batch]:
    """Yield `nodes` of `label` with the edges they own, so many nodes a batch."""
    for first in range(0, len(nodes), size):
        yield _batch(parts, label, nodes[first : first + size])


def _batch(parts: Parts, label: str, nodes: Sequence[Node]) -> Batch:
    places: dict[str, dict[str, int]] = {each: {} for each in other_labels(label)}
    edges: dict[End, list[list[Any]]] = {}
    for end in owned_ends(label):
        kind, source, target = end
        far = places[target if source == label else source]
        table, made = parts.owned[end], edges.setdefault(end, [])
        for place, (node, _) in enumerate(nodes):
            for edge in table.get(node, ()):
                if source == label:
                    made.append([place, far.setdefault(edge[1], len(far)), *edge_values(kind, edge)])
                else:
                    made.append([far.setdefault(edge[0], len(far)), place, *edge_values(kind, edge)])
    return Batch(
        label,
        [node_values(label, *node) for node in nodes],
        {each: [storable(node) for node in found] for each, found in places.items()},
        edges,
    )


def left_edges(parts: Parts, there: Mapping[str, frozenset[str]]) -> Iterator[tuple[End, list[Edge]]]:
    """Yield after each table its edges that come with no batch of new nodes: unowned, or of nodes `there`."""
    yield from parts.unowned.items()
    for end, table in parts.owned.items():
        ids = there[str(owner(end))]
        if ids:
            yield end, [edge for node, edges in table.items() if storable(node) in ids for edge in edges]
