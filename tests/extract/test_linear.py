"""Work grows with the length of the text alone: calls are counted, so that no busy machine decides."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from extract import SourceText
from extract.norms import qualifiers
from extract.stages import extract

NOTICE = (
    "某市财政局关于做好{0}工作的通知\n某财〔2020〕{0}号\n\n各县财政局：\n"
    "各单位要加强领导，及时报送材料。\n\n某市财政局\n2020年3月1日\n\n"
)
LINES = {
    "sentences in one line": "各级党组织要加强领导，不得拖延；发现问题的，应当立即向市应急局报告。",
    "clauses in one sentence": "各级党组织要加强领导，",
    "one clause": "要按照市委部署组织党员和群众开展工作",
    "members of one list": "公安、交通、",
    "relative clauses": "从事数据交易的机构、对失职的",
    "open brackets": "要（加强“领导《",
    "numbers": "（一）要加强领导；",
    "lines": "一、各单位要加强领导。\n",
    "sections": "第一章 总则\n第一条 监察机关应当履行下列职责：\n（一）监督检查；\n",
    "rows": "牵头单位\n责任单位：市财政局\n",
}
SHORT, TIMES = 60, 8


def calls(text: str) -> int:
    """Return how many functions, built-in ones included, the reading of a text calls."""
    qualifiers.find_deadline.cache_clear()
    qualifiers.find_basis.cache_clear()
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    source = SourceText("a", "a.txt", text)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        extract(source)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("unit", LINES.values(), ids=LINES)
def test_work_grows_as_the_text_does(unit: str) -> None:
    extract(SourceText("a", "a.txt", unit * 2))
    short, long = calls(unit * SHORT), calls(unit * SHORT * TIMES)
    assert long < TIMES * short * 1.3


def test_work_grows_as_the_number_of_notices_in_a_file_does() -> None:
    def several(count: int) -> str:
        return "".join(NOTICE.format(number) for number in range(1, count + 1))

    assert len(extract(SourceText("a", "a.txt", several(4))).documents) == 4
    short, long = calls(several(30)), calls(several(30 * TIMES))
    assert long < TIMES * short * 1.3
