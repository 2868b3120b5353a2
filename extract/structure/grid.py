"""Tables as grids: the cells of each table of a source text, merged ones in every field that they cover."""

from __future__ import annotations

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
    """A table: its cells in text order, and its rows with None where no cell stands."""

    cells: tuple[Field, ...]
    rows: tuple[tuple[Field | None, ...], ...]

    @property
    def start(self) -> int:
        return self.cells[0].place.start

    @property
    def end(self) -> int:
        return self.cells[-1].place.end

    def row_span(self, number: int) -> tuple[int, int]:
        """Return the span of the cells that open in row `number` (from 0), or of those that cover it."""
        row = [cell.place for cell in self.rows[number] if cell is not None]
        own = [place for place in row if place.row == number + 1] or row
        return min(place.start for place in own), max(place.end for place in own)


def tables_of(text: str, places: Sequence[Place]) -> list[Table]:
    """Return the tables of a text in order."""
    found = []
    for number, group in groupby(places, key=lambda place: place.table):
        if number is not None:
            cells = tuple(Field(place, text[place.start : place.end]) for place in group)
            found.append(Table(cells, _rows(cells)))
    return found


def _rows(cells: Sequence[Field]) -> tuple[tuple[Field | None, ...], ...]:
    height = max((cell.place.row or 1) + cell.place.rows - 1 for cell in cells)
    width = max((cell.place.column or 1) + cell.place.columns - 1 for cell in cells)
    if height * width > _LARGEST:
        height = max(cell.place.row or 1 for cell in cells)
        width = max(cell.place.column or 1 for cell in cells)
    rows: list[list[Field | None]] = [[None] * width for _ in range(height)]
    for cell in cells:
        row, column = (cell.place.row or 1) - 1, (cell.place.column or 1) - 1
        for at in range(row, min(row + cell.place.rows, height)):
            for field in range(column, min(column + cell.place.columns, width)):
                if rows[at][field] is None:
                    rows[at][field] = cell
    return tuple(map(tuple, rows))
