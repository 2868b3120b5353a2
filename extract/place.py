"""Where a stretch of text stands in the file that it was taken from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its file a stretch of extracted text stands; all numbers count from 1.

    Attributes:
        start, end: span in the extracted text.
        page: page of a PDF, else None.
        paragraph: number of the paragraph outside of tables, in reading order; one that runs over a page
            end has two places of one number.
        table, row, column: the table cell, its upper left one where it is merged; else None.
        rows, columns: how many the cell spans.
        sheet: name of the sheet of a workbook, whose own rows and columns are then counted; else None.
    """

    start: int
    end: int
    page: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    rows: int = 1
    columns: int = 1
    sheet: str | None = None

    @property
    def cell(self) -> str | None:
        """The table cell as one word: the third row's second cell in the first table is `T1R3C2`.

        In a workbook its address there, sheet and all: `重点任务!B3`.
        """
        if self.sheet is not None:
            return f"{self.sheet}!{column_letters(self.column or 1)}{self.row}"
        return None if self.table is None else f"T{self.table}R{self.row}C{self.column}"


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column, counted from 1: 1 → A, 28 → AB."""
    letters = ""
    while column > 0:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
