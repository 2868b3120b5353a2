"""The graph as tables: one per node label and one per edge type and pair of labels, in the schema's order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.errors import StoreError
from extract.model import content_id
from kg.schema import EDGE_ID, EDGES, NODES, EdgeType, Property, ValueType

from .values import storable, storable_value

if TYPE_CHECKING:
    import networkx

Row = dict[str, object]
"""Property name → value; an edge's row has `from` and `to`, the ids of its ends, as well."""
Columns = tuple[tuple[str, bool, Property], ...]
"""Of each property its name, whether it is one string, and itself."""
Edge = tuple[str, str, Mapping[str, object]]
"""The two nodes of an edge and its attributes, as the graph has them."""
End = tuple[str, str, str]
"""Edge type, label it comes from, label it goes to."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Every node and edge of a graph as the stores keep it: schema properties only, text made storable."""

    nodes: Mapping[str, list[Row]]
    edges: Mapping[End, list[Row]]

    @property
    def node_count(self) -> int:
        """Number of nodes."""
        return sum(map(len, self.nodes.values()))

    @property
    def edge_count(self) -> int:
        """Number of edges."""
        return sum(map(len, self.edges.values()))


def edge_ends() -> tuple[End, ...]:
    """Return every triple of edge type, source and target label that the schema allows, in its order."""
    return tuple((edge.type, source, target) for edge in EDGES for source, target in edge.ends)


def table_name(end: End) -> str:
    """Return the name of their load statement: ("BEARS", "Actor", "Norm") → edge-bears-actor-norm."""
    return "-".join(("edge", *end)).lower().replace("_", "-")


def edge_id(edge: EdgeType, source: str, target: str, attributes: Mapping[str, object]) -> str:
    """Return the key of an edge: type, ends and schema properties decide it, nothing else."""
    return content_id(edge.type, source, target, *(attributes.get(each.name) for each in edge.properties))


def graph_rows(graph: networkx.MultiDiGraph[str]) -> Rows:
    """Return the rows of `graph`, in the graph's order within each table.

    Raises StoreError for a label, an edge type or a pair of labels that the schema does not know.
    """
    nodes: dict[str, list[Row]] = {each.label: [] for each in NODES}
    edges: dict[End, list[Row]] = {each: [] for each in edge_ends()}
    labels = node_labels(graph)
    for node, attributes in graph.nodes(data=True):
        nodes[labels[node]].append(node_row(labels[node], node, attributes))
    for end, edge in edges_with_ends(graph, labels):
        edges[end].append(edge_row(end[0], edge))
    return Rows(nodes, edges)


def node_labels(graph: networkx.MultiDiGraph[str]) -> dict[str, str]:
    """Return the label of every node; StoreError for one that the schema does not know."""
    known = {each.label: each.label for each in NODES}
    labels: dict[str, str] = {}
    for node, attributes in graph.nodes(data=True):
        label = attributes.get("label")
        if label not in known:
            raise StoreError(
                f"a node has the label {str(label)!r}, which is not in the schema", where=str(node)
            )
        labels[node] = known[label]
    return labels


def edges_with_ends(
    graph: networkx.MultiDiGraph[str], labels: Mapping[str, str]
) -> Iterator[tuple[End, Edge]]:
    """Yield every edge after its type and labels; StoreError for a triple that the schema does not know."""
    known = {each: each for each in edge_ends()}
    for edge in graph.edges(data=True):
        source, target, attributes = edge
        end = known.get((attributes.get("type"), labels[source], labels[target]))  # type: ignore[arg-type]
        if end is None:
            raise StoreError(
                f"an edge ({labels[source]})-[{attributes.get('type')}]->({labels[target]}) "
                "is not in the schema",
                where=str(source),
            )
        yield end, edge


def node_values(label: str, node: str, attributes: Mapping[str, object]) -> list[object]:
    """Return the properties of a node in the schema's order, the id first."""
    return [storable(node), *_values(_NODE_COLUMNS[label], attributes)]


def node_row(label: str, node: str, attributes: Mapping[str, object]) -> Row:
    """Return the row of a node of this label."""
    return dict(zip(NODE_NAMES[label], node_values(label, node, attributes), strict=True))


def edge_values(kind: str, edge: Edge) -> list[object]:
    """Return the id of an edge of this type, then its properties in the schema's order."""
    declared, columns = _EDGE_COLUMNS[kind]
    return [edge_id(declared, *edge), *_values(columns, edge[2])]


def edge_row(kind: str, edge: Edge) -> Row:
    """Return the row of an edge of this type."""
    source, target, _ = edge
    named = zip(EDGE_NAMES[kind], edge_values(kind, edge), strict=True)
    return {"from": storable(source), "to": storable(target), **dict(named)}


def _columns(properties: tuple[Property, ...]) -> Columns:
    return tuple((each.name, each.type is ValueType.STRING, each) for each in properties)


def _values(columns: Columns, attributes: Mapping[str, object]) -> list[object]:
    """Return each property as its declared type; most are a string or absent, which is told first."""
    values: list[object] = []
    for name, text, declared in columns:
        value = attributes.get(name)
        if text and (value is None or (type(value) is str and value.isascii())):
            values.append(value)
        else:
            values.append(_value(declared, value))
    return values


def _value(declared: Property, value: object) -> object:
    """Return `value` as its declared type: a list is never None, a float property never holds an int."""
    if declared.type is ValueType.STRINGS:
        return storable_value(value or [])
    if value is None:
        return None
    if declared.type is ValueType.STRING:
        return storable(str(value))
    if declared.type is ValueType.INTEGER and isinstance(value, int):
        return int(value)
    if declared.type is ValueType.FLOAT and isinstance(value, (int, float)):
        return float(value)
    raise StoreError(f"property {declared.name} should be {declared.type}, it is {value!r}")


NODE_NAMES = {node.label: tuple(each.name for each in node.properties) for node in NODES}
"""The properties of each label, the id first."""
EDGE_NAMES = {edge.type: (EDGE_ID.name, *(each.name for each in edge.properties)) for edge in EDGES}
"""The properties of each type, the id first."""
_NODE_COLUMNS = {node.label: _columns(node.properties[1:]) for node in NODES}
_EDGE_COLUMNS = {edge.type: (edge, _columns(edge.properties)) for edge in EDGES}
