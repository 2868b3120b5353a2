"""What holds for the norms of every text: places, order, evidence, names; no text breaks the reading."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extract import Extraction, Norm, SourceText, extract
from extract.lexicon import cue_of
from extract.norms.coordination import expand
from extract.norms.tokens import clauses, tokenize
from tests.sizes import examples

ACTORS = (
    "各级党组织",
    "公安、交通等部门",
    "县人民政府",
    "甲方",
    "广大党员、干部",
    "承担检测任务的机构",
    "我们",
    "其",
)
CUES = ("要", "应当", "不得", "可以", "鼓励", "负责", "由", "将", "请", "不得不", "无需", "严禁")
ACTS = (
    "加强领导",
    "向市委报告",
    "对违反规定的人员进行处理",
    "做好防控工作",
    "组织群众撤离",
    "落实市委部署",
    "不聚会",
)
LIMITS = (
    "如有险情，",
    "逾期不改正的，",
    "按照市委要求，",
    "4月8日前",
    "立即",
    "自收到之日起五日内",
    "市委要求，",
    "对失职的，",
)
MARKS = (
    "，",
    "；",
    "。",
    "：",
    "、",
    "（",
    "）",
    "“",
    "”",
    "《",
    "》",
    "\n",
    "\r\n",
    "\n\n",
    "的",
    "等",
    "，",
    "。",
)
HEADS = (
    "一、",
    "（一）",
    "1.",
    "第一条　",
    "关于做好工作的通知\n",
    "各县委：\n",
    "二、总经理职责\n",
    "（教育部牵头）",
)
ODD = (
    "\x00",
    "\u2028",
    "\ufeff",
    "\U0001f600",
    "\u3000",
    "<b>",
    "=1+1",
    "ｅ",
    "0",
    "9" * 30,
    "\t",
)
TEXTS = st.lists(
    st.sampled_from((*ACTORS, *CUES, *ACTS, *LIMITS, *MARKS, *HEADS, *ODD)),
    max_size=40,
).map("".join)
JUNK = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def read(text: str) -> Extraction:
    return extract(SourceText("x", "x.txt", text))


def check_norm(norm: Norm, text: str) -> None:
    assert 0 <= norm.start < norm.end <= len(text)
    assert norm.text == text[norm.start : norm.end]
    assert norm.text == norm.text.strip()
    assert norm.sentence_start <= norm.start < norm.end <= norm.sentence_end <= len(text)
    assert norm.sentence == text[norm.sentence_start : norm.sentence_end]
    assert 0 <= norm.confidence <= 1
    assert all(norm.bearers)
    assert len(set(norm.bearers)) == len(norm.bearers)
    assert (norm.bearer_source == "unspecified") == (not norm.bearers)
    assert (norm.bearer_source == "addressee") == (norm.bearers == ("<addressees>",))
    assert norm.predicate
    for evidence in norm.evidence:
        assert evidence.rule
        assert (evidence.start is None) == (evidence.end is None)
        if evidence.start is not None and evidence.end is not None:
            assert 0 <= evidence.start < evidence.end <= len(text)


def check(text: str) -> None:
    found = read(text)
    assert found == read(text)
    assert len({norm.id for norm in found.norms}) == len(found.norms)
    places = [(norm.start, norm.end) for norm in found.norms]
    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
    documents = {document.id: document for document in found.documents}
    for norm in found.norms:
        check_norm(norm, text)
        document = documents[norm.doc]
        assert document.start <= norm.start < norm.end <= document.end
        assert norm.section is None or norm.section in {section.id for section in document.sections}


@settings(deadline=None, derandomize=True, max_examples=examples(150))
@given(TEXTS)
@example("各级党组织要加强领导，靠前指挥。\r\n\r\n公安机关不得推诿。")
def test_norms_lie_in_their_text(text: str) -> None:
    check(text)


@settings(deadline=None, derandomize=True, max_examples=examples(80))
@given(JUNK)
@example("要")
@example("不得")
@example("，，，。。。")
@example("\x00各单位要\x00加强\x00管理。")
def test_junk_is_read(text: str) -> None:
    check(text)


@settings(deadline=None, derandomize=True, max_examples=examples(150))
@given(st.one_of(TEXTS, JUNK))
def test_words_and_clauses_cover_the_text(text: str) -> None:
    tokens = tokenize(text)
    assert "".join(tokens.words) == text
    assert tokens.starts == [
        sum(len(word) for word in tokens.words[:i]) for i in range(len(tokens.words) + 1)
    ]
    assert len(tokens.tags) == len(tokens.words)
    last = 0
    for clause in clauses(tokens):
        assert last <= clause.lo < clause.hi <= len(tokens.words)
        assert tokens.slice(clause.lo, clause.hi).strip()
        last = clause.hi


@settings(deadline=None, derandomize=True, max_examples=examples(150))
@example(["向市委报告", "、", "其", "各级党组织"])
@given(
    st.lists(
        st.sampled_from((*ACTORS, "、", "和", "及其", "的", "（", "各", "有关", *ACTS)),
        max_size=12,
    )
)
def test_names_are_made_of_what_stands_in_the_phrase(parts: list[str]) -> None:
    phrase = "".join(parts)
    names = expand(phrase).names
    assert expand(phrase).names == names
    assert len(set(names)) == len(names)
    assert all(name and set(name) <= set(phrase) | {"的"} for name in names)


def test_lone_surrogates_are_read() -> None:
    check("各单位要\ud800加强管理。\udfff")


@pytest.mark.parametrize("text", ["要\x1f", "应当\x1f："])
def test_control_blanks_after_a_cue_are_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["市委）、县委要加强管理。", "（一）市委）、县委要加强管理。"])
def test_a_closing_bracket_alone_is_read(text: str) -> None:
    check(text)


def test_a_cue_that_ends_the_text_is_read() -> None:
    for cue in cue_of():
        for opening in ("", "各单位", "对违规的人员，", "未经批准的，"):
            check(f"安全规定\n第一条　{opening}{cue}")


def test_and_so_on_after_nothing_is_read() -> None:
    check("等公安、交通等部门对违反规定的人员进行处理")


@pytest.mark.parametrize("phrase", ["等部门", "等各级党组织", "和等单位", "）等甲方"])
def test_broken_phrases_name_whoever_is_left(phrase: str) -> None:
    assert expand(phrase).names


PARAGRAPHS = (
    "各级党组织要加强领导，靠前指挥。",
    "县公安局应当依法打击违法犯罪分子。",
    "如有险情，乡镇人民政府必须立即报告；各村要组织群众撤离。",
    "任何单位和个人不得瞒报信息。",
    "企业可以申请延期。",
    "按照市委部署，各部门要做好宣传。",
    "目前形势总体平稳。",
)


def values(norms: tuple[Norm, ...]) -> list[tuple[object, ...]]:
    return [
        (
            n.text,
            n.modality,
            n.trigger,
            n.bearers,
            n.predicate,
            n.counterparties,
            n.condition,
            n.deadline,
            n.basis,
        )
        for n in norms
    ]


@settings(deadline=None, derandomize=True, max_examples=examples(40))
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=8), st.sampled_from(("\n\n", "\n", "\r\n")))
def test_paragraphs_with_subjects_of_their_own_are_read_alike_together(parts: list[str], end: str) -> None:
    together = read(end.join(parts))
    assert values(together.norms) == [value for part in parts for value in values(read(part).norms)]


MANY = 3_000
LONG = {
    "no punctuation": "各单位要" + "推进平安建设" * 33_000,
    "one long clause of acts": "各单位要" + "加强安全管理" * MANY,
    "one long sentence": "各单位要加强管理，" * 400,
    "digits": "1" * MANY,
    "dates": "2020年1月1日前" * 1_000,
    "brackets that share out work": "（教育部牵头，" * 500 + "）",
    "letters": "a" * 200_000,
    "blanks": " \u3000" * 100_000,
    "control characters": "\x00\x01\x1f" * 10_000,
    "one long list": "各级党委、" * MANY + "各级政府要加强管理。",
    "one long list of acts": "各单位要加强管理" + "、做好记录" * MANY + "。",
    "deep brackets": "（" * MANY + "各单位要加强管理" + "）" * MANY,
    "quotes never closed": "“" * MANY + "各单位要加强管理。",
    "commas alone": "，" * MANY,
    "relative clauses": "负责管理的单位的" * MANY + "人员应当报告。",
    "cues": "不得可以要" * MANY,
    "prepositions": "对" * MANY + "要处理。",
    "bases": "按照市委要求" * MANY + "，各单位要加强管理。",
    "conditions": "如有情况" * MANY + "，各单位要报告。",
    "possessives": "县委及其部门" * MANY + "应当报告。",
    "articles": "".join(f"第{i}条　各单位应当加强管理。\n" for i in range(1, 1_000)),
    "sentences": "各单位要加强管理。" * MANY,
}


@pytest.mark.parametrize("kind", LONG)
def test_long_lines_are_read(kind: str) -> None:
    text = LONG[kind]
    for norm in read(text).norms:
        check_norm(norm, text)


def test_norms_do_not_get_lost_in_a_long_text() -> None:
    text = "各单位要加强管理。" * MANY
    assert len(read(text).norms) == MANY
