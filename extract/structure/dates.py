"""Dates as official documents write them, to ISO 8601."""

from __future__ import annotations

import datetime
import re

from .lexicon import BLANKS

_B = f"[{BLANKS}]*"
_DIGITS = "0123456789０１２３４５６７８９〇○零ＯO一二三四五六七八九十"
_VALUES = {digit: str(value) for value, digit in enumerate("０１２３４５６７８９")}
_VALUES |= {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")}
_VALUES |= dict.fromkeys("○零ＯO", "0")

DATE = re.compile(
    rf"([{_DIGITS}](?:{_B}[{_DIGITS}]){{3}}){_B}年{_B}([{_DIGITS}]{{1,3}}){_B}月{_B}([{_DIGITS}]{{1,3}}){_B}日"
)
_NUMERIC = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")


_LAST = frozenset("日）)】].。，, \t\u3000\u00a00123456789")


def find_date(text: str) -> str | None:
    """Return the first full date in `text` as ISO 8601: `二〇二〇年二月五日` → `2020-02-05`."""
    for match in DATE.finditer(text):
        iso = _iso(*match.groups())
        if iso:
            return iso
    for match in _NUMERIC.finditer(text):
        iso = _iso(*match.groups())
        if iso:
            return iso
    return None


def is_date_line(text: str) -> bool:
    """Say whether `text` is a date and nothing else, brackets and stops around it allowed."""
    if len(text) > 40 or text[-1:] not in _LAST:
        return False
    match = DATE.search(text) or _NUMERIC.search(text)
    if not match:
        return False
    rest = text[: match.start()] + text[match.end() :]
    return not rest.strip("()（）[]【】。.,， \t\u3000\u00a0")


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return datetime.date(_number(year), _number(month), _number(day)).isoformat()
    except ValueError:
        return None


def _number(written: str) -> int:
    """Return the value of digits of any kind: `二〇二〇` → 2020, `二十一` → 21, `０７` → 7."""
    packed = "".join(written.split())
    if "十" in packed:
        tens, _, ones = packed.partition("十")
        return int(_VALUES.get(tens, tens) or 1) * 10 + int(_VALUES.get(ones, ones) or 0)
    return int("".join(_VALUES.get(digit, digit) for digit in packed))
