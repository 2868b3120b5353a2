"""The 说明 sheet: what the workbook is, how it was made, and what each colour and column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import Document, Norm
from kg.export.workbook.words import BEARERS, DOCUMENTS, DUTIES, MODALITIES, MODALITY_NOTES

_ABOUT = (
    ("来由", "由责任（Zeren）程序按规则从文件原文自动抽取，不用大模型，不联网；同样的文件得到同样的表。"),
    ("怎样用", "表头可筛选、可排序。先按“责任主体”筛出本单位，再看“时限”“到期日”；每一行的“原句”就是出处。"),
    ("请留意", "自动抽取难免有错漏，以文件原文为准。置信度低的、未写明主体的，请优先核对。"),
    ("改写之处", "分句、整句中间的换行已接上；看不见的控制字符写作 \\u 加四位十六进制数，如 \\u0007；"
                 "超过 32767 字的单元格截断并注明。未经改写的数据在 norms.jsonl。"),
    ("空白", "空白的格子表示原文没有写。"),
    ("打印", "“责任清单”横向 A3，印到“原句”一列；其余各表横向 A4。每页重复表头。"),
)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """One row of the sheet: a name and its meaning, or a heading alone."""

    cells: tuple[str, ...]
    heading: bool = False


def note_lines(documents: Sequence[Document], norms: Sequence[Norm]) -> Iterator[NoteLine]:
    """Yield the sheet's rows from the top."""
    yield NoteLine(("关于本表",), heading=True)
    yield NoteLine(("范围", f"{len(documents)} 份文件，{len(norms)} 条要求。"))
    for name, text in _ABOUT:
        yield NoteLine((name, text))
    yield NoteLine(("要求类型",), heading=True)
    for modality, name in MODALITIES.items():
        count = sum(norm.modality == modality for norm in norms)
        yield NoteLine((name, f"{MODALITY_NOTES[modality]}。本表有 {count} 条。"))
    for table in (DUTIES, BEARERS, DOCUMENTS):
        yield NoteLine((f"“{table.name}”各列",), heading=True)
        for column in table.columns:
            yield NoteLine((column.heading, column.meaning))
