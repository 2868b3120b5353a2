"""What of Zeren's the database holds before a load: what need not be written, and what may be stale.

It is read once: loads keep each other out, and reading everything again costs as much as writing it did. Only
the commit of a load that was killed may still come after it was read, which the counts tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .neo4j_statements import read
from .owners import LABELS

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """What a graph says: ids of its nodes by label, of its edges, and of the documents that were read."""

    nodes: Mapping[str, frozenset[str]]
    edges: frozenset[str]
    documents: frozenset[str]


@dataclass(frozen=True)
class Found:
    """The records of node-ids and edge-ids; before them, how many nodes and edges there were."""

    counts: tuple[int, int]
    nodes: Sequence[Record]
    edges: Sequence[Record]

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Ids of the nodes of each label."""
        ids: dict[str, set[str]] = {label: set() for label in LABELS}
        for each in self.nodes:
            ids[each["label"]].add(each["id"])
        return {label: frozenset(found) for label, found in ids.items()}

    @cached_property
    def edge_keys(self) -> frozenset[str]:
        """Id of every edge, which its type, ends and properties decide: one that is there says the same."""
        return frozenset(each["id"] for each in self.edges)

    def counts_after(self, kept: Kept, pruned: tuple[int, int]) -> tuple[int, int]:
        """Return how many nodes and edges there are once what is `kept` is written and `pruned` are gone."""
        nodes = sum(len(kept.nodes[label] - self.ids[label]) for label in LABELS)
        edges = len(kept.edges - self.edge_keys)
        return self.counts[0] + nodes - pruned[0], self.counts[1] + edges - pruned[1]


def find(session: Any) -> Found:
    """Return what is there; where there is no node there is no edge."""
    counts = count(session)  # first: what comes in between is then one too many
    nodes = read(session, "node-ids")
    return Found(counts, nodes, read(session, "edge-ids") if nodes else [])


def count(session: Any) -> tuple[int, int]:
    """Return how many nodes and edges there are, at once however many."""
    (counted,) = read(session, "counts")
    return counted["nodes"], counted["edges"]
