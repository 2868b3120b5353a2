"""The spaCy frame: components in an order that holds, spans that carry clauses and norms."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from extract import ReadError, SourceText, extract
from extract.confidence import weights
from extract.pipeline import COMPONENTS, load, make_doc
from extract.structure import structure

NOTICES = Path(__file__).parents[2] / "examples" / "notices"
TEXT = "各级党组织要加强领导，不得拖延。"


def test_components_require_what_others_assign() -> None:
    nlp = load()
    assert tuple(nlp.pipe_names) == COMPONENTS
    assert not any(nlp.analyze_pipes()["problems"].values())


def test_norms_before_clauses_is_a_problem() -> None:
    nlp = load()
    nlp.remove_pipe("zeren_clauses")
    assert nlp.analyze_pipes()["problems"]["zeren_norms"] == ["doc.spans"]


def test_text_becomes_norms() -> None:
    doc = load()("各级党组织要加强领导。")
    found = [(norm.bearers, norm.predicate, norm.confidence) for norm in doc._.norms]
    assert found == [(("各级党组织",), "加强", weights().confidence(()))]


def test_spans_carry_clauses_and_norms() -> None:
    doc = load()(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["clauses"]] == [
        ("各级党组织要加强领导", "，"),
        ("不得拖延", "。"),
    ]
    assert [(span.text, span.label_) for span in doc.spans["norms"]] == [
        ("各级党组织要加强领导", "obligation"),
        ("不得拖延", "prohibition"),
    ]


def test_docs_and_the_extractor_state_the_same() -> None:
    nlp = load()
    for notice in sorted(NOTICES.glob("*.txt")):
        source = SourceText("a", "a.txt", notice.read_text("utf-8"))
        docs = [nlp(make_doc(nlp.vocab, document)) for document in structure(source)]
        stated = extract(source).norms
        assert stated
        assert tuple(norm for doc in docs for norm in doc._.norms) == stated


def test_entry_points_give_the_factories_to_spacy_alone() -> None:
    code = (
        "import spacy; nlp = spacy.blank('zh'); "
        f"[nlp.add_pipe(name) for name in {COMPONENTS!r}]; print(*nlp.pipe_names)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.split() == list(COMPONENTS)


def test_text_of_two_documents_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load()
    one = __import__("extract.pipeline", fromlist=["structure"]).structure
    monkeypatch.setattr("extract.pipeline.structure", lambda source: one(source) * 2)
    with pytest.raises(ReadError, match="holds 2 documents"):
        nlp(TEXT)
