"""The harness itself: a server that answers, an emptied database, an import that a server can read."""

from __future__ import annotations

from pathlib import Path

import pytest
from neo4j import GraphDatabase

from tests.neo4j_server.server import Launcher, Server

pytestmark = pytest.mark.neo4j


def test_database_is_emptied(neo4j_database: Server) -> None:
    from tests.neo4j_server.plugin import empty

    with GraphDatabase.driver(neo4j_database.uri, auth=neo4j_database.auth) as driver:
        driver.execute_query("CREATE CONSTRAINT thing IF NOT EXISTS FOR (t:Thing) REQUIRE t.id IS UNIQUE")
        driver.execute_query("CREATE (:Thing {id: '甲'})-[:R]->(:Thing {id: '乙'})")
        empty(neo4j_database)
        assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
        assert driver.execute_query("SHOW CONSTRAINTS").records == []


def test_bulk_import_then_serve(neo4j_launcher: Launcher, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    (folder / "actors.csv").write_text('id:ID,name\na,市委\nb,"党""员"\n', "utf-8")
    (folder / "edges.csv").write_text(":START_ID,:END_ID,:TYPE\na,b,R\n", "utf-8")
    home = tmp_path / "home"
    neo4j_launcher.bulk_import(home, folder, ["--nodes=Actor=actors.csv", "--relationships=edges.csv"])
    with neo4j_launcher.serve(home) as server, GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        rows = driver.execute_query("MATCH (a)-[:R]->(b) RETURN a.name AS a, b.name AS b").records
    assert [tuple(row) for row in rows] == [("市委", '党"员')]
