"""The head of a document: letterhead, number, title, date and addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .cites import document_number
from .dates import find_date
from .headlines import Line, Part, flat, join_title, kind_of, letterhead, prefix_organs, read_lines
from .lexicon import lexicon
from .organs import split_organs
from .paragraphs import Paragraph

_MEETING = re.compile(
    r"([\u4e00-\u9fff]{0,12}?)第[^第]{1,6}届([\u4e00-\u9fff]*?(?:人民代表大会(?:常务委员会)?|人大常委会))"
)
_ENACTOR = re.compile(
    r"日[，,\s]*([\u4e00-\u9fff、]{2,40}?)(?:令|公告|发布|公布|颁布|制定|[\u4e00-\u9fff]{0,6}会议|第)"
)
_LABELLED = re.compile(r"(?:合同|协议|文件|制度)?编号[:：]\s*(\S+)$")
_TITLE_LINES = 5
"""Most lines that a title is broken over."""


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
    lines = read_lines(paragraphs)
    title_at = _title(lines)
    if title_at is None:
        size = _surely_head(lines, len(paragraphs))
        title_at = _plain_title(lines[:size])
        lines = lines[:size]
    title = join_title([line.text for line in lines[slice(*title_at)]]) if title_at else ""
    inside = range(*title_at) if title_at else range(0)
    outside = [line for index, line in enumerate(lines) if index not in inside]
    addressed = lines[-1].text if lines and lines[-1].part is Part.ADDRESSEES else ""
    letterheads = [letterhead(line.text) for line in outside if line.part is Part.ORGAN]
    enactments = (_enactors(line.text) for line in outside if line.part is Part.ENACTMENT)
    enactors = next((names for names in enactments if names), [])
    return Head(
        size=len(lines),
        title=title,
        kind=kind_of(title),
        number=_number(outside, title),
        date=_date(outside),
        issuers=_issuers(prefix_organs(title), letterheads, enactors),
        addressees=split_organs(addressed) if addressed else (),
    )


def _title(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the lines of the title: of several, the last full one, or the fuller of two alike."""
    best: tuple[int, int] | None = None
    for index, line in enumerate(lines):
        if line.part is not Part.TITLE_END:
            continue
        span = _title_span(lines, index + 1)
        if best is None or _is_better(_joined(lines, span), _joined(lines, best)):
            best = span
    return best


def _joined(lines: Sequence[Line], span: tuple[int, int]) -> str:
    return flat("".join(line.text for line in lines[slice(*span)]))


def _is_better(title: str, than: str) -> bool:
    if title in than or than in title:
        return len(title) > len(than)
    return lexicon().opener.search(title) is not None and len(title) * 2 > len(than)


def _title_span(lines: Sequence[Line], end: int) -> tuple[int, int]:
    """Return the lines from the first to the last of the title whose last line is the one before `end`."""
    words = lexicon()
    start = end - 1
    found = words.opener.search(lines[start].text) is not None
    for back in range(end - 2, max(-1, end - 1 - _TITLE_LINES), -1):
        line = lines[back]
        if line.part is not Part.PLAIN:
            break
        opens = words.opener.search(line.text) is not None
        if opens or line.text.endswith("中华人民共和国"):
            if found and not (opens and lines[back + 1].text.startswith(("转发", "印发"))):
                break
            start, found = back, True
    opened = words.opener.match(lines[start].text) or prefix_organs(lines[start].text)
    while opened and start and lines[start - 1].part is Part.ORGAN:
        if lines[start - 1].text.endswith("文件"):
            break
        start -= 1
    while start + 1 < end and lines[start].text == lines[start + 1].text:
        start += 1
    return start, end


def _surely_head(lines: Sequence[Line], available: int) -> int:
    """Return how many lines of a head without a telling title are surely head: one plain line at most."""
    plain = 0
    for index, line in enumerate(lines):
        if line.part is Part.PLAIN:
            long = len(line.text) > 60 or any(sign in line.text for sign in "，,")
            if plain or ((index + 1 >= available or long) and line.depth != 1):
                return index
            plain += 1
    return len(lines)


def _plain_title(lines: Sequence[Line]) -> tuple[int, int] | None:
    for index, line in enumerate(lines):
        if line.part is Part.PLAIN:
            return index, index + 1
    return None


def _number(outside: Sequence[Line], title: str) -> str | None:
    labelled = (_LABELLED.match(line.text) for line in outside if line.part is Part.NOTE)
    given = next((match.group(1) for match in labelled if match), None)
    facts = (line.text for line in outside if line.part not in (Part.ADDRESSEES, Part.ORGAN, Part.PLAIN))
    numbers = (document_number(text) for text in facts)
    own = document_number(title) if re.search(r"[令告][（(]?第[^第]{1,5}号[）)]?$", title) else None
    return next((number for number in numbers if number), given or own)


def _date(outside: Sequence[Line]) -> str | None:
    parts = (Part.DATE, Part.ENACTMENT, Part.NOTE)
    dated = sorted((line for line in outside if line.part in parts), key=lambda line: "施行" in line.text)
    return next((date for date in (find_date(line.text) for line in dated) if date), None)


def _issuers(prefix: list[str], letterheads: list[str], enactors: list[str]) -> tuple[str, ...]:
    """Return the organs of the title, each in the fullest form that the letterhead gives."""
    names = prefix or letterheads or enactors
    full = [next((long for long in letterheads if long.endswith(name)), name) for name in names]
    return tuple(dict.fromkeys(full))


def _enactors(text: str) -> list[str]:
    """Return who passed or issued a statute: `… 第九届全国人民代表大会常务委员会第二十三次会议通过`."""
    meeting = _MEETING.search(text.partition("日")[2])
    if meeting:
        return [meeting.group(1).strip() + meeting.group(2)]
    match = _ENACTOR.search(text)
    names = match.group(1).split("、") if match else []
    organ = lexicon().organ
    return names if all(organ.find(name) or name.endswith("大会") for name in names) else []
