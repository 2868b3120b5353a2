"""The structure of the five example notices, as a careful reader sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.blocks import BlockKind, Structure
from extract.model import SourceText
from extract.structure import structure

NOTICES = Path(__file__).parents[3] / "examples" / "notices"


def read(number: str) -> tuple[Structure, ...]:
    path = next(NOTICES.glob(f"{number}_*.txt"))
    return structure(SourceText(number, str(path), path.read_bytes().decode("utf-8")))


def outline(document: Structure) -> list[tuple[int, str, str]]:
    return [(part.level, part.number, part.title) for part in document.document.sections]


def test_000_head_and_signature() -> None:
    (found,) = read("000")
    document = found.document
    assert document.issuers == ("中共大同市委组织部",)
    assert document.number == "同组通字〔2020〕4号"
    assert document.kind == "通知"
    assert document.title == (
        "关于在新型冠状病毒感染肺炎疫情防控工作中充分发挥基层党组织战斗堡垒和共产党员先锋模范作用的通知"
    )
    assert document.date == "2020-01-27"
    assert document.addressees == ("各县（区）委组织部", "市属各党（工）委")
    assert (document.printed_by, document.printed_on) == ("中共大同市委组织部办公室", "2020-01-27")


def test_000_healed_and_closed() -> None:
    (found,) = read("000")
    text = "".join(block.text for block in found.blocks if block.kind is not BlockKind.OTHER)
    assert "1月20日，习近平总书记对新型冠状病毒感染肺炎疫情作出重要指示" in text
    assert "各级组织人事部门要在这场严峻斗争的实践中" in text
    assert "中共大同市委组织部" not in text
    closing = next(block for block in found.blocks if block.text.startswith("请各县（区）委组织部"))
    assert (closing.kind, closing.section) == (BlockKind.BODY, None)


def test_003_is_three_documents() -> None:
    first, second, third = read("003")
    assert [part.document.id for part in (first, second, third)] == ["003", "003#2", "003#3"]
    assert [number for _, number, _ in outline(second)] == ["一、", "二、", "三、", "四、", "五、"]
    assert outline(first) == outline(third) == []
    assert second.document.sections[0].title == "提高政治站位,增强疫情防控工作责任感和使命感"
    assert any("“双联系双报到双服务”工作机制的通知要求" in block.text for block in first.blocks)


def test_004_glued_heading() -> None:
    (found,) = read("004")
    heading = next(block for block in found.blocks if block.number == "二、")
    body = found.blocks[found.blocks.index(heading) + 1]
    assert heading.text == "基层党组织和广大党员要在疫情防控中充分发挥战斗堡垒和先锋模范作用"
    assert body.text == "要在深入排查上发挥作用。"
    assert found.document.issuers == ("中共朝阳市委组织部",)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_offsets_give_back_the_source(number: str) -> None:
    path = next(NOTICES.glob(f"{number}_*.txt"))
    text = path.read_bytes().decode("utf-8")
    for found in read(number):
        for block in found.blocks:
            assert "".join(text[place] for place in block.offsets) == block.text
