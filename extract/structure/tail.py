"""The tail of a document: signature, date, 抄送 and 印发 lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .dates import DATE, find_date, is_date_line
from .lexicon import Lexicon, lexicon
from .organs import split_organs
from .paragraphs import SHORT, STOPS, Paragraph

_DATED = re.compile(r"(?:签订|签约)?日期[:：]")
_SIGNS = re.compile("[。，；：:]")
_PRINTED = re.compile(r"印\s*[发制]\s*[。.]?$")


@dataclass(slots=True)
class Tail:
    """What the signature and the lines around it say; `lines` are their paragraphs' indices.

    Attributes:
        closing: the first lines of signatures: no section goes on past them.
        signed: index of the first line of the document's own signature, None without one.
    """

    lines: set[int] = field(default_factory=set)
    closing: set[int] = field(default_factory=set)
    signed: int | None = None
    issuers: tuple[str, ...] = ()
    date: str | None = None
    copies_to: tuple[str, ...] = ()
    printed_by: str | None = None
    printed_on: str | None = None


def read_tail(paragraphs: Sequence[Paragraph], start: int) -> Tail:
    """Return signature, date, 抄送 and 印发 lines of `paragraphs[start:]`; the first of each counts."""
    words = lexicon()
    tail = Tail()
    for index in range(start, len(paragraphs)):
        text = paragraphs[index].passage.text
        if paragraphs[index].mark is not None or len(text) > 400:
            continue
        copies = words.copies.match(text)
        if copies:
            tail.lines.add(index)
            tail.copies_to = tail.copies_to or split_organs(text[copies.end() :])
        elif len(text) <= 80 and _PRINTED.search(text) and DATE.search(text):
            _read_printed(paragraphs, index, start, tail, words)
        elif is_date_line(text) or _DATED.match(text) or _is_dated_note(text, words):
            _read_signature(paragraphs, index, start, tail, words)
        elif len(text) <= 60 and text[-1] not in STOPS:
            _read_signed_line(text, index, tail, words)
    if tail.signed is None:
        _read_undated(paragraphs, start, tail, words)
    return tail


def _is_dated_note(text: str, words: Lexicon) -> bool:
    """Say whether a note of the page stands right behind the date: `2020年2月20日责任编辑：…`."""
    date = DATE.match(text) if len(text) <= 80 else None
    return date is not None and words.other_line.match(text[date.end() :].lstrip()) is not None


def _read_undated(paragraphs: Sequence[Paragraph], start: int, tail: Tail, words: Lexicon) -> None:
    """Take the organs on the very last lines as a signature that lacks its date."""
    last = len(paragraphs)
    while last > start and (last - 1 in tail.lines or words.other_line.match(paragraphs[last - 1].text)):
        last -= 1
    first = last
    while first > start + 1 and _may_sign(paragraphs[first - 1], words):
        if not words.organ.find(_unstamped(paragraphs[first - 1].passage.text, words)):
            break
        first -= 1
    if first < last and paragraphs[first - 1].passage.text[-1] in STOPS + "）)":
        tail.lines.update(range(first, last))
        tail.closing.add(first)
        tail.signed = first
        tail.issuers = _organs([paragraph.passage.text for paragraph in paragraphs[first:last]], words)


def _read_signature(
    paragraphs: Sequence[Paragraph], index: int, start: int, tail: Tail, words: Lexicon
) -> None:
    """Take the short lines before a date line as signature if they end as organs do."""
    first = index
    while first > max(start, index - 16) and _may_sign(paragraphs[first - 1], words):
        first -= 1
    names = [paragraph.passage.text for paragraph in paragraphs[first:index]]
    if names and not words.signer.find("".join(_unstamped(names[-1], words).split())):
        names = []
        first = index
    tail.lines.update(range(first, index + 1))
    if names or tail.signed is None:
        tail.closing.add(first)
    if tail.signed is None:
        tail.signed = first
        tail.date = find_date(paragraphs[index].passage.text)
        tail.issuers = _organs(names, words)


def _may_sign(paragraph: Paragraph, words: Lexicon) -> bool:
    text = paragraph.passage.text
    if paragraph.mark or paragraph.is_table or len(text) > SHORT or text[-1] in STOPS or _SIGNS.search(text):
        return False
    if words.formula.match(text):
        return False
    return not words.other_line.match(text) and not words.kind.find(text) and not is_date_line(text)


def _unstamped(text: str, words: Lexicon) -> str:
    return words.stamp.sub("", text).strip()


def _organs(lines: Sequence[str], words: Lexicon) -> tuple[str, ...]:
    """Return the organs that sign, one broken over lines put together again."""
    names: list[str] = []
    held = ""
    for line in lines:
        for part in _unstamped(line, words).split():
            held += part
            if words.signer.find(held) and len(held) > 2:
                names.append(held)
                held = ""
    return tuple(dict.fromkeys(names))


def _read_signed_line(text: str, index: int, tail: Tail, words: Lexicon) -> None:
    """Read `南充市人民政府办公室 2018年5月3日`, organ and date on one line."""
    match = DATE.search(text)
    if match is None or match.end() < len(text) - 1 or not match.start():
        return
    name = _unstamped(text[: match.start()], words).rstrip("，, ")
    if not words.organ.find(name) or _SIGNS.search(name):
        return
    tail.lines.add(index)
    tail.closing.add(index)
    if tail.signed is None:
        tail.signed = index
        tail.date = find_date(text)
        tail.issuers = _organs([name], words)


def _read_printed(
    paragraphs: Sequence[Paragraph], index: int, start: int, tail: Tail, words: Lexicon
) -> None:
    """Read `天津市商务局办公室2020年2月15日印发`, the organ on the line before if not on this one."""
    text = paragraphs[index].passage.text
    match = DATE.search(text)
    tail.lines.add(index)
    if match is None or tail.printed_on is not None:
        return
    tail.printed_on = find_date(text)
    name = "".join(text[: match.start()].split())
    before = paragraphs[index - 1] if index > start else None
    if not name and before and _may_sign(before, words) and words.organ.find(before.passage.text):
        name = "".join(before.passage.text.split())
        tail.lines.add(index - 1)
    tail.printed_by = name or None
