"""The structure of the five example notices, as a careful reader sees it."""

from __future__ import annotations

from extract.blocks import BlockKind
from tests.extract.structure.reading import blocks, body, notice, outline, section_of


def test_000_head_and_tail() -> None:
    (found,) = notice("000")
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


def test_000_sections() -> None:
    (found,) = notice("000")
    assert outline(found) == [
        (
            1,
            "一、",
            "全市上下要深化认识、提高站位，切实把思想和行动统一到习近平总书记重要指示和讲话精神上来",
        ),
        (1, "二、", "各级党组织要主动扛责、攻坚克难，充分发挥战斗堡垒作用"),
        (1, "三、", "各级领导干部要靠前指挥、担当作为，充分发挥引领表率作用"),
        (1, "四、", "广大党员干部要身体力行、走在前列，充分发挥先锋模范作用"),
    ]
    assert section_of(found, "请各县（区）委组织部") is None
    assert section_of(found, "为积极响应") is None


def test_000_cut_sentences_are_whole_and_signature_is_no_text() -> None:
    (found,) = notice("000")
    text = body(found)
    assert "1月20日，习近平总书记对新型冠状病毒感染肺炎疫情作出重要指示" in text
    assert "各级组织人事部门要在这场严峻斗争的实践中考察识别干部" in text
    assert "让党旗在防控疫情斗争第一线高高飘扬，以疫情防控工作检验初心使命" in text
    assert "积极投身于宣传教育、困难帮扶" in text
    for line in ("中共大同市委组织部\n", "2020年1月27日", "共印60份", "同组通字"):
        assert line not in text + "\n"


def test_001_has_no_issuer_line_and_a_closing_paragraph() -> None:
    (found,) = notice("001")
    document = found.document
    assert document.title == "关于发挥党组织战斗堡垒作用坚决打赢疫情防控阻击战的通知"
    assert (document.kind, document.date, document.issuers) == ("通知", None, ())
    assert document.addressees == (
        "各乡（镇）党委",
        "各街道党工委",
        "产业集聚区党工委",
        "县委各部委办",
        "县直各单位党委（党组）",
        "县直各单位党支部（党总支）",
        "各人民团体党支部（党组）",
    )
    assert document.cites == (
        "关于坚决贯彻落实习近平总书记重要指示精神为打赢疫情防控阻击战提供坚强组织保证的通知",
    )
    assert [number for _, number, _ in outline(found)] == ["一、", "二、", "三、", "四、", "五、", "六、"]
    assert outline(found)[5] == (1, "六、", "力戒形式主义、官僚主义")
    assert section_of(found, "全县各级党组织要在以习近平同志") is None


def test_002_head_sections_and_closing() -> None:
    (found,) = notice("002")
    document = found.document
    assert document.title == (
        "中共青岛市委组织部关于在新型冠状病毒感染的肺炎疫情防控中充分发挥全市各级党组织和党员干部作用的通知"
    )
    assert document.issuers == ("中共青岛市委组织部",)
    assert (document.number, document.date) == ("青组总字〔2020〕2号", "2020-01-26")
    assert document.addressees == (
        "各区党委组织部",
        "各市党委组织部",
        "市委各部委",
        "市直各单位组织（人事）处",
        "中央有关驻青单位组织（人事）处",
        "省有关驻青单位组织（人事）处",
    )
    assert [title for _, _, title in outline(found)] == [
        "深入贯彻落实习近平总书记重要指示精神",
        "充分发挥党委（党组）的坚强领导作用",
        "坚持在重大考验面前考察领导班子和识别领导干部",
        "充分发挥基层党组织战斗堡垒和党员先锋模范作用",
        "严格落实组织纪律和奖励惩戒政策",
    ]
    assert "企业、高校、机关、科研院所和其它领域党的基层组织" in body(found)
    assert section_of(found, "广大党员要积极响应号召") == "四、"
    assert section_of(found, "全市基层党组织和党员、干部在") is None


def test_003_is_three_documents() -> None:
    parts = notice("003")
    assert [part.document.id for part in parts] == ["003", "003#2", "003#3"]
    assert [part.document.title for part in parts] == [
        f"共产党员要在疫情防控中发挥先锋模范作用{number}" for number in (1, 2, 3)
    ]
    ends = [(part.document.start, part.document.end) for part in parts]
    assert ends[0][0] == 0
    assert ends[0][1] == ends[1][0]
    assert ends[1][1] == ends[2][0]


def test_003_fragments_are_whole_and_their_numbers_no_headings() -> None:
    first, second, third = notice("003")
    assert outline(first) == outline(third) == []
    assert outline(second) == [
        (1, "一、", "提高政治站位,增强疫情防控工作责任感和使命感"),
        (1, "二、", "主动担当作为,切实发挥基层党组织战斗堡垒作用"),
        (1, "三、", "强化示范引领,充分发挥广大党员先锋模范作用"),
        (1, "四、", "聚焦薄弱环节,进一步提升疫情防控工作科学化"),
        (1, "五、", "丰富服务载体,及时提升重点区域工作精细化"),
    ]
    assert "“双联系双报到双服务”工作机制的通知要求" in body(first)
    assert "各级党组织要织密网格" in body(first)
    assert "优先提拔使用。对不作为" in body(first)
    assert "“三无小区”所有群众" in body(second)
    assert body(third).startswith("*总书记铿锵有力的话语")


def test_004_without_title_and_with_headings_without_stops() -> None:
    (found,) = notice("004")
    document = found.document
    assert (document.title, document.kind) == ("", "通知")
    assert (document.issuers, document.date) == (("中共朝阳市委组织部",), "2020-01-26")
    assert document.addressees == (
        "各县(市)区委",
        "市委各部委",
        "市(中省)直各党组(党委)",
        "市人民团体各党组",
        "朝阳经济技术开发区党工委",
    )
    headings = [(number, text) for _, number, text in blocks(found, BlockKind.HEADING)]
    assert headings == [
        ("一、", "提高政治站位,以高度的政治责任感和紧迫感做好疫情防控工作"),
        ("二、", "基层党组织和广大党员要在疫情防控中充分发挥战斗堡垒和先锋模范作用"),
        ("三、", "坚持在疫情防控工作中加强对领导班子和领导干部的考察"),
    ]


def test_004_glued_sentence_opens_the_text_below() -> None:
    (found,) = notice("004")
    heading = next(index for index, block in enumerate(found.blocks) if block.number == "二、")
    following = found.blocks[heading + 1]
    assert (following.kind, following.text) == (BlockKind.BODY, "要在深入排查上发挥作用。")
    assert (following.offsets[0], following.offsets[-1] + 1) == (902, 914)
    assert section_of(found, "要及时发现和总结宣传") == "三、"
