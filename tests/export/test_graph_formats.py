"""Every graph format opens again with the same nodes, edges and values, and is the same bytes each time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from hypothesis import HealthCheck, assume, given, settings

from extract.errors import ExportError, ZerenError
from kg.export import FORMATS, export
from kg.export.escape import NOT_XML
from tests.export.readers import READERS, picture
from tests.export.samples import corpus_graph, graphs, hostile_graph, notices, parallel_graph
from tests.sizes import examples

GRAPHS = {
    "empty": networkx.MultiDiGraph,
    "parallel edges": parallel_graph,
    "hostile texts": hostile_graph,
    "labelled documents": corpus_graph,
    "five notices": lambda: notices()[0],
}


@pytest.mark.parametrize("sample", GRAPHS)
@pytest.mark.parametrize("name", READERS)
def test_reads_back_equal(name: str, sample: str, tmp_path: Path) -> None:
    graph = GRAPHS[sample]()
    export(name, graph, [], [], tmp_path / "graph")
    assert READERS[name](tmp_path / "graph") == picture(graph)


@pytest.mark.parametrize("name", READERS)
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(graph=graphs())
def test_any_graph_reads_back_equal(
    name: str, graph: networkx.MultiDiGraph[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    assume(name != "json" or not _joined_by_json(graph))
    path = tmp_path_factory.getbasetemp() / f"any-{name}"
    export(name, graph, [], [], path)
    assert READERS[name](path) == picture(graph)


PROGRAM = """
import sys
from pathlib import Path
from kg.export import FORMATS, export
from tests.export.samples import corpus_documents, corpus_graph, corpus_norms
for name in FORMATS:
    export(name, corpus_graph(), corpus_documents(), corpus_norms(), Path(sys.argv[1]) / name)
"""


@pytest.fixture(scope="module")
def made_twice(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with every format, by two processes with other hash seeds and time zones."""
    folders = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Shanghai")):
        folders.append(tmp_path_factory.mktemp(f"seed-{seed}"))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", PROGRAM, str(folders[-1])]
        subprocess.run(command, check=True, env=environment, cwd=Path(__file__).parents[2])
    return folders


@pytest.mark.parametrize("name", FORMATS)
def test_same_graph_same_bytes_whatever_the_hash_seed(name: str, made_twice: list[Path]) -> None:
    first, second = (folder / name for folder in made_twice)
    files = sorted(file.name for file in first.iterdir()) if FORMATS[name].files else [""]
    assert [(first / file).read_bytes() for file in files] == [(second / file).read_bytes() for file in files]


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_xml_has_no_character_that_xml_forbids(name: str, tmp_path: Path) -> None:
    export(name, hostile_graph(), [], [], tmp_path / "graph")
    assert not NOT_XML.search((tmp_path / "graph").read_text("utf-8"))


def test_networkx_reads_node_link_without_being_told_names(tmp_path: Path) -> None:
    import json

    export("json", parallel_graph(), [], [], tmp_path / "graph.json")
    data = json.loads((tmp_path / "graph.json").read_text("utf-8"))
    graph = networkx.node_link_graph(data, edges="edges")
    assert graph.is_multigraph()
    assert graph.is_directed()
    assert graph.edges["a", "n", "BEARS"]["source_"] == "explicit"


def test_gexf_is_captioned_for_gephi(tmp_path: Path) -> None:
    export("gexf", parallel_graph(), [], [], tmp_path / "graph.gexf")
    graph = networkx.read_gexf(tmp_path / "graph.gexf")
    assert graph.nodes["a"]["label"] == "市委"
    assert graph.nodes["n"]["label"] == "做好事"


def test_csv_cells_are_no_formulas(tmp_path: Path) -> None:
    import csv

    export("csv", hostile_graph(), [], [], tmp_path / "graph")
    for file in (tmp_path / "graph").iterdir():
        with file.open(encoding="utf-8-sig", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert [cell for cell in cells if cell.startswith(tuple("=+-@＝＋－＠\t\r\n"))] == []


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("jsonl", "xlsx")])
@pytest.mark.parametrize(
    ("attributes", "named"),
    [
        ({"label": "Person", "id": "x"}, "Person"),
        ({"label": "Norm", "id": "x", "start": "eins"}, "start"),
        ({"label": "Norm", "id": "x", "colour": "red"}, "colour"),
        ({"label": "Norm", "id": "x", "confidence": float("nan")}, "confidence"),
    ],
)
def test_what_the_schema_lacks_is_refused(
    name: str, attributes: dict[str, object], named: str, tmp_path: Path
) -> None:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    graph.add_node("x", **attributes)
    with pytest.raises(ZerenError, match=named):
        export(name, graph, [], [], tmp_path / "graph")
    assert list(tmp_path.iterdir()) == []


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ExportError, match="graphml"):
        export("pdf", networkx.MultiDiGraph(), [], [], "x.pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_for(name: str) -> None:
    exporter = FORMATS[name]
    assert exporter.name == name
    assert exporter.doc
    assert bool(exporter.suffix) != bool(exporter.files)


def _joined_by_json(graph: networkx.MultiDiGraph[str]) -> bool:
    """JSON joins a high surrogate and the low one behind it into the character they make."""
    import re

    values = [data for _, data in graph.nodes(data=True)] + [data for *_, data in graph.edges(data=True)]
    return any(
        re.search("[\ud800-\udbff][\udc00-\udfff]", text)
        for data in values
        for value in data.values()
        for text in (value if isinstance(value, list) else [value])
        if isinstance(text, str)
    )
