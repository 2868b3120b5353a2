"""Names of the files in a Parquet folder, known without pyarrow."""

from __future__ import annotations

from kg.schema import EDGES, NODES


def file_of(name: str) -> str:
    """Return the file of a label or an edge type: `Norm` → `Norm.parquet`."""
    return f"{name}.parquet"


PARQUET_FILES = frozenset(file_of(name) for name in (*(n.label for n in NODES), *(e.type for e in EDGES)))
