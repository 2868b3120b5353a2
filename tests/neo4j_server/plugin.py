"""Fixtures of a real Neo4j: `neo4j_server` (one a session), `neo4j_database` (emptied), `neo4j_launcher`.

Where none can be had, the tests are skipped with the reason of every way tried; with ZEREN_REQUIRE_NEO4J=1
they fail instead. A database at NEO4J_URI must be empty when the session starts: the tests delete all in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NoReturn

import pytest

from .docker import DockerLauncher
from .jvm import JvmLauncher
from .server import Launcher, NoServerError, Server


@pytest.fixture(scope="session")
def neo4j_launcher() -> Launcher:
    """A way to start servers and run the bulk importer: Docker, else Java and Maven."""
    reasons: list[str] = []
    for way in (DockerLauncher, JvmLauncher):
        try:
            return way()
        except NoServerError as error:
            reasons.append(f"{way.__name__}: {error}")
    return _refuse("; ".join(reasons))


@pytest.fixture(scope="session")
def neo4j_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """The session's one server: at NEO4J_URI where set, else started here and stopped at the end."""
    if os.environ.get("NEO4J_URI"):
        server = _given()
        _must_be_empty(server)
        yield server
        return
    launcher: Launcher = request.getfixturevalue("neo4j_launcher")
    home: Path = tmp_path_factory.mktemp("neo4j")
    with ExitStack() as stack:
        try:
            server = stack.enter_context(launcher.serve(home))
        except NoServerError as error:
            _refuse(str(error))
        yield server


@pytest.fixture
def neo4j_database(neo4j_server: Server) -> Server:
    """The session's server with nothing in its database: no node, constraint or index of ours."""
    empty(neo4j_server)
    return neo4j_server


def empty(server: Server) -> None:
    """Delete every node, relationship, constraint and index of the server's database."""
    from neo4j import GraphDatabase

    with (
        GraphDatabase.driver(server.uri, auth=server.auth) as driver,
        driver.session(database=server.database) as session,
    ):
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
        for row in session.run("SHOW CONSTRAINTS YIELD name").data():
            session.run(f"DROP CONSTRAINT `{row['name']}`").consume()
        for row in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").data():
            session.run(f"DROP INDEX `{row['name']}`").consume()


def _given() -> Server:
    return Server(
        os.environ["NEO4J_URI"],
        os.environ.get("NEO4J_USERNAME", "neo4j"),
        os.environ.get("NEO4J_PASSWORD", ""),
        os.environ.get("NEO4J_DATABASE", "neo4j"),
    )


def _must_be_empty(server: Server) -> None:
    from neo4j import GraphDatabase

    with GraphDatabase.driver(server.uri, auth=server.auth) as driver:
        found = driver.execute_query("MATCH (n) RETURN n LIMIT 1", database_=server.database).records
    if found:
        pytest.fail(
            f"the database at NEO4J_URI ({server.uri}) is not empty; the tests would delete all in it: "
            "point NEO4J_URI at an empty one, or unset it",
            pytrace=False,
        )


def _refuse(reason: str) -> NoReturn:
    """Skip loudly; fail where ZEREN_REQUIRE_NEO4J=1."""
    message = f"NO REAL NEO4J, its tests do not run: {reason}"
    if os.environ.get("ZEREN_REQUIRE_NEO4J") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
