"""Makes .docx, .pdf and .zip files for the tests, with what offices put into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
FONT = "STSong-Light"


def saved(document: Any) -> bytes:
    """Return a python-docx document as the bytes of its file."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def docx_of(*body: str) -> bytes:
    """Return a .docx file whose body is made of WordprocessingML elements, `w:` being declared."""
    document = docx.Document()
    for xml in body:
        name, rest = xml.split(" ", 1) if " " in xml.split(">", 1)[0] else xml.split(">", 1)
        gap = " " if " " in xml.split(">", 1)[0] else ">"
        element = parse_xml(f"{name} {_W}{gap}{rest}")
        document.element.body.insert(len(document.element.body) - 1, element)
    return saved(document)


def paragraph(text: str, properties: str = "") -> str:
    """Return the WordprocessingML of a paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def replaced(data: bytes, **members: bytes) -> bytes:
    """Return a zip with members added or replaced; `__` in a name stands for a slash, `_dot_` for a dot."""
    made = io.BytesIO()
    names = {name.replace("__", "/").replace("_dot_", "."): content for name, content in members.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for name in old.namelist():
            if name not in names:
                new.writestr(name, old.read(name))
        for name, content in names.items():
            new.writestr(name, content)
    return made.getvalue()


class Sheets:
    """A PDF that is drawn line by line, as programs write it: 30 characters a line, no paragraphs."""

    def __init__(self) -> None:
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
        self._data = io.BytesIO()
        self.canvas = Canvas(self._data, pagesize=A4, invariant=1)
        self._y = 740.0

    def text(self, text: str, *, width: int = 28) -> None:
        """Write a paragraph: two characters indented, broken every `width` characters."""
        line, rest = text[: width - 2], text[width - 2 :]
        self._line(line, 72 + 32)
        while rest:
            line, rest = rest[:width], rest[width:]
            self._line(line, 72)

    def mark(self, text: str, y: float, x: float = 280) -> None:
        """Write something at a place of its own, such as a page number."""
        self.canvas.setFont(FONT, 10)
        self.canvas.drawString(x, y, text)

    def table(self, rows: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Draw a table with all its lines, a row 20 points high; `^` is a cell merged with the one above."""
        xs = [72 + sum(widths[:at]) for at in range(len(widths) + 1)]
        top = self._y + 8
        self.canvas.setFont(FONT, 10)
        for number, row in enumerate(rows):
            y = top - 20 * number
            for at, text in enumerate(row):
                if text != "^":
                    self.canvas.line(xs[at], y, xs[at + 1], y)
                    self.canvas.drawString(xs[at] + 4, y - 14, text)
        foot = top - 20 * len(rows)
        self.canvas.line(xs[0], foot, xs[-1], foot)
        for x in xs:
            self.canvas.line(x, top, x, foot)
        self._y = foot - 20

    def columns(self, lines: Sequence[Sequence[str]], widths: Sequence[float]) -> None:
        """Write the lines of a table without drawing any, 14 points apart, each text in its column."""
        self.canvas.setFont(FONT, 10)
        for line in lines:
            for at, text in enumerate(line):
                self.canvas.drawString(72 + sum(widths[:at]), self._y, text)
            self._y -= 14
        self._y -= 20

    def page(self) -> None:
        """Begin a new page."""
        self.canvas.showPage()
        self._y = 740.0

    def done(self) -> bytes:
        """Return the file."""
        self.canvas.save()
        return self._data.getvalue()

    def _line(self, text: str, x: float) -> None:
        self.canvas.setFont(FONT, 16)
        self.canvas.drawString(x, self._y, text)
        self._y -= 28


def package(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip of members in their order."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in members:
            new.writestr(name, content)
    return made.getvalue()


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED = "http://schemas.openxmlformats.org/package/2006/relationships"


def sheet_xml(rows: str, merged: str = "") -> str:
    """Return the XML of a sheet of rows and merged ranges."""
    areas = f"<mergeCells>{merged}</mergeCells>" if merged else ""
    return f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData>{areas}</worksheet>'


def workbook(sheet: str, *, strings: str = "", entries: int = 1) -> bytes:
    """Return a bare .xlsx file of one sheet's XML, which the workbook names `entries` times."""
    sheets = '<sheet name="表" sheetId="1" r:id="s"/>' * entries
    related = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, kind, target in (("s", "worksheet", "sheet.xml"), ("t", "sharedStrings", "strings.xml"))
    )
    book = f'<Relationship Id="b" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    body = f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'
    texts = (
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", f'<Relationships xmlns="{_RELATED}">{book}</Relationships>'),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_RELATED}">{related}</Relationships>'),
        ("xl/workbook.xml", body),
        ("xl/strings.xml", f'<sst xmlns="{_SHEET}">{strings}</sst>'),
        ("xl/sheet.xml", sheet),
    )
    return package((name, text.encode()) for name, text in texts)
