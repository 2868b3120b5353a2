"""Neo4j, the real one: loading is idempotent whatever came before, and prunes what is no longer said."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import networkx
import pytest
from neo4j import GraphDatabase, Session

from extract.errors import QueryError, StoreError
from kg.schema import EDGES, NODES
from kg.stores import Store, neo4j_load, open_neo4j
from kg.stores.neo4j_batches import Batch, batches, parts_of
from tests.neo4j_server.server import Server
from tests.stores.graphs import NASTY, ROOT, gold_graph, nasty_graph
from tests.stores.read_back import expected_edges, expected_nodes, stored_edges, stored_nodes

if TYPE_CHECKING:
    Graph = networkx.MultiDiGraph[str]

pytestmark = pytest.mark.neo4j

LONG = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)"


LOADER = """
import os
from kg.stores import neo4j_load, open_neo4j
from tests.stores.graphs import gold_graph

neo4j_load.NODES_A_BATCH = neo4j_load.EDGES_A_BATCH = neo4j_load.NEW_A_BATCH = 20
store = open_neo4j(os.environ["NEO4J_URI"], os.environ["NEO4J_USERNAME"], os.environ["NEO4J_PASSWORD"])
graph = gold_graph()
print("go", flush=True)
store.load(graph)
print("done", flush=True)
"""


def assert_holds(store: Store, graph: Graph) -> None:
    assert stored_nodes(store) == expected_nodes(graph)
    assert stored_edges(store) == expected_edges(graph)


def test_gold_comes_back_whole_and_twice_is_once(neo4j_store: Store) -> None:
    graph = gold_graph()
    for _ in range(2):
        report = neo4j_store.load(graph)
        assert (report.nodes, report.edges) == (graph.number_of_nodes(), graph.number_of_edges())
        assert (report.pruned_nodes, report.pruned_edges) == (0, 0)
        assert_holds(neo4j_store, graph)


def test_order_of_nodes_and_edges_does_not_matter(neo4j_store: Store) -> None:
    graph = gold_graph("000", "a5")
    nodes, edges = list(graph.nodes(data=True)), list(graph.edges(keys=True, data=True))
    for seed in (1, 2):
        random.Random(seed).shuffle(nodes)
        random.Random(seed).shuffle(edges)
        shuffled: Graph = networkx.MultiDiGraph()
        shuffled.add_nodes_from(nodes)
        shuffled.add_edges_from(edges)
        neo4j_store.load(shuffled)
        assert_holds(neo4j_store, graph)


def test_every_nasty_value_comes_back_as_it_went_in(neo4j_store: Store) -> None:
    graph = nasty_graph()
    for _ in range(2):
        neo4j_store.load(graph)
        assert_holds(neo4j_store, graph)


def test_nasty_parameters_are_values(neo4j_store: Store) -> None:
    for value in NASTY:
        assert neo4j_store.query("RETURN $x AS x", {"x": value}).rows == ((value,),)


def test_whole_load_prunes_documents_that_are_gone(neo4j_store: Store) -> None:
    neo4j_store.load(gold_graph("000", "004"))
    report = neo4j_store.load(gold_graph("004"))
    assert report.pruned_nodes > 0
    assert_holds(neo4j_store, gold_graph("004"))


def test_partial_load_keeps_other_documents(neo4j_store: Store) -> None:
    first, second = gold_graph("000"), gold_graph("b3")
    neo4j_store.load(first)
    neo4j_store.load(second, whole=False)
    labels = {"Norm", "Document", "Name", "Section"}
    both = {fact for fact in expected_nodes(first) | expected_nodes(second) if fact[0] in labels}
    assert {fact for fact in stored_nodes(neo4j_store) if fact[0] in labels} == both


def test_partial_load_prunes_what_its_document_no_longer_says(neo4j_store: Store) -> None:
    both, less = gold_graph("000", "b3"), gold_graph("000", "b3")
    gone = [
        node
        for node, said in less.nodes(data=True)
        if said.get("doc") == "b3" and said.get("start", 501) > 500
    ]
    less.remove_nodes_from(gone)
    alone = [node for node in less if less.degree(node) == 0]
    less.remove_nodes_from(alone)
    assert gone
    assert alone
    only_b3 = less.copy()
    only_b3.remove_nodes_from([node for node, said in less.nodes(data=True) if said.get("doc") == "000"])
    only_b3.remove_node("000")
    only_b3.remove_nodes_from([node for node in only_b3 if only_b3.degree(node) == 0])
    neo4j_store.load(both)
    neo4j_store.load(only_b3, whole=False)
    assert_holds(neo4j_store, less)


def test_what_comes_after_the_database_was_read_is_taken_out(
    neo4j_store: Store, neo4j_database: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the commit of a load that was killed may: the counts tell."""
    monkeypatch.setattr(neo4j_load, "NEW_A_BATCH", 5)
    begun = threading.Event()

    def come_late() -> None:
        with closing(open_neo4j(neo4j_database.uri, *neo4j_database.auth)) as other:
            while not begun.is_set():
                if other.query("MATCH (n:Norm) RETURN count(n)", {}).rows[0][0]:
                    other.query("CREATE (:Actor {id: 'late', name: '迟到', aliases: []})", {}, write=True)
                    begun.set()

    late = threading.Thread(target=come_late)
    late.start()
    try:
        report = neo4j_store.load(gold_graph())
        assert begun.is_set(), "it came too late for the load"
    finally:
        begun.set()
        late.join()
    assert (report.pruned_nodes, report.pruned_edges) == (1, 0)
    assert_holds(neo4j_store, gold_graph())


