"""Paragraphs: pieces joined where a break cut a sentence, and cut where a number opens an item."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from .dates import find_date, is_date_line
from .lexicon import Lexicon, lexicon
from .lines import Gap, Piece
from .numbering import Mark, inline_marks, read_bare_mark, read_mark, remember
from .passage import Passage, join

STOPS = "。！？；：!?;:…"
"""Signs that close a sentence, a list item or a lead-in."""
_STOP = re.compile(f"[{STOPS}]")
_BREAK = re.compile("[。；！？;]")
_PAUSE = re.compile("[，,]")
_BULLETS = "•●■□◆◇▲★"
_CLOSERS = "”’」』】）)》〉]］"
_PAIRS = (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
HEADING = 60
"""Longest numbered line without a stop that is still a heading, in characters."""
_LONG_LINE = 60
"""Shortest paragraph of a file that can have been cut in mid-sentence, in characters."""
SHORT = 40
"""Longest line without any punctuation that stands for itself, in characters."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A healed paragraph; `mark` is the number it opens with and `body` the text after it.

    Attributes:
        passage: all of it, number included.
        body: without the number; None if the number stands alone.
        gap: what stands before it; None where it was cut off at a number inside a line.
        depth: number of # before it in markdown.
        pieces: how many pieces it was joined from.
    """

    passage: Passage
    body: Passage | None
    mark: Mark | None
    gap: Gap | None
    depth: int = 0

    @property
    def text(self) -> str:
        return self.body.text if self.body else ""

    @property
    def is_table(self) -> bool:
        return self.gap is Gap.TABLE

    @property
    def start(self) -> int:
        return self.passage.start

    @property
    def end(self) -> int:
        return self.passage.end


def heal(pieces: Sequence[Piece]) -> list[Paragraph]:
    """Return the paragraphs of `pieces`: joined across cuts in mid-sentence, cut at numbers in mid-line."""
    words = lexicon()
    width = _wrap_width(pieces)
    last: dict[str, int] = {}
    paragraphs: list[Paragraph] = []
    group: list[Piece] = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1].text if index + 1 < len(pieces) else ""
        if group and not _continues(group, piece, following, width, words):
            paragraphs += _split(group, last, piece.text)
            group = []
        group.append(piece)
    if group:
        paragraphs += _split(group, last)
    return paragraphs


def _wrap_width(pieces: Sequence[Piece]) -> int:
    """Return the line length at which the text was wrapped by hand, 0 if it was not."""
    lengths = sorted(len(piece.text) for piece in pieces if piece.gap >= Gap.LINE)
    if len(lengths) < 6 or len(lengths) * 2 < len(pieces):
        return 0
    width = lengths[-max(1, len(lengths) // 20)]
    full = [piece for piece in pieces if width - 4 <= len(piece.text) <= width + 4]
    open_ended = sum(piece.text[-1] not in STOPS + _CLOSERS for piece in full)
    return width if 16 <= width <= 80 and open_ended * 2 > len(pieces) * 0.8 else 0


def _continues(  # noqa: PLR0911
    group: list[Piece], piece: Piece, following: str, width: int, words: Lexicon
) -> bool:
    """Say whether `piece` goes on with the sentence that the group before it left open."""
    before, text, opening = group[-1].text, piece.text, group[0].text
    if piece.gap is Gap.TABLE or group[-1].gap is Gap.TABLE:
        return False
    if is_closed(before) or group[-1].depth or piece.depth:
        return False
    if is_date_line(text) or is_date_line(before) or read_mark(text):
        return False
    if len(group) == 1 and is_bare_mark(opening):
        return True
    if before[-1] in "，、,（(“《" or text[0] in "的、，。；）》”" or _is_open(before):
        return True
    if width and len(before) >= width - 4:
        return not words.organ.find(text) or not is_date_line(following)
    if piece.gap is Gap.PARAGRAPH and len(before) < _LONG_LINE:
        return False
    return not (_stands_alone(opening, len(group), words) or starts_apart(text, following, words))


def has_stop(text: str) -> bool:
    """Say whether a stop stands anywhere in `text`."""
    return _STOP.search(text) is not None


def is_bare_mark(text: str) -> bool:
    """Say whether `text` is a number and nothing else: `第一章` on a line of its own."""
    mark = read_mark(text + " ") if len(text) <= 12 else None
    return mark is not None and mark.size >= len(text)


def is_closed(text: str) -> bool:
    """Say whether `text` ends as a sentence, an item, a lead-in or a bracket of its own does."""
    end = text[-1]
    if end in STOPS:
        return True
    if end not in _CLOSERS:
        return end == "." and len(text) > 1 and not text[-2].isascii()
    inner = text.rstrip(_CLOSERS)
    if not inner or inner[-1] in "。！？!?…；":
        return True
    if end in "）)":
        opening = max(text.rfind("（"), text.rfind("("))
        return opening <= 0 or text[opening - 1] in STOPS or not inner
    return False


def _is_open(text: str) -> bool:
    """Say whether a bracket or quotation mark near the end of `text` still waits for its partner."""
    tail = text[-200:]
    for opener, closer in _PAIRS:
        at = tail.rfind(opener)
        if at >= 0 and tail.find(closer, at) < 0 and len(tail) - at < 60:
            return True
    return False


def _stands_alone(opening: str, count: int, words: Lexicon) -> bool:
    """Say whether a line without closing stop is a heading, a title or a row rather than a cut sentence."""
    if count > 1 or _BREAK.search(opening):
        return False
    mark = read_mark(opening)
    if mark:
        return len(opening) <= HEADING and not (mark.kind == "article" and words.sentence.search(opening))
    if words.attachment.match(opening) or words.other_line.match(opening) or words.party.match(opening):
        return True
    if len(opening) < 400 and words.enactment.find(opening) and find_date(opening):
        return True
    if words.kind.find(opening):
        return len(opening) <= 120
    return len(opening) <= SHORT and not _PAUSE.search(opening) and not words.sentence.search(opening)


def starts_apart(text: str, following: str, words: Lexicon) -> bool:
    """Say whether a line opens something new whatever stands before it: a signature, a note, an annex."""
    if words.other_line.match(text) or words.attachment.match(text) or words.stamp.search(text):
        return True
    if text[0] in _BULLETS:
        return True
    if len(text) <= SHORT and words.organ.find(text):
        return is_date_line(following) or bool(len(following) <= SHORT and words.organ.find(following))
    return False


def _split(group: list[Piece], last: dict[str, int], following: str = "") -> Iterator[Paragraph]:
    """Yield the joined pieces as one paragraph, or as several where numbers open items inside of them."""
    whole = join(piece.passage for piece in group)
    mark = _opening_mark(group, following)
    if mark:
        remember(mark, last)
    first = Paragraph(whole, _after(whole, mark), mark, group[0].gap, group[0].depth)
    inner = inline_marks(whole.text, last)
    if not inner:
        yield first
        return
    ends = [position for position, _ in inner[1:]] + [len(whole.text)]
    head = whole.trimmed(0, inner[0][0])
    if head:
        yield replace(first, passage=head, body=_after(head, mark))
    for (position, found), end in zip(inner, ends, strict=True):
        yield from _item(whole, found, position, _heading_end(whole.text, position, end, group), end)


def _item(whole: Passage, mark: Mark, start: int, heading_end: int, end: int) -> Iterator[Paragraph]:
    """Yield the item that opens with `mark` inside of a line, and what follows its heading, if it has one."""
    part = whole.trimmed(start, heading_end)
    if part:
        yield Paragraph(part, _after(part, mark), mark, None)
    rest = whole.trimmed(heading_end, end)
    if rest:
        yield Paragraph(rest, rest, None, Gap.BLANK)


def _heading_end(text: str, start: int, end: int, group: list[Piece]) -> int:
    """Return where an item's heading ends: at the first cut between pieces, if no stop comes before it."""
    position = 0
    for piece in group[:-1]:
        position += len(piece.text)
        if start < position < end:
            heading = text[start:position]
            alone = len(heading) <= HEADING and not has_stop(heading)
            return position if alone and heading[-1] not in "，、," else end
    return end


def _opening_mark(group: list[Piece], following: str) -> Mark | None:
    """Return the number that a paragraph opens with; one that has a line of its own counts too, and one
    without a sign after it where what follows counts on from it (2 项目经理 before 2.1).
    """
    first = group[0].text
    mark = read_mark(first) or (read_bare_mark(first, following) if len(first) <= SHORT else None)
    if mark is None and len(first) <= 12:
        mark = read_mark(first + " ")
    return replace(mark, size=len(first)) if mark and mark.size > len(first) else mark


def _after(passage: Passage, mark: Mark | None) -> Passage | None:
    if mark is None:
        return passage
    return passage.trimmed(mark.size, len(passage.text))
