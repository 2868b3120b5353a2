"""PDF files: paragraphs, margins, tables over pages, and what has no text layer."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extract.errors import ReadError
from extract.formats.pdf import read_pdf
from tests.extract.formats.making import FONT, Sheets

LONG = (
    "各县区人民政府要高度重视防汛工作，切实增强责任感和紧迫感，"
    "严格落实行政首长负责制，及时排查整治各类隐患。"
)
SHORT = "各单位要及时报告。"


def picture() -> ImageReader:
    data = io.BytesIO()
    Image.new("L", (40, 40), 200).save(data, "PNG")
    data.seek(0)
    return ImageReader(data)


def test_lines_are_joined_to_paragraphs_without_page_numbers_and_running_heads() -> None:
    sheets = Sheets()
    for number in (1, 2, 3):
        sheets.mark("松江市防汛抗旱指挥部文件", 800)
        for _ in range(4):
            sheets.text(LONG)
            sheets.text(SHORT)
        sheets.mark(f"— {number} —", 40)
        sheets.page()
    content = read_pdf(sheets.done())
    assert content.text.splitlines() == [LONG, SHORT] * 12
    assert content.margins == ("松江市防汛抗旱指挥部文件",)
    assert [place.page for place in content.places] == [1] * 8 + [2] * 8 + [3] * 8


def test_a_paragraph_that_runs_over_a_page_end_is_one() -> None:
    sheets = Sheets()
    sheets.text(LONG)
    sheets.text(LONG[:26])
    sheets.page()
    sheets.mark("1", 40)
    sheets.canvas.setFont(FONT, 16)
    sheets.canvas.drawString(72, 740, LONG[26:])
    content = read_pdf(sheets.done())
    assert content.text.splitlines() == [LONG, LONG]
    last = [(place.page, place.paragraph) for place in content.places[-2:]]
    assert last == [(1, 2), (2, 2)]
    assert "".join(content.text[place.start : place.end] for place in content.places[-2:]) == LONG


def test_a_table_over_two_pages_is_one_with_its_heads_once() -> None:
    sheets = Sheets()
    sheets.text("任务分解表")
    head = ("序号", "任务", "牵头单位")
    widths = (40, 200, 150)
    sheets.table([head, ("1", "开展检查", "市应急局"), ("2", "整改隐患", "^")], widths)
    sheets.page()
    sheets.table([head, ("3", "报告情况", "市公安局")], widths)
    content = read_pdf(sheets.done())
    assert content.text.splitlines() == [
        "任务分解表",
        "序号\t任务\t牵头单位",
        "1\t开展检查\t市应急局",
        "2\t整改隐患",
        "3\t报告情况\t市公安局",
    ]
    cells = {place.cell: place for place in content.places if place.cell}
    assert cells["T1R2C3"].rows == 2
    assert cells["T1R4C2"].table == 1


HEADS = ("序号", "任务", "牵头单位", "完成时限")
WIDTHS = (30, 111, 71, 80)
"""Of columns whose cells hold 10 and 6 characters; one character is the blank between them."""


def test_a_table_without_lines_is_told_by_its_columns() -> None:
    sheets = Sheets()
    sheets.text(SHORT)
    lines = [
        HEADS,
        ("1", "开展危险化学品安全风", "市应急局", "6月底前"),
        ("", "险评估。"),
        ("", "组织燃气管网排查。", "市住房和城乡", "9月底前"),
        ("", "", "建设局"),
        ("2", "整改隐患", "市公安局", "年底前"),
        ("3", "报告情况", "市财政局", "年底前"),
    ]
    sheets.columns(lines, WIDTHS)
    sheets.text(LONG)
    content = read_pdf(sheets.done())
    assert content.unread == ""
    assert content.text.splitlines() == [
        SHORT,
        "序号\t任务\t牵头单位\t完成时限",
        "1\t开展危险化学品安全风险评估。\t市应急局\t6月底前",
        "组织燃气管网排查。\t市住房和城乡建设局\t9月底前",
        "2\t整改隐患\t市公安局\t年底前",
        "3\t报告情况\t市财政局\t年底前",
        LONG,
    ]
    merged = next(place for place in content.places if place.cell == "T1R2C1")
    assert (merged.page, merged.rows) == (1, 2)


@pytest.mark.parametrize(
    "lines",
    [
        [("", "开展危险化学品安全风"), ("2", "险评估，建立隐患清单", "市应急局", "6月底前"), ("", "整改。")],
        [("2", "开展危险化学品安全风", "市应急局", "6月底前"), ("", "险评估"), ("", "", "", "长期坚持")],
        [("2", "开展检查", "市住房和城乡", "6月底前"), ("3", "整改", "建设局", "年底前")],
    ],
    ids=["cells in the middle of their rows", "a cell that begins alone", "a full line above a number"],
)
def test_rows_in_doubt_are_told_and_not_read(lines: list[tuple[str, ...]]) -> None:
    sheets = Sheets()
    sheets.text(SHORT)
    sheets.columns([HEADS, ("1", "报告情况", "市政府", "年底前"), *lines], WIDTHS)
    sheets.text(LONG)
    content = read_pdf(sheets.done())
    assert content.text.splitlines() == [SHORT, LONG]
    assert content.unread.startswith("page 1 of it: a table without drawn lines")


def test_a_scan_says_that_it_needs_ocr() -> None:
    data = io.BytesIO()
    canvas = Canvas(data)
    for _ in range(2):
        canvas.drawImage(picture(), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    with pytest.raises(ReadError, match=r"needs OCR.*ocrmypdf"):
        read_pdf(data.getvalue())


def test_a_scanned_page_among_others_is_named_and_the_rest_read() -> None:
    sheets = Sheets()
    sheets.text(SHORT)
    sheets.page()
    sheets.canvas.drawImage(picture(), 0, 0, 500, 700)
    sheets.page()
    content = read_pdf(sheets.done())
    assert content.text == SHORT + "\n"
    assert content.unread.startswith("page 2 of it: a scan that needs OCR")


def test_a_password_is_named() -> None:
    data = io.BytesIO()
    canvas = Canvas(data, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(100, 100, "closed")
    canvas.save()
    with pytest.raises(ReadError, match="password"):
        read_pdf(data.getvalue())


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<</Root 1 0 R>>"])
def test_a_damaged_file_is_named(data: bytes) -> None:
    with pytest.raises(ReadError, match="damaged"):
        read_pdf(data)