def test_changed_edge_replaces_the_old_one(neo4j_store: Store) -> None:
    old, new = gold_graph("000"), gold_graph("000")
    for graph, rule in ((old, "alt"), (new, "neu")):
        for *_, said in graph.edges(data=True):
            if said["type"] == "NAMES":
                said["rule"] = rule
        neo4j_store.load(graph)
    assert_holds(neo4j_store, new)
    neo4j_store.load(old, whole=False)
    assert_holds(neo4j_store, old)


def test_load_killed_in_the_middle_then_loaded_again(neo4j_store: Store, neo4j_database: Server) -> None:
    graph = gold_graph()
    caught = 0
    for delay in (0.15, 0.5):
        child = subprocess.Popen(
            [sys.executable, "-c", LOADER],
            cwd=ROOT,
            env={**os.environ, **neo4j_database.environment()},
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"go\n"
        time.sleep(delay)
        child.send_signal(signal.SIGKILL)
        rest = child.stdout.read()
        child.wait()
        child.stdout.close()
        caught += b"done" not in rest and len(stored_nodes(neo4j_store)) < graph.number_of_nodes()
        neo4j_store.load(graph)
        assert_holds(neo4j_store, graph)
        neo4j_store.query("MATCH (n) DETACH DELETE n", {}, write=True)
    assert caught, "no kill came in the middle"


def test_a_batch_whose_other_ends_are_gone_writes_nothing(
    neo4j_store: Store, neo4j_database: Server
) -> None:
    batch = first_norms(gold_graph("000"))
    with session_of(neo4j_database) as session, pytest.raises(StoreError, match="0 of 10 rows were written"):
        neo4j_load.create_nodes(session, batch)
    assert neo4j_store.query("MATCH (n) RETURN count(n)", {}).rows == ((0,),)


def test_a_batch_that_is_there_after_all_changes_nothing(
    neo4j_store: Store, neo4j_database: Server
) -> None:
    graph = gold_graph("000")
    neo4j_store.load(graph)
    with session_of(neo4j_database) as session:
        neo4j_load.create_nodes(session, first_norms(graph))
    assert_holds(neo4j_store, graph)


def first_norms(graph: Graph) -> Batch:
    """Ten norms with their edges."""
    parts = parts_of(graph)
    return next(batches(parts, "Norm", parts.nodes["Norm"], 10))


@contextmanager
def session_of(server: Server) -> Iterator[Session]:
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver, driver.session() as session:
        yield session


def test_constraints_and_indexes_are_there(neo4j_store: Store) -> None:
    neo4j_store.load(gold_graph("000"))
    found = {row[0] for row in neo4j_store.query("SHOW CONSTRAINTS YIELD name RETURN name", {}).rows}
    assert found == {f"zeren_{node.label.lower()}_id" for node in NODES} | {"zeren_load_id"}


def test_nodes_of_another_program_are_not_touched(neo4j_store: Store) -> None:
    neo4j_store.query("CREATE (:Document {title: '剧本'})", {}, write=True)
    with pytest.raises(StoreError, match="not Zeren's"):
        neo4j_store.load(gold_graph("000"))
    assert neo4j_store.query("MATCH (n) RETURN count(n)", {}).rows == ((1,),)


def test_other_labels_stay(neo4j_store: Store) -> None:
    neo4j_store.query("CREATE (:Movie {id: 'm'})-[:BEARS]->(:Movie {id: 'n'})", {}, write=True)
    neo4j_store.load(gold_graph("000"))
    assert neo4j_store.query("MATCH (:Movie)-[r]->(:Movie) RETURN type(r)", {}).rows == (("BEARS",),)


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Actor {id: 'x'})",
        "MATCH (n:Actor) SET n.name = 'x'",
        "CREATE INDEX x FOR (n:Actor) ON (n.kind)",
    ],
)
def test_writes_are_refused(neo4j_store: Store, cypher: str) -> None:
    with pytest.raises(QueryError, match="would write"):
        neo4j_store.query(cypher, {})


