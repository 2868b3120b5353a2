"""Citations: titles in 《》 and document numbers that a text names."""

from __future__ import annotations

import re

from .lexicon import BLANKS, lexicon

_YEAR = r"[〔\[［（(【﹝]\s?(?:19|20)\d\d\s?(?:年)?[〕\]］）)】﹞]"
_NUMBER = re.compile(rf"([\u4e00-\u9fffA-Za-z]{{1,20}}){_YEAR}\s?(?:第)?\s?(\d{{1,5}})\s?号")
_YEAR_ONLY = re.compile(_YEAR)
_PREFIX = 20
_ORDER = re.compile(r"(?:[\u4e00-\u9fff]{2,40})?(?:令|公告)[（(]?第[0-9一二三四五六七八九十百零〇]{1,5}号")
_LEAD = re.compile(r".*(?:[据照和与及按根为由见即了的在以把于行实中定、]|通知|办法|意见)")
_MARKS = re.compile(r"[《》]")


def document_number(text: str) -> str | None:
    """Return the first document number 发文字号 in `text` as printed: `同组通字〔2020〕4号`."""
    match = _NUMBER.search(text)
    if match:
        return _number(match)
    order = _ORDER.search(text)
    return re.sub(r"[（(\s]", "", order.group()) if order else None


def number_span(text: str) -> tuple[int, int] | None:
    """Return where the first document number in `text` stands."""
    match = _NUMBER.search(text)
    return (match.end() - len(_number(match)), match.end()) if match and " " not in match.group() else None


def find_cites(text: str, own: frozenset[str]) -> tuple[str, ...]:
    """Return titles and numbers of the documents that `text` names, in order, once each, without `own`."""
    found: list[tuple[int, str]] = []
    if "《" in text:
        found += _titles(text)
    for year in _YEAR_ONLY.finditer(text):
        match = _NUMBER.match(text, _prefix_start(text, year.start()))
        if match and (number := _number(match)):
            found.append((match.start(), number))
    names = (name for _, name in sorted(found))
    skipped = own | lexicon().own_titles
    return tuple(dict.fromkeys(name for name in names if name not in skipped))


def _number(match: re.Match[str]) -> str:
    prefix = _LEAD.sub("", match.group(1))
    whole = match.group()[len(match.group(1)) :]
    return prefix[-10:] + "".join(whole.split()) if prefix else ""


def _prefix_start(text: str, end: int) -> int:
    """Return where the letters before a year in brackets begin."""
    start = end
    while start > max(0, end - _PREFIX) and (text[start - 1].isalpha()):
        start -= 1
    return start


def _titles(text: str) -> list[tuple[int, str]]:
    """Return the outermost 《…》 and where they open."""
    found = []
    depth = start = 0
    for match in _MARKS.finditer(text):
        if match.group() == "《":
            if not depth or match.start() - start > 200:
                start, depth = match.start(), 0
            depth += 1
        elif depth:
            depth -= 1
            if not depth and 1 < match.start() - start <= 200:
                found.append((start, re.sub(rf"[{BLANKS}\r\n]+", "", text[start + 1 : match.start()])))
    return found
