"""Lines of a PDF page, and the paragraphs that they were broken from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .pdf_page import Glyph

_SAME_LINE = 0.5
"""How far characters of one line may stand apart in height, in heights of a character."""
_BLANK = 0.75
"""How wide a gap between characters is that is a blank, in heights of a character."""
_FULL = 0.7
"""How many characters more than the next line's opening needs a full line may leave free at its right end."""
_OPENING = re.compile(r"[0-9A-Za-z.]{2,}|[（《“‘]*.(?:[“”‘’]+[^，。、；：]?|[，。、；：！？）》])?")
_HANGING = 1.3
"""How far a mark can hang out to the right of the edge that most lines keep to, in characters."""
_INDENT = 1.2
_APART = 3.2
"""How far from the left edge a line begins that is centred or stands to the right, in characters."""
_GAP = 1.75
"""How much wider than usual the gap between two paragraphs' lines is."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with its box, and the page that it stands on."""

    page: int
    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of a text begin and end, how high they are and how far apart."""

    left: float
    right: float
    height: float
    pitch: float


def lines_of(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """Return the lines that characters stand in, from top to bottom, blanks around them left out."""
    return [_line(row, page) for row in _rows(glyphs)]


def pieces_of(glyphs: Iterable[Glyph], page: int) -> list[list[Line]]:
    """Return the lines as `lines_of` does, each cut where a blank is as wide as a character."""
    found = []
    for row in _rows(glyphs):
        cuts = [0, *(at for at, pair in enumerate(pairwise(row), 1) if _is_apart(*pair)), len(row)]
        found.append([_line(row[start:end], page) for start, end in pairwise(cuts)])
    return found


def _is_apart(before: Glyph, after: Glyph) -> bool:
    return after.left - before.right > _BLANK * max(after.top - after.bottom, 1.0)


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    rows: list[list[Glyph]] = []
    for glyph in sorted((one for one in glyphs if one.text.strip()), key=lambda one: -one.middle):
        height = max(glyph.top - glyph.bottom, 1.0)
        if rows and rows[-1][0].middle - glyph.middle <= _SAME_LINE * height:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [sorted(row, key=lambda glyph: glyph.left) for row in rows]


def _line(row: list[Glyph], page: int) -> Line:
    text = row[0].text
    for before, glyph in pairwise(row):
        gap, height = glyph.left - before.right, max(glyph.top - glyph.bottom, 1.0)
        latin = before.text.isascii() and glyph.text.isascii()
        text += (" " if gap > height * (0.2 if latin else _BLANK) else "") + glyph.text
    return Line(
        page,
        text,
        row[0].left,
        min(glyph.bottom for glyph in row),
        max(glyph.right for glyph in row),
        max(glyph.top for glyph in row),
    )


def column_of(lines: Sequence[Line]) -> Column:
    """Return the column that most lines of a text keep to."""
    lefts = sorted(line.left for line in lines)
    height = median(line.height for line in lines)
    rights = sorted(line.right for line in lines)
    right = rights[-1 - len(rights) // 20]
    usual, _ = Counter(round(value * 2 / height) for value in rights).most_common(1)[0]
    if right - usual * height / 2 <= _HANGING * height:
        right = usual * height / 2
    pitches = [
        upper.bottom - lower.bottom
        for upper, lower in pairwise(lines)
        if upper.page == lower.page and upper.bottom > lower.bottom
    ]
    return Column(
        lefts[len(lefts) // 20],
        right,
        height,
        median(pitches) if pitches else height * 2,
    )


def is_wrapped(line: Line, after: Line, width: float, slack: float = -0.05) -> bool:
    """Say whether `after` goes on with `line` where lines are `width` points wide: its opening had no room.

    A word of Latin letters or digits is never cut; a closing mark takes the character before it along, a
    quotation mark both its neighbours. `slack` is how many characters more may be left free.
    """
    opening = _OPENING.match(after.text)
    size = sum(0.5 if sign.isascii() else 1.0 for sign in opening[0]) if opening else 1.0
    return width - (line.right - line.left) < (size + slack) * line.height


def paragraphs_of(lines: Sequence[Line], column: Column) -> list[list[Line]]:
    """Return the lines of each paragraph: a full line goes on with the next that is not indented."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line, column):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _goes_on(paragraph: Sequence[Line], line: Line, column: Column) -> bool:
    before = paragraph[-1]
    if not is_wrapped(before, line, column.right - before.left, _FULL):
        return False
    if not 0.8 <= line.height / max(before.height, 1.0) <= 1.25:
        return False
    if line.page == before.page and before.bottom - line.bottom > _GAP * column.pitch:
        return False
    apart = before.left > column.left + _APART * before.height
    if len(paragraph) == 1 and apart and abs(line.left - before.left) > before.height:
        return False
    indented = line.left > column.left + _INDENT * line.height
    hanging = len(paragraph) > 1 and abs(line.left - before.left) < line.height / 2
    return not indented or hanging


def joined(texts: Iterable[str]) -> str:
    """Return lines as one text: nothing between them, but a blank where Latin words meet."""
    whole = ""
    for text in texts:
        latin = whole[-1:].isascii() and whole[-1:].isalnum() and text[:1].isascii() and text[:1].isalnum()
        whole += (" " if latin else "") + text
    return whole
