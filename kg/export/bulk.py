"""A folder of CSV for `neo4j-admin database import`: with the script beside it, the graph that a load makes.

One file a label and a type, typed headers, every string in quotes, so that the empty string differs from
null, an empty field. List elements are joined by a character that occurs in none of them; `import.args`
names it. The importer cannot read an empty list (nor a list of one empty string): it leaves the property
out, and `after-import.cypher` puts the empty list in its place, along with constraints and indexes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ExportError
from extract.model import Document, Norm
from kg.export.bulk_files import ARGUMENTS_FILE, README_FILE, SCHEMA_FILE, edge_file, node_file
from kg.export.elements import check
from kg.export.statements import script_lines
from kg.schema import EDGE_ID, EDGES, ID, NODES, Property, ValueType
from kg.stores.rows import Rows, graph_rows

if TYPE_CHECKING:
    import networkx

_TYPES = {
    ValueType.STRING: "",
    ValueType.INTEGER: ":long",
    ValueType.FLOAT: ":double",
    ValueType.STRINGS: ":string[]",
}
_DELIMITERS = (*map(chr, range(0x1F, 0x1B, -1)), *map(chr, range(0xE000, 0xE100)))
_README = """\
The graph of duties, made by Zeren, for Neo4j's bulk importer (Neo4j 5.26, the server stopped).
In this folder:

    neo4j-admin database import full neo4j --overwrite-destination @import.args
    neo4j start
    cypher-shell -u neo4j -f after-import.cypher

--overwrite-destination deletes what the database neo4j held.
The second command makes the constraints and indexes, and the lists that are empty.
"""


def write_bulk(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the files into the folder `path`; the same graph gives the same bytes.

    Raises:
        ExportError: a label, edge type or value that the schema does not have.
    """
    check(graph)
    rows = graph_rows(graph)
    delimiter = _delimiter(rows)
    for node in NODES:
        columns = (f"{ID.name}:ID", *_headers(each for each in node.properties if each != ID))
        properties = (ID.name, *(each.name for each in node.properties if each != ID))
        _write(path / node_file(node.label), columns, properties, rows.nodes[node.label], delimiter)
    for edge in EDGES:
        declared = (EDGE_ID, *edge.properties)
        columns = (":START_ID", ":END_ID", *_headers(declared))
        properties = ("from", "to", *(each.name for each in declared))
        found = (row for end, table in rows.edges.items() if end[0] == edge.type for row in table)
        _write(path / edge_file(edge.type), columns, properties, found, delimiter)
    _text(path / ARGUMENTS_FILE, _arguments(delimiter))
    _text(path / SCHEMA_FILE, (*script_lines("schema"), *script_lines("bulk")))
    _text(path / README_FILE, (_README,))


def _arguments(delimiter: str) -> Iterator[str]:
    yield "--id-type=string\n"
    yield "--multiline-fields=true\n"
    yield f"--array-delimiter=U+{ord(delimiter):04X}\n"
    for node in NODES:
        yield f"--nodes={node.label}={node_file(node.label)}\n"
    for edge in EDGES:
        yield f"--relationships={edge.type}={edge_file(edge.type)}\n"


def _headers(declared: Iterable[Property]) -> Iterator[str]:
    return (each.name + _TYPES[each.type] for each in declared)


def _delimiter(rows: Rows) -> str:
    """Return a character that no element of any list holds."""
    used = {
        char
        for table in (*rows.nodes.values(), *rows.edges.values())
        for row in table
        for value in row.values()
        if isinstance(value, list)
        for element in value
        for char in element
    }
    for candidate in _DELIMITERS:
        if candidate not in used:
            return candidate
    raise ExportError("no character is left to part the elements of lists with")


def _write(
    path: Path,
    columns: Iterable[str],
    properties: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    delimiter: str,
) -> None:
    """Write the header, then a line a row, none of which is kept."""
    lines = (",".join([_field(row[name], delimiter) for name in properties]) + "\n" for row in rows)
    _text(path, chain((",".join(columns) + "\n",), lines))


def _field(value: object, delimiter: str) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        value = delimiter.join(value)
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)


def _text(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(lines)
