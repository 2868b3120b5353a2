"""Sixty formulas, and names that would break out of a query, through every export and store: data, all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import networkx
import openpyxl
import pytest

from extract.model import BearerSource, Counterparty, Document, Modality, Norm, Role, content_id
from kg.export import FORMATS, export
from kg.graph import build_graph
from kg.stores import Store, create_ladybug, open_ladybug, open_neo4j
from soak.commands import zeren
from tests.export.readers import READERS, picture
from tests.export.samples import hostile_graph
from tests.neo4j_server.server import Server
from tests.stores.read_back import expected_edges, expected_nodes, stored_edges, stored_nodes

SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t=", "\r=", "\n=", "'=")
BODIES = ("cmd|'/C calc'!A0", "HYPERLINK(\"http://x/\",\"点\")", "SUM(1+1)*cmd|' /C calc'!A0", "1+1", "A1")
FORMULAS = tuple(sign + body for sign in SIGNS for body in BODIES)
NAMES = (
    "`", "```", "'", '"', "\\", "\\'", '\\"', "\\u0060", "\\\\u0060", "\\u0027", "\\u0022",
    "`}) DETACH DELETE n //",
    "'}) DETACH DELETE n //",
    '"}) DETACH DELETE n //', "\\u0060}) DETACH DELETE n //", "}) DETACH DELETE n //",
    "$rows", "{id: 1}", ";MATCH (n) DETACH DELETE n;", "*/ MATCH (n) DETACH DELETE n /*", "\n//\n",
)  # fmt: skip
TEXTS = (*FORMULAS, *NAMES)
GUARDED = tuple("=+-@＝＋－＠\t\r\n")
Graph = networkx.MultiDiGraph


@pytest.fixture(scope="module")
def graph() -> Graph[str]:
    return hostile_graph(TEXTS)


@pytest.fixture(scope="module")
def norms() -> list[Norm]:
    """A norm for each text, which stands in each of its fields."""
    first = Norm(
        "d", 0, 1, "x", Modality.OBLIGATION, "x", ("x",), BearerSource.EXPLICIT, "x",
        (Counterparty("x", Role.RECIPIENT),), "x", "x", "x", "x", "x", None, "x", 0, 1, None, 0.5,
    )  # fmt: skip
    return [
        replace(
            first, start=number, end=number + 1, text=text, trigger=text, bearers=(text,), predicate=text,
            counterparties=(Counterparty(text, Role.RECIPIENT),), condition=text, deadline=text, basis=text,
            assigner=text, sentence=text, id=content_id("d", number),
        )
        for number, text in enumerate(TEXTS)
    ]  # fmt: skip


def test_there_are_sixty_formulas() -> None:
    assert len(set(FORMULAS)) == 60


@pytest.mark.parametrize("name", READERS)
def test_a_graph_format_gives_every_text_back(name: str, graph: Graph[str], tmp_path: Path) -> None:
    export(name, graph, [], [], tmp_path / "graph")
    assert READERS[name](tmp_path / "graph") == picture(graph)


def test_no_cell_of_the_csv_is_a_formula(graph: Graph[str], tmp_path: Path) -> None:
    export("csv", graph, [], [], tmp_path / "graph")
    texts = [file.read_text("utf-8-sig") for file in (tmp_path / "graph").iterdir()]
    cells = [cell for text in texts for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(GUARDED)] == []
    assert sum(cell.startswith("'=") for cell in cells) > len(BODIES)


def test_no_cell_of_the_workbook_is_a_formula(norms: list[Norm], tmp_path: Path) -> None:
    documents = [Document("d", FORMULAS[0], 0, 99, "x" * 99, title=FORMULAS[1], number=FORMULAS[2])]
    export("xlsx", build_graph(documents, norms), documents, norms, tmp_path / "x.xlsx")
    cells = [
        cell
        for sheet in openpyxl.load_workbook(tmp_path / "x.xlsx")
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert all(cell.hyperlink is None or not cell.hyperlink.target for cell in cells)
    held = {str(cell.value).strip() for cell in cells}
    assert {text.strip() for text in FORMULAS} <= held


def test_the_records_give_every_text_back(norms: list[Norm], tmp_path: Path) -> None:
    export("jsonl", build_graph([], []), [], norms, tmp_path / "x.jsonl")
    lines = (tmp_path / "x.jsonl").read_text("utf-8").split("\n")
    assert tuple(json.loads(line)["text"] for line in lines if line) == TEXTS


def assert_holds(store: Store, graph: Graph[str]) -> None:
    assert stored_nodes(store) == expected_nodes(graph)
    assert stored_edges(store) == expected_edges(graph)


def test_the_embedded_store_holds_them_as_data(graph: Graph[str], tmp_path: Path) -> None:
    create_ladybug(tmp_path / "x.lbug", graph)
    with closing(open_ladybug(tmp_path / "x.lbug")) as store:
        assert_holds(store, graph)
        for text in TEXTS:
            asked = store.query("MATCH (a:Actor {name: $name}) RETURN count(a)", {"name": text}).rows
            assert asked == ((1,),)
        assert_holds(store, graph)


@pytest.fixture
def server_store(neo4j_database: Server) -> Iterator[Store]:
    with closing(open_neo4j(neo4j_database.uri, *neo4j_database.auth)) as store:
        store.query("CREATE (:Canary)", {}, write=True)
        yield store
        assert store.query("MATCH (c:Canary) RETURN count(c)", {}).rows == ((1,),)


@pytest.mark.neo4j
def test_the_server_holds_them_as_data(graph: Graph[str], server_store: Store) -> None:
    server_store.load(graph)
    assert_holds(server_store, graph)


@pytest.mark.neo4j
def test_the_script_makes_them_data(graph: Graph[str], server_store: Store, tmp_path: Path) -> None:
    export("cypher", graph, [], [], tmp_path / "x.cypher")
    for statement in (tmp_path / "x.cypher").read_text("utf-8").split(";\n"):
        if statement.strip():
            server_store.query(statement, {}, write=True)
    assert_holds(server_store, graph)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_names_of_files_go_through_build_and_export(form: str, odd: Path, tmp_path: Path) -> None:
    done = zeren("export", odd, "--format", form, "-o", tmp_path / "made")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder built of texts whose file names are all that a file name can be."""
    place = tmp_path_factory.mktemp("odd")
    for number, name in enumerate(text for text in TEXTS if "/" not in text):
        (place / f"{name}.txt").write_text(f"{name}要及时报告第{number}项工作。", "utf-8")
    done = zeren("build", place, "-o", place / "out")
    assert (done.returncode, done.stderr) == (0, "")
    return place / "out"


def test_answers_as_csv_hold_no_formula(odd: Path) -> None:
    done = zeren("query", "-d", odd, "-c", "MATCH (d:Document) RETURN d.id AS id", "--format", "csv")
    cells = [cell for row in csv.reader(io.StringIO(done.stdout, newline="")) for cell in row]
    assert len(cells) > 30
    assert [cell for cell in cells if cell.startswith(GUARDED)] == []
