"""Graph, documents and norm records → the page's content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from extract.model import Document, Norm

from .content import (
    Bearing,
    Content,
    Imposer,
    PageActor,
    PageDocument,
    PageNorm,
    PageSection,
    Towards,
    Wider,
    WrittenName,
)
from .spans import LastNamed, Utf16, found_evidence, placed, sentence_around, to_marks

if TYPE_CHECKING:
    from networkx import MultiDiGraph

Attributes = dict[str, Any]
TITLE = 10
"""Characters of a document's title that tell it from others in an actor's name."""


def gather(graph: MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm]) -> Content:
    """Return all that the page shows, in the graph's node order; norms stand in text order."""
    return _Gatherer(graph, documents, norms).content()


class _Gatherer:
    """Positions of every node, and the records beside the graph, while content is put together."""

    def __init__(
        self, graph: MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm]
    ) -> None:
        self.graph = graph
        self.records = {norm.id: norm for norm in norms if norm.id}
        self.texts = {document.id: document for document in documents}
        self.units = {document.id: Utf16(document.text) for document in documents}
        self.named = LastNamed()
        nodes: dict[str, list[str]] = {}
        for node, data in graph.nodes(data=True):
            nodes.setdefault(str(data.get("label")), []).append(node)
        self.actors = _positions(nodes.get("Actor", []))
        self.documents = _positions(nodes.get("Document", []))
        self.sections = _positions(nodes.get("Section", []))
        place = {name: at for at, name in enumerate(self.documents)}
        self.norms = sorted(nodes.get("Norm", []), key=lambda n: _text_order(graph.nodes[n], place, n))

    def content(self) -> Content:
        return Content(
            tuple(self._actor(node) for node in self.actors),
            tuple(self._document(node) for node in self.documents),
            tuple(self._section(node) for node in self.sections),
            tuple(self._norm(node) for node in self.norms),
        )

    def _to(self, node: str, kind: str, index: dict[str, int]) -> list[tuple[int, Attributes]]:
        """Return the positions that edges of one type lead to, with the edges' properties."""
        return [
            (index[to], data)
            for _, to, data in self.graph.out_edges(node, data=True)
            if data.get("type") == kind and to in index
        ]

    def _actor(self, node: str) -> PageActor:
        data = self.graph.nodes[node]
        names = [
            WrittenName(
                _text(self.graph.nodes[name].get("text")),
                self.graph.nodes[name].get("doc"),
                edge.get("reason"),
            )
            for name, _, edge in self.graph.in_edges(node, data=True)
            if edge.get("type") == "NAMES"
        ]
        if not names:
            names = [WrittenName(alias, None, None) for alias in data.get("aliases") or ()]
        return PageActor(
            node,
            self._told(data) or node,
            data.get("kind"),
            data.get("level"),
            tuple(sorted(names, key=lambda name: (name.text, name.doc or ""))),
            tuple(Wider(at, edge.get("rule")) for at, edge in self._to(node, "KIND_OF", self.actors)),
            tuple(Wider(at) for at, _ in self._to(node, "PART_OF", self.actors)),
            data.get("borne"),
            data.get("owed"),
        )

    def _told(self, data: Attributes) -> str:
        """Return an actor's name; one of a single document tells its title in place of its id.

        县委〔001_c9608〕 of 关于做好防控工作的通知 → 县委〔做好防控工作的通知〕
        """
        name, scope = _text(data.get("name")), _text(data.get("scope"))
        if not scope or scope not in self.documents or not name.endswith(f"〔{scope}〕"):
            return name
        title = _text(self.graph.nodes[scope].get("title")).removeprefix("关于")
        brief = title if len(title) <= TITLE else f"{title[:TITLE]}…"
        return f"{name.removesuffix(f'〔{scope}〕')}〔{brief}〕" if brief else name

    def _document(self, node: str) -> PageDocument:
        data = self.graph.nodes[node]
        record = self.texts.get(node)
        return PageDocument(
            node,
            _text(data.get("title")) or node,
            data.get("number"),
            data.get("kind"),
            data.get("date"),
            record.text if record else None,
            tuple(at for at, _ in self._to(node, "ISSUED_BY", self.actors)),
            tuple(at for at, _ in self._to(node, "ADDRESSED_TO", self.actors)),
            tuple(at for at, _ in self._to(node, "CITES", self.documents)),
        )

    def _section(self, node: str) -> PageSection:
        data = self.graph.nodes[node]
        doc = _text(data.get("doc"))
        record = self.texts.get(doc)
        base, units = (record.start, self.units[doc]) if record else (0, Utf16(""))
        parents = [at for at, _ in self._to(node, "PART_OF", self.sections)]
        return PageSection(
            node,
            self.documents.get(doc, -1),
            _text(data.get("number")),
            _text(data.get("title")),
            _text(data.get("path")),
            int(data.get("level") or 1),
            units(max(0, int(data.get("start") or 0) - base)),
            units(max(0, int(data.get("end") or 0) - base)),
            parents[0] if parents else None,
        )

    def _norm(self, node: str) -> PageNorm:
        data = self.graph.nodes[node]
        start, end = int(data.get("start") or 0), int(data.get("end") or 0)
        document = self.texts.get(_text(data.get("doc")))
        if document and not document.start <= start < end <= document.start + len(document.text):
            document = None
        sentence, marks, span = _evidence(data, self.records.get(node), document, self.units, self.named)
        sections = [at for at, _ in self._to(node, "STATED_IN", self.sections)]
        confidence = data.get("confidence")
        return PageNorm(
            node,
            self.documents.get(_text(data.get("doc"))),
            sections[0] if sections else None,
            *span,
            _text(data.get("text")),
            _text(data.get("modality")),
            data.get("trigger"),
            data.get("bearer_source"),
            _text(data.get("predicate")),
            data.get("condition"),
            data.get("deadline"),
            data.get("due"),
            data.get("basis"),
            data.get("assigner"),
            *sentence,
            None if document else _text(data.get("sentence")) or _text(data.get("text")),
            1.0 if confidence is None else float(confidence),
            tuple(Bearing(at, edge.get("name"), edge.get("source")) for at, edge in self._bearers(node)),
            tuple(
                Towards(at, edge.get("name"), edge.get("role"))
                for at, edge in self._to(node, "TOWARDS", self.actors)
            ),
            tuple(Imposer(at, edge.get("source")) for at, edge in self._to(node, "IMPOSED_BY", self.actors)),
            marks,
            tuple(_text(data.get("corrected")).split()) or None,
            data.get("page"),
            data.get("paragraph"),
            data.get("cell"),
        )

    def _bearers(self, node: str) -> list[tuple[int, Attributes]]:
        """Return the bearers in the order the norm names them."""
        record = self.records.get(node)
        order = {name: at for at, name in enumerate(record.bearers)} if record else {}
        found = [
            (self.actors[actor], data)
            for actor, _, data in self.graph.in_edges(node, data=True)
            if data.get("type") == "BEARS" and actor in self.actors
        ]
        return sorted(found, key=lambda item: order.get(_text(item[1].get("name")), len(order)))


