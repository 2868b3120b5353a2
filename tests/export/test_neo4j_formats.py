"""The Cypher script and the bulk CSV give, on a real Neo4j, the very graph that a load gives."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import networkx
import pytest
from neo4j import Driver, GraphDatabase

from extract.errors import StoreError
from kg.export import FORMATS, export
from kg.export.literals import literal
from kg.stores import open_neo4j
from tests.export.samples import HOSTILE, hostile_graph, notices, parallel_graph
from tests.neo4j_server.plugin import empty
from tests.neo4j_server.server import Launcher, Server

pytestmark = pytest.mark.neo4j
SECONDS = 5.0
NO_LOCK = "name <> 'zeren_load_id'"


@pytest.fixture(scope="module")
def graph() -> networkx.MultiDiGraph[str]:
    return networkx.compose_all([notices()[0], hostile_graph(), parallel_graph()])


@pytest.fixture
def loaded(neo4j_database: Server, graph: networkx.MultiDiGraph[str]) -> dict[str, Any]:
    """What the database holds after a load; the database is empty again."""
    store = open_neo4j(neo4j_database.uri, *neo4j_database.auth, neo4j_database.database)
    store.load(graph)
    store.close()
    with driver_of(neo4j_database) as driver:
        found = content(driver, neo4j_database)
    empty(neo4j_database)
    assert len(found["nodes"]) == len(graph)
    assert len(found["edges"]) == graph.number_of_edges()
    return found


def test_script_gives_what_a_load_gives(
    neo4j_database: Server, loaded: dict[str, Any], graph: networkx.MultiDiGraph[str], tmp_path: Path
) -> None:
    export("cypher", graph, [], [], tmp_path / "graph.cypher")
    with driver_of(neo4j_database) as driver:
        run_script(driver, neo4j_database, tmp_path / "graph.cypher")
        assert content(driver, neo4j_database) == loaded


def test_running_the_script_again_changes_nothing(neo4j_database: Server, tmp_path: Path) -> None:
    export("cypher", parallel_graph(), [], [], tmp_path / "graph.cypher")
    with driver_of(neo4j_database) as driver:
        made = []
        for _ in range(2):
            run_script(driver, neo4j_database, tmp_path / "graph.cypher")
            made.append(content(driver, neo4j_database))
    assert len(made[0]["edges"]) == parallel_graph().number_of_edges()
    assert made[0] == made[1]


@dataclass(frozen=True, slots=True)
class Imported:
    """What the real importer made of the bulk CSV: all that a server on it held; a load went into it then."""

    home: Path
    content: dict[str, Any]


@pytest.fixture(scope="module")
def imported(
    neo4j_launcher: Launcher, graph: networkx.MultiDiGraph[str], tmp_path_factory: pytest.TempPathFactory
) -> Imported:
    place = tmp_path_factory.mktemp("bulk")
    folder, home = place / "csv", place / "home"
    export("neo4j-csv", graph, [], [], folder)
    assert {file.name for file in folder.iterdir()} == FORMATS["neo4j-csv"].files
    neo4j_launcher.bulk_import(home, folder, ["@import.args"])
    with neo4j_launcher.serve(home) as server, driver_of(server) as driver:
        run_script(driver, server, folder / "after-import.cypher")
        held = content(driver, server)
        with closing(open_neo4j(server.uri, *server.auth, server.database)) as store:
            store.load(parallel_graph())
    return Imported(home, held)


def test_bulk_import_gives_what_a_load_gives(imported: Imported, loaded: dict[str, Any]) -> None:
    assert imported.content == loaded


def test_a_load_into_a_read_only_database_is_one_line_at_once(
    neo4j_launcher: Launcher, imported: Imported
) -> None:
    settings = {"server.databases.default_to_read_only": "true"}
    with (
        neo4j_launcher.serve(imported.home, settings) as server,
        closing(open_neo4j(server.uri, *server.auth, server.database)) as store,
    ):
        with pytest.raises(StoreError, match="read-only") as caught:
            store.load(notices()[0])
        started = time.monotonic()
        with pytest.raises(StoreError, match="read-only"):
            store.load(notices()[0])
        assert time.monotonic() - started < SECONDS, "once the server has warmed up"
        assert "\n" not in str(caught.value)


def test_hostile_texts_are_what_their_literals_say(neo4j_server: Server) -> None:
    texts = [text for text in HOSTILE if not any("\ud800" <= char < "\ue000" for char in text)]
    texts += ["".join(texts), *(f"\\{text}" for text in texts), *(f"{text}\\" for text in texts)]
    with driver_of(neo4j_server) as driver:
        rows = driver.execute_query(f"RETURN {literal({'texts': texts})}.texts AS texts").records
    assert rows[0]["texts"] == texts


def run_script(driver: Driver, server: Server, path: Path) -> None:
    """Run each statement; one ends where a line ends in a semicolon, for no literal holds a line end."""
    for statement in path.read_text("utf-8").split(";\n"):
        if statement.strip():
            driver.execute_query(statement, database_=server.database)


def content(driver: Driver, server: Server) -> dict[str, Any]:
    """Return every node, edge, constraint and index of the database, but for the key that loads lock by."""

    def rows(cypher: str) -> list[Any]:
        return [row.values() for row in driver.execute_query(cypher, database_=server.database).records]

    nodes = rows("MATCH (n) RETURN labels(n), properties(n)")
    edges = rows("MATCH (a)-[r]->(b) RETURN a.id, type(r), b.id, properties(r)")
    indexes = "SHOW INDEXES YIELD name, type, labelsOrTypes, properties WHERE type <> 'LOOKUP' AND " + NO_LOCK
    constraints = "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties WHERE " + NO_LOCK
    return {
        "nodes": {values["id"]: (labels, values) for labels, values in nodes},
        "edges": {values["id"]: (source, kind, target, values) for source, kind, target, values in edges},
        "constraints": sorted(rows(constraints)),
        "indexes": sorted(rows(indexes)),
    }


@contextmanager
def driver_of(server: Server) -> Iterator[Driver]:
    with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        yield driver
