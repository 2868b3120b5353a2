"""The bulk route at full size: a million norms as CSV, by the real importer into a server that answers."""

from __future__ import annotations

import tempfile
import time
from contextlib import closing
from pathlib import Path

from kg.cli.tables import write_table
from kg.export.bulk import write_bulk
from kg.export.bulk_files import ARGUMENTS_FILE, SCHEMA_FILE
from kg.stores import open_neo4j
from tests.neo4j_server.server import Launcher
from tests.stores.synthetic import synthetic_graph

from .loading import launcher

NORMS = 1_000_000


def measure_bulk() -> None:
    """Print what each step takes; the reason where no importer can be had."""
    way, reason = launcher()
    if way is None:
        print(f"bulk import: not measured ({reason})")
        return
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        csv, home = Path(folder) / "csv", Path(folder) / "home"
        csv.mkdir()
        nodes, edges, seconds = _write(csv)
        rows.append((f"write CSV, {_gigabytes(csv)} GB", nodes, edges, seconds))
        started = time.perf_counter()
        way.bulk_import(home, csv, [f"@{csv / ARGUMENTS_FILE}"])
        rows.append((f"import, {_gigabytes(home)} GB", nodes, edges, round(time.perf_counter() - started)))
        rows.append(_constrained(way, home, csv))
    write_table((f"{NORMS} norms", "nodes", "edges", "seconds"), rows)


def _write(csv: Path) -> tuple[int, int, int]:
    """Write the files; the graph is let go before the importer needs the memory."""
    graph = synthetic_graph(NORMS)
    started = time.perf_counter()
    write_bulk(graph, (), (), csv)
    return graph.number_of_nodes(), graph.number_of_edges(), round(time.perf_counter() - started)


def _constrained(way: Launcher, home: Path, csv: Path) -> tuple[str, object, object, int]:
    """Start a server on what was imported, make constraints and indexes, and count."""
    statements = (csv / SCHEMA_FILE).read_text("utf-8").split(";\n")
    with way.serve(home) as server, closing(open_neo4j(server.uri, *server.auth)) as store:
        started = time.perf_counter()
        for text in filter(str.strip, statements):
            store.query(text, {}, write=True)
        store.query("CALL db.awaitIndexes(3600)", {}, write=True)
        seconds = round(time.perf_counter() - started)
        nodes = store.query("MATCH (n) RETURN count(n)", {}).rows[0][0]
        edges = store.query("MATCH ()-[r]->() RETURN count(r)", {}).rows[0][0]
        made = len(store.query("SHOW CONSTRAINTS", {}).rows)
    return f"{made} constraints, indexes and empty lists", nodes, edges, seconds


def _gigabytes(folder: Path) -> str:
    return f"{sum(file.stat().st_size for file in folder.rglob('*') if file.is_file()) / 1e9:.1f}"
