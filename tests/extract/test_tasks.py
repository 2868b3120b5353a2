"""Tables of tasks: which columns are told, who leads, who co-operates, by when."""

from __future__ import annotations

import pytest

from extract import extract
from extract.formats.content import Cell, Writer
from extract.formats.markdown import read_markdown
from extract.model import Document, Norm, SourceText
from extract.norms.due import column_due
from extract.structure.taskwords import HeadRule, head_rules, role_of

Row = tuple[str, tuple[str, ...], tuple[str, ...], str | None, str | None]


def source(table: str, *, title: str = "") -> SourceText:
    """Return a text with the pipe table given, below a title if there is one."""
    head, *rows = [line.strip() for line in table.strip().splitlines()]
    rule = "|".join("---" for _ in head.split("|"))
    content = read_markdown("\n".join((f"{title}\n" if title else "", head, rule, *rows)))
    return SourceText("a", "a.md", content.text, places=content.places)


def norms(table: str, *, title: str = "") -> tuple[Norm, ...]:
    return extract(source(table, title=title)).norms


def rows(found: tuple[Norm, ...]) -> list[Row]:
    """Return text, bearers, partners, deadline and date of each norm."""
    return [
        (
            norm.text,
            norm.bearers,
            tuple(other.name for other in norm.counterparties if other.role == "partner"),
            norm.deadline,
            norm.due,
        )
        for norm in found
    ]


HEADS = [pytest.param(rule, head, id=head) for rule in head_rules() for head in rule.examples]
COUNTERS = [(rule, head) for rule in head_rules() for head in rule.counters]


@pytest.mark.parametrize(("rule", "head"), HEADS)
def test_a_head_gives_its_column_its_role(rule: HeadRule, head: str) -> None:
    assert role_of(head) is rule.role


@pytest.mark.parametrize(("rule", "head"), COUNTERS)
def test_a_counter_example_does_not(rule: HeadRule, head: str) -> None:
    assert role_of(head) is not rule.role


@pytest.mark.parametrize("head", ["2024年重点任务", "重 点\n任 务", "任务（项）", "主要任务：", "工作任务"])
def test_heads_are_read_without_what_surrounds_them(head: str) -> None:
    assert role_of(head) is role_of("任务")


def test_lead_and_co_operating_units_are_told_apart() -> None:
    found = norms(
        """序号|重点任务|牵头单位|配合单位|完成时限
        1|开展隐患排查，建立问题台账。|市应急局|市公安局、市住建局|2024年6月底前
        2|老旧小区改造|市住建局|/|长期坚持"""
    )
    assert rows(found) == [
        ("开展隐患排查", ("市应急局",), ("市公安局", "市住建局"), "2024年6月底前", "2024-06-30"),
        ("建立问题台账", ("市应急局",), ("市公安局", "市住建局"), "2024年6月底前", "2024-06-30"),
        ("市公安局、市住建局", ("市公安局", "市住建局"), ("市应急局",), "2024年6月底前", "2024-06-30"),
        ("老旧小区改造", ("市住建局",), (), "长期坚持", None),
    ]
    assert {norm.bearer_source.value for norm in found} == {"explicit"}
    assert [norm.cell for norm in found] == ["T1R2C2", "T1R2C2", "T1R2C4", "T1R3C2"]


def test_a_co_operating_units_norm_shows_its_row() -> None:
    support = norms("任务|牵头单位|配合单位\n开展隐患排查。|市应急局|市公安局")[1]
    assert (support.predicate, support.sentence) == ("配合", "开展隐患排查。\t市应急局\t市公安局")


def test_every_value_has_the_cell_that_it_was_read_from() -> None:
    given = source("任务|牵头单位|配合单位|完成时限\n开展隐患排查。|市应急局|市公安局|6月底前")
    for norm in extract(given).norms:
        for one in norm.evidence:
            if one.rule.endswith((".column", ".column.support")) and one.start is not None:
                assert given.text[one.start : one.end] == one.value
    assert {one.rule for norm in extract(given).norms for one in norm.evidence} >= {
        "bearer.column",
        "bearer.column.support",
        "with.column",
        "deadline.column",
    }


@pytest.mark.parametrize(
    ("cell", "leads", "supports"),
    [
        ("牵头单位：市应急局；配合单位：市公安局、市住建局", ("市应急局",), ("市公安局", "市住建局")),
        ("市应急局牵头，市公安局、市住建局配合", ("市应急局",), ("市公安局", "市住建局")),
        ("市应急局（牵头）、市公安局", ("市应急局", "市公安局"), ()),
        ("市安委办、市委宣传部、市教育局", ("市安委办", "市委宣传部", "市教育局"), ()),
        ("县农业农村局、各乡镇人民政府", ("县农业农村局", "各乡镇人民政府"), ()),
        ("公安、应急等部门", ("公安部门", "应急部门"), ()),
        ("市发展改革委 市财政局", ("市发展改革委", "市财政局"), ()),
        ("各县（市、区）人民政府", ("各县（市、区）人民政府",), ()),
        ("王建国、李卫东", ("王建国", "李卫东"), ()),
        ("市教育局牵头，各部门按职责分工负责", ("市教育局", "各部门"), ()),
    ],
)
def test_one_cell_can_name_both_sides(cell: str, leads: tuple[str, ...], supports: tuple[str, ...]) -> None:
    task, *others = norms(f"任务|责任单位\n开展隐患排查。|{cell}")
    assert task.bearers == leads
    assert tuple(other.name for other in task.counterparties if other.role == "partner") == supports
    assert [norm.bearers for norm in others] == ([supports] if supports else [])


