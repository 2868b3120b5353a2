"""An open Neo4j store over the session's real server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.stores import Store, open_neo4j
from tests.neo4j_server.server import Server


@pytest.fixture
def neo4j_store(neo4j_database: Server) -> Iterator[Store]:
    """A store over an emptied database."""
    store = open_neo4j(neo4j_database.uri, *neo4j_database.auth, neo4j_database.database)
    yield store
    store.close()
