"""PDF files with a text layer: lines joined to paragraphs, tables, no page numbers and running heads."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from ..errors import ReadError
from .content import Content, Writer
from .pdf_columns import column_tables
from .pdf_lines import Column, Line, column_of, joined, lines_of, paragraphs_of
from .pdf_page import Page, read_pages
from .pdf_tables import PdfTable, append, continued, tables_of

_NUMBER = re.compile(
    r"^[\s\-—–―－·•.~～]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*[/／,，]?\s*(?:共|of)?\s*[0-9０-９]{1,4}\s*页?)?[\s\-—–―－·•.~～]*$"
)
_MARGIN = 0.12
"""Share of a page's height, at its top and its foot, in which running heads and page numbers stand."""
_FEWEST = 5
"""Characters below which a page with a picture has no text layer."""
_NEEDS_OCR = "run OCR over it that adds a text layer, e.g. ocrmypdf -l chi_sim"


@dataclass(slots=True)
class _Sheet:
    """A page taken apart: its lines outside of tables, and its tables, from top to bottom."""

    page: Page
    lines: list[Line]
    tables: list[PdfTable]
    unread: int = 0
    margins: list[Line] = field(default_factory=list)


def read_pdf(data: bytes) -> Content:
    """Return the text of a PDF; raises ReadError where it is damaged, protected, too large or a scan."""
    sheets = []
    scanned = []
    for page in read_pages(data):
        if page.pictured and sum(not glyph.text.isspace() for glyph in page.glyphs) < _FEWEST:
            scanned.append(page.number)
        sheets.append(_sheet(page))
    if not any(sheet.page.glyphs for sheet in sheets) or len(scanned) == len(sheets):
        raise ReadError("a scan: its pages are pictures without text, it needs OCR", hint=_NEEDS_OCR)
    _take_margins(sheets)
    writer = Writer()
    _write(sheets, writer)
    margins = dict.fromkeys(line.text for sheet in sheets for line in sheet.margins)
    kept = tuple(text for text in margins if not _NUMBER.match(text))
    return writer.content(margins=kept, unread=_unread(scanned, sheets))


def _unread(scanned: Sequence[int], sheets: Sequence[_Sheet]) -> str:
    said = []
    if scanned:
        said.append(f"page {_shown(scanned)} of it: a scan that needs OCR; the rest is read ({_NEEDS_OCR})")
    untold = [sheet.page.number for sheet in sheets if sheet.unread]
    if untold:
        said.append(
            f"page {_shown(untold)} of it: a table without drawn lines, whose rows cannot be told apart, "
            "is not read (give the .docx or .xlsx that it was made from)"
        )
    return "; ".join(said)


def _shown(pages: Sequence[int]) -> str:
    return "、".join(map(str, pages[:10])) + (" …" if len(pages) > 10 else "")


def _sheet(page: Page) -> _Sheet:
    tables = tables_of(page)
    outside = [glyph for glyph in page.glyphs if not any(table.holds(glyph) for table in tables)]
    found = column_tables(outside, page.number)
    outside = [glyph for glyph in outside if not any(table.holds(glyph) for table in found)]
    told = [table for table in found if table.rows]
    in_order = sorted([*tables, *told], key=lambda table: -table.top)
    return _Sheet(page, lines_of(outside, page.number), in_order, len(found) - len(told))


def _take_margins(sheets: Sequence[_Sheet]) -> None:
    """Move page numbers, and what comes back at the top or foot of half the pages, out of the text."""
    places: defaultdict[tuple[str, bool], set[int]] = defaultdict(set)
    for sheet in sheets:
        for line, upper in _marginal(sheet):
            places[_shape(line.text), upper].add(sheet.page.number)
    most = max(2, (len(sheets) + 1) // 2)
    for sheet in sheets:
        lines = sheet.lines
        for line, upper in list(_marginal(sheet)):
            edge = line is lines[0] if upper else line is lines[-1]
            numbered = edge and _NUMBER.match(line.text) is not None
            if numbered or len(places[_shape(line.text), upper]) >= most:
                sheet.margins.append(line)
        sheet.lines = [line for line in lines if all(line is not other for other in sheet.margins)]


def _marginal(sheet: _Sheet) -> Iterator[tuple[Line, bool]]:
    """Yield the lines in the margins of a page, and whether each stands in the upper one."""
    height = sheet.page.height
    for line in sheet.lines:
        if line.bottom > height * (1 - _MARGIN):
            yield line, True
        elif line.top < height * _MARGIN:
            yield line, False


def _shape(text: str) -> str:
    return re.sub(r"[0-9]+", "#", "".join(text.split()))


def _write(sheets: Sequence[_Sheet], writer: Writer) -> None:
    """Write lines and tables in their order, paragraphs and tables that run over a page end as one."""
    lines = [line for sheet in sheets for line in sheet.lines]
    column = column_of(lines) if lines else Column(0, 0, 1, 1)
    held: list[Line] = []
    open_table: tuple[PdfTable, int] | None = None
    for sheet in sheets:
        for item in _in_order(sheet):
            if isinstance(item, Line):
                if open_table:
                    writer.table(open_table[0].cells, open_table[1])
                    open_table = None
                held.append(item)
                continue
            _write_lines(held, column, writer)
            held = []
            fresh = item is sheet.tables[0]
            if open_table and fresh and open_table[1] < sheet.page.number and continued(open_table[0], item):
                append(open_table[0], item)
                continue
            if open_table:
                writer.table(open_table[0].cells, open_table[1])
            open_table = (item, sheet.page.number)
    _write_lines(held, column, writer)
    if open_table:
        writer.table(open_table[0].cells, open_table[1])


def _in_order(sheet: _Sheet) -> Iterable[Line | PdfTable]:
    return sorted([*sheet.lines, *sheet.tables], key=lambda item: -item.top)


def _write_lines(lines: Sequence[Line], column: Column, writer: Writer) -> None:
    for paragraph in paragraphs_of(lines, column):
        stretches: list[tuple[str, int | None]] = []
        whole = ""
        for page, own in groupby(paragraph, key=lambda line: line.page):
            before = len(whole)
            whole = joined([whole, *(line.text for line in own)])
            stretches.append((whole[before:], page))
        writer.paragraph(*stretches)
