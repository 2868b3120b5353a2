"""The part of a stored graph that a focus names, as the same graph that a build makes of records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from ..schema import EDGES, NODES
from ..stores.cypher_files import statement
from .focus import Focus, Limits

if TYPE_CHECKING:
    from networkx import MultiDiGraph

    from ..stores import Store

FOLDER = "page"
OF_NORMS = ("edges-bears", "edges-towards", "edges-imposed-by", "edges-stated-in")
OF_ACTORS = ("edges-kind-of", "edges-part-of")
OF_DOCUMENTS = ("edges-issued-by", "edges-addressed-to", "edges-cites")

ALL = 2**31
Node = dict[str, Any]
Edge = tuple[str, Node, str]


@dataclass(frozen=True, slots=True)
class Totals:
    """How many norms, actors and documents the store holds."""

    norms: int
    actors: int
    documents: int


@dataclass(frozen=True, slots=True)
class StoredTie:
    """What one actor owes another of one modality: how many norms, how many name the bearer, one of them."""

    bearer: str
    party: str
    modality: str
    norms: int
    stated: int
    example: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a graph: `kept` are the ids of its norms, `ties` all that its actors owe each other."""

    graph: MultiDiGraph[str]
    totals: Totals
    kept: tuple[str, ...]
    ties: tuple[StoredTie, ...]


def ask(store: Store, name: str, timeout: float, **params: object) -> tuple[tuple[Any, ...], ...]:
    """Return the rows of one of the page's own queries."""
    return store.query(statement(FOLDER, name, store.dialect).text, params, timeout=timeout).rows


class PartReader:
    """Reads parts of one store; each query is stopped after `timeout` seconds."""

    def __init__(self, store: Store, limits: Limits, timeout: float) -> None:
        self._store, self._limits, self._timeout = store, limits, timeout
        self.totals = Totals(*self._ask("totals")[0])
        self.whole = self.totals.norms <= limits.whole
        first = (
            self._ask("actors-all", limit=ALL) if self.whole else self._ask("busiest", limit=limits.busiest)
        )
        self._first = tuple(str(row[0]) for row in first)

    def read(self, focus: Focus) -> Part:
        """Return what the focus names, with all that its norms touch; all there is where that is not much."""
        norms = self._norms(focus)
        edges = [edge for name in OF_NORMS for edge in self._edges(name, norms)]
        found = self._nodes("norms", norms)
        listed = self._nodes("documents", None, limit=self._limits.listed)
        listed += self._nodes("documents-named", sorted({str(node["doc"]) for node in found} - _ids(listed)))
        named = _ids(listed) if self.whole else {str(node["doc"]) for node in found} | {*focus.documents}
        documents = sorted(named & _ids(listed))
        sections = self._nodes("sections", documents)
        edges += self._edges("edges-section", [node["id"] for node in sections])
        edges += [edge for name in OF_DOCUMENTS for edge in self._edges(name, documents)]
        cited = self._nodes("documents-named", sorted(_targets(edges, "CITES") - _ids(listed)))
        known = _ids([*sections, *listed, *cited]) | {*norms}
        touched = {end for source, _, target in edges for end in (source, target)} - known
        actors = sorted(touched | {*focus.actors} | {*focus.among} | {*self._first})
        edges += [edge for name in OF_ACTORS for edge in self._edges(name, actors)]
        actors = sorted({*actors} | (_targets(edges, "KIND_OF", "PART_OF") - known))
        names = self._names(actors, documents)
        edges += [(name["id"], edge, target) for name, edge, target in names]
        nodes = (*found, *sections, *listed, *cited, *self._actors(actors), *(name for name, _, _ in names))
        ties = () if self.whole else tuple(self._ties(actors))
        return Part(_graph(nodes, edges), self.totals, tuple(str(node["id"]) for node in found), ties)

    def _norms(self, focus: Focus) -> list[str]:
        """Return the ids of the norms to send, in the order of the texts, once each."""
        most = self._limits.per_item
        if self.whole:
            return [row[0] for row in self._ask("norms-all", limit=self._limits.whole)]
        rows: list[tuple[Any, ...]] = []
        for actor in focus.actors:
            for name in ("norms-borne", "norms-owed", "norms-imposed", "norms-wider"):
                rows += self._ask(name, id=actor, limit=most)
        for source, target in focus.pairs:
            rows += self._ask("norms-between", source=source, target=target, limit=most)
        for document in focus.documents:
            rows += self._ask("norms-of-document", id=document, limit=self._limits.per_document)
        found = [row[0] for row in rows]
        found += [tie.example for tie in self._ties(self._first)]
        found += [tie.example for tie in self._ties(focus.among)]
        return sorted({*found, *focus.norms})

    def _ties(self, actors: Iterable[str]) -> Iterator[StoredTie]:
        ids = list(actors)
        if ids:
            for row in self._ask("ties", ids=ids, limit=self._limits.ties):
                yield StoredTie(*row)

    def _actors(self, ids: list[str]) -> Iterator[Node]:
        """Yield actors; how much each bears and is owed in all is told where the part is not the whole."""
        for _, node, borne, owed in self._ask("actors", ids=ids) if ids else ():
            yield node if self.whole else {**node, "borne": borne, "owed": owed}

    def _names(self, actors: list[str], documents: list[str]) -> tuple[tuple[Node, Node, str], ...]:
        if not actors or not documents:
            return ()
        return cast("tuple[tuple[Node, Node, str], ...]", self._ask("names", ids=actors, docs=documents))

    def _nodes(self, name: str, ids: list[str] | None, **params: object) -> list[Node]:
        if ids is not None:
            params["ids"] = ids
        return [row[0] for row in self._ask(name, **params)] if ids != [] else []

    def _edges(self, name: str, ids: list[str]) -> tuple[Edge, ...]:
        return cast("tuple[Edge, ...]", self._ask(name, ids=ids)) if ids else ()

    def _ask(self, name: str, **params: object) -> tuple[tuple[Any, ...], ...]:
        return ask(self._store, name, self._timeout, **params)


def _ids(nodes: Iterable[Node]) -> set[str]:
    return {str(node["id"]) for node in nodes}


def _targets(edges: Iterable[Edge], *types: str) -> set[str]:
    return {target for _, edge, target in edges if edge["type"] in types}


def _graph(nodes: Iterable[Node], edges: Iterable[Edge]) -> MultiDiGraph[str]:
    """Return nodes and the edges between them as one graph, in the order that a build gives them."""
    import networkx

    order = {
        kind: at for at, kind in enumerate([*(one.label for one in NODES), *(one.type for one in EDGES)])
    }
    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    for node in sorted(nodes, key=lambda node: (order[str(node["label"])], str(node["id"]))):
        graph.add_node(node["id"], **node)
    for source, edge, target in sorted(
        edges, key=lambda one: (order[one[1]["type"]], *one[::2], one[1]["id"])
    ):
        if source in graph and target in graph:
            graph.add_edge(source, target, key=edge["id"], **edge)
    return graph
