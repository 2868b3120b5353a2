"""Closing paragraphs: the document's last words, which belong to none of its numbered sections."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .lexicon import lexicon
from .numbering import RANKS
from .paragraphs import STOPS, Paragraph, has_stop

_ASKED = re.compile(
    r"^(?:请|望|特此|以上|上述)|请[^，。；：]{2,24}?(?:及时|认真|遵照|抓好|迅速|尽快|按照|贯彻|报|反馈)"
    r"|执行此令|接(?:到)?此令|接(?:到)?(?:本|此)通知|按照本(?:通知|意见|方案)"
)


def closing_lines(paragraphs: Sequence[Paragraph], starts: Sequence[int], others: set[int]) -> set[int]:
    """Return the closing paragraphs of each stretch of text between two of `starts`."""
    found: set[int] = set()
    for start, end in pairwise(starts):
        last = end
        while last > start and last - 1 in others:
            last -= 1
        found.update(range(_closing_start(paragraphs, start, last), last))
    return found - others


def _closing_start(paragraphs: Sequence[Paragraph], start: int, end: int) -> int:
    """Return the index from which `paragraphs[start:end]` only close the text; `end` if none do."""
    numbered = [index for index in range(start, end) if paragraphs[index].mark is not None]
    if not numbered or _kind(paragraphs[numbered[-1]]) in RANKS:
        return end
    last = numbered[-1]
    first = last + 1 if _has_text(paragraphs[last]) else last + 2
    alone = len(numbered) > 1 and _sections_are_single(paragraphs, numbered)
    result = end
    for index in range(end - 1, first - 1, -1):
        text = paragraphs[index].passage.text
        opens = text.startswith(lexicon().closing_openers) and len(text) > 12
        if text[-1] not in STOPS or not (_ASKED.search(text) or (alone and opens)):
            break
        result = index
    return result


def _kind(paragraph: Paragraph) -> str:
    return paragraph.mark.kind if paragraph.mark else ""


def _has_text(paragraph: Paragraph) -> bool:
    return has_stop(paragraph.text)


def _sections_are_single(paragraphs: Sequence[Paragraph], numbered: Sequence[int]) -> bool:
    """Say whether most numbered paragraphs but the last have at most the one text that a heading needs."""
    longer = 0
    for index, following in pairwise(numbered):
        longer += following - index > (1 if _has_text(paragraphs[index]) else 2)
    return longer * 8 < len(numbered)
