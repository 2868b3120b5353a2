"""The explorer: a graph of duties as one HTML page that needs no network and trusts no text it shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import Document, Norm

from .selection import Selection, select

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = ["Selection", "render_page", "select", "write_page"]


def render_page(
    graph: MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm], *, title: str
) -> str:
    """Return the page as HTML: the graph's actors and norms, drawn, listed and read in their documents.

    Documents give the full texts and norms the evidence; what the graph names beyond them is shown without.
    """
    from .gather import gather
    from .page import page

    return page(gather(graph, documents, norms), title)


def write_page(
    path: str | Path,
    graph: MultiDiGraph[str],
    documents: Sequence[Document],
    norms: Sequence[Norm],
    *,
    title: str,
) -> None:
    """Write the page to `path` in UTF-8; what was there stays whole until the new page is.

    Raises:
        ExportError: the file can't be written.
    """
    from kg.export.atomic import write_file

    text = render_page(graph, documents, norms, title=title)
    write_file(Path(path), lambda beside: _write(beside, text))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
