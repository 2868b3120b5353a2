"""Writes rows to stdout as an aligned table, JSON, JSON lines or CSV."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from enum import StrEnum

import click

from .terminal import printable, stdout_console

_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


class TableFormat(StrEnum):
    """How rows are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def write_table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], form: TableFormat = TableFormat.TABLE
) -> None:
    """Write `rows` under `columns` to stdout; null is empty in tables and CSV, a list joined by 、."""
    match form:
        case TableFormat.TABLE:
            _write_aligned(columns, rows)
        case TableFormat.JSON:
            write_json([dict(zip(columns, row, strict=True)) for row in rows])
        case TableFormat.JSONL:
            for row in rows:
                click.echo(_json(dict(zip(columns, row, strict=True))))
        case TableFormat.CSV:
            for row in (columns, *rows):
                _write_csv([_guard(value) for value in row])


def write_json(value: object) -> None:
    """Write one JSON value, indented; Chinese as it is."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return "、".join(_text(item) for item in value)
    return _json(value) if isinstance(value, dict) else str(value)


def _write_csv(cells: Sequence[object]) -> None:
    """Write a row; csv quotes a CR only where lines end in one, and a bare CR would begin a new row."""
    if any(isinstance(cell, str) and "\r" in cell for cell in cells):
        csv.writer(sys.stdout, lineterminator="\n", quoting=csv.QUOTE_ALL).writerow(cells)
    else:
        csv.writer(sys.stdout, lineterminator="\n").writerow(cells)


def _guard(value: object) -> object:
    """Return the cell, text that a spreadsheet would run as a formula behind an apostrophe."""
    if isinstance(value, int | float):
        return value
    text = _text(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _write_aligned(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = list(rows)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="bold")
    for index, column in enumerate(columns):
        numeric = bool(cells) and all(isinstance(row[index], int | float) for row in cells)
        table.add_column(printable(column), justify="right" if numeric else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(printable(_text(value))) for value in row))
    console = stdout_console()
    if console.is_terminal:
        console.print(table)
        return
    with console.capture() as capture:
        console.print(table)
    for line in capture.get().strip("\n").splitlines():
        click.echo(line.rstrip())
