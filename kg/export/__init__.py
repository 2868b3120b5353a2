"""The graph and its records in other formats, one module a format, each behind the one small protocol.

`export("xlsx", graph, documents, norms, path)`; `FORMATS` says which there are. Every file or folder is
written beside its place and moved into it whole; the same input gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import ExportError
from extract.model import Document, Norm
from kg.export.formats import FORMATS, Exporter

if TYPE_CHECKING:
    import networkx

__all__ = ["FORMATS", "Exporter", "export"]


def export(
    name: str,
    graph: networkx.MultiDiGraph[str],
    documents: Sequence[Document],
    norms: Sequence[Norm],
    path: str | Path,
) -> None:
    """Write `path`, a file or a folder, in the format called `name`, all of it or nothing.

    Raises:
        ExportError: no such format, or `path` cannot be written; what was there is untouched.
    """
    if name not in FORMATS:
        raise ExportError("no such format", where=name, hint="one of " + ", ".join(FORMATS))
    formats: Mapping[str, Exporter] = FORMATS
    formats[name].write(graph, documents, norms, Path(path))
