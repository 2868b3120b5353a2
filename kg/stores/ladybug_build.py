"""Making a ladybug file of a graph: the schema's tables, filled by COPY aside, then moved into place."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import StoreError
from kg.schema import EDGE_ID, EDGES, NODES, Property

from .cypher_files import statement
from .interruptible import interruptible
from .rows import Row, Rows, edge_ends, graph_rows, table_name
from .store import LoadReport

if TYPE_CHECKING:
    import networkx

DIALECT = "ladybug"
LOGS = (".wal", ".shadow")
"""Files that a killed writer leaves beside a store; they belong to the old one."""
IN_LIST = (("\\", "\\0"), ("|", "\\1"))
"""What is written for the two characters that a list's field is taken apart by, in this order."""
EMPTY_IN_LIST = "\\2"
"""An empty string in a list: what splits a field drops it else."""


def create_ladybug(path: str | Path, graph: networkx.MultiDiGraph[str]) -> LoadReport:
    """Make `path` a ladybug database of `graph` and nothing else.

    It is built in a temporary folder beside `path` and moved into place when whole: a failure or a kill
    leaves what was there before. Who has the old file open goes on reading the old one.
    Raises StoreError where it cannot be written or the graph is not of the schema.
    """
    started = time.perf_counter()
    target = Path(path)
    rows = graph_rows(graph)
    try:
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            _build(folder / "new.lbug", folder, rows)
            for log in LOGS:
                target.with_name(target.name + log).unlink(missing_ok=True)
            (folder / "new.lbug").replace(target)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"cannot write the store: {error.strerror or error}", where=str(target)) from error
    return LoadReport(rows.node_count, rows.edge_count, 0, 0, time.perf_counter() - started)


def _build(path: Path, folder: Path, rows: Rows) -> None:
    import ladybug

    try:
        with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
            _make_tables(connection)
            _fill(connection, folder, rows)
            run_statement(connection, "load", "checkpoint")
    except RuntimeError as error:
        raise StoreError(
            f"ladybug refused the graph: {' '.join(str(error).split())}", where=str(path)
        ) from error


def _make_tables(connection: Any) -> None:
    for node in NODES:
        run_statement(connection, "schema", f"node-{node.label.lower()}")
    for edge in EDGES:
        run_statement(connection, "schema", f"edge-{edge.type.lower().replace('_', '-')}")


def _fill(connection: Any, folder: Path, rows: Rows) -> None:
    """Copy every table by a CSV file in `folder`.

    Never by a parameter: ladybug 0.22 crashes where one statement is run again with another list of maps
    that hold nulls and lists of several lengths.
    """
    search_in(connection, folder)
    for node in NODES:
        name = f"node-{node.label.lower()}"
        copy_csv(connection, folder, name, columns_of(node.properties), rows.nodes[node.label])
    properties = {edge.type: edge.properties for edge in EDGES}
    for end in edge_ends():
        columns = ("from", "to", EDGE_ID.name, *columns_of(properties[end[0]]))
        copy_csv(connection, folder, table_name(end), columns, rows.edges[end])


def copy_csv(
    connection: Any,
    folder: Path,
    name: str,
    columns: Sequence[str],
    table: Iterable[Row],
    *,
    statements: str = "load",
) -> None:
    """Run the statement `name` on a CSV file of `table`, none where that is empty."""
    file = folder / f"{name}.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        empty = True
        for row in table:
            empty = False
            out.write(",".join(_field(row[column]) for column in columns) + "\n")
    if not empty:
        run_statement(connection, statements, name)
    file.unlink()


def _field(value: object) -> str:
    """Return a CSV field that ladybug reads as this very value: null and no list are empty without quotes."""
    if value is None or value == []:
        return ""
    if isinstance(value, list):
        return _field("|".join(map(_in_list, value)))
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    return repr(value)


def _in_list(text: str) -> str:
    for character, written in IN_LIST:
        text = text.replace(character, written)
    return text or EMPTY_IN_LIST


def search_in(connection: Any, folder: Path) -> None:
    """Make `folder` the place that COPY finds its files in.

    The one value that is written into a statement: ladybug takes no parameter there. It is the path of our
    own temporary folder, quoted and without wildcards, never text of a document.
    """
    plain = re.sub(r"[*?\[]", r"[\g<0>]", str(folder.resolve()))
    literal = "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'"
    connection.execute(statement("load", "search-path", DIALECT).text.replace("$folder", literal))


def run_statement(connection: Any, folder: str, name: str, params: dict[str, object] | None = None) -> Any:
    """Run one statement of `cypher/` and return its result; Ctrl-C stops it in the engine."""
    text = statement(folder, name, DIALECT).text
    return interruptible(connection.interrupt, lambda: connection.execute(text, params or {}))


def columns_of(properties: tuple[Property, ...]) -> tuple[str, ...]:
    """Return the columns of a node's CSV file."""
    return tuple(each.name for each in properties)
