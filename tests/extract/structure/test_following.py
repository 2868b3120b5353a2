"""One file with several documents, and what stands below a signature without being one."""

from __future__ import annotations

from extract.formats.content import Writer
from extract.model import SourceText
from extract.structure import structure

FIRST = """松江市应急管理局关于做好防汛工作的通知
松应急〔2024〕6号
各县（区）应急管理局：
现将防汛工作有关事项通知如下：
一、各县（区）要及时排查隐患。
松江市应急管理局
2024年5月6日
"""
SECOND = """松江市教育局关于做好校园安全工作的通知
各县（区）教育局：
一、各学校要开展安全检查。
松江市教育局
2024年5月8日
"""
THIRD = """松江市水务局文件
松水〔2024〕1号
松江市水务局关于加强巡查的通知
各县（区）水务局：
各单位要加强巡查。
松江市水务局
2024年5月9日
"""
ENCLOSED = """附件
松江市防汛工作方案
一、各县（区）要加强值守。
"""


def documents(text: str) -> list[tuple[str, str | None, tuple[str, ...], str]]:
    found = structure(SourceText("a", "a.txt", text))
    assert "".join(one.document.text for one in found) == text
    return [(d.id, d.date, d.issuers, d.title) for d in (one.document for one in found)]


def test_each_notice_of_a_file_is_a_document_of_its_own() -> None:
    assert documents(FIRST + SECOND + THIRD) == [
        ("a", "2024-05-06", ("松江市应急管理局",), "松江市应急管理局关于做好防汛工作的通知"),
        ("a#2", "2024-05-08", ("松江市教育局",), "松江市教育局关于做好校园安全工作的通知"),
        ("a#3", "2024-05-09", ("松江市水务局",), "松江市水务局关于加强巡查的通知"),
    ]


def test_the_letterhead_goes_with_its_document() -> None:
    found = structure(SourceText("a", "a.txt", FIRST + THIRD))
    assert found[1].document.text == THIRD
    assert found[1].document.number == "松水〔2024〕1号"


def test_the_same_in_a_file_that_says_where_its_paragraphs_are() -> None:
    writer = Writer()
    for line in (FIRST + SECOND).splitlines():
        writer.paragraph((line, None))
    content = writer.content()
    found = structure(SourceText("a", "a.docx", content.text, places=content.places))
    assert [one.document.id for one in found] == ["a", "a#2"]
    assert sum((one.document.places for one in found), ()) == content.places


def test_an_attachment_is_part_of_its_document() -> None:
    assert [one[0] for one in documents(FIRST + ENCLOSED)] == ["a"]
    assert [one[0] for one in documents(FIRST + ENCLOSED + SECOND)] == ["a", "a#2"]


def test_what_a_notice_forwards_is_part_of_it() -> None:
    text = (
        "松江市教育局转发松江省教育厅关于做好校园安全工作的通知\n各县（区）教育局：\n请认真贯彻执行。\n"
        "松江市教育局\n2024年5月8日\n松江省教育厅关于做好校园安全工作的通知\n各市教育局：\n"
        "各学校要开展安全检查。\n松江省教育厅\n2024年5月1日\n"
    )
    assert [one[0] for one in documents(text)] == ["a"]
