"""Norms and documents as one graph: nodes and edges exactly as `kg.schema` declares them.

Same records in, same graph out, whatever their order; nodes and edges come sorted. A node's key is its id; an
edge's key is its type, with `#` and a content id of its properties where one pair has several of that type.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from extract.errors import RecordError
from extract.model import Document, Norm, content_id

from .actors import Identity, KeyedName, join, keyed_names
from .citations import Citation, cited_documents
from .schema import EDGES, NODES

if TYPE_CHECKING:
    import networkx as nx

_LABEL_ORDER = {node.label: position for position, node in enumerate(NODES)}
_TYPE_ORDER = {edge.type: position for position, edge in enumerate(EDGES)}

Record = TypeVar("Record", Document, Norm)
Named = Mapping[tuple[str, str], tuple[str, ...]]
Values = Mapping[str, object]


def build_graph(
    documents: Iterable[Document], norms: Iterable[Norm], names: Iterable[KeyedName] | None = None
) -> nx.MultiDiGraph[str]:
    """Return the graph of the records, the same for every order of them.

    Records given twice count once; `names` are theirs, where they have been told already. Raises RecordError
    if two different records share an id.
    """
    by_id = {document.id: document for document in _distinct(documents)}
    of_norms = _distinct(norms)
    for name in {norm.doc for norm in of_norms} - by_id.keys():
        by_id[name] = Document(name, "", 0, 0, "")
    identity = join(keyed_names(by_id.values(), of_norms) if names is None else names)
    return _graph(by_id, by_id.keys(), of_norms, identity)


def changed_graph(
    documents: Iterable[Document],
    changed: Collection[str],
    norms: Iterable[Norm],
    names: Iterable[KeyedName],
) -> nx.MultiDiGraph[str]:
    """Return the part of the graph of all `documents` that may change where some of them do.

    It has every actor and document and how these belong together; sections, names, norms and what hangs on
    them of the documents `changed` alone. `norms` are those of these documents, `names` those of all.
    """
    by_id = {document.id: document for document in _distinct(documents)}
    of_norms = _distinct(norms)
    others = (name for name in names if name.doc not in changed)
    theirs = keyed_names((by_id[name] for name in by_id if name in changed), of_norms)
    return _graph(by_id, changed, of_norms, join((*others, *theirs), changed))


def _graph(
    documents: Mapping[str, Document], said: Collection[str], norms: Iterable[Norm], identity: Identity
) -> nx.MultiDiGraph[str]:
    """Return all actors and documents, and what those of the ids `said` say."""
    named = identity.named()
    parts = _Parts()
    _add_actors(parts, identity)
    read = tuple(documents[name] for name in sorted(documents))
    for document in read:
        _add_document(parts, document)
        if document.id in said:
            _add_parties(parts, document, named)
            _add_sections(parts, document)
    for citation in cited_documents(read):
        _add_citation(parts, citation)
    sections = {section.id for document in read if document.id in said for section in document.sections}
    for norm in norms:
        _add_norm(parts, norm, named)
        _add_origin(parts, norm, documents[norm.doc], named, sections)
    return parts.graph()


@dataclass(slots=True)
class _Parts:
    """Nodes and edges as they are found, in any order."""

    nodes: dict[str, dict[str, object]] = field(default_factory=dict)
    edges: defaultdict[tuple[str, str, str], dict[tuple[tuple[str, object], ...], Values]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def node(self, label: str, key: str, **values: object) -> None:
        self.nodes[key] = {"label": label, "id": key, **values}

    def edge(self, kind: str, start: str, end: str, /, **values: object) -> None:
        self.edges[kind, start, end][tuple(values.items())] = values

    def graph(self) -> nx.MultiDiGraph[str]:
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        for key in sorted(self.nodes, key=lambda key: (_LABEL_ORDER[str(self.nodes[key]["label"])], key)):
            graph.add_node(key, **self.nodes[key])
        for kind, source, target in sorted(self.edges, key=lambda edge: (_TYPE_ORDER[edge[0]], *edge)):
            variants = self.edges[kind, source, target]
            several = len(variants) > 1
            keyed = {f"{kind}#{content_id(*items)}" if several else kind: items for items in variants}
            for key in sorted(keyed):
                graph.add_edge(source, target, key=key, type=kind, **variants[keyed[key]])
        return graph


def _distinct(records: Iterable[Record]) -> tuple[Record, ...]:
    found: dict[str, Record] = {}
    for record in records:
        if found.setdefault(record.id, record) != record:
            raise RecordError("two different records have this id", where=record.id)
    return tuple(found[key] for key in sorted(found))


def _add_actors(parts: _Parts, identity: Identity) -> None:
    for actor in identity.actors:
        parts.node(
            "Actor",
            actor.id,
            name=actor.name,
            kind=actor.kind,
            level=actor.level,
            scope=actor.scope,
            aliases=list(actor.aliases),
        )
    for naming in identity.namings:
        key = content_id("name", naming.doc, naming.text)
        parts.node("Name", key, text=naming.text, doc=naming.doc)
        parts.edge("NAMES", key, naming.actor, rule=naming.rule, reason=naming.reason)
    for part in identity.parts:
        parts.edge("PART_OF", part.part, part.whole)
    for kind in identity.kinds:
        parts.edge("KIND_OF", kind.narrow, kind.wide, rule=kind.rule)


def _add_document(parts: _Parts, document: Document) -> None:
    parts.node(
        "Document",
        document.id,
        title=document.title,
        number=document.number,
        kind=document.kind,
        date=document.date,
        source=document.source or None,
        status="read",
    )


def _add_parties(parts: _Parts, document: Document, named: Named) -> None:
    for kind, names in (("ISSUED_BY", document.issuers), ("ADDRESSED_TO", document.addressees)):
        for name in names:
            for actor in named[document.id, name]:
                parts.edge(kind, document.id, actor)


def _add_sections(parts: _Parts, document: Document) -> None:
    paths: dict[str | None, str] = {None: ""}
    for section in document.sections:
        step = section.number or section.title
        paths[section.id] = " > ".join(filter(None, (paths.get(section.parent), step)))
        parts.node(
            "Section",
            section.id,
            doc=document.id,
            number=section.number,
            title=section.title,
            path=paths[section.id],
            level=section.level,
            start=section.start,
            end=section.end,
        )
        parent = section.parent if section.parent in paths else None
        parts.edge("PART_OF", section.id, parent or document.id)


def _add_citation(parts: _Parts, citation: Citation) -> None:
    if not citation.read:
        title, number = ("", citation.name) if citation.is_number else (citation.name, None)
        parts.node(
            "Document",
            citation.target,
            title=title,
            number=number,
            kind=None,
            date=None,
            source=None,
            status="cited",
        )
    parts.edge("CITES", citation.doc, citation.target)


def _add_norm(parts: _Parts, norm: Norm, named: Named) -> None:
    parts.node(
        "Norm",
        norm.id,
        doc=norm.doc,
        start=norm.start,
        end=norm.end,
        text=norm.text,
        modality=str(norm.modality),
        trigger=norm.trigger,
        bearer_source=str(norm.bearer_source),
        predicate=norm.predicate,
        condition=norm.condition,
        deadline=norm.deadline,
        due=norm.due,
        basis=norm.basis,
        assigner=norm.assigner,
        sentence=norm.sentence,
        confidence=float(norm.confidence),
        corrected=norm.corrected,
        page=norm.page,
        paragraph=norm.paragraph,
        cell=norm.cell,
    )
    for name in norm.bearers:
        for actor in named[norm.doc, name]:
            parts.edge("BEARS", actor, norm.id, source=str(norm.bearer_source), name=name)
    for other in norm.counterparties:
        for actor in named[norm.doc, other.name]:
            parts.edge("TOWARDS", norm.id, actor, role=str(other.role), name=other.name)


def _add_origin(
    parts: _Parts, norm: Norm, document: Document, named: Named, sections: Collection[str]
) -> None:
    """Add on whose word the norm is and where it stands."""
    source, names = ("assigner", (norm.assigner,)) if norm.assigner else ("issuer", document.issuers)
    for name in names:
        for actor in named[norm.doc, name]:
            parts.edge("IMPOSED_BY", norm.id, actor, source=source)
    place = norm.section if norm.section in sections else None
    parts.edge("STATED_IN", norm.id, place or norm.doc)
