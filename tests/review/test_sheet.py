"""The review workbook in an office's hands: sorted, cut, copied, mistyped; nothing lost, nothing guessed."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from extract.errors import ReadError, RecordError
from extract.model import BearerSource, Counterparty, Document, Modality, Norm, Role
from extract.norms.qualifiers import due_date
from kg.review import apply_corrections
from kg.review.filled import read_filled
from kg.review.sheet import write_review
from kg.review.state import State
from kg.review.taking import take
from kg.review.values import joined, split
from tests.export.samples import HOSTILE

from .conftest import AT, Desk, Sheet

POST = "党员干部必须坚守岗位"
REPORT = "各级党组织要及时向市委报告有关情况"
HIDE = "严禁任何单位瞒报灾情"
CHECK = "各部门应当在2024年5月1日前完成检查"
TITLE = "关于做好防汛工作的通知"


def test_an_untouched_sheet_takes_nothing_and_touches_no_file(built: Desk) -> None:
    built.export()
    before = {path: path.stat().st_mtime_ns for path in built.out.iterdir()}
    assert built.apply().corrections == ()
    assert built.refused == ()
    assert {path: path.stat().st_mtime_ns for path in built.out.iterdir()} == before


def test_the_same_folder_gives_the_same_sheet(built: Desk) -> None:
    built.correct(HIDE, 操作="删除")
    first = built.export().read_bytes()
    assert built.export().read_bytes() == first


def test_applied_twice_changes_nothing_the_second_time(built: Desk) -> None:
    def all_kinds(norms: Sheet, actors: Sheet, names: Sheet, _book: object) -> None:
        norms.set(POST, 责任主体="县委", 时限="立即")
        norms.set(HIDE, 操作="删除")
        norms.add(文件=TITLE, 事项="做好防汛工作", 要求类型="义务", 谓语="做好")
        actors.set("党组织", 合并到="县委组织部")
        names.set("市委", 应归为="市政府")

    built.edit(all_kinds)
    kinds = [one.kind.value for one in built.apply().corrections]
    assert kinds == ["change", "delete", "add", "merge", "split"]
    assert built.refused == ()
    before = built.bytes()
    assert built.apply().corrections == ()
    assert built.refused == ()
    assert built.bytes() == before


def test_rows_sorted_and_columns_moved_make_no_difference(built: Desk) -> None:
    def shuffle(norms: Sheet, *_: object) -> None:
        norms.set(POST, 责任主体="县委")
        rows = [[cell.value for cell in row] for row in norms.cells.iter_rows()]
        order = list(range(len(rows[0])))
        random.Random(7).shuffle(order)
        for number, row in enumerate([rows[0], *sorted(rows[1:], key=str, reverse=True)], 1):
            for at, column in enumerate(order, 1):
                norms.cells.cell(number, at).value = row[column]

    built.edit(shuffle)
    (one,) = built.apply().corrections
    assert [change.after for change in one.changes] == [("县委",)]
    assert built.refused == ()


def _delete_column(norms: Sheet, heading: str) -> str:
    norms.set(POST, 条件="汛期")
    norms.cells.delete_cols(norms.heads[heading])
    return "核改"


def _copy_row(norms: Sheet, **values: object) -> str:
    cells = [cell.value for cell in norms.cells[norms.row(POST)]]
    norms.cells.append(cells)
    if values:
        norms.fill(norms.cells.max_row, **values)
    return f"核改!P{norms.cells.max_row}"


@pytest.mark.parametrize(
    ("change", "why", "taken"),
    [
        (lambda norms: _delete_column(norms, "责任主体"), "the column 责任主体 is gone", 1),
        (lambda norms: _delete_column(norms, "编号"), "the column 编号 is gone; nothing of this sheet", 0),
        (lambda norms: norms.fill(1, 条件="时限") and "核改", "two columns are headed 时限", 0),
        (lambda norms: norms.set(POST, 条件="汛期", 编号="abc"), "had the number abc", 0),
        (_copy_row, "the same number stands at 核改!P3; taken once", 0),
        (lambda norms: _copy_row(norms, 条件="汛期"), "none of them was taken; a new row has no number", 0),
        (lambda norms: norms.cells.delete_rows(norms.row(POST)) or "核改", "1 rows are gone (党员", 0),
        (lambda norms: norms.set(POST, 要求类型="愿望"), "要求类型 is 愿望, not one of 义务、禁止", 0),
        (lambda norms: norms.set(POST, 要求类型=None), "要求类型 is empty", 0),
        (lambda norms: norms.set(POST, 谓语=" "), "谓语 is empty", 0),
        (lambda norms: norms.set(POST, 对象="市委"), "对象 市委 has no role; write 名称（角色）", 0),
        (lambda norms: norms.set(POST, 对象="市委（领导）"), "has no role", 0),
        (lambda norms: norms.set(POST, 到期日="下周"), "到期日 is 下周, not a date", 0),
        (lambda norms: norms.set(POST, 到期日="2024-02-31"), "not a date", 0),
        (lambda norms: norms.set(POST, 责任主体="=A1&B1"), "holds a formula", 0),
        (lambda norms: norms.set(POST, 操作="取消"), "操作 is 取消; write 删除 or nothing", 0),
        (lambda norms: norms.set(POST, 事项="党员干部必须坚守"), "事项 cannot be changed", 0),
        (lambda norms: norms.set(POST, 原句="别的"), "原句 cannot be changed", 0),
        (lambda norms: norms.add(文件=TITLE, 要求类型="义务", 谓语="做"), "a new row needs 事项", 0),
        (lambda norms: norms.add(事项=POST, 要求类型="义务", 谓语="做"), "a new row needs 文件", 0),
        (lambda norms: norms.add(要求类型="义务", 谓语="守", 事项=POST, 文件="别的"), "no document of", 0),
        (lambda norms: norms.add(文件=TITLE, 要求类型="义务", 谓语="做", 事项="没有的话"), "not say this", 0),
        (lambda norms: norms.add(文件=TITLE, 要求类型="义务", 谓语="做", 事项="防汛"), "", 1),
        (lambda norms: norms.add(文件=TITLE, 要求类型="义务", 谓语="做", 事项="市委"), "this 2 times", 0),
        (lambda norms: norms.add(文件=TITLE, 要求类型="义务", 谓语="做", 事项="市委", 原句=REPORT), "", 1),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_with_its_cell(
    built: Desk, change: Callable[[Sheet], str], why: str, taken: int
) -> None:
    where = built.edit(lambda norms, *_: change(norms))
    if isinstance(where, str) and "needs" in why:
        where = where[: where.index("!")]
    corrections = built.apply().corrections
    assert len(corrections) == taken
    if why:
        assert [one.why for one in built.refused if why in one.why], built.refused
        assert any(str(where) in one.where for one in built.refused), (where, built.refused)
    else:
        assert built.refused == ()


def test_merges_in_a_circle_unknown_numbers_and_renamed_actors_are_told(built: Desk) -> None:
    def circle(_norms: Sheet, actors: Sheet, names: Sheet, _book: object) -> None:
        actors.set("党员干部", 合并到="党组织")
        actors.set("党组织", 合并到="党员干部")
        actors.set("县委组织部", 主体="县委")
        actors.add(编号="abc", 合并到="党组织")
        names.set("市委", 应归为="市政府", 编号="abc")

    built.edit(circle)
    assert built.apply().corrections == ()
    said = [one.why for one in built.refused]
    assert sum("round in a circle" in one for one in said) == 2
    assert sum("no row of this sheet had this number" in one for one in said) == 2


def test_a_chain_of_merges_ends_at_its_last_actor(built: Desk) -> None:
    def chain(_norms: Sheet, actors: Sheet, *_: object) -> None:
        actors.set("党员干部", 合并到="党组织")
        actors.set("党组织", 合并到="中共大同市委")

    built.edit(chain)
    assert {one.into for one in built.apply().corrections} == {"中共大同市委"}


def test_two_people_with_one_field_are_not_overruled_by_each_other(built: Desk) -> None:
    built.edit(lambda norms, *_: norms.set(POST, 责任主体="县委"))
    old = built.review.read_bytes()
    built.correct(POST, 责任主体="市委", 条件="汛期")
    built.review.write_bytes(old)
    assert built.apply().corrections == ()
    assert [(one.where, one.why) for one in built.refused] == [
        ("核改!D3", "was corrected since this sheet was made: it is 市委 now")
    ]
    assert built.norm(POST).bearers == ("市委",)


def test_a_sheet_older_than_the_document_is_kept_and_told(built: Desk) -> None:
    built.edit(lambda norms, *_: norms.set(POST, 责任主体="县委"))
    built.build(notice="市委：\n\n请研究。\n")
    amended = built.apply()
    assert amended.report is not None
    assert [one.number for one in amended.report.unfit] == [1]
    assert built.apply().corrections == (), "not a second time"


def _bomb(path: Path) -> None:
    parts = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
    with parts, parts.open("xl/workbook.xml", "w") as file:
        for _ in range(401):
            file.write(bytes(1_000_000))


@pytest.mark.parametrize(
    ("spoil", "error", "what"),
    [
        (lambda path: path.write_bytes(b"PK\x03\x04nothing"), ReadError, "not a workbook"),
        (lambda path: path.write_bytes(b""), ReadError, "not a workbook"),
        (lambda path: _without(path, "核改"), ReadError, "has no sheet 核改"),
        (lambda path: _without(path, "_zeren"), RecordError, "hidden sheet _zeren is missing"),
        (_bomb, ReadError, "unpacks to"),
    ],
)
def test_what_is_no_review_sheet_is_refused_in_one_line(
    built: Desk, spoil: Callable[[Path], object], error: type[Exception], what: str
) -> None:
    spoil(built.export())
    with pytest.raises(error, match=what):
        built.apply()


def _without(path: Path, sheet: str) -> None:
    book = openpyxl.load_workbook(path)
    del book[sheet]
    book.save(path)


def test_sheets_choose_from_lists_and_hide_their_ids(built: Desk) -> None:
    book = openpyxl.load_workbook(built.export())
    norms: Any = book["核改"]
    heads = Sheet(norms).heads
    letter = norms.cell(1, heads["编号"]).column_letter
    assert norms.column_dimensions[letter].hidden
    assert norms.freeze_panes == "C2"
    rules = {str(rule.sqref): rule for rule in norms.data_validations.dataValidation}
    assert rules["E2:E2005"].formula1 == '"义务,禁止,许可,倡导"'
    assert rules["A2:A2005"].formula1 == '"删除"'
    assert rules["P2:P5"].formula1 == "FALSE"
    assert book["_zeren"].sheet_state == "veryHidden"
    assert book["_zeren"].protection.sheet
    assert book["_zeren"]["A2"].value == TITLE


def hostile_records() -> tuple[list[Document], list[Norm]]:
    """Return one document whose every text is hostile, a norm a text."""
    texts = [text for text in HOSTILE if text.strip()]
    whole, norms = "", []
    for number, text in enumerate(texts):
        start = len(whole)
        whole += text + "。"
        end, source = start + len(text), BearerSource.EXPLICIT
        norms.append(Norm(
            "d", start, end, text, Modality.OBLIGATION, text, (text, "党员"), source,
            text, (Counterparty(text, Role.TARGET),), text, text, text, text, id=f"{number:016x}",
            sentence=text, sentence_start=start, sentence_end=end, due=None,
        ))  # fmt: skip
    return [Document("d", "d.txt", 0, len(whole), whole, title=HOSTILE[0])], norms


def test_hostile_texts_come_back_untouched_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    applied = apply_corrections((), *hostile_records())
    write_review(tmp_path / "r.xlsx", applied)
    for _ in range(2):
        book = openpyxl.load_workbook(tmp_path / "r.xlsx")
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
        assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
        taken = take(read_filled(tmp_path / "r.xlsx"), State(applied, ()), at=AT, by=None, due_of=due_date)
        assert (taken.corrections, taken.refused) == ((), ()), "as written, and as another program saves it"
        book.save(tmp_path / "r.xlsx")


def test_what_a_person_types_into_hostile_rows_is_taken_as_typed(tmp_path: Path) -> None:
    documents, norms = hostile_records()
    applied = apply_corrections((), documents, norms)
    write_review(tmp_path / "r.xlsx", applied)
    book = openpyxl.load_workbook(tmp_path / "r.xlsx")
    sheet = Sheet(book["核改"])
    for row in range(2, len(norms) + 2):
        sheet.fill(row, 条件="}) DETACH DELETE n //", 责任主体="<b>甲</b>、乙（丙、丁）")
    book.save(tmp_path / "r.xlsx")
    taken = take(read_filled(tmp_path / "r.xlsx"), State(applied, ()), at=AT, by=None, due_of=due_date)
    assert taken.refused == ()
    again = apply_corrections(taken.corrections, documents, norms)
    assert {norm.bearers for norm in again.norms} == {("<b>甲</b>", "乙（丙、丁）")}
    assert {norm.condition for norm in again.norms} == {"}) DETACH DELETE n //"}
    assert [norm.id for norm in again.norms] == [norm.id for norm in norms]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市委、县委", ["市委", "县委"]),
        ("党委（党组、工委）、市委", ["党委（党组、工委）", "市委"]),
        ("房屋、市政施工企业；市委", ["房屋、市政施工企业", "市委"]),
        ("市委\n县委", ["市委", "县委"]),
        ("市委、、市委", ["市委"]),
        ("市委（", ["市委（"]),
        ("", []),
    ],
)
def test_names_in_a_cell(text: str, names: list[str]) -> None:
    assert split(text) == names
    assert split(joined(names)) == names
