"""`zeren load` and `zeren query --neo4j` on a real server, and what they say when there is none."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from kg.cli.exits import ExitCode
from tests.neo4j_server.server import Server, free_port

from .conftest import Zeren

COUNT = "MATCH (n) OPTIONAL MATCH (n)-[r]->() RETURN count(DISTINCT n) AS nodes, count(r) AS edges"
QUERIES = (("counts",), ("who-reports-to-whom",), ("top-bearers", "-p", "limit=10"))


@pytest.mark.neo4j
def test_loading_twice_is_loading_once_and_rows_equal_the_embedded_ones(
    zeren: Zeren, built: Path, neo4j_database: Server
) -> None:
    env = neo4j_database.environment()
    load = ("load", built, "--neo4j", neo4j_database.uri)
    counted = []
    for _ in range(2):
        done = zeren(*load, env=env)
        assert (done.code, done.err) == (0, "")
        counted.append(json.loads(zeren("query", "--neo4j", "-c", COUNT, "--format", "json", env=env).out))
    assert counted[0] == counted[1]
    assert counted[0] == json.loads(zeren("query", "-d", built, "-c", COUNT, "--format", "json").out)
    for query in QUERIES:
        asked = ("query", *query, "--format", "json")
        rows = zeren(*asked, "--neo4j", env=env).out
        assert rows == zeren(*asked, "-d", built).out
        assert json.loads(rows)


@pytest.mark.neo4j
def test_wrong_password_is_one_line_and_the_right_one_is_never_shown(
    zeren: Zeren, built: Path, neo4j_server: Server
) -> None:
    env = {**neo4j_server.environment(), "NEO4J_PASSWORD": "not-the-password"}
    done = zeren("load", built, "--neo4j", neo4j_server.uri, env=env)
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.STORE, "", 1)
    assert "not-the-password" not in done.err


@pytest.mark.neo4j
def test_doctor_reaches_the_server(zeren: Zeren, neo4j_server: Server) -> None:
    done = zeren("doctor", "--format", "json", env=neo4j_server.environment())
    states = {row["part"]: row["state"] for row in json.loads(done.out)}
    assert (done.code, states["neo4j server"]) == (0, "ok")


def test_server_that_is_away_is_said_in_one_line_soon(zeren: Zeren, built: Path) -> None:
    start = time.monotonic()
    address = f"bolt://127.0.0.1:{free_port()}"
    done = zeren("load", built, "--neo4j", address, env={"NEO4J_PASSWORD": "x"})
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.STORE, "", 1)
    assert address.removeprefix("bolt://") in done.err
    assert time.monotonic() - start < 20


def test_without_password_nothing_is_tried(zeren: Zeren, built: Path) -> None:
    done = zeren("load", built, "--neo4j", "bolt://127.0.0.1:1")
    assert done.code == ExitCode.USAGE
    assert "NEO4J_PASSWORD" in done.err


def test_doctor_says_what_to_install_and_is_content_without_a_server(zeren: Zeren) -> None:
    done = zeren("doctor", "--format", "json")
    checks = {row["part"]: row for row in json.loads(done.out)}
    assert done.code == 0
    formats = {"docx", "xlsx", "pdf", "html", "doc, wps"}
    parts = {"python", "zeren", "language", "store", "neo4j driver", "neo4j server", "model", "fonts"}
    assert parts | formats == set(checks)
    assert all(row["what to do"] for row in checks.values() if row["state"] != "ok")
