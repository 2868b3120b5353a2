"""What `zeren build` made, read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.model import Document, Norm

if TYPE_CHECKING:
    import networkx


class BuiltGraph(NamedTuple):
    """The graph of a folder, and the records that it is made of."""

    graph: networkx.MultiDiGraph[str]
    documents: list[Document]
    norms: list[Norm]


def read_built(directory: Path) -> BuiltGraph:
    """Read the records of a folder and make their graph; RecordError if it holds none."""
    from ..folder import read_records
    from ..graph import build_graph

    documents, norms = read_records(directory)
    return BuiltGraph(build_graph(documents, norms), documents, norms)
