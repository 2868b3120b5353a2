"""The server over a real socket: the page and its questions for this machine, nothing for anybody else."""

from __future__ import annotations

import html
import http.client
import json
import socket
import time

import pytest

from extract.errors import ServeError
from kg.serve import Limits, PageServer

from .conftest import NARROW, running

JSON = {"Content-Type": "application/json"}
LONG = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b = -1 RETURN count(*)"


@pytest.fixture
def server(open_served):
    with running(open_served(timeout=3.0)) as made:
        yield made


def ask(server, method, path, body=None, **headers):
    """Status, headers and text of one answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=30)
    try:
        connection.request(
            method, path, body, {name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode("utf-8")
    finally:
        connection.close()


def post(server, path, value, **headers):
    status, _, text = ask(server, "POST", path, json.dumps(value), Content_Type="application/json", **headers)
    return status, json.loads(text)


def test_page_comes_with_headers_that_keep_others_out(server):
    status, headers, text = ask(server, "GET", "/")
    assert (status, headers.get_content_type(), headers.get_content_charset()) == (200, "text/html", "utf-8")
    head = html.unescape(text[: text.index("<style>")])
    assert "connect-src 'self';" in head
    assert "unsafe" not in head
    assert headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Python" not in headers["Server"]


def test_it_listens_on_this_machine_only(server):
    assert server.server_address[0] == "127.0.0.1"
    others = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)} - {
        "127.0.0.1"
    }
    for address in others:
        with pytest.raises(OSError, match=r"refused|reset|timed out"):
            socket.create_connection((address, server.server_port), timeout=2)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:80", ""]
)
def test_another_name_for_this_address_is_refused(server, host):
    for method, path in (("GET", "/"), ("GET", "/find?text=x"), ("POST", "/query")):
        status, _, text = ask(server, method, path, "{}", Host=host, Content_Type="application/json")
        assert status == 421
        assert "责任" not in text


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec_Fetch_Site": "cross-site"}, 403),
        ({"Sec_Fetch_Site": "same-site"}, 403),
        ({"Content_Type": "text/plain"}, 415),
        ({"Content_Type": "application/x-www-form-urlencoded"}, 415),
    ],
)
def test_another_site_can_not_ask(server, headers, status):
    found = ask(
        server, "POST", "/query", '{"cypher": "RETURN 1"}', **{"Content_Type": "application/json", **headers}
    )
    assert found[0] == status
    assert "columns" not in found[2]


def test_the_page_itself_can(server):
    origin = server.url.rstrip("/")
    assert (
        post(server, "/query", {"cypher": "RETURN 1 AS one"}, Origin=origin, Sec_Fetch_Site="same-origin")[0]
        == 200
    )


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Norm) SET n.text = 'x'",
        "MATCH (n:Norm) DETACH DELETE n",
        "CREATE (:Actor {id: 'x'})",
        "MERGE (a:Actor {id: 'x'}) RETURN a",
        "DROP TABLE Norm",
        "RETURN 1; MATCH (n) DETACH DELETE n",
        "COPY (MATCH (a:Actor) RETURN a.name) TO 'stolen.csv'",
        "LOAD FROM '/etc/passwd' (file_format = 'csv') RETURN *",
        "MATCH (n:Norm) WITH n LIMIT 1 LOAD FROM '/etc/passwd' (file_format = 'csv') RETURN *",
        "UNWIND [1] AS x LOAD /* */ FROM '/etc/passwd' (file_format = 'csv') RETURN *",
        "MATCH (n) WITH n LIMIT 1 LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "CALL READ_CSV_SERIAL('/etc/passwd') RETURN *",
        "CALL `READ_CSV_SERIAL`('/etc/passwd') RETURN *",
        "INSTALL httpfs",
        "ATTACH 'x' AS y (dbtype duckdb)",
        "CHECKPOINT",
        "nonsense",
        "",
        "RETURN $name",
    ],
)
def test_nothing_is_written_and_no_file_is_read(server, tmp_path, monkeypatch, cypher):
    monkeypatch.chdir(tmp_path)
    count = "MATCH (n) RETURN count(n) AS c, min(n.id) AS first"
    before = post(server, "/query", {"cypher": count})
    status, value = post(server, "/query", {"cypher": cypher})
    assert status == 400
    assert value["error"]
    assert "\n" not in value["error"]
    assert "root:" not in json.dumps(value)
    assert post(server, "/query", {"cypher": count}) == before
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_methods_are_none(server, method):
    assert ask(server, method, "/data")[0] == 501


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/norms.jsonl", 404),
        ("GET", "/../norms.jsonl", 404),
        ("GET", "/data", 404),
        ("POST", "/", 404),
    ],
)
def test_there_is_nothing_else(server, method, path, status):
    assert ask(server, method, path, "{}" if method == "POST" else None, **JSON)[0] == status


@pytest.mark.parametrize(
    ("body", "status"),
    [("{", 400), ("[" * 100_000, 400), ("[]", 400), ('{"cypher": 1}', 400), ("x" * 300_000, 413)],
)
def test_a_body_that_is_none(server, body, status):
    found, _, text = ask(server, "POST", "/query", body, Content_Type="application/json")
    assert found == status
    assert json.loads(text)["error"]
    assert post(server, "/query", {"cypher": "RETURN 1 AS one"})[1]["rows"] == [[1]]


def test_a_long_query_is_stopped_and_others_go_on(server):
    start = time.monotonic()
    status, value = post(server, "/query", {"cypher": LONG})
    assert (status, "stopped after 3 seconds" in value["error"]) == (400, True)
    assert time.monotonic() - start < 15
    assert ask(server, "GET", "/find?text=%E5%85%9A")[0] == 200


def test_rows_are_cut_and_what_they_name_is_told(server, notices):
    status, value = post(server, "/query", {"cypher": "MATCH (n:Norm) RETURN n.id AS id ORDER BY id"})
    assert (status, value["cut"], len(value["rows"])) == (200, True, NARROW.rows)
    assert [[one] for one in value["norms"]] == value["rows"]
    status, value = post(
        server, "/query", {"cypher": "MATCH p = (a:Actor)-[:BEARS]->(n:Norm) RETURN p LIMIT 3"}
    )
    assert len(value["rows"]) == 3
    assert {*value["actors"]} <= {*notices.graph}
    assert len(value["norms"]) == 3
    status, value = post(server, "/query", {"cypher": "RETURN '<script>' AS x"})
    assert (value["columns"], value["rows"], value["norms"]) == (["x"], [["<script>"]], [])


def test_a_taken_port_is_told(open_served):
    served = open_served(Limits())
    told = r"127\.0\.0\.1:\d+: cannot listen.*--port"
    with running(served) as server, pytest.raises(ServeError, match=told):
        PageServer(served, server.server_port)


def test_closing_the_store_stops_its_queries(folder):
    import threading

    from extract.errors import QueryError
    from kg.stores import open_ladybug

    store = open_ladybug(folder / "graph.lbug")
    told = []

    def ask_long():
        try:
            store.query(LONG, {})
        except QueryError as error:
            told.append(str(error))

    thread = threading.Thread(target=ask_long)
    thread.start()
    time.sleep(0.3)
    store.close()
    thread.join(10)
    assert not thread.is_alive()
    assert len(told) == 1
