"""A Neo4j that cannot be used: one line, within five seconds, that says what to do."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from extract.errors import StoreError
from kg.stores import open_neo4j
from tests.neo4j_server.server import free_port
from tests.stores.graphs import ROOT

SECONDS = 5.0


@pytest.fixture
def silent_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


@pytest.fixture
def babbling_port() -> Iterator[int]:
    """A port where something answers that is not a Neo4j."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        yield int(server.getsockname()[1])
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def refused(uri: str) -> str:
    started = time.monotonic()
    with pytest.raises(StoreError) as caught:
        open_neo4j(uri, "neo4j", "x")
    assert time.monotonic() - started < SECONDS
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_no_server(scheme: str, host: str) -> None:
    assert "no Neo4j answers" in refused(f"{scheme}://{host}:{free_port()}")


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_silent_server(scheme: str, silent_port: int) -> None:
    assert "no Neo4j answers" in refused(f"{scheme}://127.0.0.1:{silent_port}")


def test_something_else_answers(babbling_port: int) -> None:
    assert "no Neo4j answers" in refused(f"bolt://127.0.0.1:{babbling_port}")


@pytest.mark.parametrize("uri", ["", "localhost:7687", "ftp://localhost", "bolt://localhost:abc", "bolt://"])
def test_not_an_address(uri: str) -> None:
    refused(uri)


def test_the_driver_is_an_extra() -> None:
    program = (
        "import sys; sys.modules['neo4j'] = None\n"
        "from extract.errors import StoreError\n"
        "from kg.stores import Store, open_neo4j\n"
        "try: open_neo4j('bolt://localhost', 'neo4j', 'x')\n"
        "except StoreError as error: print(error)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "pip install 'zeren[neo4j]'" in said.stdout
