"""The load that people write first: `python -m bench.plain_loop URI USER PASSWORD ROWS [--driver-alone]`.

Constraints, then one UNWIND-MERGE statement a batch of 1,000 rows, one session, one batch after the other.
ROWS is a pickle of `kg.stores.rows.Rows`; prints seconds and this process's processor seconds, reading it not
counted.
"""

from __future__ import annotations

import pickle
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from kg.stores.cypher_files import names, statement
from kg.stores.rows import Rows, table_name

if TYPE_CHECKING:
    from neo4j import Session

ROWS_A_BATCH = 1000


def plain_load(session: Session, rows: Rows) -> None:
    """Write every node and edge by the statements that find them by id."""
    for name in names("schema"):
        if name.startswith("node-"):
            session.run(statement("schema", name, "neo4j").text).consume()
    tables = [(f"node-{label.lower()}", table) for label, table in rows.nodes.items()]
    tables += [(table_name(end), table) for end, table in rows.edges.items()]
    for name, table in tables:
        text = statement("load", name, "neo4j").text
        for first in range(0, len(table), ROWS_A_BATCH):
            session.run(text, rows=table[first : first + ROWS_A_BATCH]).consume()


def main() -> None:
    """Load and print how long that took."""
    uri, user, password, file, *flags = sys.argv[1:]
    if "--driver-alone" in flags:
        sys.modules["neo4j._rust"] = None  # type: ignore[assignment]  # as where neo4j-rust-ext is not installed
    from neo4j import GraphDatabase

    nodes, edges = pickle.loads(Path(file).read_bytes())
    with (
        GraphDatabase.driver(uri, auth=(user, password), notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        started, worked = time.perf_counter(), time.process_time()
        plain_load(session, Rows(nodes, edges))
        print(time.perf_counter() - started, time.process_time() - worked)


if __name__ == "__main__":
    main()
