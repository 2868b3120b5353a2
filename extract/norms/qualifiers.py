"""Qualifiers 限定: deadlines, immediacy, bases, and the calendar date of a deadline where it is certain."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache

from ..held import held, lacks
from ..lexicon import patterns

_DEADLINES = tuple((pattern, held(pattern.regex)) for pattern in patterns("deadlines"))
_BASES = tuple((pattern, held(pattern.regex)) for pattern in patterns("bases") if pattern.id != "basis.rule")
_SIGNS = frozenset[str]().union(*(needed[0] for _, needed in _DEADLINES))
"""Characters of which every deadline has one."""
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "两": 2}
_DATE = re.compile(
    r"(?:(?P<year>[0-9]{4}|[〇○零一二三四五六七八九]{4})年)?(?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号]"
)
_MONTH_END = re.compile(r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月底")
_YEAR_END = re.compile(r"(?P<year>[0-9]{4})年(?:年?底)前?")
_BEFORE = re.compile(r"前|止|截止|截至|于|内")


@lru_cache(maxsize=20_000)
def find_deadline(text: str) -> tuple[int, int, str] | None:
    """Return the span of the first deadline of the first pattern that fits, with its rule, or None.

    >>> find_deadline("于4月8日前报送")
    (0, 6, 'due.date')
    """
    characters = frozenset(text)
    if _SIGNS.isdisjoint(characters):
        return None
    for pattern, needed in _DEADLINES:
        if lacks(characters, needed):
            continue
        if match := pattern.regex.search(text):
            if match.end() == match.start():
                continue
            return *_limit(match), pattern.id
    return None


def _limit(match: re.Match[str]) -> tuple[int, int]:
    """Return the span of the group `limit` of a match where it took part, else of all of it."""
    if "limit" in match.re.groupindex and match.start("limit") >= 0:
        return match.span("limit")
    return match.span()


@lru_cache(maxsize=20_000)
def find_basis(text: str) -> tuple[int, int, str] | None:
    """Return the span of a short basis (依法, 按规定, 在X领导下) and its rule, or None."""
    characters = frozenset(text)
    for pattern, needed in _BASES:
        if lacks(characters, needed):
            continue
        if match := pattern.regex.search(text):
            return match.start(), match.end(), pattern.id
    return None


def number(text: str) -> int:
    """Return the value of a whole number in digits or Chinese numerals below 100.

    >>> number("12"), number("十五"), number("二〇二四")
    (12, 15, 2024)
    """
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, ones = text.split("十", 1)
        return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
    return int("".join(str(_DIGITS[char]) for char in text))


def due_date(deadline: str | None, issued: str | None) -> str | None:
    """Return the ISO date that a deadline names, or None where it is not certain.

    A year that is not written is the document's; a date that would lie before the document's by more than a
    month is the next year's. Only a limit (…前, 截至…) or a bare day counts, not a span or a start.

    >>> due_date("4月8日前", "2024-03-01")
    '2024-04-08'
    """
    if not deadline or deadline.endswith("起") or "至" in deadline.replace("截至", ""):
        return None
    match = _DATE.search(deadline)
    if match is None:
        return _period_end(deadline, issued)
    return _iso(match.group("year"), number(match.group("month")), number(match.group("day")), issued)


def _period_end(deadline: str, issued: str | None) -> str | None:
    if match := _MONTH_END.search(deadline):
        return _iso(match.group("year"), int(match.group("month")), None, issued)
    if match := _YEAR_END.search(deadline):
        return _iso(match.group("year"), 12, 31, issued)
    return None


def _iso(year: str | None, month: int, day: int | None, issued: str | None) -> str | None:
    if year is None and issued is None:
        return None
    base = date.fromisoformat(issued) if issued else None
    value = number(year) if year else base.year if base else 0
    found = _day(value, month, day)
    if found and year is None and base is not None and (base - found).days > 31:
        found = _day(value + 1, month, day)
    return found.isoformat() if found else None


def _day(year: int, month: int, day: int | None) -> date | None:
    """Return a calendar date, the month's last without `day`; None where there is none, as 2025-02-29."""
    try:
        return date(year, month, monthrange(year, month)[1] if day is None else day)
    except ValueError:
        return None
