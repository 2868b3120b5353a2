"""The page's server from start to Ctrl-C."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .server import neo4j_store
from .terminal import say

if TYPE_CHECKING:
    from ..serve import Archive
    from ..stores import Store


def serve_folder(directory: Path, uri: str | None, *, port: int, timeout: float, title: str) -> None:
    """Serve the page of a folder, or of the Neo4j at `uri`, on 127.0.0.1 until Ctrl-C.

    Raises StoreError where the store cannot be opened, RecordError where the records are damaged, ServeError
    where the port cannot be had.
    """
    from ..serve import PageServer, Served

    with _opened(directory, uri) as (store, archive):
        served = Served(store, archive, title=title, timeout=timeout)
        with PageServer(served, port) as server:
            say(f"{server.url}  (Ctrl-C ends)")
            server.serve_forever(poll_interval=0.2)


@contextmanager
def _opened(directory: Path, uri: str | None) -> Iterator[tuple[Store, Archive]]:
    """Give the store and the records beside it, of one build; both are closed at the end."""
    from ..folder import settled
    from ..serve import Archive
    from ..stores import open_ladybug

    if uri is not None:
        with neo4j_store(uri) as store, closing(Archive(directory)) as archive:
            if not archive:
                say(f"zeren: no records in {directory}: the page shows sentences, not whole documents")
            yield store, archive
        return
    with settled(directory):
        kept = closing(open_ladybug(directory / "graph.lbug")), closing(Archive(directory))
    with kept[0] as store, kept[1] as archive:
        yield store, archive
