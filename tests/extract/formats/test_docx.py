"""Word files: numbers, tables, changes, text boxes, notes and margins as they print."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from extract.formats.content import Content
from extract.formats.counting import printed
from extract.formats.docx import read_docx
from tests.extract.formats.making import docx_of, paragraph, replaced, saved

_NUMBERING = """<?xml version="1.0" encoding="UTF-8"?>
<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
  <w:lvlText w:val="第%1条"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/><w:isLgl/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="8"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>
</w:numbering>"""


def numbered(text: str, key: int, level: int = 0) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>')


def lines(content: Content) -> list[str]:
    return content.text.splitlines()


def test_automatic_numbers_are_rebuilt() -> None:
    body = [
        numbered("各单位要报告。", 7),
        numbered("及时报告；", 7, 1),
        numbered("如实报告。", 7, 1),
        numbered("各单位要检查。", 7),
        numbered("定期检查。", 7, 1),
        numbered("每月一次。", 7, 2),
        paragraph("第二章", ""),
        numbered("新的一章。", 8),
        numbered("一点", 9),
        numbered("没有编号。", 0),
    ]
    data = replaced(docx_of(*body), word__numbering_dot_xml=_NUMBERING.encode())
    assert lines(read_docx(data)) == [
        "第一条 各单位要报告。",
        "（一）及时报告；",
        "（二）如实报告。",
        "第二条 各单位要检查。",
        "（一）定期检查。",
        "2.1 每月一次。",
        "第二章",
        "第一条 新的一章。",
        "一点",
        "没有编号。",
    ]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCountingThousand", "一百一十"),
        (24, "ideographDigital", "二四"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "upperRoman", "IV"),
        (28, "lowerLetter", "bb"),
        (2, "ideographTraditional", "乙"),
        (7, "decimalZero", "07"),
        (7, "bullet", ""),
        (7, "something new", "7"),
    ],
)
def test_numbers_as_word_prints_them(value: int, form: str, shown: str) -> None:
    assert printed(value, form) == shown


def test_tables_stand_where_they_are_with_merged_cells() -> None:
    document = docx.Document()
    document.add_paragraph("表前。")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate((("任务", "单位", "时限"), ("检查", "甲局", "6月"), ("整改", "", "7月"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 1).merge(table.cell(2, 1)).text = "甲局"
    document.add_paragraph("表后。")
    content = read_docx(saved(document))
    assert lines(content) == ["表前。", "任务\t单位\t时限", "检查\t甲局\t6月", "整改\t7月", "表后。"]
    cells = {place.cell: place for place in content.places if place.cell}
    assert (cells["T1R2C2"].rows, cells["T1R2C2"].columns) == (2, 1)
    assert [place.paragraph for place in content.places if place.paragraph] == [1, 2]
    for place in content.places:
        assert content.text[place.start : place.end] == content.text[place.start : place.end].strip()


def test_a_table_of_one_column_is_no_table() -> None:
    document = docx.Document()
    document.add_table(rows=2, cols=1).cell(0, 0).text = "松江市人民政府文件"
    content = read_docx(saved(document))
    assert (lines(content), content.places[0].cell) == (["松江市人民政府文件"], None)


def test_tracked_changes_count_as_accepted() -> None:
    changed = (
        "<w:p><w:r><w:t>各单位</w:t></w:r><w:del><w:r><w:delText>可以</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>要</w:t></w:r></w:ins><w:r><w:t>报告。</w:t></w:r></w:p>"
    )
    ended = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>各部门要</w:t></w:r></w:p>"
    moved = (
        "<w:p><w:moveFrom><w:r><w:t>旧处。</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>新处。</w:t></w:r></w:moveTo></w:p>"
    )
    content = read_docx(docx_of(changed, ended, paragraph("检查。"), moved))
    assert lines(content) == ["各单位要报告。", "各部门要检查。", "新处。"]


def test_hidden_text_and_field_codes_do_not_print() -> None:
    body = (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>不印</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr>"
        "<w:t>印</w:t></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:t>第</w:t><w:noBreakHyphen/>"
        "<w:tab/><w:t>页</w:t></w:r></w:p>"
    )
    assert lines(read_docx(docx_of(body))) == ["印第-\t页"]


def test_content_controls_and_text_boxes_are_not_lost() -> None:
    control = f"<w:sdt><w:sdtContent>{paragraph('控件内的话。')}</w:sdtContent></w:sdt>"
    box = (
        "<w:p><w:r><w:t>正文。</w:t></w:r><w:r><w:pict><w:txbxContent>"
        f"{paragraph('框内的话。')}</w:txbxContent></w:pict></w:r></w:p>"
    )
    assert lines(read_docx(docx_of(control, box))) == ["控件内的话。", "正文。", "框内的话。"]


def test_footnotes_stand_after_their_paragraph() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>重点单位是指本市规上企业。</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    body = (
        "<w:p><w:r><w:t>重点单位要报告</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>。</w:t></w:r></w:p>'
    )
    data = docx_of(body, paragraph("完。"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read("[Content_Types].xml").decode()
        rels = package.read("word/_rels/document.xml.rels").decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/>'
    types = types.replace("</Types>", f"{override}</Types>")
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    related = f'<Relationship Id="rF" Type="{relation}" Target="footnotes.xml"/>'
    rels = rels.replace("</Relationships>", f"{related}</Relationships>")
    data = replaced(
        data,
        **{
            "[Content_Types]_dot_xml": types.encode(),
            "word___rels__document_dot_xml_dot_rels": rels.encode(),
            "word__footnotes_dot_xml": notes.encode(),
        },
    )
    assert lines(read_docx(data)) == ["重点单位要报告。", "重点单位是指本市规上企业。", "完。"]


def test_headers_and_footers_are_kept_apart() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    document.sections[0].footer.paragraphs[0].text = "共2页"
    document.add_paragraph("各单位要报告。")
    content = read_docx(saved(document))
    assert (lines(content), content.margins) == (["各单位要报告。"], ("内部资料", "共2页"))
