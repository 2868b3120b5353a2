"""GEXF 1.2, as Gephi and networkx read it.

GEXF's own `label` is what Gephi draws, so it is a caption: an actor's name, a norm's clause, a section's
number and title, a document's title; an edge's label is its type. The node's label of the graph stands in
the attribute `node_type`. The property `id` is the node's id. Edge ids are unique numbers; the edge's key is
the attribute `networkx_key`, which networkx reads as the key. A list is JSON text, None is absent, a
property of several types (`level`) is a string, what XML cannot hold is escaped visibly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.export.elements import EDGE_PROPERTIES, NODE_PROPERTIES, Node, Value, columns, edges, nodes
from kg.export.markup import DECLARATION, XML_TYPES, attribute, plain
from kg.schema import ID, Property, ValueType

if TYPE_CHECKING:
    import networkx

_HEAD = (
    '<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://www.gexf.net/1.2draft http://www.gexf.net/1.2draft/gexf.xsd"'
    ' version="1.2">\n'
    '  <graph defaultedgetype="directed" mode="static">\n'
)
_TYPE = Property("type", ValueType.STRING, "type of the edge")
_KEY = Property("networkx_key", ValueType.STRING, "tells the edges of one pair apart")
_NODE_TYPE = Property("node_type", ValueType.STRING, "label of the node")
_NODE_COLUMNS = (_NODE_TYPE, *(each for each in columns(NODE_PROPERTIES) if each.name != ID.name))
_EDGE_COLUMNS = (_TYPE, _KEY, *columns(EDGE_PROPERTIES))
_CAPTIONS = {
    "Actor": ("name",),
    "Norm": ("text",),
    "Section": ("number", "title"),
    "Document": ("title",),
    "Name": ("text",),
}
"""The properties that make a node's caption."""


def write_gexf(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the graph; the same graph gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))


def caption(node: Node) -> str:
    """Return what to draw beside a node, its id if it has no words: a Section → `二、工作要求`."""
    values = {each.name: str(value) for each, value in node.values}
    return "".join(values.get(name, "") for name in _CAPTIONS[node.label]) or node.id


def _lines(graph: networkx.MultiDiGraph[str]) -> Iterator[str]:
    yield DECLARATION
    yield _HEAD
    for scope, declared in (("node", _NODE_COLUMNS), ("edge", _EDGE_COLUMNS)):
        yield f'    <attributes class="{scope}" mode="static">\n'
        for number, each in enumerate(declared):
            kind = XML_TYPES[each.type]
            yield f'      <attribute id="{scope[0]}{number}" title="{each.name}" type="{kind}"/>\n'
        yield "    </attributes>\n"
    yield from _node_lines(graph)
    yield from _edge_lines(graph)
    yield "  </graph>\n</gexf>\n"


def _node_lines(graph: networkx.MultiDiGraph[str]) -> Iterator[str]:
    ids = _ids("n", _NODE_COLUMNS)
    yield "    <nodes>\n"
    for node in nodes(graph):
        values = [(each, value) for each, value in node.values if each.name != ID.name]
        yield f"      <node id={attribute(node.id)} label={attribute(caption(node))}><attvalues>"
        yield _values(ids, [(_NODE_TYPE, node.label), *values]) + "</attvalues></node>\n"
    yield "    </nodes>\n"


def _edge_lines(graph: networkx.MultiDiGraph[str]) -> Iterator[str]:
    ids = _ids("e", _EDGE_COLUMNS)
    yield "    <edges>\n"
    for number, edge in enumerate(edges(graph)):
        yield (f'      <edge id="{number}" source={attribute(edge.source)} target={attribute(edge.target)}'
               f' label={attribute(edge.type)}><attvalues>')
        yield _values(ids, [(_TYPE, edge.type), (_KEY, edge.key), *edge.values]) + "</attvalues></edge>\n"
    yield "    </edges>\n"


def _ids(prefix: str, declared: Sequence[Property]) -> dict[str, str]:
    return {each.name: f"{prefix}{number}" for number, each in enumerate(declared)}


def _values(ids: Mapping[str, str], values: Sequence[tuple[Property, Value]]) -> str:
    return "".join(
        f'<attvalue for="{ids[each.name]}" value={attribute(plain(value))}/>' for each, value in values
    )
