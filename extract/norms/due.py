"""Deadlines of tables 完成时限: the calendar date that a cell names, which need not say 前 to be a limit."""

from __future__ import annotations

import re

from ..model import Document
from .qualifiers import due_date

_YEAR = re.compile(r"(20[0-9]{2})年(?:度)?")
_NUMERIC = re.compile(
    r"(?<![0-9])(20[0-9]{2})[.\-/．](1[0-2]|0?[1-9])(?:[.\-/．](3[01]|[12][0-9]|0?[1-9]))?(?![0-9])"
)
_SPAN = re.compile(r"(?:[0-9日月年底])\s*(?:[-—–~～至]+)\s*(?=[0-9])")
_MONTH = re.compile(r"([0-9]{1,2})月(?:份|底|末|中旬|下旬)?(?![0-9]{1,2}[日号])")
_QUARTER = re.compile(r"第?([一二三四1-4])季度")
_QUARTERS = {"一": 3, "二": 6, "三": 9, "四": 12, "1": 3, "2": 6, "3": 9, "4": 12}
_HALVES = (("上半年", 6), ("下半年", 12), ("年底", 12), ("年末", 12), ("年内", 12), ("全年", 12))


def column_due(text: str, document: Document) -> str | None:
    """Return the ISO date by which a cell of a deadline column wants a thing done, or None if it names none.

    Of a span the end counts. A year that is not written is that of the document's date or title.

    `2024.6.30` → 2024-06-30; `6月底` of a document of 2024 → 2024-06-30; `长期坚持` → None.
    """
    plain = _NUMERIC.sub(_spelt, "".join(text.split()))
    if span := [*_SPAN.finditer(plain)]:
        year = _YEAR.search(plain[: span[-1].end()])
        plain = plain[span[-1].end() :]
        plain = f"{year[1]}年{plain}" if year and not _YEAR.search(plain) else plain
    issued = document.date or _titled(document.title)
    named = _YEAR.search(plain)
    year_of = f"{named[1]}年" if named else f"{issued[:4]}年" if issued else ""
    for read in (due_date(plain, issued), due_date(_month_end(plain, year_of), issued)):
        if read is not None:
            return read
    return f"{named[1]}-12-31" if named and plain.rstrip("底前内末度") == named[0].rstrip("度") else None


def _spelt(date: re.Match[str]) -> str:
    year, month, day = date.groups()
    return f"{year}年{int(month)}月{int(day)}日" if day else f"{year}年{int(month)}月"


def _titled(title: str) -> str | None:
    """Return the first day of the year that a title names: 2024年重点任务分解表 → 2024-01-01."""
    year = _YEAR.search(title)
    return f"{year[1]}-01-01" if year else None


def _month_end(text: str, year: str) -> str:
    """Return the end of a month, quarter or half year as `2024年6月底`; empty where that is unsaid."""
    if not year:
        return ""
    if quarter := _QUARTER.search(text):
        return f"{year}{_QUARTERS[quarter[1]]}月底"
    if month := _MONTH.search(text):
        return f"{year}{int(month[1])}月底"
    return next((f"{year}{month}月底" for word, month in _HALVES if word in text), "")
