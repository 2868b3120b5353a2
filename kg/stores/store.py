"""What every store of the graph offers, and the plain records it answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of an answer: strings, numbers, booleans, None, and lists and dicts of these."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load did: nodes and edges of the graph that are now in the store, and what was taken out.

    Attributes:
        nodes, edges: written, new and known ones alike.
        pruned_nodes, pruned_edges: removed because the graph no longer has them.
        seconds: wall time of the whole load.
    """

    nodes: int
    edges: int
    pruned_nodes: int
    pruned_edges: int
    seconds: float


class Store(Protocol):
    """A place that holds the graph and answers Cypher."""

    dialect: str
    """Which text of a prepared query it takes: `ladybug` or `neo4j`."""

    def load(self, graph: networkx.MultiDiGraph[str], *, whole: bool = True) -> LoadReport:
        """Make the store hold `graph`; with `whole` nothing else of Zeren stays in it. Twice is as once.

        Raises StoreError where the store cannot be reached or written.
        """

    def query(
        self,
        cypher: str,
        params: Mapping[str, object],
        *,
        timeout: float | None = None,
        write: bool = False,
        most: int | None = None,
    ) -> Table:
        """Run one statement; `timeout` is in seconds, `most` in rows, None for no limit.

        Raises QueryError where it is malformed, lacks a parameter, runs out of time, or would write
        without `write`.
        """

    def close(self) -> None:
        """Give back files and connections; closing twice is closing once."""