def test_cells_merged_downwards_hold_for_all_their_rows() -> None:
    writer = Writer()
    writer.table(
        [
            *(Cell(1, 1, ("任务",)), Cell(1, 2, ("措施",)), Cell(1, 3, ("牵头单位",)), Cell(1, 4, ("时限",))),
            *(Cell(2, 1, ("安全",), rows=2), Cell(2, 2, ("开展检查。",)), Cell(2, 3, ("市应急局",), rows=2)),
            *(Cell(2, 4, ("5月",)), Cell(3, 2, ("整改隐患。",)), Cell(3, 4, ("6月",))),
        ]
    )
    content = writer.content()
    found = extract(SourceText("a", "a.docx", content.text, places=content.places)).norms
    assert rows(found) == [
        ("开展检查", ("市应急局",), (), "5月", None),
        ("整改隐患", ("市应急局",), (), "6月", None),
    ]


def test_a_task_over_several_rows_goes_to_each_of_their_units() -> None:
    writer = Writer()
    writer.table(
        [
            *(Cell(1, 1, ("任务",)), Cell(1, 2, ("责任单位",)), Cell(1, 3, ("时限",))),
            *(Cell(2, 1, ("开展检查。",), rows=2), Cell(2, 2, ("甲局",)), Cell(2, 3, ("2024年5月",))),
            *(Cell(3, 2, ("乙局",)), Cell(3, 3, ("2024年6月",))),
        ]
    )
    content = writer.content()
    found = extract(SourceText("a", "a.docx", content.text, places=content.places)).norms
    assert sorted(rows(found), key=lambda row: str(row[4])) == [
        ("开展检查", ("甲局",), (), "2024年5月", "2024-05-31"),
        ("开展检查", ("乙局",), (), "2024年6月", "2024-06-30"),
    ]


def test_heads_in_two_rows_below_a_title() -> None:
    writer = Writer()
    writer.table(
        [
            Cell(1, 1, ("2024年重点任务分解表",), columns=4),
            *(Cell(2, 1, ("序号",), rows=2), Cell(2, 2, ("工作内容",), rows=2)),
            *(Cell(2, 3, ("责任分工",), columns=2), Cell(3, 3, ("牵头",)), Cell(3, 4, ("配合",))),
            *(Cell(4, 1, ("1",)), Cell(4, 2, ("开展检查。",)), Cell(4, 3, ("甲局",)), Cell(4, 4, ("乙局",))),
            Cell(5, 1, ("二、其他工作",), columns=4),
            *(Cell(6, 1, ("2",)), Cell(6, 2, ("整改隐患。",)), Cell(6, 3, ("丙局",)), Cell(6, 4, ("—",))),
        ]
    )
    content = writer.content()
    found = extract(SourceText("a", "a.docx", content.text, places=content.places)).norms
    assert [(norm.text, norm.bearers) for norm in found] == [
        ("开展检查", ("甲局",)),
        ("乙局", ("乙局",)),
        ("整改隐患", ("丙局",)),
    ]


def test_an_actor_of_its_own_keeps_its_clause() -> None:
    found = norms("任务|责任单位\n各学校要开齐课程。建立督导机制。|市教育局")
    assert [(norm.text, norm.bearers) for norm in found] == [
        ("各学校要开齐课程", ("各学校",)),
        ("建立督导机制", ("市教育局",)),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "姓名|职务|电话\n王建国|局长|123",
        "年份|数量|金额\n2023|5|10\n2024|6|12",
        "序号|指标|单位\n1|粮食产量|万吨",
        "日期|内容|地点\n1日|报到|一楼",
    ],
)
def test_other_tables_hold_no_norms(table: str) -> None:
    assert norms(table) == ()


def test_a_table_does_not_change_the_text_around_it() -> None:
    text = "一、各单位要及时报告。\n\n{}二、市应急局要组织检查，督促整改。\n"
    table = "任务|责任单位\n---|---\n开展演练。|市教育局\n\n"
    with_table, without = (read_markdown(text.format(part)) for part in (table, ""))
    told = [
        [(n.text, n.bearers) for n in extract(SourceText("a", "a.md", c.text, places=c.places)).norms]
        for c in (with_table, without)
    ]
    assert [one for one in told[0] if one[0] != "开展演练"] == told[1]
    assert ("开展演练", ("市教育局",)) in told[0]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("2024年6月底前", "2024-06-30"),
        ("2024年6月30日", "2024-06-30"),
        ("2024.6.30", "2024-06-30"),
        ("2024-06-30", "2024-06-30"),
        ("2024/6/30前", "2024-06-30"),
        ("2024年2月", "2024-02-29"),
        ("2024.10", "2024-10-31"),
        ("6月底", "2024-06-30"),
        ("6月15日", "2024-06-15"),
        ("第二季度", "2024-06-30"),
        ("2025年第1季度", "2025-03-31"),
        ("上半年", "2024-06-30"),
        ("年底前", "2024-12-31"),
        ("2025年", "2025-12-31"),
        ("2025年底", "2025-12-31"),
        ("2024年3月—10月", "2024-10-31"),
        ("2024年3月1日至2024年5月20日", "2024-05-20"),
        ("长期坚持", None),
        ("持续推进", None),
        ("每月25日", None),
        ("立即", None),
    ],
)
def test_the_date_that_a_deadline_cell_names(text: str, due: str | None) -> None:
    assert column_due(text, Document("a", "", 0, 0, "", title="2024年重点任务分解表")) == due


def test_without_a_year_anywhere_no_date_is_certain() -> None:
    assert column_due("6月底前", Document("a", "", 0, 0, "")) is None
