"""The review workbook as it comes back 收表: rows by the heads of their columns, whatever was moved about.

Columns and rows may stand anywhere; every cell keeps its address, `核改!F12`, for what has to be said of it.
"""

from __future__ import annotations

import warnings
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extract.errors import ReadError
from kg.export.workbook.words import Table

from .base import Base, base_from_rows
from .columns import FILLED, HIDDEN, NORMS, TABLES
from .values import Cell

if TYPE_CHECKING:
    from openpyxl import Workbook

MOST_BYTES = 400_000_000
"""What a workbook may unpack to; a sheet of a million norms is below it."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell, row or sheet that could not be taken, and why."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One row that is not empty: its cells by the fields of their columns, and where each is."""

    cells: Mapping[str, Cell]
    places: Mapping[str, str]
    formulas: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """Return a cell as text, empty where there is none."""
        return str(self.cells.get(name) or "").strip()

    def place(self, name: str = "id") -> str:
        """Return the address of a cell; that of the row's first where the column is gone."""
        return self.places.get(name) or next(iter(self.places.values()))


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook that came back: rows by sheet, what the sheets said at first, and what cannot be taken."""

    rows: Mapping[str, tuple[FilledRow, ...]]
    base: Base
    refused: tuple[Refused, ...] = field(default=())


def read_filled(path: Path) -> Filled:
    """Return the rows of a workbook.

    Raises ReadError if it is no workbook or none that `zeren review export` made, RecordError if its hidden
    sheet is damaged.
    """
    try:
        book = _opened(path)
        try:
            return _read(book, path)
        finally:
            book.close()
    except OSError as error:
        raise ReadError(error.strerror or "cannot be read", where=str(path)) from error
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, AttributeError) as error:
        hint = "save it as .xlsx"
        raise ReadError("is not a workbook that can be read", where=str(path), hint=hint) from error


def _opened(path: Path) -> Workbook:
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        hint = "pip install 'zeren[review]'"
        raise ReadError("reading a workbook needs openpyxl", where=str(path), hint=hint) from error
    with zipfile.ZipFile(path) as parts:
        size = sum(part.file_size for part in parts.infolist())
    if size > MOST_BYTES:
        raise ReadError(f"unpacks to {size:,} bytes, more than a review sheet has", where=str(path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not keep (WPS's extensions) is not needed
        return load_workbook(BytesIO(path.read_bytes()), read_only=True)


def _read(book: Workbook, path: Path) -> Filled:
    if NORMS not in book.sheetnames:
        hint = "give the workbook that zeren review export made"
        raise ReadError(f"has no sheet {NORMS}", where=str(path), hint=hint)
    hidden = book[HIDDEN].iter_rows(min_col=2, values_only=True) if HIDDEN in book.sheetnames else ()
    base = base_from_rows(hidden, where=str(path))
    refused: list[Refused] = []
    rows = {table.name: tuple(_rows(book, table, refused)) for table in TABLES}
    return Filled(rows, base, tuple(refused))


def _rows(book: Workbook, table: Table, refused: list[Refused]) -> Iterator[FilledRow]:
    """Yield the rows of one sheet that hold anything; what is wrong with its columns goes to `refused`."""
    if table.name not in book.sheetnames:
        refused.append(Refused(table.name, "the sheet is gone; nothing of it was taken"))
        return
    sheet: Any = book[table.name]
    sheet.reset_dimensions()
    rows = sheet.iter_rows()
    heads = [str(cell.value or "").strip() for cell in next(rows, ())]
    columns = dict(_columns(table, heads, refused))
    if "id" not in columns.values():
        refused.append(Refused(table.name, "the column 编号 is gone; nothing of this sheet was taken"))
        return
    for number, row in enumerate(rows, 2):
        found = {columns[at]: cell for at, cell in enumerate(row) if at in columns}
        if any(cell.value not in (None, "") for cell in found.values()):
            places = {name: f"{table.name}!{_letter(at)}{number}" for at, name in columns.items()}
            formulas = frozenset(name for name, cell in found.items() if cell.data_type == "f")
            yield FilledRow({name: _value(one.value) for name, one in found.items()}, places, formulas)


def _columns(table: Table, heads: Sequence[str], refused: list[Refused]) -> Iterator[tuple[int, str]]:
    """Yield number and field of each column; a head that matters and is missing or there twice is told."""
    counts = Counter(heads)
    needed = {*FILLED[table.name], "document", "clause", "sentence"}
    for column in table.columns:
        if counts[column.heading] > 1:
            why = f"two columns are headed {column.heading}; neither was taken"
            refused.append(Refused(table.name, why))
        elif counts[column.heading]:
            yield heads.index(column.heading), column.field
        elif column.field in needed:
            why = f"the column {column.heading} is gone; nothing of it was taken"
            refused.append(Refused(table.name, why))


def _letter(at: int) -> str:
    """Return the letters of a column by its number from 0: 0 → A, 26 → AA."""
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


def _value(value: object) -> Cell:
    """Return a cell's content as text or date; a number as a person reads it: 5.0 → 5."""
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, date | str):
        return value
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
