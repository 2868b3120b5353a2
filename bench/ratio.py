"""Zeren's load beside the plain UNWIND-MERGE loop, on one server, one after the other."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.process import collect_less_often
from kg.cli.tables import write_table
from kg.stores import Store, open_neo4j
from kg.stores.rows import graph_rows

from .loading import launcher, made_up_graph

if TYPE_CHECKING:
    import networkx

    from tests.neo4j_server.server import Server

NORMS = 200_000
WARM = 20_000
"""Norms loaded each way before anything is timed, for the server's compiler."""
CLOCK = """CALL dbms.queryJmx('java.lang:type=OperatingSystem') YIELD attributes
RETURN attributes.ProcessCpuTime.value"""
"""Processor time of the server, in nanoseconds."""
PLAIN = {"plain loop, driver alone": ("--driver-alone",), "plain loop, driver with neo4j-rust-ext": ()}


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds of a load, processor seconds of client and server, how many processes wanted one at its end."""

    seconds: float
    client: float
    server: float
    load: float


def measure_ratio(norms: int = NORMS) -> None:
    """Print seconds and ratios; the reason where no server can be had."""
    collect_less_often()  # as the command does
    way, reason = launcher()
    if way is None:
        print(f"load ratio: not measured ({reason})")
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        with (
            way.serve(place / "neo4j") as server,
            closing(open_neo4j(server.uri, *server.auth)) as store,
        ):
            _measured(server, store, made_up_graph(min(norms, WARM)), place)
            graph = made_up_graph(norms)
            took = _measured(server, store, graph, place)
    ours = took["zeren load"].seconds
    size = graph.number_of_nodes() + graph.number_of_edges()
    rows = [
        (
            name,
            f"{one.seconds:.1f}",
            round(size / one.seconds),
            f"{one.seconds / ours:.1f}",
            f"{one.client:.1f}",
            f"{one.server:.1f}",
            f"{one.load:.1f}",
        )
        for name, one in took.items()
    ]
    head = ("seconds", "nodes and edges/s", "× zeren load", "processor: client", "server", "machine's load")
    write_table((f"{norms} norms", *head), rows)


def _measured(
    server: Server, store: Store, graph: networkx.MultiDiGraph[str], place: Path
) -> dict[str, Took]:
    """Return what each way took into the emptied database, each of which leaves the same counts.

    The seconds of making the rows are in every way's: `zeren load` begins with it; the loop gets them in
    a file.
    """
    made = time.perf_counter(), time.process_time()
    rows = graph_rows(graph)
    made = time.perf_counter() - made[0], time.process_time() - made[1]
    file = place / "rows"
    file.write_bytes(pickle.dumps((dict(rows.nodes), dict(rows.edges))))
    del rows
    counts = graph.number_of_nodes(), graph.number_of_edges()
    ways: dict[str, Callable[[], tuple[float, float]]] = {
        name: partial(_plain, server, file, flags, made) for name, flags in PLAIN.items()
    }
    took = {}
    for name, way in (ways | {"zeren load": partial(_ours, store, graph)}).items():
        before = _processor(store)
        seconds, client = way()
        took[name] = Took(seconds, client, _processor(store) - before, os.getloadavg()[0])
        print(name, took[name], file=sys.stderr)  # a full run takes long
        assert _counts(store) == counts, name
        _empty(store)
    return took


def _plain(
    server: Server, file: Path, flags: tuple[str, ...], made: tuple[float, float]
) -> tuple[float, float]:
    """Return seconds and processor seconds of the loop and of making its rows."""
    command = [sys.executable, "-m", "bench.plain_loop", server.uri, *server.auth, str(file), *flags]
    said = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    seconds, client = map(float, said.split())
    return seconds + made[0], client + made[1]


def _ours(store: Store, graph: networkx.MultiDiGraph[str]) -> tuple[float, float]:
    started = time.process_time()
    return store.load(graph).seconds, time.process_time() - started


def _processor(store: Store) -> float:
    return float(str(store.query(CLOCK, {}).rows[0][0])) / 1e9


def _counts(store: Store) -> tuple[object, object]:
    nodes = store.query("MATCH (n) RETURN count(n)", {}).rows[0][0]
    return nodes, store.query("MATCH ()-[r]->() RETURN count(r)", {}).rows[0][0]


def _empty(store: Store) -> None:
    """Take out everything, the schema too."""
    for found, variable in (("()-[x]->()", "x"), ("(x)", "x")):
        store.query(
            f"MATCH {found} CALL ({variable}) {{ DELETE {variable} }} IN TRANSACTIONS OF 20000 ROWS",
            {},
            write=True,
        )
    for kind in ("CONSTRAINT", "INDEX"):
        listed = store.query(f"SHOW {kind}{'S' if kind == 'CONSTRAINT' else 'ES'} YIELD name", {}).rows
        for (name,) in listed:
            if str(name).startswith("zeren_"):
                store.query(f"DROP {kind} {name} IF EXISTS", {}, write=True)