def _evidence(
    data: Attributes,
    record: Norm | None,
    document: Document | None,
    units: dict[str, Utf16],
    named: LastNamed,
) -> tuple[tuple[int, int], tuple[Any, ...], tuple[int, int]]:
    """Return sentence, marks and clause of a norm in its document's own text; empty spans without one."""
    if document is None:
        return (0, 0), to_marks(record.evidence if record else (), 0, 0, Utf16("")), (0, 0)
    start, end = int(data["start"]) - document.start, int(data["end"]) - document.start
    sentence = sentence_around(document.text, start, end)
    if record and record.sentence_start < record.sentence_end:
        left, right = record.sentence_start - document.start, record.sentence_end - document.start
        if 0 <= left <= start < end <= right <= len(document.text):
            sentence = left, right
    counted, text, base = units[document.id], document.text, document.start
    given = record.evidence if record else ()
    evidence = given or found_evidence(text, base, sentence, (start, end), _values(data, record))
    traced = named.trace(document.id, placed(evidence, text, base, sentence))
    marks = to_marks(traced, base, len(text), counted)
    return ((counted(sentence[0]), counted(sentence[1])), marks, (counted(start), counted(end)))


def _values(data: Attributes, record: Norm | None) -> list[tuple[str, str | None]]:
    """Return the fields of a norm that can be looked for in its sentence."""
    values = [(name, data.get(name)) for name in ("trigger", "predicate", "condition", "deadline", "basis")]
    if record:
        values += [("bearer", name) for name in record.bearers]
        values += [("counterparty", party.name) for party in record.counterparties]
    return values


def _positions(nodes: list[str]) -> dict[str, int]:
    return {node: at for at, node in enumerate(nodes)}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _text_order(data: Attributes, place: dict[str, int], node: str) -> tuple[int, int, int, str]:
    return (
        place.get(_text(data.get("doc")), len(place)),
        int(data.get("start") or 0),
        int(data.get("end") or 0),
        node,
    )
