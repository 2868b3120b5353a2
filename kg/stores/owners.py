"""Who writes an edge: of its two ends the one whose label is written later brings it along.

(:Actor) ← (:Document) ← (:Section) ← (:Name) ← (:Norm): when a node is written, the other ends of the edges
it owns are there. An edge between two nodes of one label has no owner. As a node's edges are written with it,
transactions at once share only nodes that were there before, and none of those they write.
"""

from __future__ import annotations

from .rows import End, edge_ends

LABELS = ("Actor", "Document", "Section", "Name", "Norm")
"""Every label, in the order in which nodes are written."""


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


def looked_up() -> frozenset[str]:
    """Return the labels whose nodes an edge that comes after them finds by id."""
    owned = {far for label in LABELS for far in other_labels(label)}
    return frozenset(owned | {source for _, source, target in edge_ends() if source == target})
