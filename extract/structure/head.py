"""The head of a document: letterhead, number, title, date and addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from .cites import document_number
from .dates import find_date, is_date_line
from .lexicon import BLANKS, Lexicon, lexicon
from .organs import cut_outside, split_organs
from .paragraphs import SHORT, STOPS, Paragraph

_RUN = re.compile(rf"[{BLANKS}]+")
_LETTERHEAD = re.compile(r"(?:文件|公文|（.{1,3}）)$")
LIMIT = 40
"""Most lines a head can have."""


class _Line(Enum):
    ORGAN = auto()
    NUMBER = auto()
    DATE = auto()
    ENACTMENT = auto()
    NOTE = auto()
    TITLE_END = auto()
    PLAIN = auto()
    ADDRESSEES = auto()
    BODY = auto()


@dataclass(frozen=True, slots=True)
class Head:
    """What the head says; `size` is the number of paragraphs it takes up."""

    size: int
    title: str = ""
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()


def read_head(paragraphs: Sequence[Paragraph]) -> Head:
    """Return the head of a document of `paragraphs`; without one, a head of size 0."""
    words = lexicon()
    lines: list[tuple[_Line, str]] = []
    title_at: tuple[int, int] | None = None
    addressees: tuple[str, ...] = ()
    for paragraph in paragraphs[:LIMIT]:
        text = paragraph.passage.text
        role = _role(paragraph, words)
        if role is _Line.ADDRESSEES and _names_addressees(text, title_at is not None, words):
            addressees = split_organs(text)
            lines.append((role, text))
            break
        if role in (_Line.BODY, _Line.ADDRESSEES) or (role is _Line.PLAIN and title_at):
            break
        lines.append((role, text))
        if role is _Line.TITLE_END and (title_at is None or _extends(lines, title_at)):
            title_at = _title_span(lines, words)
    if title_at is None:
        lines, title_at = _untitled(paragraphs, lines)
    return _head(lines, title_at, addressees)


def _role(paragraph: Paragraph, words: Lexicon) -> _Line:
    text = paragraph.passage.text
    if paragraph.mark is not None and paragraph.mark.kind != "part":
        return _Line.BODY
    tests = (
        (_Line.BODY, words.contents.match(text) or words.attachment.match(text)),
        (_Line.DATE, is_date_line(text)),
        (_Line.ENACTMENT, len(text) < 400 and words.enactment.search(text) and find_date(text)),
        (_Line.ADDRESSEES, text[-1] in "：:"),
        (_Line.BODY, len(text) > 120 or text[-1] in STOPS or "。" in text),
        (_Line.NOTE, words.other_line.match(text)),
        (_Line.TITLE_END, words.kind.search(text) and len(text) > 3),
        (_Line.ORGAN, _is_organ(text, words)),
        (_Line.NUMBER, len(text) <= SHORT and document_number(text)),
    )
    return next((role for role, found in tests if found), _Line.PLAIN)


def _is_organ(text: str, words: Lexicon) -> bool:
    name = _LETTERHEAD.sub("", text)
    return len(text) <= SHORT and words.organ.search(name) is not None and not words.opener.search(text)


def _names_addressees(text: str, titled: bool, words: Lexicon) -> bool:
    if len(text) > 600 or any(sign in text for sign in "。；？！") or "如下" in text or "下列" in text:
        return False
    members = [part for group in cut_outside(text[:-1], "，,；") for part in cut_outside(group, "、")]
    matching = sum(words.addressee.search(member) is not None for member in members)
    return matching * 2 >= len(members) if titled or len(members) > 1 else matching > 0 and len(text) > 3


def _extends(lines: list[tuple[_Line, str]], title_at: tuple[int, int]) -> bool:
    """Say whether the line just read repeats the title or completes it, so that it is the better end."""
    first = _flat("".join(text for _, text in lines[slice(*title_at)]))
    latest = _flat(lines[-1][1])
    return latest in first or first in latest or len(latest) > len(first)


def _flat(text: str) -> str:
    return _RUN.sub("", text)


def _title_span(lines: list[tuple[_Line, str]], words: Lexicon) -> tuple[int, int]:
    """Return the lines from the first to the last of the title that ends with the latest line."""
    end = len(lines)
    start = end - 1
    if not words.opener.search(lines[start][1]):
        for back in range(start - 1, max(-1, start - 4), -1):
            role, text = lines[back]
            if role is not _Line.PLAIN:
                break
            if words.opener.search(text) or text.endswith("中华人民共和国"):
                start = back
                break
    opened = words.opener.match(lines[start][1]) or _prefix_organs(lines[start][1], words)
    while opened and start and lines[start - 1][0] is _Line.ORGAN:
        if lines[start - 1][1].endswith("文件"):
            break
        start -= 1
    while start + 1 < end and lines[start][1] == lines[start + 1][1]:
        start += 1
    return start, end


def _untitled(
    paragraphs: Sequence[Paragraph], lines: list[tuple[_Line, str]]
) -> tuple[list[tuple[_Line, str]], tuple[int, int] | None]:
    """Keep of a head without a recognised title what is surely head; its first plain line is the title."""
    kept: list[tuple[_Line, str]] = []
    title_at = None
    for index, line in enumerate(lines):
        if line[0] is _Line.PLAIN:
            more = index + 1 < len(paragraphs)
            if title_at or not more or len(line[1]) > 60 or any(sign in line[1] for sign in "，,、"):
                break
            title_at = (index, index + 1)
        kept.append(line)
    return kept, title_at


def _head(
    lines: list[tuple[_Line, str]], title_at: tuple[int, int] | None, addressees: tuple[str, ...]
) -> Head:
    words = lexicon()
    title = join_title([text for _, text in lines[slice(*title_at)]]) if title_at else ""
    inside = range(*title_at) if title_at else range(0)
    outside = [line for index, line in enumerate(lines) if index not in inside]
    facts = [text for role, text in outside if role not in (_Line.ADDRESSEES, _Line.ORGAN)]
    numbers = (document_number(text) for text in facts)
    dates = (find_date(text) for role, text in outside if role in (_Line.DATE, _Line.ENACTMENT, _Line.NOTE))
    letterheads = [_flat(_LETTERHEAD.sub("", text)) for role, text in outside if role is _Line.ORGAN]
    enactors = [name for role, text in outside if role is _Line.ENACTMENT for name in _enactor(text)]
    return Head(
        size=len(lines),
        title=title,
        kind=kind_of(title),
        number=next((number for number in numbers if number), None),
        date=next((date for date in dates if date), None),
        issuers=_issuers(_prefix_organs(title, words), letterheads, enactors),
        addressees=addressees,
    )


def _issuers(prefix: list[str], letterheads: list[str], enactors: list[str]) -> tuple[str, ...]:
    """Return the organs of the title, each in the fullest form that the letterhead gives."""
    names = prefix or letterheads or enactors[:1]
    full = [next((long for long in letterheads if long.endswith(name)), name) for name in names]
    return tuple(dict.fromkeys(full))


def _enactor(text: str) -> list[str]:
    """Return who passed or issued a statute: `… 第九届全国人民代表大会常务委员会第二十三次会议通过`."""
    match = re.search(r"第[^第]{1,6}届([\u4e00-\u9fff]*?(?:人民代表大会常务委员会|人民代表大会))", text)
    if match is None:
        match = re.search(r"日[，,\s]*([\u4e00-\u9fff]{2,20}?)(?:令|公告|[\u4e00-\u9fff]{0,6}会议|第)", text)
    name = match.group(1) if match else ""
    return [name] if lexicon().organ.search(name) or name.endswith("大会") else []


def _prefix_organs(title: str, words: Lexicon) -> list[str]:
    """Return the organs that stand in a title before 关于: `国务院关于…` → 国务院."""
    opener = words.opener.search(title)
    if opener is None or opener.start() < 2:
        return []
    names = [name for name in re.split(rf"[{BLANKS}、]+", title[: opener.start()]) if name]
    return names if all(words.organ.search(name) for name in names) else []


def join_title(lines: Sequence[str]) -> str:
    """Return a title broken over lines or with stray blanks as one; a blank stays between two organs."""
    words = lexicon()
    title = ""
    for part in (part for line in lines for part in _RUN.split(line)):
        organs = len(part) > 3 and words.organ.search(title) and not words.opener.match(part)
        between_organs = organs and (words.organ.search(part) or _prefix_organs(part, words))
        in_latin = title and part and title[-1].isascii() and part[0].isascii()
        title += " " + part if between_organs or in_latin else part
    return title


def kind_of(title: str) -> str | None:
    """Return the kind of document 文种 that a title ends with: `…的紧急通知` → 通知."""
    words = lexicon()
    match = words.kind.search(title)
    return words.kinds[match.group(1)] if match else None
