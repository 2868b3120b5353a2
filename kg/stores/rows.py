"""The graph as tables: one per node label and one per edge type and pair of labels, in the schema's order."""

from __future__ import annotations

from collections.abc import Mapping
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
    node_columns = {each.label: _columns(each.properties) for each in NODES}
    edge_types = {each.type: (each, _columns(each.properties)) for each in EDGES}
    nodes: dict[str, list[Row]] = {each.label: [] for each in NODES}
    edges: dict[End, list[Row]] = {each: [] for each in edge_ends()}
    labels: dict[str, str] = {}
    for node, attributes in graph.nodes(data=True):
        label = str(attributes.get("label"))
        if label not in node_columns:
            raise StoreError(f"a node has the label {label!r}, which is not in the schema", where=str(node))
        labels[node] = label
        nodes[label].append({**_values(node_columns[label], attributes), "id": storable(node)})
    for source, target, attributes in graph.edges(data=True):
        end = (str(attributes.get("type")), labels[source], labels[target])
        if end not in edges:
            raise StoreError(
                f"an edge ({end[1]})-[{end[0]}]->({end[2]}) is not in the schema", where=str(source)
            )
        edge, columns = edge_types[end[0]]
        edges[end].append(
            {
                "from": storable(source),
                "to": storable(target),
                EDGE_ID.name: edge_id(edge, source, target, attributes),
                **_values(columns, attributes),
            }
        )
    return Rows(nodes, edges)


def _columns(properties: tuple[Property, ...]) -> Columns:
    return tuple((each.name, each.type is ValueType.STRING, each) for each in properties)


def _values(columns: Columns, attributes: Mapping[str, object]) -> Row:
    """Return each property as its declared type; most are a string or absent, which is told first."""
    row: Row = {}
    for name, text, declared in columns:
        value = attributes.get(name)
        if text and (value is None or (type(value) is str and value.isascii())):
            row[name] = value
        else:
            row[name] = _value(declared, value)
    return row


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
