"""Where the graph is kept and asked: a file (ladybug) or a server (Neo4j), behind one protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .store import LoadReport, Store, Table
from .values import storable, storable_value

if TYPE_CHECKING:
    import networkx

__all__ = [
    "LoadReport",
    "Store",
    "Table",
    "change_ladybug",
    "create_ladybug",
    "open_ladybug",
    "open_neo4j",
    "storable",
    "storable_value",
]


def open_ladybug(path: str | Path, *, read_only: bool = True) -> Store:
    """Open the ladybug file at `path`; StoreError where there is none or it is not one."""
    from .ladybug_store import LadybugStore

    return LadybugStore(path, read_only=read_only)


def create_ladybug(path: str | Path, graph: networkx.MultiDiGraph[str]) -> LoadReport:
    """Make `path` a ladybug database of `graph`, built aside and moved into place when whole."""
    from .ladybug_build import create_ladybug as create

    return create(path, graph)


def change_ladybug(path: Path, documents: Iterable[str], graph: networkx.MultiDiGraph[str]) -> None:
    """Make a ladybug file, a copy of one, hold what `documents` say now; StoreError leaves it useless."""
    from .ladybug_change import change_ladybug as change

    change(path, documents, graph)


def open_neo4j(
    uri: str,
    user: str,
    password: str,
    database: str = "neo4j",
    *,
    waiting: Callable[[], None] | None = None,
) -> Store:
    """Connect to the Neo4j server at `uri`; StoreError within five seconds where it cannot be used.

    `waiting` is called once for each load that has to wait for another one.
    """
    from .neo4j_store import Neo4jStore

    return Neo4jStore(uri, user, password, database, waiting)
