"""The workbook's words: sheets, columns, and the Chinese for the codes of the records.

Each column is declared once; the sheet's layout and the 说明 sheet both come from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from extract.model import BearerSource, Modality, Role

PAGE, PARAGRAPH, CELL = "第{}页", "第{}段", "表{}第{}行第{}列"
MODALITIES: Mapping[str, str] = {
    Modality.OBLIGATION: "义务",
    Modality.PROHIBITION: "禁止",
    Modality.PERMISSION: "许可",
    Modality.RECOMMENDATION: "倡导",
}
MODALITY_NOTES: Mapping[str, str] = {
    Modality.OBLIGATION: "必须做：要、须、应当、务必、请、由……负责，以及无主语的工作要求",
    Modality.PROHIBITION: "不得做：不得、严禁、禁止、不准、不能",
    Modality.PERMISSION: "可以做：可以、有权、允许、准予",
    Modality.RECOMMENDATION: "提倡做：鼓励、支持、倡导、建议",
}
FILLS: Mapping[str, str] = {"义务": "#DDEBF7", "禁止": "#FBE2E2", "许可": "#E4F1DC", "倡导": "#FFF3D1"}
"""Gentle background of the 要求类型 cell."""
BEARER_SOURCES: Mapping[str, str] = {
    BearerSource.EXPLICIT: "原文写明",
    BearerSource.INHERITED: "承前省略",
    BearerSource.ADDRESSEE: "主送机关",
    BearerSource.ISSUER: "发文机关",
    BearerSource.UNSPECIFIED: "未写明",
}
ROLES: Mapping[str, str] = {
    Role.RECIPIENT: "接收方",
    Role.BENEFICIARY: "受益方",
    Role.TARGET: "对象",
    Role.AUTHORITY: "上级",
    Role.PARTNER: "协同方",
    Role.DIRECTED: "被组织",
}
KINDS: Mapping[str, str] = {
    "organ": "机关组织",
    "office": "职务",
    "group": "群体",
    "person": "个人",
    "place": "地方",
    "party": "合同方",
    "unknown": "",
}
LEVELS: Mapping[str, str] = {
    "central": "中央",
    "province": "省级",
    "city": "市级",
    "county": "县级",
    "town": "乡镇",
    "village": "村级",
}
FIELDS: Mapping[str, str] = {
    "added": "人工补录",
    "modality": "要求类型",
    "bearers": "责任主体",
    "predicate": "谓语",
    "counterparties": "对象",
    "condition": "条件",
    "deadline": "时限",
    "due": "到期日",
    "basis": "依据",
    "assigner": "交办人",
}
"""Fields of a norm that a person may correct, as the sheets head them."""
BY_HAND = "人工核改"
"""Where a bearer that a person has named comes from."""
NO_BEARER = "（未写明）"


class Style(StrEnum):
    """How a column's cells are set."""

    TEXT = "text"
    CENTRE = "centre"
    NUMBER = "number"
    SCORE = "score"
    MODALITY = "modality"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, the row's field it shows, width in digits, style and meaning."""

    heading: str
    field: str
    width: float
    style: Style
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of rows; the first `printed` columns go to paper, of Excel's paper size `paper`."""

    name: str
    columns: tuple[Column, ...]
    printed: int
    paper: int


A3, A4 = 8, 9
T, C, N, S, M, X = Style.TEXT, Style.CENTRE, Style.NUMBER, Style.SCORE, Style.MODALITY, Style.CODE

