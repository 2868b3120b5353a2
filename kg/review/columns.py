"""The review workbook's words: its sheets, their columns, and which of them a person fills in."""

from __future__ import annotations

from kg.export.workbook.words import A3, A4, FIELDS, Column, Style, Table

DELETE = "删除"
MARKERS = {"（主送机关）": "<addressees>", "（发文机关）": "<issuer>"}
"""How a cell writes bearers that the document does not name."""
NORMS, ACTORS, NAMES, HIDDEN = "核改", "主体", "称谓", "_zeren"
"""Names of the sheets; the hidden one holds what the others said when they were made."""
VERSION = 1

T, C, M, X = Style.TEXT, Style.CENTRE, Style.MODALITY, Style.CODE
ID = Column("编号", "id", 18, X, "本行的编号，已隐藏，请勿改动；新增的行留空。")

NORM_TABLE = Table(
    NORMS,
    (
        Column("操作", "action", 8, C, "填“删除”，这一行就不再算作要求；清空即恢复。"),
        Column("文件", "document", 22, T, "新增的行从下拉框里选；原有的行不能改。"),
        Column("章节", "section", 16, T, "所在条款，供参考。"),
        Column(FIELDS["bearers"], "bearers", 24, T,
               "由谁承担；几个主体用顿号隔开，名称本身带顿号的改用分号隔开。原文没有写、"
               "由主送机关或发文机关承担的，写“（主送机关）”“（发文机关）”。"),
        Column(FIELDS["modality"], "modality", 10, M, "从下拉框里选：义务、禁止、许可、倡导。"),
        Column("事项", "clause", 38, T,
               "原文里的分句。原有的行不能改，要改分句请删除这一行，另增一行；新增的行照抄原文。"),
        Column(FIELDS["predicate"], "predicate", 10, C, "核心动词；新增的行也要填。"),
        Column(FIELDS["counterparties"], "counterparties", 24, T,
               "参与其事的其他主体，后面用括号写角色：市委（接收方）。角色有接收方、受益方、对象、上级、"
               "协同方、被组织；隔开的办法同责任主体。"),
        Column(FIELDS["condition"], "condition", 16, T, "在什么情况下适用。"),
        Column(FIELDS["deadline"], "deadline", 14, T, "原文的时间要求；只改它不改到期日的，到期日随之重算。"),
        Column(FIELDS["due"], "due", 12, C, "日期，如 2024-03-31。"),
        Column(FIELDS["basis"], "basis", 18, T, "按照、根据什么。"),
        Column(FIELDS["assigner"], "assigner", 16, T, "谁提出的要求；是发文机关的留空。"),
        Column("原句", "sentence", 52, T, "分句所在的整句。新增的行，事项在文中不止一处的，照抄整句。"),
        Column("已核改", "corrected", 12, T, "以前核改过的栏目，供参考。"),
        ID,
    ),
    printed=14,
    paper=A3,
)
ACTOR_TABLE = Table(
    ACTORS,
    (
        Column("主体", "name", 34, T, "现在认定的主体，一个一行。"),
        Column("类别", "kind", 10, C, "供参考。"),
        Column("要求", "norms", 8, Style.NUMBER, "承担的要求有几条，供参考。"),
        Column("文中写法", "aliases", 44, T, "各文件里的写法，供参考。"),
        Column("合并到", "into", 34, T, "与另一行是同一个主体的，填那一行的名称；填没有的名称即改名。"),
        ID,
    ),
    printed=5,
    paper=A4,
)
NAME_TABLE = Table(
    NAMES,
    (
        Column("文件", "document", 34, T, "在哪份文件里。"),
        Column("文中写法", "text", 28, T, "那份文件的写法。"),
        Column("现归为", "actor", 34, T, "现在认定是哪个主体。"),
        Column("理由", "reason", 48, T, "为什么这样认定。"),
        Column("应归为", "into", 34, T, "认错了的，填应当是哪个主体，只管这份文件；可以填新的名称。"),
        ID,
    ),
    printed=5,
    paper=A4,
)
TABLES = (NORM_TABLE, ACTOR_TABLE, NAME_TABLE)
FILLED = {
    NORMS: ("action", *(name for name in FIELDS if name != "added")),
    ACTORS: ("into",),
    NAMES: ("into",),
}
"""By sheet, the fields of the columns that a person fills in."""
ABOUT = (
    ("怎样改", "深绿色表头的各列可以改；其余各列供核对，不能改。改完存盘，运行 zeren review apply 收回。"),
    ("删除", "“操作”一列填“删除”。整行删掉不算删除，会提示。"),
    ("新增", "在最后一行下面接着写：文件、要求类型、事项、谓语必填，其余按需要填。不要复制原有的行。"),
    ("排序", "可以筛选、排序，可以隐藏或删去用不着的列（编号除外）。"),
    ("空白", "清空一格就是“原文没有写”。"),
    ("收不回的", "哪一格填得不对、哪一行对不上，都会逐一指出表名和单元格，其余照常收回。"),
)
