"""Loads into one database come one after the other, so that each leaves its own true graph."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from extract.errors import StoreError
from kg.stores import Store, neo4j_lock, open_neo4j
from tests.neo4j_server.server import Server
from tests.stores.graphs import gold_graph
from tests.stores.read_back import expected_edges, expected_nodes, stored_edges, stored_nodes

pytestmark = pytest.mark.neo4j
NAMES = ("000", "004", "a5", "b3")


def open_store(server: Server, waiting: Callable[[], None] | None = None) -> Store:
    return open_neo4j(server.uri, *server.auth, server.database, waiting=waiting)


def test_loads_at_once_leave_the_graph_of_one_of_them(neo4j_database: Server) -> None:
    told: list[str] = []
    failed: list[Exception] = []

    def load(name: str) -> None:
        try:
            with closing(open_store(neo4j_database, lambda: told.append(name))) as store:
                store.load(gold_graph(name))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=load, args=(name,)) for name in NAMES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with closing(open_store(neo4j_database)) as store:
        nodes, edges = stored_nodes(store), stored_edges(store)
    assert nodes in [expected_nodes(gold_graph(name)) for name in NAMES]
    assert edges in [expected_edges(gold_graph(name)) for name in NAMES]


def test_a_load_that_waits_says_so_and_gives_up_in_one_line(
    neo4j_database: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_lock, "SECONDS_TO_WAIT", 1.0)
    monkeypatch.setattr(neo4j_lock, "SECONDS_TO_TRY", 2.0)
    told: list[bool] = []
    with closing(open_store(neo4j_database, lambda: told.append(True))) as store:
        store.load(gold_graph("000"))
        with holding_the_lock(neo4j_database), pytest.raises(StoreError, match="another load") as caught:
            store.load(gold_graph("004"))
        assert told == [True]
        assert "\n" not in str(caught.value)
        assert stored_nodes(store) == expected_nodes(gold_graph("000"))
        store.load(gold_graph("004"))
        assert stored_nodes(store) == expected_nodes(gold_graph("004"))


@contextmanager
def holding_the_lock(server: Server) -> Iterator[None]:
    """Hold the lock as a load does that goes on and on."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(server.uri, auth=server.auth) as driver,
        driver.session(database=server.database) as session,
        neo4j_lock.only_load(session, server.uri, lambda: None),
    ):
        yield
