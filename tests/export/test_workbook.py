"""责任清单.xlsx opened by openpyxl: a row a norm, nothing but data in the cells, and laid out to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.model import (
    ADDRESSEES,
    ISSUER,
    BearerSource,
    Counterparty,
    Document,
    Modality,
    Norm,
    Role,
    Section,
)
from kg.export import export
from kg.export.escape import NOT_IN_CELLS, unescape
from kg.export.workbook.cells import CELL_LIMIT, cut, date_of, lines, shown
from kg.export.workbook.words import BEARERS, DOCUMENTS, DUTIES
from kg.graph import build_graph
from tests.export.samples import HOSTILE, corpus_documents, corpus_norms, notices, texts

NOTICE = Document(
    "000", "notices/000.txt", 0, 0, "", title="关于疫情防控的通知", number="同组通字〔2020〕4号", kind="通知",
    issuers=("中共大同市委组织部",), date="2020-01-27", addressees=("各县（区）委组织部", "市属各党（工）委"),
    sections=(Section("s1", "二、", "工作要求", 1, 0, 90),
              Section("s2", "（三）", "加强领导", 2, 10, 90, "s1")),
)  # fmt: skip
DUTY = Norm(
    "000", 20, 31, "要及时向市委组织部报告", Modality.OBLIGATION, "要", ("各级党组织", "广大党员"),
    BearerSource.EXPLICIT, "报告", (Counterparty("市委组织部", Role.RECIPIENT),), "如有重要情况", "1月31日前",
    "按照职责", None, "n1", "s2", "各级党组织和广大党员如有重要情况，要及时向市委组织部报告。", 10, 38,
    "2020-01-31", 0.9,
)  # fmt: skip


OPENPYXL_UNDOES_TWICE = "_x005F_"
"""Written `_x005F_x005F_`, as it should be; Excel and LibreOffice read it right, openpyxl reads `_`."""


def workbook(tmp_path: Path, documents: list[Document], norms: list[Norm]) -> Any:
    path = tmp_path / "责任清单.xlsx"
    export("xlsx", build_graph(documents, norms), documents, norms, path)
    return openpyxl.load_workbook(path)


def day(iso: str) -> datetime:
    """A date cell as openpyxl gives it."""
    return datetime.combine(date.fromisoformat(iso), time())


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    head, *body = book[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in body]


def test_a_norm_in_words(tmp_path: Path) -> None:
    row = rows(workbook(tmp_path, [NOTICE], [DUTY]), "责任清单")[0]
    assert row == {
        "序号": 1,
        "文件": "关于疫情防控的通知",
        "文号": "同组通字〔2020〕4号",
        "章节": "二、工作要求 > （三）加强领导",
        "责任主体": "各级党组织、广大党员",
        "主体来源": "原文写明",
        "要求类型": "义务",
        "事项": "要及时向市委组织部报告",
        "谓语": "报告",
        "对象": "市委组织部（接收方）",
        "条件": "如有重要情况",
        "时限": "1月31日前",
        "到期日": day("2020-01-31"),
        "依据": "按照职责",
        "交办人": "中共大同市委组织部",
        "原句": "各级党组织和广大党员如有重要情况，要及时向市委组织部报告。",
        "所在位置": None,
        "起止位置": "20–31",
        "置信度": 0.9,
        "人工核改": None,
        "编号": "n1",
    }


@pytest.mark.parametrize(
    ("place", "shown_as"),
    [
        ({"page": 2, "paragraph": 5}, "第2页、第5段"),
        ({"paragraph": 7}, "第7段"),
        ({"cell": "T1R3C2"}, "表1第3行第2列"),
    ],
)
def test_where_a_norm_stands_in_its_file(tmp_path: Path, place: dict[str, Any], shown_as: str) -> None:
    book = workbook(tmp_path, [NOTICE], [replace(DUTY, **place)])
    assert rows(book, "责任清单")[0]["所在位置"] == shown_as


@pytest.mark.parametrize(
    ("bearers", "source", "shown_as"),
    [
        ((ADDRESSEES,), BearerSource.ADDRESSEE, "各县（区）委组织部、市属各党（工）委"),
        ((ISSUER,), BearerSource.ISSUER, "中共大同市委组织部"),
        ((), BearerSource.UNSPECIFIED, "（未写明）"),
    ],
)
def test_bearers_without_a_name_are_resolved(
    bearers: tuple[str, ...], source: BearerSource, shown_as: str, tmp_path: Path
) -> None:
    norm = replace(DUTY, bearers=bearers, bearer_source=source)
    assert rows(workbook(tmp_path, [NOTICE], [norm]), "责任清单")[0]["责任主体"] == shown_as


def test_a_row_a_norm_in_text_order(tmp_path: Path) -> None:
    documents, norms = corpus_documents(), corpus_norms()
    book = workbook(tmp_path, documents, list(reversed(norms)))
    found = [(row["文件"], row["起止位置"], row["事项"], row["编号"]) for row in rows(book, "责任清单")]
    order = sorted(norms, key=lambda norm: (norm.doc, norm.start, norm.end, norm.id))
    assert found == [(norm.doc, f"{norm.start}–{norm.end}", shown(norm.text), norm.id) for norm in order]


def test_five_notices(tmp_path: Path) -> None:
    graph, documents, norms = notices()
    export("xlsx", graph, documents, norms, tmp_path / "责任清单.xlsx")
    book = openpyxl.load_workbook(tmp_path / "责任清单.xlsx")
    assert [row["编号"] for row in rows(book, "责任清单")] == [norm.id for norm in norms]
    assert [row["要求合计"] for row in rows(book, "文件")] == [
        sum(norm.doc == document.id for norm in norms) for document in documents
    ]
    bearing = {source for source, _, kind in graph.edges(data="type") if kind == "BEARS"}
    assert len(rows(book, "按主体")) == len(bearing)
    assert not any("<" in str(row["责任主体"]) for row in rows(book, "责任清单"))


def test_hostile_texts_are_data(tmp_path: Path) -> None:
    norms = [
        replace(DUTY, id=f"n{number}", start=number, end=number + len(text), text=text, sentence=text,
                predicate=text, bearers=(text,), condition=text, deadline=text, basis=text, assigner=text,
                due=None, counterparties=(Counterparty(text, Role.TARGET),))
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip
    book = workbook(tmp_path, [NOTICE], norms)
    sheet = book["责任清单"]
    assert all(cell.data_type != "f" and cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    assert len(rows(book, "责任清单")) == len(HOSTILE)
    for row, text in zip(rows(book, "责任清单"), HOSTILE, strict=True):
        if "\n" in text or "\r" in text or text == OPENPYXL_UNDOES_TWICE:
            continue
        for heading in ("事项", "谓语", "条件", "时限", "依据"):
            assert unescape(row[heading] or "") == text


def test_a_formula_stays_text_when_its_cell_is_edited(tmp_path: Path) -> None:
    norm = replace(DUTY, start=0, end=4, text="=1+1")
    book = workbook(tmp_path, [NOTICE], [norm])
    column = [each.heading for each in DUTIES.columns].index("事项") + 1
    cell = book["责任清单"].cell(2, column)
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_sheets_are_laid_out_for_reading_and_paper(tmp_path: Path) -> None:
    long = "把疫情防控工作做深做细做实，" * 40
    norms = [DUTY, replace(DUTY, id="n2", sentence=long)]
    book = workbook(tmp_path, [NOTICE], norms)
    assert book.sheetnames == ["责任清单", "按主体", "文件", "说明"]
    for table in (DUTIES, BEARERS, DOCUMENTS):
        sheet = book[table.name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"
        assert "&P" in sheet.oddFooter.right.text
    sheet = book["责任清单"]
    assert sheet.row_dimensions[2].height < sheet.row_dimensions[3].height <= 409
    width = next(column.width for column in DUTIES.columns if column.field == "sentence")
    assert sheet.row_dimensions[3].height >= 13.5 * (2 * len(long) / width)
    fills = {cell.fill.fgColor.rgb for cell in sheet[2]}
    assert "FFDDEBF7" in fills


def test_bearers_are_counted_by_modality(tmp_path: Path) -> None:
    ban = replace(DUTY, id="n2", start=50, end=61, modality=Modality.PROHIBITION, bearers=("全体党员",),
                  deadline=None, due=None)
    found = {row["责任主体"]: row for row in rows(workbook(tmp_path, [NOTICE], [DUTY, ban]), "按主体")}
    assert set(found) == {"党员", "党组织"}
    member = found["党员"]
    counted = ("义务", "禁止", "许可", "倡导", "合计", "有时限", "文件数")
    assert [member[key] for key in counted] == [1, 1, 0, 0, 2, 1, 1]
    assert member["最早到期日"] == day("2020-01-31")
    assert member["文中写法"] == "全体党员、广大党员"
    assert list(found) == ["党员", "党组织"], "those with the most norms first"


def test_documents_sheet(tmp_path: Path) -> None:
    nobody = replace(DUTY, id="n2", start=50, end=61, bearers=(), bearer_source=BearerSource.UNSPECIFIED)
    row = rows(workbook(tmp_path, [NOTICE], [DUTY, nobody]), "文件")[0]
    assert row["日期"] == day("2020-01-27")
    assert row["主送机关"] == "各县（区）委组织部、市属各党（工）委"
    assert (row["要求合计"], row["义务"], row["禁止"], row["未写明主体"]) == (2, 2, 0, 1)


def test_notes_explain_every_column(tmp_path: Path) -> None:
    book = workbook(tmp_path, [NOTICE], [DUTY])
    text = {cell for row in book["说明"].iter_rows(values_only=True) for cell in row}
    for table in (DUTIES, BEARERS, DOCUMENTS):
        assert {column.heading for column in table.columns} <= text
        assert {column.meaning for column in table.columns} <= text


def test_without_norms_the_heads_stand(tmp_path: Path) -> None:
    book = workbook(tmp_path, [], [])
    assert rows(book, "责任清单") == []
    assert book["责任清单"]["A1"].value == "序号"


@pytest.mark.parametrize(
    ("iso", "expected"),
    [
        (None, None),
        ("", None),
        ("2020-01-31", date(2020, 1, 31)),
        ("1900-01-01", "1900-01-01"),
        ("2020-02-31", "2020-02-31"),
        ("春节前", "春节前"),
    ],
)
def test_dates_a_sheet_cannot_hold_stay_text(iso: str | None, expected: object) -> None:
    assert date_of(iso) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("感\n\n染肺炎", "感染肺炎"),
        ("感 \r\n　　染", "感染"),
        ("COVID\n19", "COVID 19"),
        ("党\x00员", "党\\u0000员"),
        ("党\ud800员", "党\\ud800员"),
        ("一\t二", "一\t二"),
        ("\n", ""),
    ],
)
def test_text_in_a_cell(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", ["字" * 40_000, "😀" * 20_000, "a" * 32_766 + "😀"])
def test_a_cell_too_long_says_so(text: str) -> None:
    written = cut(text)
    assert len(written.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert f"共{len(text)}字" in written
    assert text.startswith(written.split("……")[0])


@given(texts() | st.text(max_size=30))
def test_any_text_fits_a_cell_and_comes_back(text: str) -> None:
    written = shown(text)
    assert not NOT_IN_CELLS.search(written)
    if "\n" not in text and "\r" not in text:
        assert unescape(written) == text


@pytest.mark.parametrize(
    ("text", "width", "expected"), [("", 10, 1), ("党" * 5, 10, 1), ("党" * 6, 10, 2), ("a\nb", 9, 2)]
)
def test_lines_of_a_wrapped_text(text: str, width: float, expected: int) -> None:
    assert lines(text, width) == expected
