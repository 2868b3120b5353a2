"""Which nodes bring which edges along, and which are looked up."""

from __future__ import annotations

from kg.schema import NODES
from kg.stores.owners import LABELS, looked_up, other_labels, owned_ends, owner
from kg.stores.rows import edge_ends


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


def test_nobody_looks_for_what_is_written_last() -> None:
    assert looked_up() == {"Actor", "Document", "Section"}
