"""Following documents: where a text goes on with another notice after the signature of the one before."""

from __future__ import annotations

from collections.abc import Sequence

from .cites import document_number
from .enclosed import find_enclosed
from .head import read_head
from .headlines import kind_of, names_addressees, prefix_organs
from .lexicon import lexicon
from .lines import Piece
from .paragraphs import Paragraph
from .tail import read_tail

_HEAD = 3
"""How many lines below a title its number and addressees stand in."""
_LETTERHEAD = 2
"""Most lines of letterhead and number above a title."""
_REACH, _MARGIN = 64, 32
"""How many paragraphs are looked at first, and how many after a title may have a say in what it is."""


def following_documents(pieces: Sequence[Piece], paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return where, in the source text, each document but the first begins among the pieces, which make up
    the paragraphs.

    It is one that names an organ in its title (X局关于…的通知), with a number or addressees of its own, below
    the signature and date of the one before, under no 附件 label and not what that forwards (转发《…》).
    """
    starts = {piece.passage.start for piece in pieces}
    found: list[int] = []
    begin, reach = 0, len(paragraphs)
    while (at := _next(paragraphs, begin, reach)) and paragraphs[begin + at].start in starts:
        begin, reach = begin + at, _REACH
        found.append(paragraphs[begin].start)
    return found


def _next(paragraphs: Sequence[Paragraph], begin: int, reach: int) -> int | None:
    """Return how far after `begin` the next document begins, or None.

    Looks `reach` paragraphs ahead, and further only where that does not tell: a file of a thousand notices is
    not read to its end for each of them.
    """
    while True:
        at = _following(paragraphs[begin : begin + reach])
        if begin + reach >= len(paragraphs) or (at is not None and at + _MARGIN <= reach):
            return at
        reach *= 8


def _following(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the index of the first line of the second document, or None."""
    head = read_head(paragraphs)
    tail = read_tail(paragraphs, head.size)
    if tail.signed is None or tail.date is None:
        return None
    for first, enclosed in sorted(find_enclosed(paragraphs, head.size, head.title, tail).items()):
        labelled = lexicon().attachment.match(paragraphs[first - 1].passage.text) is not None
        if first <= tail.signed or labelled or enclosed.title in head.title:
            continue
        if _is_issued(enclosed.title) and _has_head(paragraphs, enclosed.end):
            return _with_letterhead(paragraphs, first, tail.lines)
    return None


def _is_issued(title: str) -> bool:
    return bool(prefix_organs(title)) and kind_of(title) not in lexicon().enclosed_kinds


def _has_head(paragraphs: Sequence[Paragraph], end: int) -> bool:
    """Say whether a number or addressees stand right below a title that ends before `end`."""
    below = [paragraph.passage.text for paragraph in paragraphs[end : end + _HEAD]]
    return any(
        (len(text) <= 40 and document_number(text) is not None and "。" not in text)
        or (text[-1] in "：:" and names_addressees(text, titled=True))
        for text in below
    )


def _with_letterhead(paragraphs: Sequence[Paragraph], first: int, taken: set[int]) -> int:
    """Return the first line of the letterhead and number above a title, or the title's own."""
    for _ in range(_LETTERHEAD):
        text = paragraphs[first - 1].passage.text
        number = len(text) <= 40 and document_number(text) is not None
        if first - 1 in taken or not (number or text.endswith("文件")):
            break
        first -= 1
    return first
