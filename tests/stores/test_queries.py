"""The prepared queries: well described, well asked, and the same rows from both stores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from extract.errors import QueryError
from kg.queries import PreparedQuery, get_query, list_queries
from kg.stores import Store, create_ladybug, open_ladybug, open_neo4j
from tests.neo4j_server.plugin import empty
from tests.neo4j_server.server import Server
from tests.stores.asked import askings
from tests.stores.graphs import gold_graph
from tests.stores.notices import notices_graph
from tests.stores.synthetic import synthetic_graph

QUERIES = {query.name: query for query in list_queries()}
MAY_BE_EMPTY = {"calendar"}
"""No deadline of the notices is a calendar date of a known year."""
GRAPHS = {"notices": notices_graph, "gold": gold_graph, "many": cache(lambda: synthetic_graph(2500))}
"""The last has more norms and edges than ladybug handles at once (2,048)."""


@pytest.fixture(scope="module", params=sorted(GRAPHS))
def graph_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def ladybug(graph_name: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("queries") / "graph.lbug"
    create_ladybug(path, GRAPHS[graph_name]())
    store = open_ladybug(path)
    yield store
    store.close()


@pytest.fixture(scope="module")
def neo4j(graph_name: str, neo4j_server: Server) -> Iterator[Store]:
    empty(neo4j_server)
    store = open_neo4j(neo4j_server.uri, *neo4j_server.auth, neo4j_server.database)
    store.load(GRAPHS[graph_name]())
    yield store
    store.close()


@pytest.mark.parametrize("name", QUERIES)
def test_query_answers_with_its_columns(ladybug: Store, graph_name: str, name: str) -> None:
    query = QUERIES[name]
    answers = [query.run(ladybug, given) for given in askings(query, GRAPHS[graph_name]())]
    for table in answers:
        assert table.columns == tuple(column.name for column in query.columns)
        assert len(table.rows) == len({repr(row) for row in table.rows})
    if graph_name == "notices":
        assert any(table.rows for table in answers) or name in MAY_BE_EMPTY


@pytest.mark.neo4j
@pytest.mark.parametrize("name", QUERIES)
def test_both_stores_give_equal_rows(ladybug: Store, neo4j: Store, graph_name: str, name: str) -> None:
    query = QUERIES[name]
    for given in askings(query, GRAPHS[graph_name]()):
        assert query.run(neo4j, given) == query.run(ladybug, given), given


def test_only_where_needed_a_text_for_each_dialect() -> None:
    apart = {query.name for query in list_queries() if len(set(query.texts.values())) > 1}
    assert apart == {"paths-between"}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_query_is_described(query: PreparedQuery) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", query.name)
    assert query.purpose.endswith(".")
    for text in query.texts.values():
        body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
        assert set(re.findall(r"\$(\w+)", body)) == {param.name for param in query.params}
        assert "ORDER BY" in body


def test_there_are_enough() -> None:
    assert len(QUERIES) >= 18


def test_unknown_query_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="did you mean who-owes-whom"):
        get_query("who-owes-who")
    with pytest.raises(QueryError, match="actor-duties"):
        get_query("duties")


def test_parameters_are_bound_by_type() -> None:
    assert get_query("paths-between").bind({"source": "a", "target": "b"}) == {
        "source": "a",
        "target": "b",
        "limit": 20,
    }
    assert get_query("top-bearers").bind({"limit": "3"}) == {"document": "", "limit": 3}


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("actor-duties", {}, "needs a value for name"),
        ("paths-between", {}, "needs a value for source, target"),
        ("actor-duties", {"nam": "党员"}, "did you mean name"),
        ("top-bearers", {"limit": "many"}, "limit should be an integer, it is 'many'"),
    ],
)
def test_wrong_parameters_are_told(name: str, given: dict[str, str], says: str) -> None:
    with pytest.raises(QueryError, match=says):
        get_query(name).bind(given)


def test_value_is_never_part_of_the_query(ladybug: Store, tmp_path: Path) -> None:
    for text in (
        "x' OR 1 = 1 //",
        '" OR "" = "',
        "$name",
        "党员'}) DETACH DELETE a //",
        "\\' OR true OR \\'",
    ):
        assert get_query("actor-duties").run(ladybug, {"name": text}).rows == ()
