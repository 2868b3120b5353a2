"""A load over a network that fails ends in the right graph, or in one line; `make soak` has all faults."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from extract.errors import StoreError
from kg.stores import Store, open_neo4j
from soak.network import FAULTS
from soak.proxy import Break, Fault, Proxy, Request, proxy
from tests.neo4j_server.server import Server
from tests.stores.graphs import gold_graph
from tests.stores.read_back import expected_edges, expected_nodes, stored_edges, stored_nodes

pytestmark = pytest.mark.neo4j


@pytest.fixture
def straight(neo4j_database: Server) -> Iterator[Store]:
    """A store without anything between, that holds one document."""
    with closing(open_neo4j(neo4j_database.uri, *neo4j_database.auth)) as store:
        store.load(gold_graph("000"))
        yield store


def load_through(server: Server, fault: Fault) -> Proxy:
    with (
        proxy(server.uri, fault) as between,
        closing(open_neo4j(between.uri, *server.auth)) as store,
    ):
        store.load(gold_graph("004"))
    return between


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_middle_ends_in_the_right_graph(
    name: str, straight: Store, neo4j_server: Server
) -> None:
    fault = replace(FAULTS[name], seconds=min(1.0, FAULTS[name].seconds))
    assert load_through(neo4j_server, fault).met == fault.times
    graph = gold_graph("004")
    assert stored_nodes(straight) == expected_nodes(graph)
    assert stored_edges(straight) == expected_edges(graph)


def test_a_commit_that_is_never_answered_is_one_line_and_a_second_load_mends(
    straight: Store, neo4j_server: Server
) -> None:
    with pytest.raises(StoreError, match="no Neo4j answers") as caught:
        load_through(neo4j_server, Fault(Break.CUT, Request.COMMIT, first=13, times=99))
    assert "\n" not in str(caught.value)
    straight.load(gold_graph("004"))
    assert stored_edges(straight) == expected_edges(gold_graph("004"))
