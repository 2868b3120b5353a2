"""The five labelled notices in a store, served as a whole and, by narrow limits, in parts."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

import pytest

from kg.folder import DOCUMENTS, NORMS
from kg.records import write_documents, write_norms
from kg.serve import Archive, Limits, PageServer, Served
from kg.stores import create_ladybug, open_ladybug
from tests.view.conftest import Shown, corpus

NARROW = Limits(whole=10, busiest=12, ties=200, per_item=60, rows=50)
"""Under these the notices are a graph too large for one page."""


@pytest.fixture(scope="session")
def notices() -> Shown:
    return corpus("000", "004", "a5", "a6", "b3")


@pytest.fixture(scope="session")
def folder(notices: Shown, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("served")
    write_documents(out / DOCUMENTS, notices.documents)
    write_norms(out / NORMS, notices.norms)
    create_ladybug(out / "graph.lbug", notices.graph)
    return out


Open = Callable[..., Served]


@pytest.fixture
def open_served(folder: Path) -> Iterator[Open]:
    """Call it to have the folder's answers, with limits and a timeout of its own."""
    with ExitStack() as stack:
        store = stack.enter_context(closing(open_ladybug(folder / "graph.lbug")))
        archive = stack.enter_context(closing(Archive(folder)))

        def make(limits: Limits = NARROW, timeout: float = 20.0) -> Served:
            return Served(store, archive, title="五份文件", timeout=timeout, limits=limits)

        yield make


@contextmanager
def running(served: Served) -> Iterator[PageServer]:
    """A server on any free port, until the end of the block."""
    with PageServer(served, 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
