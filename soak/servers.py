"""A real Neo4j for a row: the one at NEO4J_URI, else one started here as the tests start theirs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.neo4j_server.docker import DockerLauncher
from tests.neo4j_server.jvm import JvmLauncher
from tests.neo4j_server.server import Launcher, NoServerError, Server


def neo4j_launcher() -> Launcher:
    """Return a way to start servers; NoServerError with every reason where there is none."""
    reasons: list[str] = []
    for way in (DockerLauncher, JvmLauncher):
        try:
            return way()
        except NoServerError as error:
            reasons.append(f"{way.__name__}: {error}")
    raise NoServerError("; ".join(reasons))


@contextmanager
def neo4j_server(home: Path) -> Iterator[Server]:
    """Give the server at NEO4J_URI, else one on `home` that ends with the context."""
    if os.environ.get("NEO4J_URI"):
        yield Server(
            os.environ["NEO4J_URI"],
            os.environ.get("NEO4J_USERNAME", "neo4j"),
            os.environ.get("NEO4J_PASSWORD", ""),
            os.environ.get("NEO4J_DATABASE", "neo4j"),
        )
        return
    with neo4j_launcher().serve(home) as server:
        yield server
