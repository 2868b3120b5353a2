"""Workbooks: a table of tasks row by row, the sheet and cell of each norm, and what is said to be unread."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from extract import extract
from extract.errors import ReadError
from extract.formats import office
from extract.formats.cell_formats import shown_number
from extract.formats.sheetml import address
from extract.formats.xlsx import read_xlsx
from extract.model import Norm, SourceText
from extract.place import column_letters
from extract.read import read_sources
from kg.export.workbook.rows import place_of
from kg.export.workbook.sheets import Book
from tests.extract.formats.making import replaced, sheet_xml, workbook

HEADS = ("序号", "重点任务", "具体措施", "牵头单位", "配合单位", "完成时限")
ROWS = (
    (1, "深化专项整治", "建立问题隐患清单。", "市应急局", "市工信局、市生态环境局", date(2024, 6, 30)),
    (None, None, "组织燃气管网排查。", "市住建局", "/", date(2024, 9, 1)),
    (2, "提升应急能力", "组建应急救援队伍。", "各县（区）政府", "市消防救援支队", "2024年底前"),
)


def tasks() -> bytes:
    """A table of tasks with its title above, merged numbers and tasks, dates, and a note below it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "重点任务"
    sheet["A1"], sheet["A2"] = "附件1", "2024年安全生产重点任务分工表"
    for row in (HEADS, *ROWS):
        sheet.append(row)
    sheet["F4"].number_format, sheet["F5"].number_format = 'yyyy"年"m"月"d"日"', "yyyy-mm"
    sheet["A8"] = "注：各牵头单位要于每月25日前向市应急局报送进展情况。"
    for area in ("A2:F2", "A4:A5", "B4:B5", "A8:F8"):
        sheet.merge_cells(area)
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def norms(path: Path) -> list[Norm]:
    (source,) = read_sources([path])
    assert isinstance(source, SourceText), source
    found = extract(source)
    assert all(source.text[norm.start : norm.end] == norm.text for norm in found.norms)
    assert found.documents[0].title == "2024年安全生产重点任务分工表"
    return list(found.norms)


def said(norm: Norm) -> tuple[object, ...]:
    return norm.text, norm.bearers, [other.name for other in norm.counterparties], norm.due, norm.cell


SAID = [
    ("建立问题隐患清单", ("市应急局",), ["市工信局", "市生态环境局"], "2024-06-30", "重点任务!C4"),
    ("市工信局、市生态环境局", ("市工信局", "市生态环境局"), ["市应急局"], "2024-06-30", "重点任务!E4"),
    ("组织燃气管网排查", ("市住建局",), [], "2024-09-30", "重点任务!C5"),
    ("组建应急救援队伍", ("各县（区）政府",), ["市消防救援支队"], "2024-12-31", "重点任务!C6"),
    ("市消防救援支队", ("市消防救援支队",), ["各县（区）政府"], "2024-12-31", "重点任务!E6"),
    ("各牵头单位要于每月25日前向市应急局报送进展情况", ("各牵头单位",), ["市应急局"], None, "重点任务!A8"),
]


def test_a_table_of_tasks_row_by_row_with_sheet_and_cell(tmp_path: Path) -> None:
    (tmp_path / "tasks.xlsx").write_bytes(tasks())
    found = norms(tmp_path / "tasks.xlsx")
    assert [said(norm) for norm in found] == SAID
    assert {(norm.page, norm.paragraph) for norm in found} == {(None, None)}
    assert place_of(found[0]) == "重点任务!C4"


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_old_workbooks_go_through_libreoffice(tmp_path: Path) -> None:
    from extract.formats.kinds import Format, recognise

    old = Path(__file__).parent / "files" / "tasks.xls"
    (tmp_path / "tasks.et").write_bytes(old.read_bytes())
    assert recognise(old.read_bytes(), ".et") is Format.SHEETS
    assert [said(norm) for norm in norms(tmp_path / "tasks.et")] == SAID


def test_titles_and_notes_are_paragraphs_and_merged_cells_span_rows() -> None:
    content = read_xlsx(tasks())
    assert content.text.splitlines()[:4] == [
        "附件1",
        "2024年安全生产重点任务分工表",
        "序号\t重点任务\t具体措施\t牵头单位\t配合单位\t完成时限",
        "1\t深化专项整治\t建立问题隐患清单。\t市应急局\t市工信局、市生态环境局\t2024年6月30日",
    ]
    places = {place.cell: place for place in content.places}
    assert (places["重点任务!A1"].table, places["重点任务!A1"].paragraph) == (None, 1)
    assert (places["重点任务!B4"].table, places["重点任务!B4"].rows) == (1, 2)
    assert content.text[places["重点任务!F5"].start : places["重点任务!F5"].end] == "2024年9月"


