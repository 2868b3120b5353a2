"""Tables of a PDF page without drawn lines, told by the blank between their columns.

Where a row begins is told by the number that opens it, and by cells that begin though the one above had room
left. Where that leaves a doubt (cells in the middle of their rows, a cell that ends in a full line) the table
is not read: a duty of the wrong office is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .content import Cell
from .pdf_lines import Line, is_wrapped, joined, pieces_of
from .pdf_page import Glyph
from .pdf_tables import PdfTable

_FEWEST = 3
"""Fewest columns, and fewest lines, of such a table."""
_FARTHEST = 4.0
"""Most blank between two lines of a table, in heights of a line."""
_NUMBER = re.compile(r"[（(]?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[）)、.．]?$")
_ENDED = ("。", "；", ";", "！")

Row = list[Line | None]
"""The line of each column at one height of the page; None where there is none."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines whose pieces stand in columns: the left ends of these, the room in each, and the lines."""

    lefts: tuple[float, ...]
    rooms: tuple[float, ...]
    rows: list[Row]


def column_tables(glyphs: Iterable[Glyph], page: int) -> list[PdfTable]:
    """Return the tables among characters outside of drawn ones; one whose rows are in doubt has no rows."""
    lines = pieces_of(glyphs, page)
    edge = max((line[-1].right for line in lines), default=0.0)
    found: list[PdfTable] = []
    at = 0
    while at < len(lines):
        spans, end = _columns(lines, at)
        own = lines[at:end]
        if end - at < _FEWEST or sum(len(line) >= _FEWEST for line in own) < 2:
            at += 1
            continue
        found.append(_table(_block(own, spans, edge), own))
        at = end
    return found


def _columns(lines: Sequence[list[Line]], start: int) -> tuple[list[tuple[float, float]], int]:
    """Return what the columns of line `start` cover, and the first line that does not keep to them."""
    spans = [(piece.left, piece.right) for piece in lines[start]]
    if len(spans) < _FEWEST:
        return spans, start
    for at in range(start + 1, len(lines)):
        above, line = lines[at - 1][0], lines[at]
        wider = _merged([*spans, *((piece.left, piece.right) for piece in line)])
        if len(wider) != len(spans) or above.bottom - line[0].top > _FARTHEST * line[0].height:
            return spans, at
        spans = wider
    return spans, len(lines)


def _merged(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for left, right in sorted(spans):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def _block(lines: Sequence[list[Line]], spans: Sequence[tuple[float, float]], edge: float) -> _Block:
    lefts = tuple(left for left, _ in spans)
    blank = min(after[0] - before[1] for before, after in pairwise(spans))
    ends = [*lefts[1:], edge + blank]
    rooms = tuple(end - left - blank for left, end in zip(lefts, ends, strict=True))
    rows: list[Row] = []
    for line in lines:
        row: Row = [None] * len(spans)
        for piece in line:
            column = max(at for at, left in enumerate(lefts) if left <= piece.left)
            row[column] = piece
        rows.append(row)
    return _Block(lefts, rooms, rows)


def _table(block: _Block, lines: Sequence[list[Line]]) -> PdfTable:
    pieces = [piece for line in lines for piece in line]
    left, right = min(piece.left for piece in pieces) - 1, max(piece.right for piece in pieces) + 1
    bottom, top = min(piece.bottom for piece in pieces) - 1, max(piece.top for piece in pieces) + 1
    table = PdfTable(left, bottom, right, top, block.lefts)
    starts = _starts(block)
    if starts:
        table.cells = list(_cells(block, starts))
        table.rows = len(starts)
    return table


def _starts(block: _Block) -> list[int]:
    """Return the lines that open a row; none where one line leaves a doubt."""
    starts = [0]
    for at in range(1, len(block.rows)):
        opens = _opens(block, at)
        if opens is None:
            return []
        if opens:
            starts.append(at)
    return starts if len(starts) > 1 else []


def _opens(block: _Block, at: int) -> bool | None:
    """Say whether line `at` opens a row or goes on with one; None where it may do either."""
    above, row = block.rows[at - 1], block.rows[at]
    filled = [column for column, line in enumerate(row) if line is not None]
    goes_on = [column for column in filled if _goes_on(above[column], row[column], block.rooms[column])]
    first = row[0]
    if first is not None and _NUMBER.match(first.text):
        heads = not _is_numbered(block.rows[:at])
        return True if heads or not goes_on else None
    if len(goes_on) == len(filled):
        return False
    if len(filled) == 1:
        return False if above[filled[0]] is not None else None
    doubtful = goes_on or (first is not None and _is_numbered(block.rows))
    return None if doubtful else True


def _goes_on(above: Line | None, line: Line | None, room: float) -> bool:
    """Say whether a line of a cell may be the rest of the one above it, which has no room left."""
    if above is None or line is None or above.text.endswith(_ENDED):
        return False
    return is_wrapped(above, line, room, 0.3)


def _is_numbered(rows: Sequence[Row]) -> bool:
    return any(row[0] is not None and _NUMBER.match(row[0].text) for row in rows)


def _cells(block: _Block, starts: Sequence[int]) -> Iterable[Cell]:
    """Yield the cells; a row without a number shares with the one above what it lacks at its start."""
    numbered = _is_numbered(block.rows)
    ends = [*starts[1:], len(block.rows)]
    made: dict[int, Cell] = {}
    found: list[Cell] = []
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        texts = [_paragraphs(block, column, start, end) for column in range(len(block.lefts))]
        opened = next(column for column, text in enumerate(texts) if text)
        for column, text in enumerate(texts):
            if numbered and column < opened and column in made:
                old = made[column]
                at = found.index(old)
                found[at] = made[column] = Cell(old.row, old.column, old.paragraphs, number - old.row + 1)
            else:
                made[column] = Cell(number, column + 1, text)
                found.append(made[column])
    return found


def _paragraphs(block: _Block, column: int, start: int, end: int) -> tuple[str, ...]:
    """Return the paragraphs of the cell that takes up lines `start` to `end` of a column."""
    groups: list[list[str]] = []
    before: Line | None = None
    for row in block.rows[start:end]:
        line = row[column]
        if line is None:
            continue
        if _goes_on(before, line, block.rooms[column]) and groups:
            groups[-1].append(line.text)
        else:
            groups.append([line.text])
        before = line
    return tuple(joined(group) for group in groups)
