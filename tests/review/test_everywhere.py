"""A corrected norm says so in every store, export and page."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from pyarrow.parquet import read_table

from kg.export import FORMATS, export
from kg.folder import read_records
from kg.graph import build_graph
from kg.queries import get_query
from kg.stores import create_ladybug, open_ladybug
from kg.view import render_page

from .conftest import Desk, Sheet

POST = "党员干部必须坚守岗位"


@pytest.fixture
def corrected(built: Desk) -> Desk:
    built.correct(POST, 责任主体="县委", 条件="汛期", 到期日="2024-06-01")
    return built


@pytest.mark.parametrize("name", FORMATS)
def test_every_export_says_so(corrected: Desk, tmp_path: Path, name: str) -> None:
    documents, norms = read_records(corrected.out)
    path = tmp_path / f"exported{FORMATS[name].suffix}"
    export(name, build_graph(documents, norms), documents, norms, path)
    said = "bearers condition due"
    if name == "xlsx":
        sheet = Sheet(openpyxl.load_workbook(path)["责任清单"])
        found = sheet.cells.cell(sheet.row(POST), sheet.heads["人工核改"]).value
        assert found == "责任主体、条件、到期日"
        source = sheet.cells.cell(sheet.row(POST), sheet.heads["主体来源"]).value
        assert source == "人工核改", "not 承前省略: a person has said who"
        return
    if name == "parquet":
        assert said in read_table(path / "Norm.parquet")["corrected"].to_pylist()
        return
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    unfolded = [file.read_bytes().replace(b"\r\n ", b"") for file in files]  # as iCalendar breaks lines
    assert any(said.encode() in text for text in unfolded)


def test_store_and_page_say_so(corrected: Desk, tmp_path: Path) -> None:
    documents, norms = read_records(corrected.out)
    graph = build_graph(documents, norms)
    create_ladybug(tmp_path / "g.lbug", graph)
    with closing(open_ladybug(tmp_path / "g.lbug")) as store:
        table = get_query("corrected-norms").run(store, {})
    assert [row[:3] for row in table.rows] == [("bearers condition due", "obligation", POST)]
    page = render_page(graph, documents, norms, title="页")
    assert page.count('"corrected":["bearers","condition","due"]') == 1
    assert '"人工核改"' in page
