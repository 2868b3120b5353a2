"""Pieces: physical lines, and the parts of long lines in which blanks stand for lost line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from .lexicon import BLANKS
from .numbering import read_mark
from .passage import Passage

_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_RUN = re.compile(rf"[{BLANKS}]+")
_COMMENT = re.compile(r"^(?:<!--.*-->|```.*|---+|\*\*\*+|===+)$")
_MARKDOWN = re.compile(rf"^(?:#{{1,6}}[{BLANKS}]*(?=\S)|>[{BLANKS}]+)")
BLANKS_SET = frozenset(" \t\u3000\xa0") | frozenset(map(chr, range(0x2000, 0x200C)))
_ENDS = frozenset("。；：！？!?;:”）)")
_STARTS = frozenset("一二三四五六七八九十（(第附1")
LONG = 150
"""Characters from which a physical line with blanks in it is taken to have lost its line ends."""


class Gap(IntEnum):
    """What stands between a piece and the one before it."""

    BLANK = 0
    WIDE = 1
    LINE = 2
    EMPTY_LINE = 3
    PARAGRAPH = 4
    """The file itself says that a paragraph begins."""
    TABLE = 5
    """The piece is a table, written as one sign."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of source text that no line end cuts, and the gap before it; `depth` is its # count."""

    passage: Passage
    gap: Gap
    depth: int = 0

    @property
    def text(self) -> str:
        return self.passage.text


def cut_pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of `text[start:end]` in order, blanks around them and markdown marks taken off."""
    previous = start
    for match in _LINE.finditer(text, start, end):
        trimmed = Passage(match.group(), (match.span(),)).trimmed(0, match.end() - match.start())
        if trimmed is None or _COMMENT.match(trimmed.text):
            continue
        depth = 0
        sign = _MARKDOWN.match(trimmed.text)
        if sign:
            depth = sign.group().count("#")
            trimmed = trimmed.cut(sign.end(), len(trimmed.text))
        gap = Gap.LINE if _line_ends(text, previous, trimmed.start) < 2 else Gap.EMPTY_LINE
        yield from cut_passage(trimmed, gap, depth)
        previous = trimmed.end


def _line_ends(text: str, start: int, end: int) -> int:
    between = text[start:end]
    return max(between.count("\n"), between.count("\r")) + between.count("\f")


def cut_passage(line: Passage, gap: Gap, depth: int, *, lost: bool = False) -> Iterator[Piece]:
    """Yield `line` whole, or cut at its blanks where they stand for line ends: surely so if `lost`."""
    runs = list(_RUN.finditer(line.text))
    lost = lost or _has_lost_line_ends(line.text, runs)
    position = 0
    for run in runs:
        wide = run.end() - run.start() > 1 or run.group() in "\u3000\t"
        if not (lost or wide) or not _may_break(line.text, position, run):
            continue
        yield Piece(line.cut(position, run.start()), gap, depth)
        gap = Gap.WIDE if wide else Gap.BLANK
        position = run.end()
    yield Piece(line.cut(position, len(line.text)) if position else line, gap, depth)


def _has_lost_line_ends(text: str, runs: list[re.Match[str]]) -> bool:
    """Say whether blanks stand for line ends: in a long line several follow a stop or precede a number.

    A shorter line counts if it opens with a number and has its one blank after a heading.
    """
    if not runs:
        return False
    if len(text) < LONG:
        mark = read_mark(text) if len(text) > 60 else None
        inner = [run for run in runs if mark and run.start() >= mark.size]
        return len(inner) == 1 and not any(sign in text[: inner[0].start()] for sign in "。；：，")
    ends = sum(text[run.start() - 1] in _ENDS or text[run.end()] in _STARTS for run in runs)
    return ends >= 3 or ends * 5 >= len(runs) * 2


def _may_break(text: str, position: int, run: re.Match[str]) -> bool:
    """Say whether a line can end at the blanks `run`: not after a number, inside a date or in Latin text."""
    before, after = text[run.start() - 1], text[run.end()]
    if before.isascii() and after.isascii() and (before.isalnum() or after.isalnum()):
        return bool(before in ")>" and read_mark(text, run.end()))
    if run.start() - position <= 12:
        mark = read_mark(text[position : run.start()] + " ")
        if mark and mark.size >= run.start() - position:
            return False
    if _is_spread(text, position, run):
        return False
    if before.isdigit():
        return after not in "年月日号期份人名个次项天元万"
    return before not in "年月第至" or not after.isdigit()


def _is_spread(text: str, position: int, run: re.Match[str]) -> bool:
    """Say whether the blanks stand inside of a word printed wide: `第一章 总 则`."""
    low, high = run.start() - 1, run.end() + 1
    opens = low == position or text[low - 1] in BLANKS_SET
    closes = high >= len(text) or text[high] in BLANKS_SET or text[high] in "：:"
    return opens and closes and text[low].isalpha() and text[high - 1].isalpha()