DUTIES = Table(
    "责任清单",
    (
        Column("序号", "position", 6, C, "按文件、按原文先后排列。"),
        Column("文件", "title", 24, T, "文件标题。"),
        Column("文号", "number", 18, C, "发文字号。"),
        Column("章节", "section", 20, T, "所在条款，由外到内；标题过长的截短，末尾有“…”。"),
        Column("责任主体", "bearers", 22, T, "由谁承担；并列的逐一列出，用顿号隔开。"),
        Column("主体来源", "bearer_source", 10, C,
               "原文写明：句中有主语或指明；承前省略：主语在前文；主送机关、发文机关：由文件首尾推定；未写明：找不到；"
               "人工核改：由人指定。"),
        Column("要求类型", "modality", 9, M, "义务、禁止、许可、倡导，底色见上。"),
        Column("事项", "clause", 38, T, "含谓语的分句，与原文一字不差（仅去掉分句中间的换行）。"),
        Column("谓语", "predicate", 10, C, "核心动词。"),
        Column("对象", "counterparties", 22, T,
               "参与其事的其他主体及其角色：接收方（向谁）、受益方（为谁）、对象（对谁）、上级（听谁的）、协同方（与谁）、被组织（组织谁）。"),
        Column("条件", "condition", 16, T, "在什么情况下适用。"),
        Column("时限", "deadline", 13, T, "原文的时间要求，含“及时”“第一时间”等。"),
        Column("到期日", "due", 11.5, C, "时限为确定日期的，折算为日期，可排序、可筛选。"),
        Column("依据", "basis", 18, T, "按照、根据什么。"),
        Column("交办人", "assigner", 16, T, "谁提出的要求；文中未另写明的，为发文机关。"),
        Column("原句", "sentence", 52, T, "分句所在的整句。"),
        Column("所在位置", "place", 14, C, "在原文件中的页、段落，或表格的第几行第几列；纯文本留空。"),
        Column("起止位置", "span", 12, C, "事项在原文件中的字符位置，从 0 数起，含头不含尾。"),
        Column("置信度", "confidence", 8, S, "程序对本行的把握，0 至 1；低的请优先核对。"),
        Column("人工核改", "corrected", 14, T, "人工改过的栏目；“人工补录”为人工添加；空白为程序原样抽取。"),
        Column("编号", "id", 18, X, "本行的唯一编号，与图数据库、网页中的相同。"),
    ),
    printed=16,
    paper=A3,
)
BEARERS = Table(
    "按主体",
    (
        Column("责任主体", "name", 30, T,
               "同一主体的不同写法合为一行，取通称；各文件自称的（如“县委”）各为一行。"),
        Column("类别", "kind", 10, C, "机关组织、职务、群体、个人、地方、合同方；看不出的留空。"),
        Column("层级", "level", 8, C, "中央、省级、市级、县级、乡镇、村级；看不出的留空。"),
        Column("义务", "obligation", 7, N, "义务的条数。"),
        Column("禁止", "prohibition", 7, N, "禁止的条数。"),
        Column("许可", "permission", 7, N, "许可的条数。"),
        Column("倡导", "recommendation", 7, N, "倡导的条数。"),
        Column("合计", "total", 7, N, "以上四项之和。一条要求有几个主体的，各计一次。"),
        Column("有时限", "with_deadline", 8, N, "写有时限的条数。"),
        Column("最早到期日", "first_due", 12, C, "其中最早的确定日期。"),
        Column("文件数", "document_count", 8, N, "涉及几份文件。"),
        Column("文件", "documents", 46, T, "涉及的文件。"),
        Column("文中写法", "aliases", 40, T, "各文件中的写法。"),
    ),
    printed=13,
    paper=A4,
)
DOCUMENTS = Table(
    "文件",
    (
        Column("标题", "title", 40, T, "文件标题；没有标题的用编号。"),
        Column("发文机关", "issuers", 24, T, "由文头、落款读出。"),
        Column("文号", "number", 18, C, "发文字号。"),
        Column("文种", "kind", 8, C, "通知、意见、法、条例等。"),
        Column("日期", "date", 12, C, "成文或印发日期。"),
        Column("主送机关", "addressees", 44, T, "逐一列出。"),
        Column("抄送机关", "copies_to", 20, T, "逐一列出。"),
        Column("要求合计", "total", 9, N, "本文件共有多少条要求。"),
        Column("义务", "obligation", 7, N, "义务的条数。"),
        Column("禁止", "prohibition", 7, N, "禁止的条数。"),
        Column("许可", "permission", 7, N, "许可的条数。"),
        Column("倡导", "recommendation", 7, N, "倡导的条数。"),
        Column("未写明主体", "without_bearer", 11, N, "找不到责任主体的条数，分工时请留意。"),
        Column("来源", "source", 34, T, "读自哪个文件。"),
        Column("编号", "id", 24, T, "文件的编号。"),
    ),
    printed=13,
    paper=A4,
)
NOTES = "说明"
