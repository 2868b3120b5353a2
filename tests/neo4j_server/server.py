"""The address of a running test server and what it takes to have one: start, bulk import, stop."""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

PASSWORD = "zeren-test-password"
"""Password of every server that the tests start themselves."""
SECONDS_TO_START = 120.0


class NoServerError(Exception):
    """A server cannot be had this way; the text says why and what would help."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where a Neo4j answers on Bolt and who may log in."""

    uri: str
    user: str
    password: str
    database: str = "neo4j"

    @property
    def auth(self) -> tuple[str, str]:
        """User and password, as the driver takes them."""
        return self.user, self.password

    def environment(self) -> dict[str, str]:
        """Return the NEO4J_… variables that point a child process at this server."""
        return {
            "NEO4J_URI": self.uri,
            "NEO4J_USERNAME": self.user,
            "NEO4J_PASSWORD": self.password,
            "NEO4J_DATABASE": self.database,
        }


class Launcher(Protocol):
    """A way to run Neo4j: server and `neo4j-admin database import`, each on a home folder of its own."""

    def serve(self, home: Path, settings: Mapping[str, str] | None = None) -> AbstractContextManager[Server]:
        """Run a server on `home` (made if missing) until the context ends; `settings` are of neo4j.conf."""

    def bulk_import(self, home: Path, folder: Path, arguments: Sequence[str]) -> str:
        """Run `neo4j-admin database import full neo4j ARGUMENTS…` into `home`, no server running on it.

        `arguments` name files relative to `folder`. Returns what the importer printed; raises
        AssertionError with it where the importer fails.
        """


def free_port() -> int:
    """Return a TCP port of 127.0.0.1 that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def claim(uri: str, first_password: str) -> None:
    """Wait until the server at `uri` answers and give its fresh `neo4j` account `PASSWORD`."""
    from neo4j import GraphDatabase
    from neo4j.exceptions import ServiceUnavailable

    end = time.monotonic() + SECONDS_TO_START
    while True:
        try:
            with GraphDatabase.driver(uri, auth=("neo4j", first_password), connection_timeout=2.0) as driver:
                if first_password == PASSWORD:
                    driver.verify_connectivity()
                else:
                    driver.execute_query(
                        "ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
                        old=first_password,
                        new=PASSWORD,
                        database_="system",
                    )
                return
        except ServiceUnavailable:
            if time.monotonic() > end:
                raise
            time.sleep(0.3)
