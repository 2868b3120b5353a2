"""Tables as grids: the cells of each table of a source text, merged ones in every field that they cover."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from ..place import Place

_LARGEST = 200_000
"""Most fields of a grid; a larger table is read by its own cells alone."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a table with its text; `place` says where it stands and what it covers."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its cells in text order, and its rows with None where no cell stands.

    `numbers` are those of the rows in the file: a row or column in which no cell opens is none here.
    """

    cells: tuple[Field, ...]
    rows: tuple[tuple[Field | None, ...], ...]
    numbers: tuple[int, ...]

    @property
    def start(self) -> int:
        return self.cells[0].place.start

    @property
    def end(self) -> int:
        return self.cells[-1].place.end

    def row_span(self, number: int) -> tuple[int, int]:
        """Return the span of the cells that open in row `number` (from 0), or of those that cover it."""
        row = [cell.place for cell in self.rows[number] if cell is not None]
        own = [place for place in row if place.row == self.numbers[number]] or row
        return min(place.start for place in own), max(place.end for place in own)


def tables_of(text: str, places: Sequence[Place]) -> list[Table]:
    """Return the tables of a text in order."""
    found = []
    for number, group in groupby(places, key=lambda place: place.table):
        if number is not None:
            cells = tuple(Field(place, text[place.start : place.end]) for place in group)
            numbers = tuple(sorted({_row(cell) for cell in cells}))
            found.append(Table(cells, _rows(cells, numbers), numbers))
    return found


def _row(cell: Field) -> int:
    return cell.place.row or 1


def _column(cell: Field) -> int:
    return cell.place.column or 1


def _rows(cells: Sequence[Field], numbers: Sequence[int]) -> tuple[tuple[Field | None, ...], ...]:
    columns = sorted({_column(cell) for cell in cells})
    spread = len(numbers) * len(columns) <= _LARGEST
    rows: list[list[Field | None]] = [[None] * len(columns) for _ in numbers]
    for cell in cells:
        top, left = bisect_left(numbers, _row(cell)), bisect_left(columns, _column(cell))
        foot = bisect_left(numbers, _row(cell) + cell.place.rows) if spread else top + 1
        right = bisect_left(columns, _column(cell) + cell.place.columns) if spread else left + 1
        for row in rows[top:foot]:
            for at in range(left, right):
                row[at] = row[at] or cell
    return tuple(map(tuple, rows))
