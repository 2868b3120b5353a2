"""Parquet 列存: a folder with one typed table for each label and edge type of the schema.

A list is a list, a number a number, None is null. Nodes have their properties, edges `from`, `to` and `key`
before theirs. A lone surrogate, which UTF-8 cannot hold, is escaped visibly.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.model import Document, Norm
from kg.engines.columns import arrow_module
from kg.export.elements import EDGE_PROPERTIES, NODE_PROPERTIES, Value, edges, nodes
from kg.export.escape import LONE_SURROGATES, escape
from kg.export.parquet_files import file_of
from kg.schema import Property, ValueType

if TYPE_CHECKING:
    import networkx

ENDS = ("from", "to", "key")
Row = dict[str, Value]


def write_parquet(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the tables into the folder `path`, empty ones too; the same graph gives the same bytes."""
    arrow = arrow_module()
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for node in nodes(graph):
        values = {each.name: _held(value) for each, value in node.values}
        rows[node.label].append(values | {"id": _held(node.id)})
    for edge in edges(graph):
        ends = dict(zip(ENDS, map(_held, (edge.source, edge.target, edge.key)), strict=True))
        rows[edge.type].append(ends | {each.name: _held(value) for each, value in edge.values})
    for label, declared in NODE_PROPERTIES.items():
        schema = arrow.schema([_field(arrow, each) for each in declared])
        arrow.parquet.write_table(arrow.Table.from_pylist(rows[label], schema), path / file_of(label))
    for kind, declared in EDGE_PROPERTIES.items():
        ends_of = [arrow.field(name, arrow.string(), nullable=False) for name in ENDS]
        schema = arrow.schema([*ends_of, *(_field(arrow, each) for each in declared)])
        arrow.parquet.write_table(arrow.Table.from_pylist(rows[kind], schema), path / file_of(kind))


def _field(arrow: Any, declared: Property) -> Any:
    types = {
        ValueType.STRING: arrow.string(),
        ValueType.INTEGER: arrow.int64(),
        ValueType.FLOAT: arrow.float64(),
        ValueType.STRINGS: arrow.list_(arrow.string()),
    }
    return arrow.field(declared.name, types[declared.type], metadata={"doc": declared.doc})


def _held(value: Value) -> Value:
    if isinstance(value, list):
        return [escape(one, LONE_SURROGATES) for one in value]
    return escape(value, LONE_SURROGATES) if isinstance(value, str) else value
