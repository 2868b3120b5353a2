"""The single readings that structure is put together from: organs, dates, numbers, citations, endings."""

from __future__ import annotations

import pytest

from extract.structure.cites import document_number, find_cites
from extract.structure.dates import find_date, is_date_line
from extract.structure.endings import Endings
from extract.structure.headlines import join_title, kind_of
from extract.structure.numbering import read_mark
from extract.structure.organs import split_organs
from extract.structure.passage import Passage, join


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("各县（区）委组织部、市属各党（工）委：", ["各县（区）委组织部", "市属各党（工）委"]),
        ("各区、市党委组织部，市委各部委：", ["各区党委组织部", "各市党委组织部", "市委各部委"]),
        (
            "各省、自治区、直辖市及新疆生产建设兵团卫生健康委：",
            ["各省卫生健康委", "各自治区卫生健康委", "各直辖市卫生健康委", "新疆生产建设兵团卫生健康委"],
        ),
        (
            "各省、自治区、直辖市财政厅（局）、农业农村（农牧）厅（委、局）：",
            [
                "各省财政厅（局）",
                "各省农业农村（农牧）厅（委、局）",
                "各自治区财政厅（局）",
                "各自治区农业农村（农牧）厅（委、局）",
                "各直辖市财政厅（局）",
                "各直辖市农业农村（农牧）厅（委、局）",
            ],
        ),
        (
            "国家税务总局各省、自治区、直辖市和计划单列市税务局，局内各单位:",
            [
                "国家税务总局各省税务局",
                "国家税务总局各自治区税务局",
                "国家税务总局各直辖市税务局",
                "国家税务总局各计划单列市税务局",
                "局内各单位",
            ],
        ),
        ("各区财政局、审计局，相关金融机构：", ["各区财政局", "各区审计局", "相关金融机构"]),
        (
            "各区人力资源和社会保障局、北京经济技术开发区社会事业局：",
            ["各区人力资源和社会保障局", "北京经济技术开发区社会事业局"],
        ),
        ("县直各单位党委（党组）、党支部：", ["县直各单位党委（党组）", "县直各单位党支部"]),
        ("省政府各部门、各直属机构：", ["省政府各部门", "省政府各直属机构"]),
        (
            "两江新区、重庆高新区管委会，市级各部门，有关单位:",
            ["两江新区管委会", "重庆高新区管委会", "市级各部门", "有关单位"],
        ),
        ("市委、市人大常委会、市政府、市政协：", ["市委", "市人大常委会", "市政府", "市政协"]),
        ("各部门、各车间、全体员工：", ["各部门", "各车间", "全体员工"]),
        ("各单位、各单位：", ["各单位"]),
    ],
)
def test_organs_one_by_one(line: str, names: list[str]) -> None:
    assert list(split_organs(line)) == names


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020年1月27日", "2020-01-27"),
        ("2020年2月7 日", "2020-02-07"),
        ("二〇二〇年二月十一日", "2020-02-11"),
        ("二○二○年十二月三十一日", "2020-12-31"),
        ("２０１２年１２月３日", "2012-12-03"),
        ("（2018年5月3日）", "2018-05-03"),
        ("2021-03-04", "2021-03-04"),
        ("2020年2月30日", None),
        ("2020年月日", None),
        ("1月27日", None),
    ],
)
def test_dates(text: str, iso: str | None) -> None:
    assert find_date(text) == iso


@pytest.mark.parametrize(
    ("text", "whole"), [("2020年1月27日", True), ("2020年1月27日印发", False), ("自2020年1月1日", False)]
)
def test_date_lines(text: str, whole: bool) -> None:
    assert is_date_line(text) is whole


