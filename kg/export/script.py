"""A Cypher script that makes the graph in an empty Neo4j, the very one that `zeren load` makes.

Its statements are those of `cypher/schema/` and `cypher/load/`, with the rows written out as literals where
a load passes them as a parameter. Run it with `cypher-shell -f`; twice is once. For more than some ten
thousand norms `zeren load` and the bulk import are much faster.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.export.elements import check
from kg.export.literals import rows_literal
from kg.export.statements import body, script_lines
from kg.stores.rows import Row, graph_rows, table_name

if TYPE_CHECKING:
    import networkx

ROWS_A_STATEMENT = 200
"""Neo4j takes as long to read a statement ten times as long as to read ten (measured: 100 to 1000 rows)."""
_HEAD = """\
// The graph of duties, made by Zeren: cypher-shell -u neo4j -f THIS_FILE
// Into a database without it; running it again changes nothing.
"""


def write_script(
    graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], _norms: Sequence[Norm], path: Path
) -> None:
    """Write the script; the same graph gives the same bytes.

    Raises:
        ExportError: a label, edge type or value that the schema does not have.
    """
    check(graph)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(graph))


def _lines(graph: networkx.MultiDiGraph[str]) -> Iterator[str]:
    yield _HEAD
    yield from script_lines("schema")
    rows = graph_rows(graph)
    for label, nodes in rows.nodes.items():
        yield from _batches(f"node-{label.lower()}", nodes)
    for end, edges in rows.edges.items():
        yield from _batches(table_name(end), edges)


def _batches(name: str, rows: Sequence[Row]) -> Iterator[str]:
    """Yield the load statement `name`, once per batch of rows, its one parameter replaced by them."""
    before, parameter, after = body("load", name).partition("$rows")
    assert parameter
    assert "$" not in after
    for first in range(0, len(rows), ROWS_A_STATEMENT):
        yield f"{before}{rows_literal(rows[first : first + ROWS_A_STATEMENT])}{after};\n"
