"""Node-link JSON, as `networkx.node_link_graph(data, edges="edges")` and D3 read it.

JSON holds every value as it is, None and lists included. One thing gives way: an edge property called
`source`, `target` or `key` would be taken for the edge's ends, so it is written with an underscore behind,
`source_`; the graph attribute `renamed` lists these. A lone surrogate is JSON's own `\\ud800`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.export.elements import EDGE_PROPERTIES, NODE_PROPERTIES, Edge, Node, edges, nodes
from kg.records import to_line

if TYPE_CHECKING:
    import networkx

_ENDS = ("source", "target", "key")
RENAMED: Mapping[str, str] = {
    f"{name}_": name
    for name in _ENDS
    if any(each.name == name for properties in EDGE_PROPERTIES.values() for each in properties)
}
"""Name in the file → name in the graph, where they differ."""
_IN_FILE = {name: in_file for in_file, name in RENAMED.items()}


def write_nodelink(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the graph as one JSON object, a node or edge a line; the same graph gives the same bytes."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"directed": true, "multigraph": true,\n')
        file.write(f'"graph": {to_line({"renamed": RENAMED})},\n"nodes": [')
        file.writelines(_list(map(_node, nodes(graph))))
        file.write('],\n"edges": [')
        file.writelines(_list(map(_edge, edges(graph))))
        file.write("]}\n")


def _node(node: Node) -> dict[str, object]:
    values: dict[str, object] = {each.name: value for each, value in node.values}
    declared = {each.name: values.get(each.name) for each in NODE_PROPERTIES[node.label]}
    return {"label": node.label, **declared, "id": node.id}


def _edge(edge: Edge) -> dict[str, object]:
    values: dict[str, object] = {each.name: value for each, value in edge.values}
    declared = {
        _IN_FILE.get(each.name, each.name): values.get(each.name) for each in EDGE_PROPERTIES[edge.type]
    }
    return {"type": edge.type, **declared, "source": edge.source, "target": edge.target, "key": edge.key}


def _list(items: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield (",\n" if number else "\n") + to_line(item)