@pytest.mark.parametrize(
    ("text", "printed", "kind", "value"),
    [
        ("一、总体要求", "一、", "cn", 1),
        ("二十三、附则", "二十三、", "cn", 23),
        ("（三）做好", "（三）", "cn_paren", 3),
        ("(十二)做好", "(十二)", "cn_paren", 12),
        ("1．必须", "1．", "dot", 1),
        ("12. 必须", "12.", "dot", 12),
        ("3、必须", "3、", "comma", 3),
        ("（4）必须", "（4）", "paren", 4),
        ("⑫必须", "⑫", "circled", 12),
        ("第一百零二条 监督", "第一百零二条", "article", 102),
        ("第十条之一 监督", "第十条之一", "article", 10),
        ("第3章 附则", "第3章", "chapter", 3),
        ("第二节 公告", "第二节", "clause", 2),
        ("2.1 租金", "2.1", "decimal", 1),
    ],
)
def test_numbers(text: str, printed: str, kind: str, value: int) -> None:
    mark = read_mark(text)
    assert mark is not None
    assert (mark.printed, mark.kind, mark.value) == (printed, kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "第十条规定的情形",
        "第三条第二款",
        "1.5倍以上",
        "3.2%的企业",
        "2020年1月",
        "二十大报告",
        "一方面要",
        "第一节能办",
        "2020.1",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert read_mark(text) is None


def test_cites_in_order_once_and_without_the_document_itself() -> None:
    text = (
        "根据《关于印发〈甲办法〉的通知》（国办发〔2020〕4号）和《甲法》，参照国发〔2018〕39号，"
        "现将《乙办法》印发。《通知》要求，《甲法》……"
    )
    assert find_cites(text, frozenset({"乙办法"})) == (
        "关于印发〈甲办法〉的通知",
        "国办发〔2020〕4号",
        "甲法",
        "国发〔2018〕39号",
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("同组通字〔2020〕4号", "同组通字〔2020〕4号"),
        ("（肺炎机制发﹝2020﹞21 号）", "肺炎机制发﹝2020﹞21号"),
        ("劳社部发[2008]3号", "劳社部发[2008]3号"),
        ("中华人民共和国国务院令第356号", "中华人民共和国国务院令第356号"),
        ("某省应急指挥部令（第1号）", "某省应急指挥部令第1号"),
        ("二〇二〇年第4号", None),
    ],
)
def test_document_numbers(text: str, number: str | None) -> None:
    assert document_number(text) == number


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("关于做好工作的紧急通知", "通知"),
        ("促进就业工作的若干意见", "意见"),
        ("中华人民共和国安全生产法", "法"),
        ("某某管理办法（试行）", "办法"),
        ("某省应急指挥部令第13号", "命令"),
        ("房屋租赁合同", "合同"),
        ("给学生家长的一封信", "公开信"),
        ("共产党员要发挥作用", None),
    ],
)
def test_kinds(title: str, kind: str | None) -> None:
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["关于在疫情 防控中", "发挥作用的通知"], "关于在疫情防控中发挥作用的通知"),
        (["中共青岛市委组织部 关于做好工作的通知"], "中共青岛市委组织部关于做好工作的通知"),
        (["商务部办公厅", "财政部办公厅关于做好工作的通知"], "商务部办公厅 财政部办公厅关于做好工作的通知"),
    ],
)
def test_titles(lines: list[str], title: str) -> None:
    assert join_title(lines) == title


def test_endings() -> None:
    endings = Endings(["局", "财政局", "部"], bracket=4)
    assert endings.find("市财政局") == "财政局"
    assert endings.find("市卫生局（委）") == "局"
    assert endings.find("市卫生局（一二三四五六）") == ""
    assert endings.find("") == ""


def test_passages_keep_their_places() -> None:
    whole = join([Passage("病毒感", ((3, 6),)), Passage("染肺炎", ((8, 11),))])
    assert whole.offsets() == (3, 4, 5, 8, 9, 10)
    assert whole.cut(2, 4) == Passage("感染", ((5, 6), (8, 9)))
    assert whole.place(3) == 8
    assert Passage("  要\u3000", ((0, 4),)).trimmed(0, 4) == Passage("要", ((2, 3),))
    assert Passage("  ", ((0, 2),)).trimmed(0, 2) is None
