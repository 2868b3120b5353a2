"""What holds for every text: offsets, order, nesting, time."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.blocks import Structure
from extract.model import Section, SourceText
from extract.structure import structure
from tests.extract.structure.reading import CORPUS, NOTICES
from tests.sizes import examples

PARTS = (
    *("一、", "二、", "（一）", "（二）", "1.", "2.", "1、", "2、", "(1)", "①", "第一章", "第一条", "第二条"),
    *("第一节", "附件", "附件1", "目录", "#", "**", "《", "》", "（", "）", "“", "”", "。", "，", "；", "："),
    *(
        "？",
        ",",
        ";",
        "各单位要做好防控工作",
        "关于",
        "的通知",
        "市委组织部",
        "2020年1月2日",
        "印发",
        "抄送：",
    ),
    *("请及时报告", "中共某市委", "〔2020〕4号", "某发", "总则", "甲方：", "要在工作中发挥作用"),
    *("\x00", "\ud800", "\u2028", "\x85", "\xa0", "\n", "\r\n", "\n\n", " ", "\u3000\u3000", "  ", "\f"),
)
TEXTS = st.lists(st.sampled_from(PARTS), max_size=60).map("".join)
REAL = sorted([*NOTICES.glob("*.txt"), *CORPUS.glob("*.txt")])


def read(text: str) -> tuple[Structure, ...]:
    return structure(SourceText("x", "x.txt", text))


def check(text: str) -> None:
    found = read(text)
    assert found
    assert [part.document.id for part in found] == ["x", *(f"x#{n}" for n in range(2, len(found) + 1))]
    assert "".join(part.document.text for part in found) == text
    last = -1
    for part in found:
        document = part.document
        assert document.text == text[document.start : document.end]
        for block in part.blocks:
            assert block.text
            assert len(block.text) == len(block.offsets)
            assert block.offsets[0] > last
            assert all(low < high for low, high in zip(block.offsets, block.offsets[1:], strict=False))
            assert "".join(text[place] for place in block.offsets) == block.text
            last = block.offsets[-1]
            assert (block.level > 0) == bool(block.number)
        assert last < document.end
        check_sections(part)


def check_sections(part: Structure) -> None:
    sections = {section.id: section for section in part.document.sections}
    assert len(sections) == len(part.document.sections)
    seen: list[Section] = []
    for section in part.document.sections:
        assert part.document.start <= section.start < section.end <= part.document.end
        parent = sections[section.parent] if section.parent else None
        if parent:
            assert parent in seen
            assert parent.start <= section.start
            assert section.end <= parent.end
            assert parent.level < section.level
        seen.append(section)
    for block in part.blocks:
        if block.section:
            section = sections[block.section]
            assert section.start <= block.offsets[0]
            assert block.offsets[-1] < section.end


@given(TEXTS)
@settings(max_examples=examples(400), deadline=None)
def test_any_mix_of_signs(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@settings(max_examples=examples(200), deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_texts(path: Path) -> None:
    check(path.read_bytes().decode("utf-8"))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_line_ends_change_nothing_but_offsets(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    plain = read(text)
    dos = read(text.replace("\n", "\r\n"))
    for one, other in zip(plain, dos, strict=True):
        assert [(b.kind, b.text, b.number, b.level) for b in one.blocks] == [
            (b.kind, b.text, b.number, b.level) for b in other.blocks
        ]
        assert one.document.title == other.document.title
        assert one.document.addressees == other.document.addressees
    check(text.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    "unit",
    [
        "各单位要做好防控，",
        "要 ",
        "一、",
        "（一）",
        "《",
        "（",
        "1",
        "第一条",
        "某〔2020〕4号",
        "一二三",
        "“",
        "：",
        "2020年 ",
    ],
)
def test_work_on_one_line_grows_with_its_length_alone(unit: str) -> None:
    assert_grows_as_text(unit, 12_500 // len(unit), 8)


@pytest.mark.parametrize(
    "unit", ["要。 ", "要\n", "一、要。\n", "要。1.", "# 要\n", "附件\n", "2020年1月2日\n", "要，\n"]
)
def test_work_on_many_lines_grows_with_their_number_alone(unit: str) -> None:
    assert_grows_as_text(unit, 1_500, 8)


def assert_grows_as_text(unit: str, count: int, times: int) -> None:
    """Compare the processor time of a text with that of one `times` as long, read beside it: other programs
    take none of it. Work that grew as the square of the length would show as `times` ** 2.
    """

    def seconds(text: str) -> float:
        started = time.process_time()
        read(text)
        return time.process_time() - started

    seconds(unit * 10)
    short, long = (min(seconds(unit * n) for _ in range(3)) for n in (count, count * times))
    assert long < times * 4 * max(short, 0.02)
