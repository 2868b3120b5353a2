"""A smaller page: the part of a graph that concerns one office, one document or one modality."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from extract.model import Document, Norm

if TYPE_CHECKING:
    from networkx import MultiDiGraph


class Selection(NamedTuple):
    """What is left for the page."""

    graph: MultiDiGraph[str]
    documents: list[Document]
    norms: list[Norm]


def select(
    graph: MultiDiGraph[str],
    documents: Sequence[Document],
    norms: Sequence[Norm],
    *,
    actor: str | None = None,
    document: str | None = None,
    modality: str | None = None,
) -> Selection:
    """Return the norms that meet every condition given, with all that they touch.

    Args:
        actor: part of a name or written form; norms that such an actor bears or is counterparty of, or that
            hold for it because they hold for a wider actor (KIND_OF).
        document: part of a document's id, title or number.
        modality: obligation, prohibition, permission or recommendation.
    """
    if actor is None and document is None and modality is None:
        return Selection(graph, list(documents), list(norms))
    chosen = {
        node
        for node, data in graph.nodes(data=True)
        if data.get("label") == "Norm" and (modality is None or data.get("modality") == modality)
    }
    if document is not None:
        named = _documents_named(graph, document)
        chosen = {node for node in chosen if graph.nodes[node].get("doc") in named}
    focus: set[str] = set()
    if actor is not None:
        focus = _with_wider(graph, actors_named(graph, actor))
        chosen &= {norm for who in focus for norm in (*graph.successors(who), *graph.predecessors(who))}
    kept = _touched(graph, chosen) | focus
    part = graph.subgraph([node for node in graph if node in kept]).copy()
    docs = {part.nodes[node].get("doc") for node in chosen}
    return Selection(
        part, [item for item in documents if item.id in docs], [item for item in norms if item.id in chosen]
    )


def actors_named(graph: MultiDiGraph[str], part: str) -> set[str]:
    """Return the actors that have `part` in their name or in a written form."""
    return {
        node
        for node, data in graph.nodes(data=True)
        if data.get("label") == "Actor"
        and any(part in name for name in (data.get("name") or "", *(data.get("aliases") or ())))
    }


def _documents_named(graph: MultiDiGraph[str], part: str) -> set[str]:
    return {
        node
        for node, data in graph.nodes(data=True)
        if data.get("label") == "Document"
        and any(part in (text or "") for text in (node, data.get("title"), data.get("number")))
    }


def _with_wider(graph: MultiDiGraph[str], actors: set[str]) -> set[str]:
    """Return the actors and everything they are a kind of, near or far."""
    found, new = set(actors), list(actors)
    while new:
        for _, wider, data in graph.out_edges(new.pop(), data=True):
            if data.get("type") == "KIND_OF" and wider not in found:
                found.add(wider)
                new.append(wider)
    return found


def _touched(graph: MultiDiGraph[str], norms: set[str]) -> set[str]:
    """Return the norms, their actors, sections and documents, and the written names of those actors."""
    kept = set(norms)
    for norm in norms:
        kept.update(graph.predecessors(norm))
        kept.update(graph.successors(norm))
        kept.add(str(graph.nodes[norm].get("doc")))
    places = [
        node for node in kept if node in graph and graph.nodes[node].get("label") in {"Section", "Document"}
    ]
    while places:
        for _, to, data in graph.out_edges(places.pop(), data=True):
            if data.get("type") in {"PART_OF", "ISSUED_BY"} and to not in kept:
                kept.add(to)
                places.append(to)
    names = {
        name
        for node in kept
        if node in graph
        for name, _, data in graph.in_edges(node, data=True)
        if data.get("type") == "NAMES"
    }
    return kept | names
