"""The norms as JSON lines, the same record as `norms.jsonl`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm
from kg.records import write_norms

if TYPE_CHECKING:
    import networkx


def write_lines(
    _graph: networkx.MultiDiGraph[str], _documents: Sequence[Document], norms: Sequence[Norm], path: Path
) -> None:
    """Write one norm a line, in the order given."""
    write_norms(path, norms)
