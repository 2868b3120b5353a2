"""GraphML, as networkx, igraph, yEd and Gephi read it.

Every property is a `<data>` under its own name, the node's label as `label`, the edge's type as `type` and
the edge's key as `key`; edge ids (`e0`, `e1` …) are unique in the file, as other readers demand. A list is
JSON text, None is absent, a property of several types (`level`) is a string, what XML cannot hold is
escaped visibly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.export.elements import EDGE_PROPERTIES, NODE_PROPERTIES, Value, columns, edges, nodes
from kg.export.markup import DECLARATION, XML_TYPES, attribute, plain, text
from kg.schema import Property, ValueType

if TYPE_CHECKING:
    import networkx

_HEAD = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_NODE_COLUMNS = (Property("label", ValueType.STRING, "label of the node"), *columns(NODE_PROPERTIES))
_EDGE_COLUMNS = (
    Property("type", ValueType.STRING, "type of the edge"),
    Property("key", ValueType.STRING, "tells the edges of one pair apart"),
    *columns(EDGE_PROPERTIES),
)


def write_graphml(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the graph; the same graph gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))


def _lines(graph: networkx.MultiDiGraph[str]) -> Iterator[str]:
    yield DECLARATION
    yield _HEAD
    node_keys, edge_keys = _keys("n", _NODE_COLUMNS), _keys("r", _EDGE_COLUMNS)
    for scope, keys, declared in (("node", node_keys, _NODE_COLUMNS), ("edge", edge_keys, _EDGE_COLUMNS)):
        for each in declared:
            yield (f'  <key id="{keys[each.name]}" for="{scope}" attr.name="{each.name}"'
                   f' attr.type="{XML_TYPES[each.type]}"/>\n')
    yield '  <graph edgedefault="directed">\n'
    for node in nodes(graph):
        yield f"    <node id={attribute(node.id)}>{_datum(node_keys['label'], node.label)}"
        yield _data(node_keys, node.values) + "</node>\n"
    for number, edge in enumerate(edges(graph)):
        yield f'    <edge id="e{number}" source={attribute(edge.source)} target={attribute(edge.target)}>'
        yield _datum(edge_keys["type"], edge.type) + _datum(edge_keys["key"], edge.key)
        yield _data(edge_keys, edge.values) + "</edge>\n"
    yield "  </graph>\n</graphml>\n"


def _keys(prefix: str, declared: Sequence[Property]) -> dict[str, str]:
    return {each.name: f"{prefix}{number}" for number, each in enumerate(declared)}


def _data(keys: Mapping[str, str], values: Sequence[tuple[Property, Value]]) -> str:
    return "".join(_datum(keys[each.name], value) for each, value in values)


def _datum(key: str, value: Value) -> str:
    return f'<data key="{key}">{text(plain(value))}</data>'