def test_long_query_is_stopped(neo4j_store: Store) -> None:
    started = time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.5 seconds"):
        neo4j_store.query(LONG, {}, timeout=0.5)
    assert time.monotonic() - started < 10
    assert neo4j_store.query("RETURN 1 AS one", {}, timeout=5).rows == ((1,),)


@pytest.mark.parametrize(
    ("cypher", "says"),
    [("MATCH (n) RETURN nope", "nope"), ("RETURN $who", "who"), ("gibberish", "gibberish")],
)
def test_bad_query_is_one_line(neo4j_store: Store, cypher: str, says: str) -> None:
    with pytest.raises(QueryError, match=says) as caught:
        neo4j_store.query(cypher, {})
    assert "\n" not in str(caught.value)


def test_wrong_password_is_told_at_once(neo4j_database: Server) -> None:
    started = time.monotonic()
    with pytest.raises(StoreError, match="refuses this user and password") as caught:
        open_neo4j(neo4j_database.uri, neo4j_database.user, "falsch")
    assert time.monotonic() - started < 5
    assert "\n" not in str(caught.value)


def test_no_such_database(neo4j_database: Server) -> None:
    store = open_neo4j(neo4j_database.uri, *neo4j_database.auth, "nowhere")
    with pytest.raises(StoreError, match="no such database"):
        store.load(gold_graph("000"))
    store.close()


def test_whole_nodes_and_paths_are_plain(neo4j_store: Store) -> None:
    neo4j_store.load(gold_graph("000"))
    row = neo4j_store.query("MATCH p = (a:Actor)-[b:BEARS]->(n:Norm) RETURN a, b, p LIMIT 1", {}).rows[0]
    actor, edge, path = row
    assert isinstance(actor, dict)
    assert isinstance(edge, dict)
    assert isinstance(path, dict)
    assert actor["label"] == "Actor"
    assert edge["type"] in {each.type for each in EDGES}
    assert [each["label"] for each in path["nodes"]] == ["Actor", "Norm"]
    assert path["edges"] == [edge]
