"""Enclosed texts: rules or measures that a notice issues, told by a title of their own inside of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .dates import is_date_line
from .headlines import join_title
from .lexicon import Lexicon, lexicon
from .paragraphs import STOPS, Paragraph
from .tail import Tail

_LINES = 4
"""Most lines that the title of an enclosed text is broken over."""
_LENGTH = 60
_FULL_TITLE = 120
"""Longest title of an enclosed notice, which has organs and verbs in it, on one line."""


@dataclass(frozen=True, slots=True)
class Enclosed:
    """The title lines `paragraphs[start:end]` of an enclosed text."""

    start: int
    end: int
    title: str


def find_enclosed(paragraphs: Sequence[Paragraph], start: int, title: str, tail: Tail) -> dict[int, Enclosed]:
    """Return the enclosed texts of a document whose head ends at `start`, by their first title line.

    A title counts after the signature, under an 附件 label, and where the document's own `title` names it.
    """
    words = lexicon()
    found: dict[int, Enclosed] = {}
    for index in range(start, len(paragraphs) - 1):
        if not _ends_title(paragraphs[index], words) or index in tail.lines:
            continue
        first = _first_line(paragraphs, index, start, tail, words)
        name = join_title([paragraph.passage.text for paragraph in paragraphs[first : index + 1]])
        following = paragraphs[index + 1].mark
        issued = following is not None and following.value == 1 and name in title
        labelled = first > 0 and words.attachment.match(paragraphs[first - 1].passage.text)
        if (tail.signed is not None and index > tail.signed) or labelled or issued:
            found[first] = Enclosed(first, index + 1, name)
    return found


def _ends_title(paragraph: Paragraph, words: Lexicon) -> bool:
    text = paragraph.passage.text
    if paragraph.mark is not None or paragraph.depth or not 4 <= len(text) <= _FULL_TITLE or "。" in text:
        return False
    if words.kind.find(text) not in words.enclosed_kinds | {"通知"}:
        return False
    return len(text) <= _LENGTH or words.opener.search(text) is not None


def _first_line(paragraphs: Sequence[Paragraph], index: int, start: int, tail: Tail, words: Lexicon) -> int:
    """Return the first of the lines that the title ending at `index` is broken over."""
    first = index
    while first > max(start, index - _LINES) and first - 1 not in tail.lines:
        before = paragraphs[first - 1]
        text = before.passage.text
        apart = words.other_line.match(text) or words.attachment.match(text) or is_date_line(text)
        closed = len(text) > _LENGTH or text[-1] in STOPS + "）)" or "，" in text
        if before.mark or before.is_table or apart or closed:
            break
        first -= 1
    return first
