"""Tables of a PDF page: cells told by the lines drawn around them, merged ones by lines that are missing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .content import Cell
from .pdf_lines import Line, is_wrapped, joined, lines_of
from .pdf_page import Glyph, Page, Rule

_NEAR = 3.0
"""How far lines that meet may stand apart, in points."""
_ROOM = 3.5
"""Room beside the widest line of a column, in characters, from which on none of its lines was wrapped."""


@dataclass(slots=True)
class PdfTable:
    """A table: its box, the places of its columns (in points), its cells, and the number of its rows."""

    left: float
    bottom: float
    right: float
    top: float
    columns: tuple[float, ...]
    cells: list[Cell] = field(default_factory=list)
    rows: int = 0
    open_columns: set[int] = field(default_factory=set)
    """Columns whose last cell ends in a full line: its sentence may go on overleaf."""

    def holds(self, glyph: Glyph) -> bool:
        """Say whether a character stands inside the table."""
        return self.left < glyph.centre < self.right and self.bottom < glyph.middle < self.top


def tables_of(page: Page) -> list[PdfTable]:
    """Return the tables of a page from top to bottom: two rows and two columns at least."""
    level, upright = _merged(page.level), _merged(page.upright)
    found = []
    for own_level, own_upright in _connected(level, upright):
        ys = _places(rule.at for rule in own_level)[::-1]
        xs = _places(rule.at for rule in own_upright)
        if len(ys) < 3 or len(xs) < 3:
            continue
        table = PdfTable(xs[0] - 1, ys[-1] - 1, xs[-1] + 1, ys[0] + 1, tuple(xs))
        table.rows = len(ys) - 1
        table.cells = _cells(page, table, _areas(ys, xs, own_level, own_upright), (ys, xs))
        found.append(table)
    return sorted(found, key=lambda table: -table.top)


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return the lines with those that lie on or continue each other made one."""
    found: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: (round(rule.at / _NEAR), rule.low)):
        for at in range(len(found) - 1, max(-1, len(found) - 60), -1):
            other = found[at]
            if abs(other.at - rule.at) <= _NEAR and other.low - _NEAR <= rule.low <= other.high + _NEAR:
                found[at] = Rule(other.at, other.low, max(other.high, rule.high))
                break
        else:
            found.append(rule)
    return found


