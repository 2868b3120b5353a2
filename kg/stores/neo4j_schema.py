"""Constraints and indexes: before the nodes, or after those of a first load by which nothing is looked up.

Made of nodes that are there, an index costs the server less than half of what it costs node by node.
"""

from __future__ import annotations

import time
from typing import Any

from .cypher_files import cypher_folder
from .neo4j_statements import DIALECT, read, write
from .owners import looked_up

SECONDS_A_LOOK = 0.05


def write_schema(session: Any) -> list[str]:
    """Write constraints and indexes; return the names of those that may be written once the nodes are there.

    They may in a first load alone: no node is there, and as every load writes keys before nodes, no commit of
    one that was killed can still come.
    """
    first = not read(session, "keys") and not read(session, "counts")[0]["nodes"]
    needed = {key_of(label) for label in looked_up()}
    later = [name for name in schema_names() if first and name not in needed]
    write_named(session, [name for name in schema_names() if name not in later])
    return later


def write_named(session: Any, names: list[str]) -> None:
    """Write these constraints and indexes, and return when they can be used."""
    for name in names:
        write(session, "schema", name, {})
    while names and read(session, "indexes-made"):
        time.sleep(SECONDS_A_LOOK)


def key_of(label: str) -> str:
    """Return the name of the constraint that keeps the ids of `label` apart: Norm → node-norm."""
    return f"node-{label.lower()}"


def schema_names() -> list[str]:
    """Return the names of all constraints and indexes."""
    suffix = f".{DIALECT}.cypher"
    files = (cypher_folder() / "schema").iterdir()
    return sorted(file.name.removesuffix(suffix) for file in files if file.name.endswith(suffix))
