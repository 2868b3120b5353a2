"""A folder that `zeren build` made, read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.errors import RecordError
from extract.model import Document, Norm

if TYPE_CHECKING:
    import networkx


class Folder(NamedTuple):
    """The records of a folder and the graph that they make."""

    graph: networkx.MultiDiGraph[str]
    documents: list[Document]
    norms: list[Norm]


def read_folder(directory: Path) -> Folder:
    """Read `documents.jsonl` and `norms.jsonl` and make their graph.

    Raises RecordError if the folder lacks them or a line is not a record.
    """
    from ..graph import build_graph
    from ..records import read_documents, read_norms

    if not (directory / "norms.jsonl").is_file():
        hint = f"make it: zeren build SOURCE... -o {directory}"
        raise RecordError("no norms.jsonl in this folder", where=str(directory), hint=hint)
    documents = read_documents(directory / "documents.jsonl")
    norms = read_norms(directory / "norms.jsonl")
    return Folder(build_graph(documents, norms), documents, norms)
