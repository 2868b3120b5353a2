"""Lines of a document's head, told apart: letterhead, number, date, title, addressees."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from .cites import document_number
from .dates import find_date, is_date_line
from .lexicon import BLANKS, Lexicon, lexicon
from .organs import cut_outside
from .paragraphs import SHORT, STOPS, Paragraph

_RUN = re.compile(rf"[{BLANKS}]+")
_LETTERHEAD = re.compile(r"(?:文件|公文|（.{1,3}）)$")
_ORDER_NUMBER = re.compile(r"(?<=[令告])[（(]?第[0-9一二三四五六七八九十百零〇]{1,5}号[）)]?$")
_EDITION = re.compile(r"[（(][^（()）]{1,30}[）)]$")
LIMIT = 40
"""Most lines a head can have."""
_AHEAD = 5
"""How many lines past the title are looked at for more of the head."""


class Part(Enum):
    """Part that a line plays in the head."""

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
class Line:
    """A line of the head; `depth` is its # count in markdown."""

    part: Part
    text: str
    depth: int = 0


def read_lines(paragraphs: Sequence[Paragraph]) -> list[Line]:
    """Return the lines of the head: all up to the addressees, or up to the first line of the text."""
    words = lexicon()
    lines: list[Line] = []
    titled = False
    parts = [_part(paragraph, words) for paragraph in paragraphs[:LIMIT]]
    for index, (part, paragraph) in enumerate(zip(parts, paragraphs, strict=False)):
        text = paragraph.passage.text
        if part is Part.BODY or (part is Part.ADDRESSEES and not names_addressees(text, titled)):
            break
        if (
            part is Part.PLAIN
            and titled
            and paragraph.depth != 1
            and not _more_follows(parts[index + 1 : index + 1 + _AHEAD])
        ):
            break
        lines.append(Line(part, text, paragraph.depth))
        titled = titled or part is Part.TITLE_END
        if part is Part.ADDRESSEES:
            break
    return lines


def _more_follows(parts: Sequence[Part]) -> bool:
    """Say whether the head goes on after a line that tells nothing."""
    for part in parts:
        if part in (Part.TITLE_END, Part.NUMBER, Part.ADDRESSEES):
            return True
        if part is Part.BODY:
            return False
    return False


def _part(paragraph: Paragraph, words: Lexicon) -> Part:  # noqa: PLR0911
    text = paragraph.passage.text
    if paragraph.is_table or (paragraph.mark is not None and paragraph.mark.kind != "part"):
        return Part.BODY
    if words.contents.match(text) or words.attachment.match(text):
        return Part.BODY
    if is_date_line(text):
        return Part.DATE
    if words.party.match(text) or _EDITION.match(text):
        return Part.NOTE
    if len(text) < 400 and words.enactment.find(text) and find_date(text):
        return Part.ENACTMENT
    if text[-1] in "：:":
        return Part.ADDRESSEES
    if len(text) > 120 or text[-1] in STOPS or "。" in text:
        return Part.BODY
    return _part_of_line(text, words)


def _part_of_line(text: str, words: Lexicon) -> Part:
    """Return the part of a line that is no sentence."""
    if words.other_line.match(text):
        return Part.NOTE
    if len(text) > 3 and kind_of(text):
        return Part.TITLE_END
    if _is_organ(text, words):
        return Part.ORGAN
    return Part.NUMBER if len(text) <= SHORT and document_number(text) else Part.PLAIN


def _is_organ(text: str, words: Lexicon) -> bool:
    name = _LETTERHEAD.sub("", text)
    return len(text) <= SHORT and bool(words.organ.find(name)) and not words.opener.search(text)


def letterhead(text: str) -> str:
    """Return the organ that a letterhead names: `天津市商务局文件` → 天津市商务局."""
    return flat(_LETTERHEAD.sub("", text))


def names_addressees(text: str, titled: bool) -> bool:
    """Say whether a line that ends in a colon names the organs addressed."""
    if len(text) > 600 or any(sign in text for sign in "。；？！") or "如下" in text or "下列" in text:
        return False
    words = lexicon()
    members = [part for group in cut_outside(text[:-1], "，,；") for part in cut_outside(group, "、")]
    matching = sum(bool(words.addressee.find(member)) for member in members)
    return matching * 2 >= len(members) if titled or len(members) > 1 else matching > 0 and len(text) > 3


def flat(text: str) -> str:
    """Return `text` without its blanks."""
    return _RUN.sub("", text)


def prefix_organs(title: str) -> list[str]:
    """Return the organs that stand in a title before 关于: `国务院关于…` → 国务院."""
    words = lexicon()
    opener = words.opener.search(title)
    if opener is None or opener.start() < 2:
        return []
    names = [name for name in re.split(rf"[{BLANKS}、]+", title[: opener.start()]) if name]
    return names if all(words.organ.find(name) for name in names) else []


def join_title(lines: Sequence[str]) -> str:
    """Return a title broken over lines or with stray blanks as one; a blank stays between two organs."""
    words = lexicon()
    title = ""
    for part in (part for line in lines for part in _RUN.split(line)):
        organs = len(part) > 3 and words.organ.find(title) and not words.opener.match(part)
        between_organs = organs and (words.organ.find(part) or prefix_organs(part))
        in_latin = title and part and title[-1].isascii() and part[0].isascii()
        title += " " + part if between_organs or in_latin else part
    return title


def kind_of(title: str) -> str | None:
    """Return the kind of document 文种 that a title ends with: `…的紧急通知` → 通知."""
    words = lexicon()
    order = _ORDER_NUMBER.search(title)
    ending = words.kind.find(title[: order.start()] if order else title)
    return words.kinds[ending] if ending else None
