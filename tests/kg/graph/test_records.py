"""Documents and norms go out as JSON lines and come back the same."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.errors import RecordError
from extract.model import (
    BearerSource,
    Counterparty,
    Document,
    Evidence,
    Modality,
    Norm,
    Role,
    Section,
    content_id,
)
from kg.records import (
    document_from_json,
    document_to_json,
    norm_from_json,
    norm_to_json,
    read_documents,
    read_norms,
    to_line,
    write_documents,
    write_norms,
)

DEV = Path(__file__).parents[2] / "corpus" / "dev"

NORM = Norm(
    doc="000",
    start=3,
    end=8,
    text="及时报告\n",
    modality=Modality.OBLIGATION,
    trigger="要",
    bearers=("党员", "干部"),
    bearer_source=BearerSource.EXPLICIT,
    predicate="报告",
    counterparties=(Counterparty("市委", Role.RECIPIENT),),
    deadline="及时",
    id=content_id("n"),
    section=content_id("s"),
    sentence="党员要及时报告\n",
    sentence_start=0,
    sentence_end=8,
    due="2020-01-31",
    confidence=0.5,
    evidence=(Evidence("trigger", "要", "trigger.yao", 2, 3), Evidence("bearer", "党员", "addressee")),
)
DOCUMENT = Document(
    "a/000",
    "in/a/000.txt",
    0,
    3,
    "通知 ",
    title="关于……的通知",
    number="同组通字〔2020〕4号",
    issuers=("中共大同市委组织部",),
    sections=(Section(content_id("s"), "一、", "标题", 1, 0, 3, None),),
)


def test_a_norm_keeps_every_field() -> None:
    record = json.loads(json.dumps(norm_to_json(NORM)))
    assert list(record) == list(Norm.__slots__)
    assert record["counterparties"] == [{"name": "市委", "role": "recipient"}]
    assert norm_from_json(record) == NORM


def test_a_document_keeps_every_field() -> None:
    record = json.loads(json.dumps(document_to_json(DOCUMENT)))
    assert list(record) == list(Document.__slots__)
    assert document_from_json(record) == DOCUMENT


@pytest.mark.parametrize("path", sorted(DEV.glob("*.jsonl")), ids=lambda path: path.stem)
def test_records_of_thirteen_fields_are_completed(path: Path, tmp_path: Path) -> None:
    norms = read_norms(path)
    given_fields = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for norm, fields in zip(norms, given_fields, strict=True):
        assert {name: norm_to_json(norm)[name] for name in fields} == fields
    assert all(norm.sentence == norm.text for norm in norms)
    assert len({norm.id for norm in norms}) == len(norms)
    write_norms(tmp_path / "norms.jsonl", norms)
    assert read_norms(tmp_path / "norms.jsonl") == norms


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
def test_any_text_comes_back(text: str) -> None:
    """Line separators, NUL, quotes and lone surrogates included (a pair of lone halves is one character)."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    document = replace(DOCUMENT, text=text, end=len(text), title=text)
    line = to_line(document_to_json(document))
    assert "\n" not in line
    assert document_from_json(json.loads(line.encode("utf-8").decode("utf-8"))) == document


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"modality": "duty"}, "modality"),
        ({"text": "短"}, "not as long as its span"),
        ({"start": "甲"}, "start"),
        ({"confidence": 1.5}, "confidence"),
        ({"counterparties": [{"name": "市委"}]}, "counterparties.0.role"),
    ],
)
def test_a_wrong_record_is_named_by_file_and_line(
    change: dict[str, object], message: str, tmp_path: Path
) -> None:
    path = tmp_path / "norms.jsonl"
    lines = [to_line(norm_to_json(NORM)), to_line({**norm_to_json(NORM), **change})]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(RecordError, match=message) as raised:
        read_norms(path)
    assert raised.value.where == f"{path}:2"


def test_a_line_that_is_no_json_and_a_missing_file_are_errors(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_bytes(b"\xff\xfe{")
    with pytest.raises(RecordError, match="JSON"):
        read_documents(tmp_path / "d.jsonl")
    with pytest.raises(RecordError, match="missing"):
        read_documents(tmp_path / "missing")


def test_documents_come_back_from_their_file(tmp_path: Path) -> None:
    write_documents(tmp_path / "d.jsonl", [DOCUMENT, replace(DOCUMENT, id="b")])
    assert read_documents(tmp_path / "d.jsonl") == [DOCUMENT, replace(DOCUMENT, id="b")]