def _connected(level: Sequence[Rule], upright: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Return the groups of lines that cross or touch each other."""
    group = list(range(len(level) + len(upright)))

    def root(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    for row, one in enumerate(level):
        for column, other in enumerate(upright, len(level)):
            crosses = one.low - _NEAR <= other.at <= one.high + _NEAR
            if crosses and other.low - _NEAR <= one.at <= other.high + _NEAR:
                group[root(column)] = root(row)
    found: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for at in range(len(group)):
        own = found.setdefault(root(at), ([], []))
        if at < len(level):
            own[0].append(level[at])
        else:
            own[1].append(upright[at - len(level)])
    return list(found.values())


def _places(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _areas(
    ys: Sequence[float], xs: Sequence[float], level: Sequence[Rule], upright: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each field of the grid the upper left one of its cell: no line stands between them."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            y, x = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
            own = (row, column)
            if row and not _stands(level, ys[row], x):
                own = owner[row - 1, column]
            elif column and not _stands(upright, xs[column], y):
                own = owner[row, column - 1]
            owner[row, column] = own
    return owner


def _stands(rules: Iterable[Rule], at: float, through: float) -> bool:
    return any(abs(rule.at - at) <= _NEAR and rule.low <= through <= rule.high for rule in rules)


def _cells(
    page: Page,
    table: PdfTable,
    owner: dict[tuple[int, int], tuple[int, int]],
    grid: tuple[Sequence[float], Sequence[float]],
) -> list[Cell]:
    ys, xs = grid
    inside: dict[tuple[int, int], list[Glyph]] = {}
    falling = [-y for y in ys]
    for glyph in page.glyphs:
        if table.holds(glyph):
            row = min(max(bisect_left(falling, -glyph.middle) - 1, 0), len(ys) - 2)
            column = min(max(bisect_left(xs, glyph.centre) - 1, 0), len(xs) - 2)
            inside.setdefault(owner[row, column], []).append(glyph)
    fields: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for at, own in owner.items():
        fields.setdefault(own, []).append(at)
    lines = {own: lines_of(inside.get(own, []), page.number) for own in fields}
    spans = {own: _span(covered) for own, covered in fields.items()}
    widest: dict[tuple[int, int], float] = {}
    for (row, column), (_, columns) in spans.items():
        widths = [line.right - line.left for line in lines[row, column]]
        widest[column, columns] = max([widest.get((column, columns), 0.0), *widths])
    cells = []
    for row, column in sorted(fields):
        rows, columns = spans[row, column]
        width = widest[column, columns]
        wraps = xs[column + columns] - xs[column] - width
        texts = _paragraphs(lines[row, column], width, wraps)
        if row + rows == len(ys) - 1 and _ends_full(lines[row, column], width):
            table.open_columns.add(column + 1)
        cells.append(Cell(row + 1, column + 1, texts, rows, columns))
    return cells


def _span(covered: Sequence[tuple[int, int]]) -> tuple[int, int]:
    rows, columns = [row for row, _ in covered], [column for _, column in covered]
    return max(rows) - min(rows) + 1, max(columns) - min(columns) + 1


def _ends_full(lines: Sequence[Line], width: float) -> bool:
    return bool(lines) and width - (lines[-1].right - lines[-1].left) < 1.5 * lines[-1].height


def _paragraphs(lines: Sequence[Line], width: float, free: float) -> tuple[str, ...]:
    """Return the paragraphs of a cell whose column's widest line is `width` wide and leaves `free` points."""
    groups: list[list[str]] = []
    before: Line | None = None
    for line in lines:
        if before and free < _ROOM * line.height and is_wrapped(before, line, width):
            groups[-1].append(line.text)
        else:
            groups.append([line.text])
        before = line
    return tuple(joined(group) for group in groups)


def continued(above: PdfTable, below: PdfTable) -> bool:
    """Say whether a table goes on with the one that the page before ended with: their columns stand alike."""
    return len(above.columns) == len(below.columns) and all(
        abs(one - other) <= 2 * _NEAR for one, other in zip(above.columns, below.columns, strict=True)
    )


def append(above: PdfTable, below: PdfTable) -> None:
    """Add the rows of a continuation, its repeated heads left out and a row cut by the page end whole."""
    cells = below.cells
    if _row(above.cells, 1) == _row(cells, 1):
        cells = [_moved(cell, -1) for cell in cells if cell.row > 1]
    first = [cell for cell in cells if cell.row == 1]
    if _is_cut(above, first):
        for cell in first:
            _lengthen(above, cell)
        cells = [_moved(cell, -1) for cell in cells if cell.row > 1]
    else:
        merged = [cell for cell in first if not cell.paragraphs and _reaches_end(above, cell)]
        for cell in merged:
            _widen(above, cell)
        cells = [cell for cell in cells if cell not in merged]
    height = above.rows
    above.open_columns = below.open_columns
    above.cells += [_moved(cell, height) for cell in cells]
    above.rows = max((cell.row + cell.rows - 1 for cell in above.cells), default=height)


def _is_cut(above: PdfTable, first: Sequence[Cell]) -> bool:
    """Say whether the first row overleaf is the rest of the last: some cells are empty, all others go on."""
    own = [cell for cell in first if cell.rows == 1]
    last = {cell.column: above.cells[at] for cell in own if (at := _last(above, cell)) >= 0}
    ended = [cell for cell in own if not cell.paragraphs and last.get(cell.column, cell).paragraphs]
    going = [cell for cell in own if cell.paragraphs]
    return bool(ended and going) and all(cell.column in above.open_columns for cell in going)


def _row(cells: Sequence[Cell], number: int) -> list[tuple[int, tuple[str, ...]]]:
    return [(cell.column, cell.paragraphs) for cell in cells if cell.row == number]


def _moved(cell: Cell, rows: int) -> Cell:
    return Cell(cell.row + rows, cell.column, cell.paragraphs, cell.rows, cell.columns)


def _last(table: PdfTable, cell: Cell) -> int:
    """Return where the cell stands that ends the table in the same column, or -1."""
    ends = (
        at
        for at, other in enumerate(table.cells)
        if other.column == cell.column and other.row + other.rows - 1 == table.rows
    )
    return next(ends, -1)


def _lengthen(table: PdfTable, cell: Cell) -> None:
    at = _last(table, cell)
    if at >= 0 and cell.paragraphs:
        old = table.cells[at]
        *before, end = old.paragraphs or ("",)
        texts = (*before, end + cell.paragraphs[0], *cell.paragraphs[1:])
        table.cells[at] = Cell(old.row, old.column, texts, old.rows, old.columns)


def _reaches_end(table: PdfTable, cell: Cell) -> bool:
    at = _last(table, cell)
    return at >= 0 and (cell.rows > 1 or table.cells[at].rows > 1) and bool(table.cells[at].paragraphs)


def _widen(table: PdfTable, cell: Cell) -> None:
    at = _last(table, cell)
    old = table.cells[at]
    table.cells[at] = Cell(old.row, old.column, old.paragraphs, old.rows + cell.rows, old.columns)
