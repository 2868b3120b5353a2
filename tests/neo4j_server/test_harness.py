"""The harness itself: a server that answers, a database that is emptied; `tests/export` imports into one."""

from __future__ import annotations

import pytest
from neo4j import GraphDatabase

from tests.neo4j_server.server import Server

pytestmark = pytest.mark.neo4j


def test_database_is_emptied(neo4j_database: Server) -> None:
    from tests.neo4j_server.plugin import empty

    with GraphDatabase.driver(neo4j_database.uri, auth=neo4j_database.auth) as driver:
        driver.execute_query("CREATE CONSTRAINT thing IF NOT EXISTS FOR (t:Thing) REQUIRE t.id IS UNIQUE")
        driver.execute_query("CREATE (:Thing {id: '甲'})-[:R]->(:Thing {id: '乙'})")
        empty(neo4j_database)
        assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
        assert driver.execute_query("SHOW CONSTRAINTS").records == []
