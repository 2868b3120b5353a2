"""Each norm of a graph with its parties and its source, for formats that write rules and not a graph."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.export.elements import Node, Value, edges, nodes

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Thing:
    """An actor or document: its id, its name, and the rest of its node."""

    id: str
    name: str
    node: Node


@dataclass(frozen=True, slots=True)
class Rule:
    """One norm; every tuple is in the graph's order, once each.

    Attributes:
        id, modality, predicate, clause, sentence, condition, deadline, basis, corrected: as on its node.
        due: the deadline as a day, None where the node has none or no date.
        start, end: offsets of the clause in the source text.
        bearers: ids of the actors that bear it.
        parties: (actor id, role) of the counterparties.
        imposers: ids of those on whose word it is.
        document: id of its document, empty where the graph has none.
    """

    id: str
    modality: str
    predicate: str
    clause: str
    sentence: str
    condition: str
    deadline: str
    basis: str
    corrected: str
    due: date | None
    start: int
    end: int
    bearers: tuple[str, ...]
    parties: tuple[tuple[str, str], ...]
    imposers: tuple[str, ...]
    document: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The norms of a graph, and the actors and documents by id; `wider` and `wholes` are (narrow, wide)."""

    rules: tuple[Rule, ...]
    actors: dict[str, Thing]
    documents: dict[str, Thing]
    issuers: dict[str, tuple[str, ...]]
    wider: tuple[tuple[str, str], ...]
    wholes: tuple[tuple[str, str], ...]


def rules_of(graph: networkx.MultiDiGraph[str]) -> Rules:
    """Return the norms of a graph in its order; ExportError as `elements.nodes` raises."""
    found = list(nodes(graph))
    actors = {one.id: _thing(one, "name") for one in found if one.label == "Actor"}
    documents = {one.id: _thing(one, "title") for one in found if one.label == "Document"}
    joined = _Joined(graph)
    return Rules(
        tuple(_rule(one, joined, documents) for one in found if one.label == "Norm"),
        actors,
        documents,
        {one: joined.targets("ISSUED_BY", one) for one in documents},
        tuple((one, wide) for one in actors for wide in joined.targets("KIND_OF", one)),
        tuple((one, whole) for one in actors for whole in joined.targets("PART_OF", one)),
    )


class _Joined:
    """The edges of a graph by type and end."""

    def __init__(self, graph: networkx.MultiDiGraph[str]) -> None:
        self._out: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        self._in: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for edge in edges(graph):
            role = next((str(value) for said, value in edge.values if said.name == "role"), "")
            self._out[edge.type, edge.source].append((edge.target, role))
            self._in[edge.type, edge.target].append(edge.source)

    def targets(self, kind: str, source: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(target for target, _ in self._out[kind, source]))

    def roles(self, kind: str, source: str) -> tuple[tuple[str, str], ...]:
        return tuple(dict.fromkeys(self._out[kind, source]))

    def sources(self, kind: str, target: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._in[kind, target]))


def _thing(node: Node, field: str) -> Thing:
    return Thing(node.id, text_of(node, field) or node.id, node)


def _rule(node: Node, joined: _Joined, documents: dict[str, Thing]) -> Rule:
    def said(field: str) -> str:
        return text_of(node, field)

    numbers: dict[str, Value] = {each.name: value for each, value in node.values}
    return Rule(
        id=node.id,
        modality=said("modality"),
        predicate=said("predicate"),
        clause=said("text"),
        sentence=said("sentence") or said("text"),
        condition=said("condition"),
        deadline=said("deadline"),
        basis=said("basis"),
        corrected=said("corrected"),
        due=_day(said("due")),
        start=int(numbers.get("start", 0)),  # type: ignore[arg-type]
        end=int(numbers.get("end", 0)),  # type: ignore[arg-type]
        bearers=joined.sources("BEARS", node.id),
        parties=joined.roles("TOWARDS", node.id),
        imposers=joined.targets("IMPOSED_BY", node.id),
        document=said("doc") if said("doc") in documents else "",
    )


def text_of(node: Node, field: str) -> str:
    """Return one property of a node as text, empty where it has none."""
    return next((str(value) for each, value in node.values if each.name == field), "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
