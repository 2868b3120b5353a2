"""The file that is written: whole, UTF-8, needing nothing, letting nothing in."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import networkx
import pytest

from extract.errors import ExportError
from kg.view import render_page, write_page
from kg.view.page import LIBRARY, LIBRARY_STYLE, script_json

NASTY = "</script><!--<script>&\u2028\u2029\ud800 \udfff\ufeff\uffff\x00\x1b\x7f𠮷"


def test_json_stays_data_in_a_script_and_comes_back_whole():
    text = script_json({"value": NASTY, NASTY: [NASTY]})
    assert "<" not in text
    assert not re.search("[\x00-\x1f\x7f\u2028\u2029\ud800-\udfff\ufeff\uffff]", text)
    text.encode("utf-8")
    assert json.loads(text) == {"value": NASTY, NASTY: [NASTY]}


def test_page_names_no_address_to_load_from(notices):
    text = render_page(notices.graph, notices.documents, notices.norms, title="五份文件")
    head = text[: text.index('id="data"')]
    assert '<html lang="zh">' in head
    assert '<meta charset="utf-8">' in head
    assert "unsafe" not in head
    assert not re.search(
        r"<(link|img|iframe|object|embed|base)\b|\b(src|href|srcset)\s*=|@import|url\(", head
    )
    assert not re.search(r"<script[^>]*\bsrc", text)
    assert len(re.findall(r"sha256-", head)) == 3


def test_library_leaves_its_style_sheets_behind():
    source = (Path(sys.modules["kg.view.page"].__file__).parent / "assets" / LIBRARY).read_text(
        encoding="utf-8"
    )
    assert len(LIBRARY_STYLE.findall(source)) == 7
    assert ".vis-overlay{" not in LIBRARY_STYLE.sub(r'\1"")', source)


def test_same_page_whatever_the_hash_seed(tmp_path):
    code = (
        "import sys; from pathlib import Path; from extract.model import SourceText;"
        "from extract.structure import structure; from kg.graph import build_graph;"
        "from kg.records import read_norms; from kg.view import write_page;"
        "here = Path('tests/corpus/dev'); text = (here / 'a6.txt').read_bytes().decode();"
        "docs = [one.document for one in structure(SourceText('a6', 'a6.txt', text))];"
        "norms = read_norms(here / 'a6.jsonl');"
        "write_page(sys.argv[1], build_graph(docs, norms), docs, norms, title='a6')"
    )
    pages = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.html"
        subprocess.run(
            [sys.executable, "-c", code, str(path)], check=True, cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]


def test_a_title_of_markup_is_text():
    text = render_page(networkx.MultiDiGraph(), [], [], title="</title><script>alert(1)</script>\ud800\x00")
    assert "<script>alert(1)" not in text
    text.encode("utf-8")


def test_failed_writing_leaves_what_was_there(tmp_path):
    with pytest.raises(ExportError, match="graph"):
        write_page(tmp_path / "away" / "graph.html", networkx.MultiDiGraph(), [], [], title="t")
    assert list(tmp_path.iterdir()) == []