def test_each_sheet_is_a_table_of_its_own_under_its_name() -> None:
    book = openpyxl.Workbook()
    book.active.append(["任务", "责任单位"])
    book.active.append(["开展检查", "市应急局"])
    second = book.create_sheet("教育领域")
    second.append(["任务", "责任单位"])
    second.append(["开展督导", "市教育局"])
    content = read_xlsx(saved(book))
    assert content.text.splitlines() == [
        "任务\t责任单位", "开展检查\t市应急局", "教育领域", "任务\t责任单位", "开展督导\t市教育局",
    ]  # fmt: skip
    assert [(one.table, one.cell) for one in content.places if one.table][-1] == (2, "教育领域!B2")


def test_hidden_sheets_and_formulas_without_value_are_told() -> None:
    book = openpyxl.Workbook()
    book.active.append(["各单位要报告。"])
    book.active["A2"] = "=A1"
    hidden = book.create_sheet("选项")
    hidden["A1"], hidden.sheet_state = "各单位要隐瞒。", "hidden"
    content = read_xlsx(saved(book))
    assert content.text == "各单位要报告。\n"
    assert "hidden sheets of it are not read: 选项" in content.unread
    assert "1 formulas of it have no value" in content.unread


def test_strings_of_runs_without_how_they_are_spoken() -> None:
    strings = (
        "<si><r><t>各单位</t></r><r><rPr><b/></rPr><t>要报告_x000D_\n及时</t></r>"
        "<rPh sb='0' eb='1'><t>gè</t></rPh></si>"
    )
    shared, own = "<c t='s'><v>0</v></c>", "<c t='inlineStr'><is><t>检查</t></is></c>"
    row = f"<row>{shared}{own}<c t='e'><v>#N/A</v></c></row>"
    content = read_xlsx(workbook(sheet_xml(row), strings=strings))
    assert content.text == "各单位要报告\n及时\n检查\n"


@pytest.mark.parametrize(
    ("digits", "form", "shown"),
    [
        ("45473", "yyyy年m月", "2024年6月"),
        ("45473", "m月d日", "6月30日"),
        ("45473", 'yyyy"年"m"月"d"日";@', "2024年6月30日"),
        ("45473", "[$-804]yyyy/m/d", "2024年6月30日"),
        ("45473.375", "yyyy-m-d h:mm", "2024年6月30日 9:00"),
        ("0.375", "h:mm", "9:00"),
        ("45473", "G/通用格式", "45473"),
        ("3.0", "General", "3"),
        ("0.85", "0%", "85%"),
        ("0.1", "0.00_ ", "0.1"),
        ("9e307", "yyyy", "9e307"),
        ("nan", "yyyy", "nan"),
        ("三", "General", "三"),
    ],
)
def test_numbers_as_their_cells_show_them(digits: str, form: str, shown: str) -> None:
    assert float(shown) == float(digits) if shown == "9e307" else shown_number(digits, form) == shown


def test_dates_that_count_from_1904() -> None:
    assert shown_number("44011", "yyyy-m-d", from_1904=True) == "2024年6月30日"


def test_addresses_there_and_back() -> None:
    for text in ("A1", "Z9", "AA10", "XFD1048576"):
        row, column = address(text)
        assert f"{column_letters(column)}{row}" == text
    with pytest.raises(ValueError, match="1A"):
        address("1A")


def test_a_workbook_of_our_own_is_no_document(tmp_path: Path) -> None:
    with Book(tmp_path / "责任清单.xlsx"):
        pass
    with pytest.raises(ReadError, match=r"Zeren wrote.*the documents it was made from"):
        read_xlsx((tmp_path / "责任清单.xlsx").read_bytes())


@pytest.mark.parametrize("name", ["workbook_dot_xml", "_rels__workbook_dot_xml_dot_rels", "styles_dot_xml"])
def test_a_damaged_workbook_is_named(name: str) -> None:
    with pytest.raises(ReadError, match="a damaged workbook"):
        read_xlsx(replaced(tasks(), **{f"xl__{name}": b"<broken"}))
