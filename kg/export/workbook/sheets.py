"""Sheets as a spreadsheet shows and prints them: widths, row heights, colours, frozen heads, page set-up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from types import TracebackType
from typing import Any

from extract.errors import ExportError
from extract.model import AUTHOR
from kg.export.workbook.cells import lines, shown
from kg.export.workbook.notes import NoteLine
from kg.export.workbook.words import A4, FILLS, NOTES, Column, Style, Table

FONT = "微软雅黑"
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""The workbook's date, always the same, so that the same norms give the same bytes."""
MAX_ROWS = 1_048_576
_LINE, _PADDING, _LEAST, _MOST = 14.25, 7.5, 21.75, 409.0
"""Points of a line, of the room around a cell's text, of the lowest and the highest row."""
_FORMULA_LIKE = tuple("=+-@'＝＋－＠")
_BORDER = {"border": 1, "border_color": "#D0D7DE"}
_BODY = {"font_name": FONT, "font_size": 10, "valign": "vcenter", **_BORDER}
_ACCENT = "#2F5D8A"
_HEAD = {**_BODY, "bold": True, "font_color": "#FFFFFF", "bg_color": _ACCENT, "align": "center",
         "text_wrap": True}
_STYLES: dict[Style, dict[str, object]] = {
    Style.TEXT: {"text_wrap": True, "align": "left"},
    Style.CENTRE: {"text_wrap": True, "align": "center"},
    Style.NUMBER: {"align": "center", "num_format": '0;-0;"–"'},
    Style.SCORE: {"align": "center", "num_format": "0.00"},
    Style.MODALITY: {"align": "center", "bold": True},
    Style.CODE: {"align": "left", "font_name": "Consolas", "font_size": 9, "font_color": "#6E7781"},
}


class Book:
    """A workbook being written; leaving the `with` block without an error puts it on disk."""

    def __init__(self, path: Path, title: str = "责任清单") -> None:
        import xlsxwriter

        self._book: Any = xlsxwriter.Workbook(
            str(path), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._book.set_properties({"title": title, "author": AUTHOR, "created": CREATED})
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._styles: dict[tuple[object, ...], Any] = {}

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._close()
        else:
            self._book.fileclosed = True

    def add_table(self, table: Table, rows: Iterable[object]) -> Any:
        """Add a sheet with a frozen head, a filter and one row each, and return it; see `Table`."""
        sheet = self._book.add_worksheet(table.name)
        for index, column in enumerate(table.columns):
            sheet.set_column(index, index, column.width)
            sheet.write_string(0, index, column.heading, self._format(**_HEAD))
        sheet.set_row(0, 30)
        last = 0
        for last, row in enumerate(rows, 1):
            if last >= MAX_ROWS:
                raise ExportError(f"a sheet holds {MAX_ROWS - 1} rows, {table.name} has more",
                                  hint="export fewer documents, or as csv")
            self._write_row(sheet, last, table.columns, row)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, last, len(table.columns) - 1)
        self._set_up_pages(sheet, table.name, table.paper)
        sheet.repeat_rows(0)
        sheet.print_area(0, 0, last, table.printed - 1)
        return sheet

    def add_notes(self, notes: Iterable[NoteLine]) -> None:
        """Add the 说明 sheet: a name and its meaning a row, a modality's name on its colour."""
        sheet = self._book.add_worksheet(NOTES)
        widths = (16, 104)
        for index, width in enumerate(widths):
            sheet.set_column(index, index, width)
        for row, note in enumerate(notes):
            height = _LEAST
            for index, text in enumerate(note.cells):
                if text or not note.heading:
                    sheet.write_string(row, index, text, self._note_format(text, note.heading))
                if not note.heading:
                    height = max(height, _height(lines(text, widths[index])))
            sheet.set_row(row, 27 if note.heading else height)
        sheet.hide_gridlines(2)
        self._set_up_pages(sheet, NOTES, A4)

    def add_hidden(self, name: str, rows: Iterable[Sequence[str]]) -> None:
        """Add a sheet of plain text that no menu of a spreadsheet program brings to light."""
        sheet = self._book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for index, text in enumerate(cells):
                if text:
                    sheet.write_string(row, index, text)
        sheet.protect()
        sheet.very_hidden()

    def head(self, colour: str) -> Any:
        """Return the format of a column's head on another colour."""
        return self._format(**{**_HEAD, "bg_color": colour})

    def _write_row(self, sheet: Any, row: int, columns: Sequence[Column], values: object) -> None:
        most = 1
        for index, column in enumerate(columns):
            value = getattr(values, column.field)
            if isinstance(value, date):
                style = self._style(column.style, num_format="yyyy-mm-dd")
                sheet.write_datetime(row, index, datetime.combine(value, time()), style)
            elif isinstance(value, int | float):
                sheet.write_number(row, index, value, self._style(column.style))
            elif not value:
                sheet.write_blank(row, index, None, self._style(column.style))
            else:
                text = shown(str(value))
                sheet.write_string(row, index, text, self._text_style(column.style, text))
                most = max(most, lines(text, column.width))
        sheet.set_row(row, _height(most))

    def _text_style(self, style: Style, text: str) -> Any:
        more: dict[str, object] = {}
        if style is Style.MODALITY:
            more["bg_color"] = FILLS[text]
        if text.startswith(_FORMULA_LIKE):
            more["quote_prefix"] = True
        return self._style(style, **more)

    def _style(self, style: Style, **more: object) -> Any:
        key = (style, *more.items())
        if key not in self._styles:
            self._styles[key] = self._format(**{**_BODY, **_STYLES[style], **more})
        return self._styles[key]

    def _note_format(self, text: str, heading: bool) -> Any:
        if heading:
            return self._format(
                font_name=FONT, font_size=13, bold=True, font_color=_ACCENT, valign="bottom"
            )
        fill = {"bg_color": FILLS[text], "bold": True} if text in FILLS else {}
        return self._format(**{**_BODY, "text_wrap": True, **fill})

    def _format(self, **properties: object) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format(properties)
        return self._formats[key]

    @staticmethod
    def _set_up_pages(sheet: Any, title: str, paper: int) -> None:
        sheet.set_landscape()
        sheet.set_paper(paper)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
        sheet.set_header(f'&C&"{FONT},Bold"&14{title}')
        sheet.set_footer("&L&9自动抽取，以文件原文为准&R&9第 &P 页，共 &N 页")

    def _close(self) -> None:
        from xlsxwriter.exceptions import FileCreateError

        try:
            self._book.close()
        except FileCreateError as error:
            raise error.args[0] from error


def _height(count: int) -> float:
    """Points of a row of so many lines; a row cannot be higher than 409."""
    return min(_MOST, max(_LEAST, count * _LINE + _PADDING))
