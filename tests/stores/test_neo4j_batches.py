"""A graph in parts says what its rows say."""

from __future__ import annotations

import pytest

from kg.stores.neo4j_batches import batches, left_edges, parts_of
from kg.stores.owners import LABELS
from kg.stores.rows import Row, edge_row, graph_rows
from tests.stores.graphs import gold_graph, nasty_graph


@pytest.mark.parametrize("graph", [gold_graph("000", "a5"), nasty_graph()], ids=["gold", "nasty"])
@pytest.mark.parametrize("size", [7, 1000])
def test_batches_and_what_they_leave_are_the_rows(graph: object, size: int) -> None:
    parts, rows = parts_of(graph), graph_rows(graph)  # type: ignore[arg-type]
    found: dict[tuple[str, str, str], list[Row]] = {end: [] for end in rows.edges}
    for label in LABELS:
        nodes: list[Row] = []
        for batch in batches(parts, label, parts.nodes[label], size):
            assert len(batch.nodes) <= size
            nodes += batch.node_rows()
            for end in batch.edges:
                found[end] += batch.edge_rows(end)
            assert set(batch.edge_ids()) <= {row["id"] for table in found.values() for row in table}
        assert nodes == rows.nodes[label]
    for end, edges in left_edges(parts, dict.fromkeys(LABELS, frozenset())):
        found[end] += [edge_row(end[0], edge) for edge in edges]
    for end, table in found.items():
        assert sorted(table, key=_key) == sorted(rows.edges[end], key=_key)


def test_edges_of_nodes_that_are_there_are_left() -> None:
    parts, rows = parts_of(gold_graph("000")), graph_rows(gold_graph("000"))
    there = {label: frozenset(str(row["id"]) for row in rows.nodes[label]) for label in LABELS}
    left = {
        end: [edge_row(end[0], edge) for edge in edges] for end, edges in left_edges(parts, there) if edges
    }
    for end, table in rows.edges.items():
        assert sorted(left.get(end, []), key=_key) == sorted(table, key=_key)


def _key(row: Row) -> str:
    return str(row["id"])
