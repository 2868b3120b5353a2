"""Changing a ladybug file: what some documents say goes, what they say now comes, all else stays."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import StoreError
from kg.schema import EDGE_ID, EDGES, NODES

from .ladybug_build import columns_of, copy_csv, run_statement, search_in
from .plain import plain_ladybug
from .rows import End, Row, Rows, edge_ends, graph_rows, table_name
from .values import storable

if TYPE_CHECKING:
    import networkx

FOLDER = "change"
KEPT_NODES = ("Actor", "Document")
"""Labels whose nodes are of all documents together: compared one by one."""
KEPT_EDGES: tuple[End, ...] = (
    ("KIND_OF", "Actor", "Actor"),
    ("PART_OF", "Actor", "Actor"),
    ("CITES", "Document", "Document"),
)
"""Edges between those."""
OF_DOCUMENTS = ("norms", "sections", "names", "issued-by", "addressed-to")
"""What is taken out with its document."""


def change_ladybug(path: Path, documents: Iterable[str], graph: networkx.MultiDiGraph[str]) -> None:
    """Make the file at `path` one of a graph that differs from its own only in what `documents` say.

    `graph` has all actors and documents and how these belong together, and beside them what `documents` say
    now. A failure leaves the file useless: change a copy. Raises StoreError.
    """
    import ladybug

    rows = graph_rows(graph)
    folder = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        with ladybug.Database(path) as database, ladybug.Connection(database) as connection:
            search_in(connection, folder)
            known = _take_out(connection, sorted(map(storable, documents)), rows)
            _set(connection, folder, rows, known)
            _put_in(connection, folder, rows, known)
            run_statement(connection, "load", "checkpoint")
    except RuntimeError as error:
        reason = " ".join(str(error).split())
        raise StoreError(f"ladybug refused the change: {reason}", where=str(path)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Known:
    """What of the kept nodes and edges the file has already."""

    def __init__(self) -> None:
        self.nodes: dict[str, Mapping[str, Row]] = {}
        self.edges: dict[End, set[str]] = {}


def _take_out(connection: Any, documents: list[str], rows: Rows) -> _Known:
    """Take out what is no more, and return what stays."""
    known = _Known()
    for label in KEPT_NODES:
        known.nodes[label] = {str(row["id"]): row for row in _all(connection, f"{label.lower()}s")}
    for end in KEPT_EDGES:
        known.edges[end] = {str(row["id"]) for row in _all(connection, _low(end[0]))}
    for what in OF_DOCUMENTS:
        _drop(connection, what, documents)
    for end in KEPT_EDGES:
        _drop(connection, _low(end[0]), known.edges[end] - {str(row["id"]) for row in rows.edges[end]})
    for label in KEPT_NODES:
        _drop(connection, f"{label.lower()}s", known.nodes[label].keys() - _ids(rows.nodes[label]))
    return known


def _set(connection: Any, folder: Path, rows: Rows, known: _Known) -> None:
    """Give the nodes that stay the properties that they have now."""
    for node in NODES:
        if node.label in KEPT_NODES:
            there = known.nodes[node.label]
            other = [row for row in rows.nodes[node.label] if there.get(str(row["id"]), row) != row]
            columns = columns_of(node.properties)
            name = f"set-{node.label.lower()}s"
            copy_csv(connection, folder, name, columns, other, statements=FOLDER)


def _put_in(connection: Any, folder: Path, rows: Rows, known: _Known) -> None:
    for node in NODES:
        there: Collection[str] = known.nodes.get(node.label, ())
        new = [row for row in rows.nodes[node.label] if row["id"] not in there]
        copy_csv(connection, folder, f"node-{node.label.lower()}", columns_of(node.properties), new)
    properties = {edge.type: edge.properties for edge in EDGES}
    for end in edge_ends():
        edges = known.edges.get(end, set())
        columns = ("from", "to", EDGE_ID.name, *columns_of(properties[end[0]]))
        new = [row for row in rows.edges[end] if row[EDGE_ID.name] not in edges]
        copy_csv(connection, folder, table_name(end), columns, new)


def _all(connection: Any, name: str) -> list[Row]:
    result = run_statement(connection, FOLDER, f"all-{name}")
    columns = result.get_column_names()
    return [dict(zip(columns, map(plain_ladybug, row), strict=True)) for row in result.get_all()]


def _drop(connection: Any, name: str, ids: Iterable[str]) -> None:
    if gone := sorted(ids):
        run_statement(connection, FOLDER, f"drop-{name}", {"ids": gone})


def _ids(rows: Iterable[Row]) -> set[str]:
    return {str(row["id"]) for row in rows}


def _low(name: str) -> str:
    return name.lower().replace("_", "-")
