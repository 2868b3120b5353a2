"""The graph's nodes and edges, their values checked against the schema: what graph formats write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from extract.errors import ExportError
from kg.schema import EDGES, NODES, Property, ValueType

if TYPE_CHECKING:
    import networkx

Value = str | int | float | list[str]


@dataclass(frozen=True, slots=True)
class Node:
    """One node; `values` in the schema's order, without those that are None."""

    id: str
    label: str
    values: tuple[tuple[Property, Value], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """One edge; `key` tells apart the edges of one pair, `values` as a node's."""

    source: str
    target: str
    key: str
    type: str
    values: tuple[tuple[Property, Value], ...]


NODE_PROPERTIES: Mapping[str, tuple[Property, ...]] = {node.label: node.properties for node in NODES}
EDGE_PROPERTIES: Mapping[str, tuple[Property, ...]] = {edge.type: edge.properties for edge in EDGES}

_NAMES: Mapping[str, frozenset[str]] = {
    kind: frozenset({field, *(each.name for each in properties)})
    for field, declared in (("label", NODE_PROPERTIES), ("type", EDGE_PROPERTIES))
    for kind, properties in declared.items()
}
"""Label or type → every attribute it may have."""
_PYTHON_TYPES: Mapping[ValueType, tuple[type, ...]] = {
    ValueType.STRING: (str,),
    ValueType.INTEGER: (int,),
    ValueType.FLOAT: (float, int),
    ValueType.STRINGS: (list, tuple),
}


def nodes(graph: networkx.MultiDiGraph[str]) -> Iterator[Node]:
    """Yield the nodes in the graph's order.

    Raises:
        ExportError: a label, property or type of value that the schema does not have; NaN or infinity.
    """
    for key, attributes in graph.nodes(data=True):
        label = attributes.get("label")
        values = _checked(f"node {key}", label, "label", attributes, NODE_PROPERTIES)
        yield Node(str(key), str(label), values)


def edges(graph: networkx.MultiDiGraph[str]) -> Iterator[Edge]:
    """Yield the edges in the graph's order; raises as `nodes` does."""
    for source, target, key, attributes in graph.edges(keys=True, data=True):
        kind = attributes.get("type")
        values = _checked(f"edge {source} -> {target}", kind, "type", attributes, EDGE_PROPERTIES)
        yield Edge(str(source), str(target), str(key), str(kind), values)


def check(graph: networkx.MultiDiGraph[str]) -> None:
    """Raise what `nodes` and `edges` raise, without a use for what they yield."""
    for _ in chain(nodes(graph), edges(graph)):
        pass


def columns(declared: Mapping[str, tuple[Property, ...]]) -> tuple[Property, ...]:
    """Return one property a name over all labels (or types), in the schema's order.

    A name with different types in different labels (`level`) comes as a string.
    """
    found: dict[str, Property] = {}
    for properties in declared.values():
        for each in properties:
            known = found.setdefault(each.name, each)
            if known.type is not each.type:
                found[each.name] = Property(each.name, ValueType.STRING, known.doc)
    return tuple(found.values())


def _checked(
    where: str, kind: object, kind_field: str, attributes: Mapping[str, object],
    declared: Mapping[str, tuple[Property, ...]],
) -> tuple[tuple[Property, Value], ...]:
    if not isinstance(kind, str) or kind not in declared:
        raise ExportError(f"{kind_field} {kind!r} is not in the schema", where=where)
    if not attributes.keys() <= _NAMES[kind]:
        unknown = min(attributes.keys() - _NAMES[kind])
        raise ExportError(f"property {unknown} of {kind} is not in the schema", where=where)
    present = ((each, attributes.get(each.name)) for each in declared[kind])
    return tuple((each, _value(each, value, where)) for each, value in present if value is not None)


def _value(declared: Property, value: object, where: str) -> Value:
    if type(value) is str and declared.type is ValueType.STRING:  # as most are
        return value
    if isinstance(value, bool) or not isinstance(value, _PYTHON_TYPES[declared.type]):
        raise ExportError(f"property {declared.name} is {value!r}, not a {declared.type}", where=where)
    if isinstance(value, (list, tuple)):
        if not all(isinstance(each, str) for each in value):
            raise ExportError(f"property {declared.name} is not a list of strings", where=where)
        return list(value)
    if declared.type is ValueType.FLOAT:
        number = float(value)  # type: ignore[arg-type]
        if number - number != 0:
            raise ExportError(f"property {declared.name} is {number}, not a finite number", where=where)
        return number
    return value  # type: ignore[return-value]
