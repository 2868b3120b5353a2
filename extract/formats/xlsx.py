"""Workbooks .xlsx: the table of each sheet, and the titles above it and the notes below it as paragraphs."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from ..errors import ReadError
from ..model import AUTHOR
from .content import Cell, Content, Writer
from .package import lean_package
from .sheetml import Area, Sheet, SheetCell, read_sheets

_MOST_FIELDS = 2_000_000
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s*\d*(?:\s*\(\d+\))?", re.IGNORECASE)


def read_xlsx(data: bytes) -> Content:
    """Return the text of a workbook, sheet by sheet; what cannot be read of it is said.

    A sheet's title rows are paragraphs, as are the notes below its table; a name that somebody gave to the
    sheet stands above them where they do not say it. Raises ReadError where the file is damaged, protected,
    too large, or written by Zeren itself.
    """
    from lxml.etree import XMLSyntaxError

    writer = Writer()
    hidden, unknown = [], 0
    try:
        with zipfile.ZipFile(io.BytesIO(lean_package(data))) as package:
            if AUTHOR.encode() in _author(package):
                raise ReadError("a workbook that Zeren wrote", hint="give the documents it was made from")
            for sheet in read_sheets(package):
                if sheet.hidden:
                    hidden.append(sheet.name)
                unknown += sheet.unknown
                _write(sheet, writer)
    except (KeyError, IndexError, ValueError, XMLSyntaxError) as error:
        raise ReadError("a damaged workbook", hint="open it and save it anew as .xlsx") from error
    return writer.content(unread=_unread(hidden, unknown))


def _author(package: zipfile.ZipFile) -> bytes:
    return package.read("docProps/core.xml") if "docProps/core.xml" in package.namelist() else b""


def _unread(hidden: Sequence[str], unknown: int) -> str:
    said = []
    if hidden:
        said.append(f"hidden sheets of it are not read: {'、'.join(hidden)} (show them to have them read)")
    if unknown:
        said.append(f"{unknown} formulas of it have no value (open it in Excel or WPS and save it)")
    return "; ".join(said)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a sheet: the cells that open in it, and how many stand in it, merged ones too."""

    cells: tuple[Cell, ...]
    filled: int


def _write(sheet: Sheet, writer: Writer) -> None:
    """Write a sheet: the rows before the first and after the last that have several cells are paragraphs."""
    rows = _rows(sheet)
    tabular = [at for at, row in enumerate(rows) if row.filled > 1]
    first, end = (tabular[0], tabular[-1] + 1) if len(tabular) > 1 else (len(rows), len(rows))
    above = [text for row in rows[:first] for cell in row.cells for text in cell.paragraphs]
    if rows and not _UNNAMED.fullmatch(sheet.name.strip()) and sheet.name.strip() not in "".join(above):
        writer.paragraph((sheet.name, None), cell=Cell(1, 1, ()), sheet=sheet.name)
    _write_paragraphs(rows[:first], sheet.name, writer)
    writer.table([cell for row in rows[first:end] for cell in row.cells], sheet=sheet.name)
    _write_paragraphs(rows[end:], sheet.name, writer)


def _write_paragraphs(rows: Sequence[_Row], sheet: str, writer: Writer) -> None:
    for row in rows:
        for cell in row.cells:
            for text in cell.paragraphs:
                writer.paragraph((text, None), cell=cell, sheet=sheet)


def _rows(sheet: Sheet) -> list[_Row]:
    """Return the rows of a sheet that hold text, what is merged as one cell at its upper left."""
    corners = {(area.top, area.left): area for area in sheet.merged}
    numbers = sorted({cell.row for cell in sheet.cells})
    columns = sorted({cell.column for cell in sheet.cells})
    if len(numbers) * len(columns) > _MOST_FIELDS:
        raise ReadError(f"a sheet of more than {_MOST_FIELDS:,} fields", hint="split the workbook")
    opening: defaultdict[int, list[Cell]] = defaultdict(list)
    standing: Counter[int] = Counter()
    covered = 0
    for cell in sheet.cells:
        area = corners.get((cell.row, cell.column), Area(cell.row, cell.column, cell.row, cell.column))
        found = _cell(cell, area, numbers[-1], columns[-1])
        opening[cell.row].append(found)
        covered += found.rows * found.columns
        if covered > _MOST_FIELDS:
            raise ReadError("merged cells without end", hint="take the table into a new workbook")
        standing.update(range(cell.row + 1, cell.row + found.rows))
    return [_Row(tuple(opening[number]), len(opening[number]) + standing[number]) for number in numbers]


def _cell(cell: SheetCell, area: Area, foot: int, right: int) -> Cell:
    """Return a cell with its paragraphs; what is merged reaches no further than the text of the sheet."""
    lines = tuple(line.strip() for line in cell.text.split("\n") if line.strip())
    rows = max(1, min(area.foot, foot) - cell.row + 1)
    return Cell(cell.row, cell.column, lines, rows, max(1, min(area.right, right) - cell.column + 1))
