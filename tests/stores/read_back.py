"""A graph as sets: what a store should hold, and what it holds, told by queries over the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.schema import EDGES, NODES
from kg.stores import Store
from kg.stores.rows import edge_ends, graph_rows

if TYPE_CHECKING:
    import networkx

Fact = tuple[object, ...]


def expected_nodes(graph: networkx.MultiDiGraph[str]) -> set[Fact]:
    """Return (label, values in the schema's order) of every node of `graph`."""
    rows = graph_rows(graph).nodes
    return {
        (node.label, *(_frozen(row[each.name]) for each in node.properties))
        for node in NODES
        for row in rows[node.label]
    }


def expected_edges(graph: networkx.MultiDiGraph[str]) -> set[Fact]:
    """Return (type, from, to, id, values in the schema's order) of every edge of `graph`."""
    properties = {edge.type: edge.properties for edge in EDGES}
    return {
        (end[0], row["from"], row["to"], row["id"], *(_frozen(row[each.name]) for each in properties[end[0]]))
        for end, rows in graph_rows(graph).edges.items()
        for row in rows
    }


def stored_nodes(store: Store) -> set[Fact]:
    """Return the same of what `store` holds; fails where two nodes are alike."""
    found: list[Fact] = []
    for node in NODES:
        values = ", ".join(f"n.`{each.name}` AS `{each.name}`" for each in node.properties)
        found += [
            (node.label, *map(_frozen, row))
            for row in store.query(f"MATCH (n:{node.label}) RETURN {values}", {}).rows
        ]
    assert len(found) == len(set(found))
    return set(found)


def stored_edges(store: Store) -> set[Fact]:
    """Return the same of what `store` holds; fails where two edges are alike."""
    properties = {edge.type: edge.properties for edge in EDGES}
    found: list[Fact] = []
    for kind, source, target in edge_ends():
        values = ", ".join(
            [
                "a.id AS a",
                "b.id AS b",
                "r.id AS r",
                *(f"r.{each.name} AS {each.name}" for each in properties[kind]),
            ]
        )
        rows = store.query(f"MATCH (a:{source})-[r:{kind}]->(b:{target}) RETURN {values}", {}).rows
        found += [(kind, *map(_frozen, row)) for row in rows]
    assert len(found) == len(set(found))
    return set(found)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
