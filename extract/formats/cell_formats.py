"""Cell formats: a number of a spreadsheet as its cell shows it, dates written the Chinese way."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

GENERAL = "General"
BUILT_IN = {
    9: "0%",
    10: "0.00%",
    14: "yyyy-m-d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 55, 56), "h:mm"),
    **dict.fromkeys((27, 36, 50, 52, 57), "yyyy年m月"),
    **dict.fromkeys((28, 29, 51, 53, 54, 58), "m月d日"),
    22: "yyyy-m-d h:mm",
    30: "m-d-yy",
    31: "yyyy年m月d日",
}
"""Number formats that a file names by number alone; 27 to 58 are those of Chinese programs."""
_SAID = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - a cell knows no zone
_FIRST, _END = 61.0, 2_958_466.0
"""Days of 1 March 1900, before which the count has a day too many, and of the year 10000."""


def shown_number(digits: str, number_format: str, *, from_1904: bool = False) -> str:
    """Return a number as a person reads it in its cell; text that is no number comes back as it is.

    >>> shown_number("45291", "yyyy-mm"), shown_number("0.85", "0%"), shown_number("3.0", "General")
    ('2023年12月', '85%', '3')
    """
    try:
        value = float(digits)
    except ValueError:
        return digits
    positive = number_format.partition(";")[0]
    signs = _SAID.sub(lambda match: (match[1] or match[2] or "") if match[1] or match[2] else "", positive)
    day = _date(value, signs, from_1904) if _is_date(positive) else ""
    if day:
        return day
    return f"{_plain(value * 100)}%" if signs.endswith("%") else _plain(value)


def _plain(value: float) -> str:
    return f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"


def _is_date(number_format: str) -> bool:
    bare = _SAID.sub("", number_format).lower()
    return not bare.startswith(("general", "g/")) and re.search("[ymdhs]", bare) is not None


def _date(value: float, signs: str, from_1904: bool) -> str:
    """Return the parts of a date that its format shows: 2024年3月15日, 2024年3月, 3月15日, 9:30."""
    if not (0 if from_1904 else _FIRST) <= value < _END and not 0 <= value < 1:
        return ""
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=value, microseconds=500)
    bare = signs.lower()
    hours = "h" in bare
    months = re.search("y[^h]*m|m[^s]*d|d[^h]*m|^m+$|mmm", bare) is not None
    parts = (
        f"{moment.year}年" if "y" in bare else "",
        f"{moment.month}月" if months else "",
        f"{moment.day}日" if "d" in bare else "",
    )
    day = "".join(parts) if value >= 1 else ""
    return " ".join(filter(None, (day, f"{moment.hour}:{moment.minute:02d}" if hours else "")))
