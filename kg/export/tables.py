"""CSV for Excel, pandas and people: a folder with `nodes.csv` and `edges.csv`.

UTF-8 with a byte order mark (Excel takes it for GBK without), CR LF between rows, every string in quotes.
A node's `label` and an edge's ends `from` and `to`, its `key` and its `type` come before the properties.

How a value is written, and `cell_value` undoes it:
- None is an empty cell; a list is JSON text; a number is itself.
- A string that starts with a character from which a spreadsheet makes a formula (= + - @, their full-width
  forms, tab, CR, LF), or with an apostrophe, gets an apostrophe before it. So does the empty string, which
  is a lone apostrophe. One apostrophe off the front gives the string back.
- A control character or lone surrogate is escaped visibly.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.export.elements import EDGE_PROPERTIES, NODE_PROPERTIES, Value, columns, edges, nodes
from kg.export.escape import NOT_XML, escape, unescape
from kg.schema import Property, ValueType

if TYPE_CHECKING:
    import networkx

NODES_FILE = "nodes.csv"
EDGES_FILE = "edges.csv"
_NODE_COLUMNS = columns(NODE_PROPERTIES)
_EDGE_COLUMNS = columns(EDGE_PROPERTIES)
_GUARD = "'"
_GUARDED = tuple("=+-@＝＋－＠\t\r\n" + _GUARD)


def write_tables(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the two files into the folder `path`; the same graph gives the same bytes."""
    _write(
        path / NODES_FILE,
        ("label", *(each.name for each in _NODE_COLUMNS)),
        ((cell(node.label), *_cells(_NODE_COLUMNS, node.values)) for node in nodes(graph)),
    )
    _write(
        path / EDGES_FILE,
        ("from", "to", "key", "type", *(each.name for each in _EDGE_COLUMNS)),
        (
            (*map(cell, (edge.source, edge.target, edge.key, edge.type)), *_cells(_EDGE_COLUMNS, edge.values))
            for edge in edges(graph)
        ),
    )


def cell(value: Value | None) -> str | int | float | None:
    """Return what to write for a value: `=cmd|…` → `'=cmd|…`, `["党员"]` → the JSON text, None → None."""
    if value is None or isinstance(value, int | float):
        return value
    string = json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
    string = escape(string, NOT_XML)
    return _GUARD + string if not string or string.startswith(_GUARDED) else string


def cell_value(written: str, kind: ValueType) -> Value | None:
    """Return the value of a cell as `csv` read it, the inverse of `cell`: `'=cmd|…` → `=cmd|…`, `` → None."""
    if not written:
        return None
    if kind is ValueType.INTEGER:
        return int(written)
    if kind is ValueType.FLOAT:
        return float(written)
    string = unescape(written.removeprefix(_GUARD))
    if kind is ValueType.STRINGS:
        return [str(each) for each in json.loads(string)]
    return string


def _cells(
    declared: Sequence[Property], values: Sequence[tuple[Property, Value]]
) -> Iterable[str | int | float | None]:
    by_name: Mapping[str, Value] = {each.name: value for each, value in values}
    return (cell(by_name.get(each.name)) for each in declared)


def _write(
    path: Path, head: Sequence[str], rows: Iterable[Sequence[str | int | float | None]]
) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        writer.writerow(head)
        writer.writerows(rows)
