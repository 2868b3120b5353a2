"""Explanations of a norm made by hand: marks where the evidence is, the rule beside each value."""

from __future__ import annotations

import re

import pytest

from extract.model import BearerSource, Counterparty, Document, Evidence, Extraction, Modality, Norm, Role
from kg.cli.explaining import explanation_page, passages, print_explanation, reasons

TEXT = "一、总则\n各级党组织要及时向市委\n报告。<script>alert(1)</script>\x1b[31m"
SENTENCE = TEXT.index("各级"), TEXT.index("。") + 1


def span(text: str) -> tuple[int, int]:
    start = TEXT.index(text)
    return start, start + len(text)


def evidence(field: str, value: str, rule: str) -> Evidence:
    return Evidence(field, value, rule, *span(value))


NORM = Norm(
    "n",
    SENTENCE[0],
    SENTENCE[1] - 1,
    TEXT[SENTENCE[0] : SENTENCE[1] - 1],
    Modality.OBLIGATION,
    "要",
    ("各级党组织",),
    BearerSource.EXPLICIT,
    "报告",
    (Counterparty("市委", Role.RECIPIENT),),
    deadline="及时",
    id="1",
    sentence_start=SENTENCE[0],
    sentence_end=SENTENCE[1],
    evidence=(
        evidence("bearer", "各级党组织", "bearer.subject"),
        evidence("trigger", "要", "trigger.must"),
        Evidence("modality", "obligation", "trigger.must", *span("要")),
        evidence("counterparty", "市委", "counterparty.recipient"),
        evidence("deadline", "及时", "deadline.at-once"),
    ),
)
DOCUMENT = Document("n", "n.txt", 0, len(TEXT), TEXT, title="关于<b>的通知")
EXTRACTION = Extraction("n", (DOCUMENT,), (NORM,))


def test_passages_give_back_the_whole_text_but_line_ends_in_sentences() -> None:
    found = list(passages(DOCUMENT, [NORM]))
    assert [bool(p.norms) for p in found] == [False, True, False]
    assert "".join(piece.text for p in found for piece in p.pieces) == TEXT.replace("市委\n", "市委")


def test_marks_lie_where_the_evidence_says() -> None:
    sentence = next(p for p in passages(DOCUMENT, [NORM]) if p.norms)
    marked = {piece.field: piece.text for piece in sentence.pieces if piece.field}
    assert marked == {"bearer": "各级党组织", "trigger": "要", "counterparty": "市委", "deadline": "及时"}
    assert [piece.text for piece in sentence.pieces if not piece.clause] == ["。"]


def test_every_value_is_listed_and_its_rule_where_known() -> None:
    found = {r.field: (r.value, r.rule) for r in reasons(NORM)}
    assert found["bearer"] == ("各级党组织", "bearer.subject")
    assert found["predicate"] == ("报告", "")
    assert list(found) == ["modality", "trigger", "bearer", "predicate", "counterparty", "deadline"]


def test_terminal_text_names_rules_and_sends_no_control_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_explanation(EXTRACTION)
    text = capsys.readouterr().out
    assert "bearer.subject" in text
    assert "no rule recorded" in text
    assert "\x1b" not in text


def test_page_escapes_the_text_and_runs_nothing() -> None:
    page = explanation_page(EXTRACTION)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "关于&lt;b&gt;的通知" in page
    assert "\x1b" not in page
    assert 'content="default-src &#39;none&#39;' in page or "default-src 'none'" in page
    assert re.search(r'<mark class="bearer">各级党组织</mark>', page)


def test_page_survives_lone_surrogates() -> None:
    text = "\ud800红"
    page = explanation_page(Extraction("s", (Document("s", "", 0, 2, text),), ()))
    assert "?红" in page.encode("utf-8").decode("utf-8")
