"""Which nodes bring which edges along."""

from __future__ import annotations

from kg.schema import NODES
from kg.stores.owners import LABELS, other_labels, owned_batches, owned_ends, owner
from kg.stores.rows import edge_ends, graph_rows
from tests.stores.graphs import gold_graph


def test_every_label_has_its_place() -> None:
    assert sorted(LABELS) == sorted(node.label for node in NODES)


def test_an_edge_has_one_owner_unless_both_ends_are_of_one_label() -> None:
    owned = [end for label in LABELS for end in owned_ends(label)]
    assert sorted(owned) == sorted(end for end in edge_ends() if end[1] != end[2])
    assert owner(("BEARS", "Actor", "Norm")) == "Norm"
    assert owner(("KIND_OF", "Actor", "Actor")) is None


def test_other_ends_are_written_before() -> None:
    for place, label in enumerate(LABELS):
        assert set(other_labels(label)) <= set(LABELS[:place])


def test_batches_hold_every_node_and_each_with_all_its_edges() -> None:
    rows = graph_rows(gold_graph("000", "a5"))
    found: dict[tuple[str, str, str], list[object]] = {}
    for label in LABELS:
        nodes = []
        for batch in owned_batches(rows, label, rows.nodes[label], 7):
            assert len(batch.rows) <= 7
            nodes += batch.rows
            here = {row["id"] for row in batch.rows}
            for end, edges in batch.edges.items():
                side = "from" if end[1] == label else "to"
                assert {edge[side] for edge in edges} <= here
                found.setdefault(end, []).extend(edge["id"] for edge in edges)
        assert nodes == rows.nodes[label]
    for end, ids in found.items():
        assert sorted(map(str, ids)) == sorted(str(edge["id"]) for edge in rows.edges[end])
